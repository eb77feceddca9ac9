"""What the page about staying involved shows."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph_service.analysis.involvement import Involvement, suits
from graph_service.codes import INVOLVEMENTS
from graph_service.days import in_words as day_in_words
from graph_service.snapshot import Snapshot
from web.access import may_open
from web.choices import Choice
from web.links import Named, event_link
from web.templating import count

GROUPS = {"sector": "Sector", "level": "Level", "side": "Side", "place": "Borough"}


@dataclass(frozen=True)
class GroupRow:
    """A group and how many of it want each way."""

    words: str
    said: str
    ways: tuple[int, ...]


@dataclass(frozen=True)
class NextRow:
    """An event to come: how many want such events, and how many would rather something else."""

    event: Named
    day: str
    want: int
    rather: int
    not_known: int


@dataclass(frozen=True)
class InvolvementPage:
    """The ways that people want; `problem` is of the field `by`."""

    sentence: str
    by: tuple[Choice, ...]
    headings: tuple[str, ...]
    rows: tuple[GroupRow, ...]
    next: tuple[NextRow, ...]
    may_download: bool
    field: str = ""
    problem: str = ""

    @classmethod
    def of(cls, snapshot: Snapshot, found: Involvement, problem: str = "") -> "InvolvementPage":
        """The page for an answer."""
        total = GroupRow("Everybody", f"{found.said} of {found.people}", tuple(found.ways.values()))
        groups = (
            GroupRow(item.words, f"{item.said} of {item.people}", tuple(item.ways.values()))
            for item in found.groups
        )
        return cls(
            _sentence(found),
            tuple(Choice(code, words, code == found.by) for code, words in GROUPS.items()),
            tuple(INVOLVEMENTS.words.values()),
            (total, *groups),
            tuple(_next(snapshot)),
            may_open("involvement.download"),
            field="by" if problem else "",
            problem=problem,
        )


def _sentence(found: Involvement) -> str:
    people = count(found.people, "person", "people")
    if not found.said:
        return f"Nobody of {people} has said yet how they want to stay involved."
    most = max(found.ways, key=lambda way: found.ways[way])
    return (
        f"{found.said:,} of {people} have said how they want to stay involved; most want "
        f"{INVOLVEMENTS.say(most).lower()} ({found.ways[most]:,})."
    )


def _next(snapshot: Snapshot) -> Iterator[NextRow]:
    later = [item for item in snapshot.events.values() if item.start_date > snapshot.as_of]
    for event in sorted(later, key=lambda item: (item.start_date, item.id)):
        answers = [suits(person, event) for person in snapshot.people.values()]
        yield NextRow(
            Named(event.name, event_link(event.id)),
            day_in_words(event.start_date),
            answers.count(True),
            answers.count(False),
            answers.count(None),
        )
