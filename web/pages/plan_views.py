"""What the page shows that plans whom to invite to an event."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import url_for
from werkzeug.datastructures import MultiDict

from graph_service.analysis.gathering import BY, MOST_SEATS, Gathering, Room
from graph_service.codes import DIMENSIONS, SECTORS
from graph_service.records import Event
from graph_service.snapshot import Snapshot
from web.choices import Choice
from web.links import Named, event_link, person_link
from web.paging import Paged, paged
from web.templating import count

USUAL_SEATS = 40


@dataclass(frozen=True)
class PlanAsked:
    """What is asked for: seats as typed, along which dimensions, and whether of everybody."""

    seats: str
    by: tuple[str, ...]
    everybody: bool

    @classmethod
    def of(cls, form: MultiDict[str, str], snapshot: Snapshot, event_id: str) -> "PlanAsked":
        """What an address asks for; as many seats as the last such event had people by default."""
        return cls(
            form.get("seats", "").strip() or str(_usual(snapshot, event_id)),
            tuple(code for code in BY if code in form.getlist("by")),
            form.get("everybody") == "yes",
        )

    def problems(self) -> Mapping[str, str]:
        """What is wrong, by field."""
        if self.seats.isdecimal() and 1 <= int(self.seats) <= MOST_SEATS:
            return {}
        return {"seats": f"Write for how many people there is room, from 1 to {MOST_SEATS:,}."}

    def query(self) -> dict[str, Any]:
        """The same as the query of an address."""
        more = {"everybody": "yes"} if self.everybody else {}
        return {"seats": self.seats, "by": list(self.by), **more}


@dataclass(frozen=True)
class GroupRow:
    """A group in the room: wanted and invited; `said` where there are too few."""

    words: str
    wanted: int
    invited: int
    said: str


@dataclass(frozen=True)
class GuestRow:
    """A guest: who they are, and whether they are invited already."""

    person: Named
    organization: str
    sector: str


@dataclass(frozen=True)
class PlanPage:
    """The form, the groups in the room, and the guests."""

    event: Named
    id: str
    sentence: str
    proof: str
    left_out: str
    asked: PlanAsked
    by: tuple[Choice, ...]
    everybody: tuple[Choice, ...]
    groups: tuple[tuple[str, tuple[GroupRow, ...]], ...]
    guests: Paged[GuestRow]
    keep: str
    download: str
    problems: Mapping[str, str]

    @classmethod
    def of(
        cls, snapshot: Snapshot, event: Event, found: Gathering, asked: PlanAsked,
        problems: Mapping[str, str],
    ) -> "PlanPage":  # fmt: skip
        """The page for an answer; without guests where something is wrong."""
        dimensions = dict.fromkeys(item.by for item in found.groups)
        guests = () if problems else found.guests
        return cls(
            Named(event.name, event_link(event.id)),
            event.id,
            _sentence(found) if guests else "Say for how many people there is room.",
            _proof(found),
            _left_out(found),
            asked,
            tuple(Choice(code, DIMENSIONS.say(code), code in (asked.by or BY)) for code in BY),
            (Choice("yes", "Ask those too who would rather be involved in other ways",
                    asked.everybody),),
            tuple((DIMENSIONS.say(by), tuple(_group(item) for item in found.groups
                                             if item.by == by and (item.wanted or item.invited)))
                  for by in dimensions) if guests else (),
            paged([_guest(snapshot, found, id_) for id_ in guests]),
            url_for("plan.keep", event_id=event.id, **asked.query()),
            url_for("plan.download", event_id=event.id, **asked.query()),
            problems,
        )  # fmt: skip


def _usual(snapshot: Snapshot, event_id: str) -> int:
    """As many as were at the last event of its kind."""
    event = snapshot.events[event_id]
    there: dict[str, int] = {}
    for item in snapshot.attendances.values():
        there[item.event_id] = there.get(item.event_id, 0) + 1
    alike = [
        (one.start_date, there[id_]) for id_, one in snapshot.events.items()
        if one.classification == event.classification and id_ in there and id_ != event_id
    ]  # fmt: skip
    return max(alike, default=("", USUAL_SEATS))[1]


def _sentence(found: Gathering) -> str:
    guests = count(len(found.guests), "guest")
    short = f"{found.short:,} short of a room like the system" if found.short else (
        "as many of each group as a room like the system has"
    )  # fmt: skip
    return (
        f"{guests}, {short}; {found.new:,} of their {count(found.pairs, 'pair')} would meet "
        "somebody new from elsewhere."
    )


def _proof(found: Gathering) -> str:
    if found.optimal:
        return "No other list is more like the system, and none that is as like it has more."
    return (
        "Whether another list is better is not proved in the time there was: none that is as like "
        f"the system has more than {found.most_new:,} new pairs."
    )


def _left_out(found: Gathering) -> str:
    said = []
    if found.rather:
        one = "person is left out who wants", "people are left out who want"
        said.append(f"{count(found.rather, *one)} to be involved in other ways.")
    if found.declined:
        said.append(f"{count(found.declined, 'person has', 'people have')} declined.")
    return " ".join(said)


def _group(item: Room) -> GroupRow:
    short = max(0, item.wanted - item.invited)
    known = f"only {item.known:,} could be asked" if item.known else "nobody could be asked"
    few = known if item.known < item.wanted else "others are shorter"
    return GroupRow(item.words, item.wanted, item.invited,
                    f"{short:,} short: {few}" if short else "Enough")  # fmt: skip


def _guest(snapshot: Snapshot, found: Gathering, id_: str) -> GuestRow:
    employers = snapshot.employers_of(id_)
    return GuestRow(
        Named(snapshot.label("Person", id_), person_link(id_),
              "invited already" if id_ in found.invited_already else ""),
        snapshot.label("Organization", employers[0]) if employers else "",
        SECTORS.say(snapshot.sectors.get(id_, "")),
    )  # fmt: skip
