"""What a write or an undo would do, before it is done: rows to put and rows to drop."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph_service.errors import Refused
from graph_service.fields import Kind
from graph_service.records import KINDS, NEVER_LOADED, SECRET, Record
from graph_service.store.batch import Batch, Change, Tally
from graph_service.store.rows import Row, alike, check, columns, rows_of
from graph_service.store.transaction import Transaction


@dataclass
class Plan:
    """What a write would do to one kind: rows to put, rows to drop, and the rows as they were."""

    kind: str
    added: list[Row] = field(default_factory=list)
    changed: list[tuple[Row, Row]] = field(default_factory=list)
    removed: list[Row] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)

    @property
    def tally(self) -> Tally:
        """The counts of this plan."""
        return Tally(len(self.added), len(self.changed), len(self.removed), len(self.unchanged))

    @property
    def size(self) -> int:
        """How many rows come, change or go."""
        return len(self.added) + len(self.changed) + len(self.removed)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to do."""
        return not self.size


def tallies(plans: Iterable[Plan]) -> dict[str, Tally]:
    """The counts of plans by kind; a record of which several sources speak counts once."""
    by_kind: dict[str, list[Plan]] = defaultdict(list)
    for plan in plans:
        if plan.tally != Tally():
            by_kind[plan.kind].append(plan)
    return {
        name: some[0].tally if len(some) == 1 else _distinct(some) for name, some in by_kind.items()
    }


def _distinct(plans: Sequence[Plan]) -> Tally:
    changed = {row[0] for plan in plans for row, _ in plan.changed}
    # New from one source and long said by another is no new record.
    unchanged = {id_ for plan in plans for id_ in plan.unchanged} - changed
    added = {row[0] for plan in plans for row in plan.added} - changed - unchanged
    removed = {row[0] for plan in plans for row in plan.removed} - changed - unchanged - added
    return Tally(len(added), len(changed), len(removed), len(unchanged))


def planned(transaction: Transaction, batch: Batch, name: str) -> Plan:
    """What a batch would do to the kind called `name`, beside what its source said before.

    Raises:
        Refused: a record is said twice, or holds a value that the vocabulary does not know.
    """
    kind = KINDS[name]
    records = [record for record in batch.records if type(record) is kind.record]
    removed = {id_ for kind_name, id_ in batch.removed if kind_name == name}
    plan = Plan(name)
    replaces = batch.replaces and _speaks_of_all(kind, records)
    if not (records or removed or replaces):
        return plan
    before = {row[0]: row for row in transaction.rows(name, source=batch.source)}
    rows = rows_of(name, records)
    check(kind, rows)
    seen: set[str] = set()
    for row in rows:
        own = (row[0], batch.source, *row[2:])
        if own[0] in seen:
            raise Refused(f"The {kind.one} '{own[0]}' is said twice by {batch.source}.")
        seen.add(own[0])
        known = before.pop(own[0], None)
        if known is None:
            plan.added.append(own)
        elif alike(known, own):
            plan.unchanged.append(own[0])
        else:
            plan.changed.append((known, own))
    plan.removed = [row for id_, row in before.items() if replaces or id_ in removed]
    return plan


def _speaks_of_all(kind: Kind, records: Sequence[Record]) -> bool:
    """Whether a batch that replaces what its source said does so for a kind.

    An edition without the sheet of declarations says nothing of them, not that there are none.
    """
    return not kind.apart or (bool(records) and kind.name not in NEVER_LOADED)


def changes_of(plan: Plan) -> Iterator[Change]:
    """A plan's changes for the audit, each with the row as it was before."""
    names = columns(KINDS[plan.kind])

    def image(row: Row) -> dict[str, Any]:
        if plan.kind in SECRET:
            return {}
        return {name: value for name, value in zip(names, row, strict=True) if value is not None}

    for row in plan.added:
        yield Change(plan.kind, row[0], row[1], "added")
    for before, _ in plan.changed:
        yield Change(plan.kind, before[0], before[1], "changed", image(before))
    for row in plan.removed:
        yield Change(plan.kind, row[0], row[1], "removed", image(row))
