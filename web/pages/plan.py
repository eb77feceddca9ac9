"""Whom shall we invite to an event, so that the room is like the system and people meet?"""

from collections.abc import Iterator

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from graph_service.analysis.gathering import BY, MOST_SEATS, Gathering, gathering
from graph_service.codes import ARRANGEMENTS, INVOLVEMENTS
from graph_service.records import Event, Invitation
from graph_service.snapshot import Snapshot
from graph_service.store import TEAM, Batch
from web.held import store
from web.pages.events import event_of
from web.pages.plan_views import PlanAsked, PlanPage
from web.spreadsheet import csv_file
from web.visitor import signed_in_visitor

pages = Blueprint("plan", __name__)
HEADINGS = ["Person", "E-mail", "Organisation", "How they like to be involved",
            "What makes it possible to come"]  # fmt: skip


@pages.get("/events/<path:event_id>/plan")
def page(event_id: str) -> str | tuple[str, int]:
    """The list of guests, group by group, and how many would meet somebody new."""
    snapshot = store().read()
    event, asked = event_of(snapshot, event_id), _asked(snapshot, event_id)
    problems = asked.problems()
    found = gathering(snapshot, event.id, 1) if problems else _found(snapshot, event, asked)
    shown = PlanPage.of(snapshot, event, found, asked, problems)
    return render_template("plan.html", page=shown), 400 if problems else 200


@pages.post("/events/<path:event_id>/plan")
def keep(event_id: str) -> Answer:
    """Keep the guests as invitations that are drafted."""
    snapshot = store().read()
    event, asked = event_of(snapshot, event_id), _asked(snapshot, event_id)
    known = {item.person_id for item in snapshot.of("Invitation").values()
             if item.event_id == event.id}  # fmt: skip
    made = [
        Invitation(id=f"{event.id}-{id_}", person_id=id_, event_id=event.id, state="drafted",
                   start_date=snapshot.as_of)
        for id_ in _found(snapshot, event, asked).guests if id_ not in known
    ]  # fmt: skip
    if made:
        store().write(Batch(TEAM, made), by=signed_in_visitor().name_for_audit,
                      why=f"invitations to {event.name} drafted")  # fmt: skip
    flash(f"{len(made)} invitations are drafted. Note when you have written, and what they answer.",
          "done")  # fmt: skip
    return redirect(url_for("widening.one", kind="Event", target_id=event.id))


@pages.get("/events/<path:event_id>/guests.csv")
def download(event_id: str) -> Response:
    """The guests, with what an invitation should keep to, as a file."""
    snapshot = store().read()
    event = event_of(snapshot, event_id)
    found = _found(snapshot, event, _asked(snapshot, event_id))
    return csv_file("guests.csv", HEADINGS, (list(_cells(snapshot, id_)) for id_ in found.guests))


def _asked(snapshot: Snapshot, event_id: str) -> PlanAsked:
    return PlanAsked.of(request.args, snapshot, event_id)


def _found(snapshot: Snapshot, event: Event, asked: PlanAsked) -> Gathering:
    seats = int(asked.seats) if asked.seats.isdecimal() else MOST_SEATS + 1
    return gathering(snapshot, event.id, seats, asked.by or BY, everybody=asked.everybody)


def _cells(snapshot: Snapshot, id_: str) -> Iterator[str]:
    person = snapshot.people[id_]
    yield person.name
    yield person.email
    yield "; ".join(snapshot.label("Organization", one) for one in snapshot.employers_of(id_))
    yield "; ".join(map(INVOLVEMENTS.say, person.involvement))
    yield "; ".join(map(ARRANGEMENTS.say, person.arrangements))
