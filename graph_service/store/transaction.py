"""The few things that a database does for the ledger."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from graph_service.store.batch import Change, Entry
from graph_service.store.rows import Row


class Transaction(Protocol):
    """The few things that a database does for the ledger, all within one transaction."""

    def rows(
        self, kind: str, *, source: str | None = None, id_: str | None = None
    ) -> Iterable[Row]:
        """What is said of the records of a kind, in the order of id and source.

        Narrowed, where given, to what one source says and to one record.
        """

    def put(self, kind: str, rows: Sequence[Row]) -> None:
        """Keep rows, each in the place of what its source said of its id before."""

    def drop(self, kind: str, keys: Sequence[tuple[str, str]]) -> None:
        """Forget what sources said, by (id, source)."""

    def clear(self) -> None:
        """Forget all that was said and all of the audit; called before anything is put."""

    def log(self, entry: Entry, changes: Iterable[Change]) -> None:
        """Keep a version and its changes in the audit."""

    def unlog(self, version: int) -> None:
        """Forget a version and its changes."""

    def entries(self) -> list[Entry]:
        """All versions, the first one first."""

    def changes(self, *, after: int, until: int | None = None) -> Iterable[Change]:
        """The audited changes of the versions in `after < version <= until`, in order."""
