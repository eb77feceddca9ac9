"""Whom we have heard: leaders reached by interviews, workshops and events, by group."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph_service.analysis.dimensions import Dimension, dimension
from graph_service.codes import EVENT_CLASSES
from graph_service.days import is_whole_day
from graph_service.errors import Refused
from graph_service.records import Event
from graph_service.scope import Scope, people_within
from graph_service.snapshot import Snapshot

TURNING_POINT = "summit"
"""The kind of event at which a system takes stock of whom it has heard."""


@dataclass(frozen=True)
class HeardGroup:
    """A group: its `leaders`, how many of them were `reached`, by which kinds of event, and when.

    `by_kind` counts people once a kind, so that it may add up to more than `reached`. `first` and
    `last` are days, "" where nobody was reached or no day is known.
    """

    code: str
    words: str
    leaders: int
    reached: int
    by_kind: Mapping[str, int]
    first: str
    last: str

    @property
    def silent(self) -> bool:
        """Whether there are leaders, and none of them was heard."""
        return bool(self.leaders) and not self.reached

    def document(self) -> dict[str, Any]:
        """As `heard --json` gives it."""
        return {
            "group": self.code,
            "label": self.words,
            "leaders": self.leaders,
            "reached": self.reached,
            "by_kind": dict(self.by_kind),
            "first": self.first or None,
            "last": self.last or None,
        }


@dataclass(frozen=True)
class Heard:
    """The answer: who of the leaders of the day `as_of` was heard by the end of the day `until`.

    `groups` are those of the dimension in its own order; who is in several counts in each, who is
    in none (`unknown`) only in the totals. `never` are the ids of those who were not reached, by
    name. `gone` counts people who were heard and are no leaders here on the day `as_of`; None
    where it cannot be told, since the scope is not the whole.
    """

    scope: Scope | None
    as_of: str
    until: str
    by: Dimension
    leaders: int
    reached: int
    by_kind: Mapping[str, int]
    unknown: int
    gone: int | None
    events: int
    groups: tuple[HeardGroup, ...]
    never: tuple[str, ...]

    @property
    def silent(self) -> tuple[HeardGroup, ...]:
        """The groups that have leaders of whom none was heard."""
        return tuple(group for group in self.groups if group.silent)

    def document(self) -> dict[str, Any]:
        """What `heard --json` answers with."""
        return {
            "scope": str(self.scope) if self.scope else None,
            "as_of": self.as_of,
            "until": self.until,
            "by": self.by.code,
            "leaders": self.leaders,
            "reached": self.reached,
            "by_kind": dict(self.by_kind),
            "unknown": self.unknown,
            "gone": self.gone,
            "events": self.events,
            "silent": [group.code for group in self.silent],
            "groups": [group.document() for group in self.groups],
            "never": list(self.never),
        }


_Days = dict[str, dict[str, list[str]]]  # person -> kind of event -> days


def heard(
    snapshot: Snapshot, by: str = "sector", until: str = "", scope: Scope | None = None
) -> Heard:
    """Count whom interviews, workshops and events reached.

    A leader was heard by a day if they attended an event of that day or before. An event of which
    no day is known counts only where nothing is asked about an earlier day.

    Args:
        snapshot: the whole network on one day; its people are those that are counted.
        by: the code of a dimension.
        until: the last day that counts; the day of the snapshot by default, and at most.
        scope: whose people; all of them by default.

    Raises:
        NotFound: the scope is not in the snapshot.
        Refused: there is no such dimension, or `until` is not a day.
    """
    how = dimension(by)
    if until and not is_whole_day(until):
        raise Refused(f"'{until}' is not a day: write one such as 2021-04-13.")
    last = min(until or snapshot.as_of, snapshot.as_of)
    days, events = _days_heard(snapshot, last)
    people = people_within(snapshot, scope) if scope else snapshot.people.keys()
    never = (id_ for id_ in people if id_ not in days)
    members = _members(snapshot, how, scope, people)
    known = {id_ for ids in members.values() for id_ in ids}
    return Heard(
        scope, snapshot.as_of, last, how, len(people),
        sum(id_ in days for id_ in people),
        _by_kind(people, days),
        len(people) - len(known),
        None if scope else len(days.keys() - snapshot.people.keys()),
        events,
        tuple(_group(code, words, members[code], days)
              for code, words in how.groups(snapshot).items()),
        tuple(sorted(never, key=lambda id_: (snapshot.people[id_].name.casefold(), id_))),
    )  # fmt: skip


def turning_point(snapshot: Snapshot) -> Event | None:
    """The first summit of a known day that was held by that of the snapshot; None without one."""
    held = [
        event
        for event in snapshot.events.values()
        if event.classification == TURNING_POINT
        and is_whole_day(event.start_date)
        and event.start_date <= snapshot.as_of
    ]
    return min(held, key=lambda event: (event.start_date, event.id), default=None)


def ahead(snapshot: Snapshot) -> Sequence[Event]:
    """The events after the day of the snapshot, the next one first."""
    later = [item for item in snapshot.events.values() if item.start_date > snapshot.as_of]
    return sorted(later, key=lambda event: (event.start_date, event.id))


def _days_heard(snapshot: Snapshot, last: str) -> tuple[_Days, int]:
    found: _Days = defaultdict(lambda: defaultdict(list))
    events = set()
    for item in snapshot.attendances.values():
        event = snapshot.events.get(item.event_id)
        day = (event.start_date if event else "") or item.start_date
        if event is not None and (day <= last if day else last == snapshot.as_of):
            found[item.person_id][event.classification].append(day)
            events.add(event.id)
    return found, len(events)


def _members(
    snapshot: Snapshot, by: Dimension, scope: Scope | None, people: Iterable[str]
) -> Mapping[str, list[str]]:
    """The people of each group that there is."""
    found: dict[str, list[str]] = {code: [] for code in by.groups(snapshot)}
    said = by.said(snapshot, scope)
    for id_ in people:
        for code in by.sort(snapshot, said[id_]):
            if code in found:
                found[code].append(id_)
    return found


def _group(code: str, words: str, people: Sequence[str], days: _Days) -> HeardGroup:
    reached = [id_ for id_ in people if id_ in days]
    every = sorted(day for id_ in reached for of_kind in days[id_].values() for day in of_kind)
    known = [day for day in every if day]
    return HeardGroup(
        code,
        words,
        len(people),
        len(reached),
        _by_kind(reached, days),
        known[0] if known else "",
        known[-1] if known else "",
    )


def _by_kind(people: Iterable[str], days: _Days) -> Mapping[str, int]:
    """How many of these people each kind of event reached; kinds that reached nobody are left out.

    The order is that of the vocabulary; events of no known kind come last, as "".
    """
    counts: dict[str, int] = defaultdict(int)
    for id_ in people:
        for kind in days.get(id_, ()):
            counts[kind] += 1
    order = [*EVENT_CLASSES, ""]
    return {kind: counts[kind] for kind in order if counts[kind]}
