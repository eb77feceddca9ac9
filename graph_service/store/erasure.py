"""Removing people everywhere in a store: what is said of them, what stands on it, its audit.

The audit keeps that somebody was removed, when and by whom; nothing that says who it was but a
digest, by which files and backups that still name them are told.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from graph_service.records import KINDS, Removal
from graph_service.store.batch import TEAM, Batch, Change, Entry
from graph_service.store.commit import commit, plans_of
from graph_service.store.forgetting import Forgetting, mention_of
from graph_service.store.ledger import Ledger
from graph_service.store.reversal import row_before
from graph_service.store.rows import Row, columns
from graph_service.store.suppressed import Suppressed
from graph_service.store.transaction import Transaction

SOMEBODY = "somebody who was removed"
Going = Mapping[str, Set[str]]
"""Ids of records, by kind."""
_Records = dict[str, set[str]]
_NOTHING: Going = {}


@dataclass(frozen=True)
class Erased:
    """How many people and how many other records were removed, and the version that says so."""

    version: int
    people: int
    records: int


def erase(
    store: Ledger, removals: Sequence[Removal], *, by: str, why: str, also: Going = _NOTHING,
    stay: bool = True,
) -> Erased:  # fmt: skip
    """Remove those whom some records of removals name, and keep these records if they `stay` away.

    `also` are ids of other records, by kind, that go. Nothing of them is left in the store, in
    its audit or in its file; a version that says that it happened is. It cannot be undone.

    Raises:
        StoreUnavailable: the database cannot be reached; then nothing was changed.
    """

    def work(transaction: Transaction) -> Erased:
        people, records = purge(transaction, Suppressed.named(removals), also)
        plans = plans_of(transaction, [Batch(TEAM, removals if stay else ())], None)
        # Pages show that people are gone, though a removal itself is in no snapshot.
        entry = Entry(0, "", by, why, (TEAM,))
        return Erased(commit(transaction, plans, entry, shows=True), people, records)

    done = store.transact(work, writes=True)
    store.forget()
    store.compact()
    return done


def purge(
    transaction: Transaction, suppressed: Suppressed, also: Going = _NOTHING
) -> tuple[int, int]:
    """Remove people, and other records, from all that is there; how many of each it was."""
    forgetting = _forgetting(transaction, suppressed) if suppressed else Forgetting(frozenset())
    if not forgetting.people and not any(also.values()):
        return 0, 0
    going = _going(transaction, forgetting, also)
    for kind in KINDS:
        rows = list(transaction.rows(kind))
        transaction.drop(kind, [row[:2] for row in rows if row[0] in going[kind]])
        left = [(row, forgetting.left(kind, row)) for row in rows if row[0] not in going[kind]]
        transaction.put(kind, [after for before, after in left if after != before])
    for entry in transaction.entries():
        _audit_again(transaction, entry, forgetting, going)
    return len(forgetting.people), sum(len(ids) for ids in going.values()) - len(going["Person"])


def _forgetting(transaction: Transaction, suppressed: Suppressed) -> Forgetting:
    """Who goes, with how others may have written of them."""
    people: set[str] = set()
    said: set[str] = set()
    others: set[str] = set()
    names = columns(KINDS["Person"])
    for _, row in _ever(transaction, ["Person"]):
        person = dict(zip(names, row, strict=True))
        name, email = person["name"] or "", person["email"] or ""
        if suppressed.has(row[0], email):
            people.add(row[0])
            said |= {email, name} if " " in name.strip() else {email}
        else:
            others.add(name.casefold())
    # A name that somebody else has too is left: nobody can say which of them is meant.
    return Forgetting(people, mention_of(text for text in said if text.casefold() not in others))


def _ever(transaction: Transaction, kinds: Iterable[str]) -> Iterator[tuple[str, Row]]:
    """Every row of some kinds that there is, and every one that the audit knows."""
    wanted = set(kinds)
    for kind in wanted:
        for row in transaction.rows(kind):
            yield kind, row
    for change in transaction.changes(after=0):
        before = row_before(change)
        if change.kind in wanted and before is not None:
            yield change.kind, before


def _going(transaction: Transaction, forgetting: Forgetting, also: Going) -> _Records:
    """The ids of the records that go, by kind: that stand on who goes, or on such a record."""
    going: _Records = defaultdict(set, {kind: set(ids) for kind, ids in also.items()})
    going["Person"] |= forgetting.people
    stays: _Records = defaultdict(set)
    for kind in KINDS if forgetting.people else ():
        for row in transaction.rows(kind):
            (going if forgetting.takes(kind, row) else stays)[kind].add(row[0])
    for kind, row in _ever(transaction, KINDS if forgetting.people else ()):
        if row[0] not in stays[kind] and forgetting.takes(kind, row):
            going[kind].add(row[0])
    while _add_what_stands_on(transaction, going):
        pass
    return going


def _add_what_stands_on(transaction: Transaction, going: _Records) -> bool:
    """Add the records that need one that goes; whether there were any."""
    before = sum(map(len, going.values()))
    needs = {
        kind.name: [field for field in kind.fields
                    if field.required and going.get(field.refers_to) and field.type == "ref"]
        for kind in KINDS.values()
    }  # fmt: skip
    for kind, row in _ever(transaction, [name for name, fields in needs.items() if fields]):
        said = dict(zip(columns(KINDS[kind]), row, strict=True))
        if any(said[field.name] in going[field.refers_to] for field in needs[kind]):
            going[kind].add(row[0])
    return sum(map(len, going.values())) > before


def _audit_again(
    transaction: Transaction, entry: Entry, forgetting: Forgetting, going: _Records
) -> None:
    """Write what a version did once more, without those who go."""
    changes = list(transaction.changes(after=entry.version - 1, until=entry.version))
    left = list(_left(changes, forgetting, going))
    by = SOMEBODY if entry.by in forgetting.people else entry.by
    said = replace(entry, by=by, why=forgetting.text(entry.why))
    if (said, left) != (entry, changes):
        transaction.unlog(entry.version)
        transaction.log(said, left)


def _left(changes: Iterable[Change], forgetting: Forgetting, going: _Records) -> Iterator[Change]:
    for change in changes:
        row = row_before(change)
        if change.id in going.get(change.kind, ()):
            continue
        if row is None:
            yield change
        elif not forgetting.takes(change.kind, row):
            after = zip(columns(KINDS[change.kind]), forgetting.left(change.kind, row), strict=True)
            said = {name: value for name, value in after if value is not None}
            yield replace(change, before=said)
