"""Who came? A sign-in sheet for the team, and for those who came whom they met."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from graph_service.analysis.numerals import listed
from graph_service.analysis.people_named import PeopleNamed, people_named
from graph_service.errors import Refused
from graph_service.records import Attendance, Event, Person, Tie
from graph_service.snapshot import Snapshot
from graph_service.store import PERSON, TEAM, Batch
from web.held import store
from web.links import Named, event_link
from web.pages.events import event_of
from web.pages.events_views import EventPage
from web.shown import people_named_by
from web.visitor import signed_in_visitor

pages = Blueprint("attendance", __name__)
LONGEST = 100_000


@dataclass(frozen=True)
class SheetPage:
    """The form for a sheet: what was typed, and the lines that nobody is known by."""

    event: Named
    id: str
    sentence: str
    typed: str
    unknown: tuple[str, ...]
    problems: dict[str, str]


@pages.get("/events/<path:event_id>/attendance")
def page(event_id: str) -> str:
    """The form for a sign-in sheet."""
    event = event_of(store().read(), event_id)
    return render_template("attendance.html", page=_page(event, "", (), {}))


@pages.post("/events/<path:event_id>/attendance")
def keep(event_id: str) -> Answer | tuple[str, int]:
    """Keep who came: everybody on the sheet or nobody; strangers are left out where one says so."""
    snapshot, text = store().read(), request.form.get("sheet", "")
    event = event_of(snapshot, event_id)
    named = people_named(snapshot.people.values(), text[:LONGEST])
    unclear = (*named.unknown, *named.several)
    problem = _problem(named, text)
    if problem or (unclear and request.form.get("leave_out") != "yes"):
        problem = problem or _unclear(named)
        shown = _page(event, text, unclear, {"sheet": problem})
        return render_template("attendance.html", page=shown), 400
    there = {item.person_id for item in snapshot.attendances.values() if item.event_id == event.id}
    made = [
        Attendance(id=f"{event.id}-{id_}", event_id=event.id, person_id=id_,
                   start_date=event.start_date)
        for id_ in named.found if id_ not in there
    ]  # fmt: skip
    if made:
        store().write(Batch(TEAM, made), by=signed_in_visitor().name_for_audit,
                      why=f"sign-in sheet of {event.name}")  # fmt: skip
    out = f" Left out: {listed(unclear)}." if unclear else ""
    flash(f"{len(made)} people are noted as there; {len(named.found) - len(made)} were already."
          f"{out}", "done")  # fmt: skip
    return redirect(url_for("events.event", event_id=event.id))


@pages.post("/events/<path:event_id>/met")
def met(event_id: str) -> Answer | tuple[str, int]:
    """Say whom one met for the first time: others who were there, and may be shown."""
    snapshot, who = store().read(), signed_in_visitor()
    event, typed = event_of(snapshot, event_id), request.form.get("met", "").strip()
    try:
        ties = _ties(snapshot, event, typed[:LONGEST])
    except Refused as refusal:
        shown = EventPage.of(snapshot, event, who, typed, str(refusal))
        return render_template("event.html", page=shown), 400
    if ties:
        store().write(Batch(PERSON, ties), by=who.name_for_audit, why="met at an event")
    flash(f"Noted: {len(ties)} new. It is on the map now.", "done")
    return redirect(url_for("events.event", event_id=event.id))


def _ties(snapshot: Snapshot, event: Event, typed: str) -> list[Tie]:
    """The ties that the visitor tells of and that are not known yet.

    Raises:
        Refused: they were not there or keep their ties to themselves, or it is not clear who it is.
    """
    there = {item.person_id for item in snapshot.attendances.values() if item.event_id == event.id}
    me = snapshot.people.get(signed_in_visitor().person_id)
    if me is None or me.id not in there:
        raise Refused("Only those who were there can say whom they met.")
    if me.consent_ties is False:
        raise Refused("On your account you said that whom you know may not be shown: change that "
                      "first, if you like.")  # fmt: skip
    named = people_named(_others(snapshot.people.values(), there - {me.id}), typed)
    if named.unknown or named.several or not named.found:
        raise Refused(_unclear(named) or "Write the name of somebody you met.")
    known = {id_ for tie in snapshot.ties_of(me.id) for id_ in (tie.person_id, tie.other_id)}
    return [
        Tie(id=f"met:{me.id}:{id_}", person_id=me.id, other_id=id_, context=f"Met at {event.name}",
            start_date=event.start_date)
        for id_ in named.found if id_ not in known
    ]  # fmt: skip


def _others(people: Iterable[Person], there: set[str]) -> list[Person]:
    """Those who were there, may be shown, and have not refused that whom they know is."""
    shown = people_named_by((item for item in people if item.id in there), signed_in_visitor())
    return [item for item in shown if item.consent_ties is not False]


def _page(
    event: Event, typed: str, unknown: tuple[str, ...], problems: dict[str, str]
) -> SheetPage:
    return SheetPage(
        Named(event.name, event_link(event.id)),
        event.id,
        "Paste the sheet: one person a line, a name or an e-mail address first.",
        typed,
        unknown,
        problems,
    )


def _problem(named: PeopleNamed, text: str) -> str:
    if len(text) > LONGEST:
        return f"Paste at most {LONGEST:,} letters at once."
    if not (named.found or named.unknown or named.several):
        return "Paste the names of those who came, one a line."
    return "" if named.found else "Nobody on the sheet is known here: load the people first."


def _unclear(named: PeopleNamed) -> str:
    said = []
    if named.unknown:
        said.append(f"Nobody who could be meant is called {listed(named.unknown, 'or')}.")
    if named.several:
        said.append(f"Several people are called {listed(named.several, 'or')}: write the e-mail "
                    "address instead.")  # fmt: skip
    return " ".join(said)
