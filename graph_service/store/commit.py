"""Committing: what a write does in its transaction, and how far it has come."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from graph_service.records import KINDS
from graph_service.store.batch import Batch, Change, Entry
from graph_service.store.plan import Plan, changes_of, planned
from graph_service.store.progress import Progress, Tell
from graph_service.store.transaction import Transaction

_CHUNK = 20_000
"""Rows put at a time, so that a long write can say how far it has come."""
_PLANNED, _LOGGED = 0.25, 0.4
"""The parts of a write that are done once it is planned, and once its audit is written."""


def plans_of(
    transaction: Transaction, batches: Sequence[Batch], progress: Tell | None
) -> list[Plan]:
    """What batches would do, kind by kind, beside what their sources said before."""
    plans = []
    told = Progress(progress, 0, _PLANNED, sum(len(item.records) for item in batches))
    for item in batches:
        for kind in KINDS:
            plan = planned(transaction, item, kind)
            told.add(plan.size + len(plan.unchanged))
            plans.append(plan)
    return plans


def commit(
    transaction: Transaction,
    plans: Sequence[Plan],
    entry: Entry,
    progress: Tell | None = None,
    *,
    shows: bool = False,
) -> int:
    """Do what is planned; `entry` says by whom and why, its number and moment are found here.

    `shows` says that a snapshot shows what was done, whichever kinds it was done to.
    """
    plans = [plan for plan in plans if not plan.is_empty]
    entry = replace(
        entry,
        version=max((item.version for item in transaction.entries()), default=0) + 1,
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        apart=not shows and all(KINDS[plan.kind].apart for plan in plans),
    )
    rows = sum(plan.size for plan in plans)
    transaction.log(entry, _audited(plans, Progress(progress, _PLANNED, _LOGGED, rows)))
    told = Progress(progress, _LOGGED, 1, rows)
    for plan in plans:
        transaction.drop(plan.kind, [row[:2] for row in plan.removed])
        told.add(len(plan.removed))
        coming = plan.added + [after for _, after in plan.changed]
        for start in range(0, len(coming), _CHUNK):
            chunk = coming[start : start + _CHUNK]
            transaction.put(plan.kind, chunk)
            told.add(len(chunk))
    return entry.version


def _audited(plans: Sequence[Plan], told: Progress) -> Iterator[Change]:
    for plan in plans:
        yield from changes_of(plan)
        told.add(plan.size)
