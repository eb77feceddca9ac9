"""Who can be invited: what each person counts in, and how much they carry already."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph_service.analysis.dimensions import BY_CODE, borough_of
from graph_service.analysis.invitation_gaps import Wanted
from graph_service.analysis.invitation_programme import Candidate
from graph_service.errors import NotFound, Refused
from graph_service.records import Post
from graph_service.scope import Scope, people_within
from graph_service.snapshot import Snapshot

BUSY = 4
"""Who sits on so many bodies is asked only where nobody else can close a gap."""


@dataclass(frozen=True)
class Pool:
    """Who can be invited, by id in the order of names, as numbers for the choice.

    `busy` are those left out because they sit on `BUSY` bodies or more.
    """

    people: Mapping[str, Candidate]
    busy: tuple[str, ...]


def pool_of(
    snapshot: Snapshot, scope: Scope, needs: Sequence[Wanted], without: Iterable[str]
) -> Pool:
    """Everybody who closes a gap, is not in the scope, does not object and is not ruled out.

    Raises:
        NotFound: the scope, or somebody who is ruled out, is not in the snapshot.
    """
    ruled_out = set(without)
    for id_ in sorted(ruled_out - snapshot.people.keys()):
        raise NotFound(f"There is no person with the id '{id_}' on {snapshot.as_of}.")
    barred = people_within(snapshot, scope) | ruled_out
    found = {
        id_: Candidate(covers, len(bodies_of(snapshot, id_)))
        for id_, covers in _covers(snapshot, scope, needs).items()
        if covers and id_ not in barred and not snapshot.people[id_].objects
    }
    free = 0
    for item in found.values():
        free |= item.covers if item.load < BUSY else 0
    asked = {id_ for id_, item in found.items() if item.load < BUSY or item.covers & ~free}
    in_order = sorted(asked, key=lambda id_: (snapshot.people[id_].name.casefold(), id_))
    busy = tuple(sorted(found.keys() - asked))
    return Pool({id_: found[id_] for id_ in in_order}, busy)


def taken_in(
    snapshot: Snapshot, scope: Scope, needs: Sequence[Wanted], take: Sequence[str]
) -> Mapping[str, Candidate]:
    """The people that the team locked in, who may be busy and close no gap.

    Raises:
        NotFound: there is no such person.
        Refused: they are there already, or object to being shown.
    """
    inside, covers = people_within(snapshot, scope), _covers(snapshot, scope, needs)
    for id_ in take:
        if id_ not in snapshot.people:
            raise NotFound(f"There is no person with the id '{id_}' on {snapshot.as_of}.")
        if id_ in inside:
            raise Refused(f"'{id_}' cannot be invited: they are there already.")
        if snapshot.people[id_].objects:
            raise Refused(f"'{id_}' cannot be invited: they object to being shown.")
    return {id_: Candidate(covers[id_], len(bodies_of(snapshot, id_))) for id_ in take}


def bodies_of(snapshot: Snapshot, person_id: str) -> tuple[str, ...]:
    """The ids of the bodies that a person sits on, in the order of their names."""
    own = {snapshot.organization_of(item) for item in snapshot.memberships_of(person_id)}
    sits = own & snapshot.bodies.keys()
    return tuple(sorted(sits, key=lambda id_: (snapshot.bodies[id_].name, id_)))


def fits(snapshot: Snapshot, person_id: str, post: Post) -> bool:
    """Whether somebody has the profession and the sector that a seat wants, and is of its place."""
    person = snapshot.people[person_id]
    own = {one for id_ in person.profession_ids for one in _with_parents(snapshot, id_)}
    borough = borough_of(snapshot, post.area_id)
    return (
        (not post.profession_id or post.profession_id in own)
        and (not post.sector or post.sector == snapshot.sector_of(person_id))
        and (not borough or borough == borough_of(snapshot, snapshot.place_of(person_id)))
    )


def _covers(snapshot: Snapshot, scope: Scope, needs: Sequence[Wanted]) -> Mapping[str, int]:
    """Bit g for need g of everybody; what is said of many people is sorted once."""
    found = dict.fromkeys(snapshot.people, 0)
    for code in dict.fromkeys(need.dimension for need in needs):
        by, bits = BY_CODE[code], {
            need.gap.group[0]: 1 << at for at, need in enumerate(needs) if need.dimension == code
        }  # fmt: skip
        sorted_: dict[Hashable, int] = {}
        for id_, said in by.said(snapshot, scope).items():
            if said not in sorted_:
                groups = dict.fromkeys(by.sort(snapshot, said))
                sorted_[said] = sum(bits.get(group, 0) for group in groups)
            found[id_] |= sorted_[said]
    return found


def _with_parents(snapshot: Snapshot, profession_id: str) -> set[str]:
    found: set[str] = set()
    while profession_id in snapshot.professions and profession_id not in found:
        found.add(profession_id)
        profession_id = snapshot.professions[profession_id].parent_id
    return found
