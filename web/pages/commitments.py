"""What did we promise? One's own promises; for the team, whom to ask and what it brings."""

from dataclasses import replace

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from graph_service.analysis.commitments import new_offers
from graph_service.codes import OFFERS
from graph_service.days import is_whole_day
from graph_service.editing import own_row
from graph_service.errors import NotFound
from graph_service.new_ids import free_id
from graph_service.records import Commitment, Person, Record
from graph_service.store import PERSON, TEAM, Batch
from web.day_asked import snapshot_asked
from web.held import store
from web.own_hand import team_row, write_by_hand
from web.pages.commitments_views import CommitmentsPage
from web.spreadsheet import csv_file
from web.visitor import signed_in_visitor

pages = Blueprint("commitments", __name__)
LONGEST = 500


@pages.get("/commitments")
def page() -> str:
    """One's own promises, and how all are kept."""
    shown = CommitmentsPage.of(snapshot_asked(), signed_in_visitor())
    return render_template("commitments.html", page=shown)


@pages.post("/commitments")
def promise() -> Answer | tuple[str, int]:
    """Keep what somebody promises; the time it offers is offered in pairings too."""
    snapshot, who = store().read(), signed_in_visitor()
    typed = {name: request.form.get(name, "").strip() for name in ("text", "due", "event")}
    offered = tuple(code for code in OFFERS if code in request.form.getlist("offers"))
    problems = _problems(typed, snapshot.as_of)
    if problems or who.person_id not in snapshot.people:
        shown = CommitmentsPage.of(snapshot, who, typed, offered, problems)
        return render_template("commitments.html", page=shown), 400
    id_ = free_id(f"{who.person_id}-{typed['text']}", store().whole().commitments)
    made = Commitment(
        id=id_, person_id=who.person_id, text=typed["text"], due=typed["due"], offers=offered,
        event_id=typed["event"] if typed["event"] in snapshot.events else "",
        classification="Offer time" if offered else "", start_date=snapshot.as_of,
    )  # fmt: skip
    records: list[Record] = [made]
    if offered:
        person = own_row(store().said("Person", who.person_id), Person, who.person_id, PERSON)
        known = snapshot.people[who.person_id].offers
        records.append(replace(person, offers=tuple(dict.fromkeys((*known, *offered)))))
    store().write(Batch(PERSON, records), by=who.name_for_audit, why="a promise")
    flash("Kept. We ask you gently how it goes once its day has passed.", "done")
    return redirect(url_for("commitments.page"))


@pages.post("/commitments/<path:commitment_id>/done")
def done(commitment_id: str) -> Answer:
    """Say that one's own promise is kept."""
    who, day = signed_in_visitor(), store().read().as_of
    found = _commitment(commitment_id)
    if found.person_id != who.person_id:
        raise NotFound("This is no promise of yours.")
    own = own_row(store().said("Commitment", found.id), Commitment, found.id, PERSON)
    said = replace(own, person_id=found.person_id, text=found.text, done=day)
    store().write(Batch(PERSON, [said]), by=who.name_for_audit, why="a promise kept")
    flash("Thank you. It counts as kept from today.", "done")
    return redirect(url_for("commitments.page"))


@pages.post("/commitments/<path:commitment_id>/asked")
def asked(commitment_id: str) -> Answer:
    """Note that the team has asked how it goes."""
    found = _commitment(commitment_id)
    own = team_row(Commitment, found.id)
    day = store().read().as_of
    write_by_hand(replace(own, person_id=found.person_id, text=found.text, asked_on=day),
                  "asked after a promise")  # fmt: skip
    flash("Noted. It is not asked after again for three months.", "done")
    return redirect(url_for("commitments.page"))


@pages.post("/commitments/<path:commitment_id>/offer")
def offer(commitment_id: str) -> Answer:
    """Let pairings know what time a promise offers."""
    found, snapshot = _commitment(commitment_id), store().read()
    codes = new_offers(snapshot, found)
    if codes:
        own, known = team_row(Person, found.person_id), snapshot.people[found.person_id].offers
        store().write(Batch(TEAM, [replace(own, offers=(*known, *codes))]),
                      by=signed_in_visitor().name_for_audit, why="an offer of time")  # fmt: skip
    flash("Pairings know of it from now on; they can change it on their own page.", "done")
    return redirect(url_for("commitments.page"))


@pages.get("/commitments.csv")
def download() -> Response:
    """All promises, as a file."""
    snapshot = snapshot_asked()
    rows = (
        [snapshot.label("Person", item.person_id), item.text, item.classification,
         snapshot.label("Event", item.event_id), item.due, item.done, item.asked_on]
        for item in snapshot.commitments.values()
    )  # fmt: skip
    headings = ["Person", "What", "Kind", "Made at", "Due", "Kept on", "Last asked on"]
    return csv_file("promises.csv", headings, rows)


def _commitment(commitment_id: str) -> Commitment:
    found = store().read().commitments.get(commitment_id)
    if found is None:
        raise NotFound("There is no such promise.")
    return found


def _problems(typed: dict[str, str], today: str) -> dict[str, str]:
    found = {}
    if not typed["text"] or len(typed["text"]) > LONGEST:
        found["text"] = f"Say what you will do, in at most {LONGEST} letters."
    due = typed["due"]
    if due and not (is_whole_day(due) and due >= today):
        found["due"] = "Write a day to come, such as 2026-12-31, or leave it blank."
    return found
