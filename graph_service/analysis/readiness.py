"""Who is ready for a post whose term ends, and what speaks for it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph_service.analysis.development.coverage import had
from graph_service.analysis.governance.followers import Ending, Follower, endings
from graph_service.records import Pairing
from graph_service.snapshot import Snapshot

SPONSOR = "sponsor"
OVER = frozenset({"proposed", "declined"})
"""States of a pairing in which nobody sponsors anybody (yet, or any more)."""


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


def openings(snapshot: Snapshot, whole: Snapshot) -> Iterator[Opening]:
    """The posts whose terms end soon, the soonest first, and who could follow in each.

    Args:
        snapshot: the network on the day.
        whole: the whole history, for what development people have had.
    """
    signs = _Signs(snapshot, whole)
    yield from (_opening(signs, item) for item in endings(snapshot))


def sponsors_of(snapshot: Snapshot) -> Mapping[str, list[str]]:
    """The others in pairings for sponsorship, by person."""
    found: dict[str, list[str]] = {}
    pairings: Sequence[Pairing] = list(snapshot.pairings.values())
    for item in pairings:
        if item.scheme == SPONSOR and item.status not in OVER:
            for id_ in item.person_ids:
                others = [other for other in item.person_ids if other != id_]
                found.setdefault(id_, []).extend(others)
    return found


class _Signs:
    """What speaks for somebody's readiness, worked out once for all posts."""

    def __init__(self, snapshot: Snapshot, whole: Snapshot) -> None:
        self.snapshot = snapshot
        self.grown = had(whole, snapshot.as_of)
        self.sponsors = sponsors_of(snapshot)
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
