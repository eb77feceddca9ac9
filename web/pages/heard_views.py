"""What `/missing/heard` shows: groups by kind of event, what lies ahead, who was never heard."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for

from graph_service.analysis.heard import Heard, HeardGroup, ahead
from graph_service.analysis.numerals import listed
from graph_service.codes import EVENT_CLASSES
from graph_service.days import in_words as day_in_words
from graph_service.records import Person
from graph_service.snapshot import Snapshot
from web.choices import Choice
from web.links import invitations_link
from web.pages.missing_asked import Asked
from web.paging import Paged, paged
from web.shown import may_be_shown
from web.templating import count
from web.visitor import signed_in_visitor

MOST_AHEAD = 3
MOST_SUMMITS = 12
MOST_GROUPS = 60


@dataclass(frozen=True)
class GroupRow:
    """A group of the table, in words; `heard` says how many of how many."""

    words: str
    address: str
    leaders: str
    heard: str
    kinds: tuple[str, ...]
    first: str
    last: str
    status: str
    colour: str


@dataclass(frozen=True)
class NeverRow:
    """Somebody whom no event reached."""

    name: str
    address: str
    job: str
    group: str
    employer: str


@dataclass(frozen=True)
class HeardAnswer:
    """All below the first sentence. `until` is the day that was asked for, "" for none.

    `hidden` of those never heard are not named to this visitor.
    """

    summary: tuple[str, ...]
    until: str
    untils: tuple[Choice, ...]
    by: str
    kinds: tuple[str, ...]
    rows: tuple[GroupRow, ...]
    more: int
    invites: tuple[tuple[str, str], ...]
    events: int
    download: str
    never: Paged[NeverRow]
    number: int
    hidden: int

    @property
    def numeric_kinds(self) -> tuple[tuple[str, str], ...]:
        """The kinds of event as headings of columns of numbers."""
        return tuple((words, "numeric") for words in self.kinds)

    @classmethod
    def of(
        cls, snapshot: Snapshot, today: Snapshot, asked: Asked, until: str, found: Heard
    ) -> "HeardAnswer":
        """The answer; events ahead are those after today, whatever day is looked at."""
        who = signed_in_visitor()
        people = [snapshot.people[id_] for id_ in found.never]
        named = paged([person for person in people if may_be_shown(person, who)])
        groups = sorted(found.groups, key=_urgency)[:MOST_GROUPS]
        changes: dict[str, Any] = {"until": until}
        return cls(
            tuple(_summary(found)),
            until,
            tuple(_untils(today, until)),
            found.by.words,
            tuple(EVENT_CLASSES.say(kind) or "Other event" for kind in found.by_kind),
            tuple(_row(asked, found, item) for item in groups),
            len(found.groups) - len(groups),
            tuple(_invites(today)),
            found.events,
            asked.address("heard.download", **changes),
            Paged(_never(snapshot, today, found, named.items), named.number, named.pages,
                  named.total, named.first, named.previous_address, named.next_address),
            len(people),
            len(people) - named.total,
        )  # fmt: skip


def _urgency(group: HeardGroup) -> tuple[bool, bool, float, int]:
    """Silent groups first, then those of whom the smallest part was heard; empty ones last."""
    part = group.reached / group.leaders if group.leaders else 1.0
    return (not group.leaders, not group.silent, part, -group.leaders)


def _summary(found: Heard) -> Iterator[str]:
    if not found.leaders:
        return
    kinds = [
        f"{_kinds(kind)} {number:,}" if at else f"{_kinds(kind)} reached {number:,} of them"
        for at, (kind, number) in enumerate(found.by_kind.items())
    ]
    if kinds:
        yield f"{listed(kinds)}; who came to several counts in each.".capitalize()
    if found.unknown:
        words = found.by.words.lower()
        yield f"The {words} of {found.unknown:,} of {count(found.leaders, 'leader')} is not known."
    if found.gone:
        have = "person whom we heard is" if found.gone == 1 else "people whom we heard are"
        yield f"{found.gone:,} more {have} no longer leaders here."


def _kinds(code: str) -> str:
    return f"{(EVENT_CLASSES.say(code) or 'other event').lower()}s"


def _row(asked: Asked, found: Heard, item: HeardGroup) -> GroupRow:
    if not item.leaders:
        status, colour = "No leader known", "grey"
    elif item.silent:
        status, colour = "Nobody heard", "red"
    elif item.reached < item.leaders:
        status, colour = "Some heard", "yellow"
    else:
        status, colour = "All heard", "green"
    as_of = found.as_of if asked.as_of or found.until < found.as_of else ""
    group: dict[str, Any] = {"by": found.by.code, "second": "", "as_of": as_of}
    return GroupRow(
        item.words,
        asked.address("missing_group.page", (item.code,), **group),
        f"{item.leaders:,}",
        f"{item.reached:,}",
        tuple(f"{item.by_kind.get(kind, 0):,}" for kind in found.by_kind),
        _short(item.first),
        _short(item.last),
        status,
        colour,
    )


def _short(day: str) -> str:
    """A day as it stands in a narrow column: "13 Apr 2021"."""
    words = day_in_words(day).split()
    return "\N{NO-BREAK SPACE}".join(word[:3] if word.isalpha() else word for word in words)


def _untils(today: Snapshot, chosen: str) -> Iterator[Choice]:
    """The days of past summits; and the day that was asked for, where it is none of them."""
    days = {
        event.start_date: f"{event.name}, {day_in_words(event.start_date)}"
        for event in today.events.values()
        if event.classification == "summit" and "" < event.start_date <= today.as_of
    }
    if chosen and chosen not in days:
        yield Choice(chosen, day_in_words(chosen), selected=True)
    for day in sorted(days)[:MOST_SUMMITS]:
        yield Choice(day, f"By {days[day]}", day == chosen)


def _invites(today: Snapshot) -> Iterator[tuple[str, str]]:
    for event in ahead(today)[:MOST_AHEAD]:
        if address := invitations_link(f"Event:{event.id}"):
            yield f"{event.name}, {day_in_words(event.start_date)}", address


def _never(
    snapshot: Snapshot, today: Snapshot, found: Heard, people: Sequence[Person]
) -> list[NeverRow]:
    said = found.by.said(snapshot, found.scope)
    words = found.by.groups(snapshot)
    return [
        NeverRow(
            person.name,
            url_for("person.page", person_id=person.id) if person.id in today.people else "",
            person.job_title,
            listed([words[c] for c in found.by.sort(snapshot, said[person.id]) if c in words]),
            listed([snapshot.label("Organization", id_)
                    for id_ in snapshot.employers_of(person.id)]),
        )
        for person in people
    ]  # fmt: skip
