"""Who is in a group, and where somebody for it could come from: organisations and bodies."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from graph_service.analysis.counting import Group
from graph_service.analysis.dimensions import Dimension
from graph_service.scope import Scope, people_within
from graph_service.snapshot import Snapshot


def members_of(
    snapshot: Snapshot, by: Sequence[Dimension], group: Group, scope: Scope | None = None
) -> tuple[str, ...]:
    """The ids of the people of a scope who are in a group, in the order of their names.

    Args:
        snapshot: the whole network on one day.
        by: one or two dimensions.
        group: a code for each of them.
        scope: whose people; all of them by default.

    Raises:
        NotFound: the scope is not in the snapshot.
    """
    people: Iterable[str] = people_within(snapshot, scope) if scope else snapshot.people
    said = [item.said(snapshot, scope) for item in by]
    found = [
        id_
        for id_ in people
        if all(
            code in item.sort(snapshot, words[id_])
            for item, words, code in zip(by, said, group, strict=True)
        )
    ]
    return tuple(sorted(found, key=lambda id_: (snapshot.people[id_].name, id_)))


def organizations_for(snapshot: Snapshot, by: Sequence[Dimension], group: Group) -> tuple[str, ...]:
    """The ids of organisations, not bodies, that could send somebody of a group.

    Where all dimensions place organisations (sector, place), those that are in the group. Else
    those in the dimensions that do place them whose people are in the others; and where there are
    none, or no such people, all those in the dimensions that do. The ones with the most such
    people come first, then by name.
    """
    placing = [(item, code) for item, code in zip(by, group, strict=True) if item.organization]
    placed = {
        id_
        for id_, item in snapshot.organizations.items()
        if not item.is_body
        and all(code in (d.organization(snapshot, item) if d.organization else ())
                for d, code in placing)
    }  # fmt: skip
    people = _by_employer(snapshot, members_of(snapshot, by, group))
    employing = placed & people.keys()
    chosen = placed if len(placing) == len(by) else employing or (placed if placing else set())
    return tuple(sorted(chosen, key=lambda id_: (-people.get(id_, 0), _name(snapshot, id_))))


def bodies_for(snapshot: Snapshot, by: Sequence[Dimension], group: Group) -> tuple[str, ...]:
    """The ids of bodies on which people of a group sit, those with the most of them first."""
    found: dict[str, int] = defaultdict(int)
    for person_id in members_of(snapshot, by, group):
        own = {snapshot.organization_of(item) for item in snapshot.memberships_of(person_id)}
        for id_ in own & snapshot.bodies.keys():
            found[id_] += 1
    return tuple(sorted(found, key=lambda id_: (-found[id_], _name(snapshot, id_))))


def _by_employer(snapshot: Snapshot, people: Iterable[str]) -> Mapping[str, int]:
    found: dict[str, int] = defaultdict(int)
    for person_id in people:
        for id_ in snapshot.employers_of(person_id):
            found[id_] += 1
    return found


def _name(snapshot: Snapshot, id_: str) -> str:
    return snapshot.organizations[id_].name
