"""How people want to stay involved, so that invitations keep to it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from graph_service.analysis.dimensions import dimension
from graph_service.codes import INVOLVEMENTS
from graph_service.records import Event, Person
from graph_service.snapshot import Snapshot

WAY_OF: Mapping[str, str] = {
    "summit": "summits", "conference": "summits", "workshop": "workshops",
    "inspiration-session": "inspiration-sessions", "meeting": "meetings",
}  # fmt: skip
"""Which way of staying involved an event is, by its classification."""


@dataclass(frozen=True)
class WaysOfGroup:
    """A group: how many people, how many have said how they want it, and how many want each way."""

    group: str
    words: str
    people: int
    said: int
    ways: Mapping[str, int]


@dataclass(frozen=True)
class Involvement:
    """The answer: of all people, and by group of one dimension. Somebody may want several ways."""

    as_of: str
    by: str
    people: int
    said: int
    ways: Mapping[str, int]
    groups: tuple[WaysOfGroup, ...]

    def document(self) -> dict[str, Any]:
        """The answer as JSON gives it."""
        return asdict(self)


def involvement(snapshot: Snapshot, by: str = "sector") -> Involvement:
    """Count how people want to stay involved.

    Raises:
        Refused: people cannot be grouped by that.
    """
    grouped = dimension(by)
    said = grouped.said(snapshot, None)
    members: dict[str, list[Person]] = {code: [] for code in grouped.groups(snapshot)}
    for id_, person in snapshot.people.items():
        for code in grouped.sort(snapshot, said.get(id_, "")):
            if code in members:
                members[code].append(person)
    people = list(snapshot.people.values())
    return Involvement(
        snapshot.as_of,
        grouped.code,
        len(people),
        _said(people),
        _ways(people),
        tuple(
            WaysOfGroup(code, words, len(members[code]), _said(members[code]), _ways(members[code]))
            for code, words in grouped.groups(snapshot).items()
            if members[code]
        ),
    )


def suits(person: Person, event: Event) -> bool | None:
    """Whether an event is a way in which somebody wants to stay involved; None if not known."""
    way = WAY_OF.get(event.classification)
    if not person.involvement or way is None:
        return None
    return way in person.involvement


def _said(people: list[Person]) -> int:
    return sum(bool(person.involvement) for person in people)


def _ways(people: list[Person]) -> Mapping[str, int]:
    found = Counter(way for person in people for way in person.involvement)
    return {way: found[way] for way in INVOLVEMENTS}
