"""The next generation: who is emerging, who sponsors them, and who is ready for which post."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from graph_service.analysis.dimensions import dimension
from graph_service.analysis.readiness import Opening, openings, sponsors_of
from graph_service.snapshot import Snapshot

LEVELS = ("emerging", "trainee")
BY = ("profession", "place", "sector", "staff-group")
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
    return NextGeneration(
        snapshot.as_of, grouped.code, tuple(found.values()), tuple(groups),
        tuple(openings(snapshot, whole)),
    )  # fmt: skip


def _emerging(snapshot: Snapshot) -> list[Emerging]:
    networks = {
        id_ for id_, item in snapshot.programmes.items() if item.classification == "network"
    }
    sponsors = sponsors_of(snapshot)
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


def _group(
    code: str, words: str, members: Sequence[str], found: Mapping[str, Emerging]
) -> GroupGrowing:
    own = [found[id_] for id_ in members if id_ in found]
    sponsored = sum(bool(item.sponsors) for item in own)
    return GroupGrowing(
        code, words, len(members), len(own), sponsored, sum(bool(item.networks) for item in own)
    )
