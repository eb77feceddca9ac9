"""Who was removed: digests by which they are known again, and kept out of what comes in."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph_service.records import Person, Record, Removal
from graph_service.store.rows import record_of
from graph_service.store.transaction import Transaction


def digest_of(text: str) -> str:
    """The SHA-256 of an id or of an e-mail address, whose letters may be large or small."""
    return hashlib.sha256(text.strip().casefold().encode()).hexdigest()


@dataclass(frozen=True)
class Suppressed:
    """Digests of the ids and of the e-mail addresses of people who were removed."""

    ids: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()

    @classmethod
    def of(cls, transaction: Transaction) -> "Suppressed":
        """Who was ever removed from a store."""
        kept = [record_of("Removal", row) for row in transaction.rows("Removal")]
        return cls.named(item for item in kept if isinstance(item, Removal))

    @classmethod
    def named(cls, removals: Iterable[Removal]) -> "Suppressed":
        """Those whom some records of removals name."""
        some = list(removals)
        emails = frozenset(item.email_digest for item in some) - {""}
        return cls(frozenset(item.id for item in some), emails)

    def __bool__(self) -> bool:
        """Whether anybody was."""
        return bool(self.ids)

    def has(self, id_: str, email: str = "") -> bool:
        """Whether somebody with an id, or with an e-mail address, was removed."""
        by_email = bool(email and self.emails) and digest_of(email) in self.emails
        return by_email or digest_of(id_) in self.ids

    def among(self, records: Sequence[Record]) -> frozenset[str]:
        """The ids in some records of people who were removed."""
        return frozenset(
            item.id for item in records
            if isinstance(item, Person) and self.has(item.id, item.email)
        )  # fmt: skip
