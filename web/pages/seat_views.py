"""Posts and who holds them, as a visitor may see them."""

from dataclasses import dataclass

from flask import url_for

from graph_service.analysis.governance.bodies import Body
from graph_service.analysis.governance.seats import Holder, Seat
from graph_service.codes import SECTORS
from graph_service.days import in_words
from graph_service.snapshot import Snapshot
from web.access import may_open
from web.shown import may_be_shown
from web.visitor import Visitor


@dataclass(frozen=True)
class HolderView:
    """A person who holds a post. `address` is "" where the visitor may not open their page."""

    name: str
    address: str
    note: str


@dataclass(frozen=True)
class SeatView:
    """A post with its holders; `sessions` in words, `reports_to` the title of another post.

    `mark` says what changed since the day that is asked for.
    """

    label: str
    holders: tuple[HolderView, ...]
    vacant: bool
    undisclosed: bool
    notes: str
    sessions: str
    reports_to: str
    mark: str = ""
    depth: int = 0
    leads: bool = False

    @property
    def words(self) -> str:
        """All that can be looked for."""
        return " ".join([self.label, *(holder.name for holder in self.holders)])


def seat_view(snapshot: Snapshot, who: Visitor, seat: Seat, mark: str = "") -> SeatView:
    """A post as a visitor may see it."""
    known = seat.label.lower()
    shared = sum(not holder.deputy for holder in seat.holders) > 1
    marks = {
        "chair": seat.chair, "in attendance only": seat.in_attendance, "job share": shared,
        **_wanted(snapshot, seat),
    }  # fmt: skip
    return SeatView(
        seat.label,
        tuple(holder_view(snapshot, who, holder) for holder in seat.holders),
        seat.vacant,
        seat.undisclosed and not seat.holders,
        ", ".join(words for words, is_so in marks.items() if is_so and words.lower() not in known),
        sessions_in_words(seat.sessions, seat.funded_sessions),
        snapshot.label("Post", seat.reports_to_id) if seat.reports_to_id else "",
        mark,
        seat.depth,
        seat.leads,
    )


def _wanted(snapshot: Snapshot, seat: Seat) -> dict[str, bool]:
    """The profession and sector that a post asks for, in words."""
    found = {}
    if seat.profession_id:
        found[f"for: {snapshot.label('Profession', seat.profession_id)}"] = True
    if seat.sector:
        found[f"from: {SECTORS.say(seat.sector)}"] = True
    return found


def holder_view(snapshot: Snapshot, who: Visitor, holder: Holder) -> HolderView:
    """A holder; somebody who objects to being shown holds the post without a name."""
    person = snapshot.people.get(holder.person_id)
    if person is None or not may_be_shown(person, who):
        return HolderView("Name not shown", "", "")
    since = f"since {in_words(holder.start_date)}" if holder.start_date else ""
    marks = {"deputy": holder.deputy, "interim": holder.interim, since: since}
    behalf = holder.on_behalf_of_id
    name = f"for {snapshot.label('Organization', behalf)}" if behalf else ""
    address = url_for("person.page", person_id=person.id) if may_open("person.page") else ""
    return HolderView(
        person.name,
        address,
        ", ".join([*(words for words, is_so in marks.items() if is_so), *([name] if name else [])]),
    )


def members_as_seats(snapshot: Snapshot, who: Visitor, body: Body) -> tuple[SeatView, ...]:
    """Who is on a body without a post, each as a row."""
    return tuple(
        SeatView(
            holder.role or "Member",
            (holder_view(snapshot, who, holder),),
            vacant=False,
            undisclosed=False,
            notes="",
            sessions="",
            reports_to="",
        )
        for holder in body.members
    )


def sessions_in_words(sessions: float | None, funded: float | None) -> str:
    """`4 a week, 3 funded`; "" where nothing is said of time."""
    if sessions is None:
        return ""
    if funded is None:
        return f"{sessions:g} a week"
    if funded == 0 and sessions:
        return f"{sessions:g} a week, none funded"
    return f"{sessions:g} a week, {funded:g} funded"
