"""What an undo would do: each row as it was before, unless later changes stand on it."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from graph_service.errors import Conflict
from graph_service.integrity import references
from graph_service.records import KINDS, SECRET
from graph_service.store.batch import Change
from graph_service.store.plan import Plan
from graph_service.store.rows import Row, columns, record_of
from graph_service.store.transaction import Transaction


def reversal(transaction: Transaction, version: int) -> list[Plan]:
    """What would take back one version: each row as it was before it.

    Raises:
        Conflict: rows are no longer as that version left them, or later records name what would
            be gone; the sentence says which.
    """
    changes = list(transaction.changes(after=version - 1, until=version))
    if any(change.kind == "Removal" for change in changes):
        raise Conflict(f"Version {version} cannot be undone: it removed somebody for good.")
    if any(change.kind in SECRET for change in changes):
        raise Conflict(f"Version {version} cannot be undone: a vote is secret, and stays.")
    _refuse_if_built_upon(transaction, version, changes)
    plans = {change.kind: Plan(change.kind) for change in changes}
    now = {kind: {row[:2]: row for row in transaction.rows(kind)} for kind in plans}
    for change in changes:
        current = now[change.kind].get((change.id, change.source))
        before = row_before(change)
        plan = plans[change.kind]
        if current is None:
            plan.added += [before] if before else []
        elif before is None:
            plan.removed.append(current)
        else:
            plan.changed.append((current, before))
    _refuse_if_named(transaction, version, list(plans.values()))
    return list(plans.values())


def row_before(change: Change) -> Row | None:
    """The row that a change found; None where it added one."""
    if change.before is None:
        return None
    return tuple(map(change.before.get, columns(KINDS[change.kind])))


def _refuse_if_built_upon(
    transaction: Transaction, version: int, changes: Sequence[Change]
) -> None:
    own = {(change.kind, change.id, change.source) for change in changes}
    left: dict[tuple[str, str, str], Row | None] = {}
    for change in transaction.changes(after=version):
        key = (change.kind, change.id, change.source)
        if key in own:
            left.setdefault(key, row_before(change))
    astray = sorted(
        (kind, id_)
        for (kind, id_, source), row in left.items()
        if row != _now(transaction, kind, id_, source)
    )
    _refuse(version, astray)


def _refuse_if_named(transaction: Transaction, version: int, plans: Sequence[Plan]) -> None:
    """Refuse where records that came or changed later name one that nobody would speak of."""
    going = {(plan.kind, *row[:2]) for plan in plans for row in plan.removed}
    stays = {
        (plan.kind, row[0])
        for plan in plans
        for row in transaction.rows(plan.kind)
        if (plan.kind, *row[:2]) not in going
    }
    gone = {(kind, id_) for kind, id_, _ in going} - stays
    later: dict[str, set[str]] = defaultdict(set)
    for change in transaction.changes(after=version) if gone else ():
        later[change.kind].add(change.id)
    _refuse(version, [
        (kind, row[0])
        for kind, ids in sorted(later.items())
        if not KINDS[kind].apart
        for row in transaction.rows(kind)
        if row[0] in ids and (kind, *row[:2]) not in going
        and any((field.points_to, id_) in gone for field, id_ in references(record_of(kind, row)))
    ])  # fmt: skip


def _refuse(version: int, astray: Collection[tuple[str, str]]) -> None:
    if astray:
        named = ", ".join(f"{KINDS[kind].one} '{id_}'" for kind, id_ in [*astray][:5])
        records = "a record" if len(astray) == 1 else f"{len(astray)} records"
        raise Conflict(
            f"Version {version} cannot be undone, because later changes stand on it: {records} "
            f"({named}). Undo those later changes first."
        )


def _now(transaction: Transaction, kind: str, id_: str, source: str) -> Row | None:
    return next((row for row in transaction.rows(kind, id_=id_) if row[1] == source), None)
