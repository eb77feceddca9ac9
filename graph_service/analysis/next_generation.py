"""The next generation: who is emerging, who sponsors them, and who is ready for which post."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from graph_service.analysis.development.coverage import had
from graph_service.analysis.dimensions import dimension
from graph_service.analysis.governance.followers import Ending, Follower, endings
from graph_service.records import Pairing
from graph_service.snapshot import Snapshot

LEVELS = ("emerging", "trainee")
SPONSOR = "sponsor"
BY = ("profession", "place", "sector", "staff-group")
OVER = frozenset({"proposed", "declined"})
"""States of a pairing in which nobody sponsors anybody (yet, or any more)."""
WISHES = frozenset({"sponsor-a-project", "mentor"})


@dataclass(frozen=True)
class Emerging:
    """An emerging leader: who sponsors them, whether they look for one, and in which networks."""

    person_id: str
    sponsors: tuple[str, ...]
    seeks: bool
    networks: tuple[str, ...]


@dataclass(frozen=True)
class GroupGrowing:
    """A group: all its people, those emerging, and of these with a sponsor and in a network."""

    group: str
    words: str
    people: int
    emerging: int
    sponsored: int
    in_network: int


@dataclass(frozen=True)
class Ready:
    """Somebody who could follow in a post, and the signs of readiness (codes of `SIGNS`)."""

    person_id: str
    signs: tuple[str, ...]


@dataclass(frozen=True)
class Opening:
    """A post whose term ends, and who could follow, the most ready first."""

    post_id: str
    holder_id: str
    end: str
    ready: tuple[Ready, ...]


@dataclass(frozen=True)
class NextGeneration:
    """The answer on a day; groups are those that have anybody."""

    as_of: str
    by: str
    emerging: tuple[Emerging, ...]
    groups: tuple[GroupGrowing, ...]
    openings: tuple[Opening, ...]

    @property
    def sponsored(self) -> int:
        """How many have a sponsor."""
        return sum(bool(item.sponsors) for item in self.emerging)

    @property
    def without(self) -> tuple[GroupGrowing, ...]:
        """The groups in which nobody is emerging, the largest first."""
        found = (item for item in self.groups if not item.emerging)
        return tuple(sorted(found, key=lambda item: -item.people))

    def document(self) -> dict[str, Any]:
        """What `next-generation --json` answers with."""
        return asdict(self)


def next_generation(snapshot: Snapshot, whole: Snapshot, by: str = "profession") -> NextGeneration:
    """Find emerging leaders and their sponsors, and how ready they are for terms that end.

    Args:
        snapshot: the network on the day.
        whole: the whole history, for what development people have had.
        by: how to group them.

    Raises:
        Refused: people cannot be grouped by that.
    """
    grouped = dimension(by)
    found = {item.person_id: item for item in _emerging(snapshot)}
    said = grouped.said(snapshot, None)
    members: dict[str, list[str]] = {code: [] for code in grouped.groups(snapshot)}
    for id_ in snapshot.people:
        for code in grouped.sort(snapshot, said[id_]):
            if code in members:
                members[code].append(id_)
    groups = (
        _group(code, words, members[code], found)
        for code, words in grouped.groups(snapshot).items()
        if members[code]
    )
    signs = _Signs(snapshot, whole)
    openings = (_opening(signs, item) for item in endings(snapshot))
    return NextGeneration(
        snapshot.as_of, grouped.code, tuple(found.values()), tuple(groups), tuple(openings)
    )


def _emerging(snapshot: Snapshot) -> list[Emerging]:
    networks = {
        id_ for id_, item in snapshot.programmes.items() if item.classification == "network"
    }
    sponsors = _sponsors(snapshot)
    return [
        Emerging(
            id_,
            tuple(sponsors.get(id_, ())),
            bool(WISHES & {*person.seeks}),
            tuple(m.programme_id for m in snapshot.memberships_of(id_)
                  if m.programme_id in networks),
        )
        for id_, person in snapshot.people.items()
        if person.level in LEVELS
    ]  # fmt: skip


def _sponsors(snapshot: Snapshot) -> Mapping[str, list[str]]:
    """The others in pairings for sponsorship, by person."""
    found: dict[str, list[str]] = {}
    pairings: Sequence[Pairing] = list(snapshot.pairings.values())
    for item in pairings:
        if item.scheme == SPONSOR and item.status not in OVER:
            for id_ in item.person_ids:
                others = [other for other in item.person_ids if other != id_]
                found.setdefault(id_, []).extend(others)
    return found


def _group(
    code: str, words: str, members: Sequence[str], found: Mapping[str, Emerging]
) -> GroupGrowing:
    own = [found[id_] for id_ in members if id_ in found]
    sponsored = sum(bool(item.sponsors) for item in own)
    return GroupGrowing(
        code, words, len(members), len(own), sponsored, sum(bool(item.networks) for item in own)
    )


class _Signs:
    """What speaks for somebody's readiness, worked out once for all posts."""

    def __init__(self, snapshot: Snapshot, whole: Snapshot) -> None:
        self.snapshot = snapshot
        self.grown = had(whole, snapshot.as_of)
        self.sponsors = _sponsors(snapshot)
        self.paired = {
            id_ for item in snapshot.pairings.values() for id_ in item.person_ids
            if item.status not in OVER
        }  # fmt: skip

    def of(self, item: Follower, body_id: str) -> tuple[str, ...]:
        """The signs that somebody has, in the order of `SIGNS`."""
        return tuple(code for code in SIGNS if _READ[code](self, item, body_id))

    def knows(self, person_id: str, body_id: str) -> bool:
        """Whether somebody knows anybody who sits on a body."""
        there = {m.person_id for m in self.snapshot.memberships_in(body_id)}
        return any(
            {tie.person_id, tie.other_id} & there for tie in self.snapshot.ties_of(person_id)
        )


SIGNS: Mapping[str, str] = {
    "near": "is based in the same borough",
    "body": "sits on a body already",
    "development": "has had development",
    "sponsor": "has a sponsor",
    "paired": "has been in a pairing",
    "knows": "knows somebody on the body",
}
"""What speaks for readiness, each counted once: our judgement, to talk about and not to rank by."""
_READ: Mapping[str, Callable[[_Signs, Follower, str], bool]] = {
    "near": lambda _signs, item, _body: item.is_near,
    "body": lambda _signs, item, _body: item.bodies > 0,
    "development": lambda signs, item, _body: item.person.id in signs.grown,
    "sponsor": lambda signs, item, _body: bool(signs.sponsors.get(item.person.id)),
    "paired": lambda signs, item, _body: item.person.id in signs.paired,
    "knows": lambda signs, item, body: signs.knows(item.person.id, body),
}


def _opening(signs: _Signs, item: Ending) -> Opening:
    body_id = item.post.organization_id
    ready = [Ready(one.person.id, signs.of(one, body_id)) for one in item.followers]
    ready.sort(key=lambda one: -len(one.signs))
    return Opening(item.post.id, item.membership.person_id, item.end, tuple(ready))
