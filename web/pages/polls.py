"""What do people say comes first? Open a poll, vote once, see what came out."""

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as Answer

from graph_service import voting
from graph_service.analysis.polls.consensus import MOST_OPTIONS
from graph_service.analysis.polls.result import is_open
from graph_service.codes import POLL_GROUPS, POLL_METHODS
from graph_service.days import is_whole_day
from graph_service.errors import NotFound, Refused
from graph_service.new_ids import free_id
from graph_service.records import Poll
from graph_service.snapshot import Snapshot
from web.ballot_link import ballot_link
from web.held import store
from web.own_hand import write_by_hand
from web.pages.polls_views import BallotForm, PollPage, place_words
from web.pages.priorities_views import PrioritiesPage
from web.spreadsheet import csv_file
from web.visitor import signed_in_visitor

pages = Blueprint("polls", __name__)
VOTED = "You have voted. Nobody can see how, so a vote can't be changed."


@pages.post("/priorities")
def make() -> Answer | tuple[str, int]:
    """Open a poll."""
    snapshot, typed = store().read(), request.form.to_dict()
    options = tuple(
        sorted(
            id_
            for id_, item in snapshot.programmes.items()
            if item.classification == typed.get("about", "")
        )
    )
    problems = _problems(typed, options, snapshot)
    if problems:
        shown = PrioritiesPage.of(snapshot, signed_in_visitor(), typed, problems)
        return render_template("priorities.html", page=shown), 400
    name = " ".join(typed["name"].split())
    poll = Poll(
        id=free_id(name, store().whole().of("Poll")), name=name, method=typed["method"],
        option_ids=options, by=typed["by"], closes=typed["closes"].strip(),
        start_date=snapshot.as_of,
    )  # fmt: skip
    write_by_hand(poll, f"poll {name} opened")
    flash("The poll is open. Write to people now.", "done")
    return redirect(url_for("polls.page", poll_id=poll.id))


@pages.get("/polls/<path:poll_id>")
def page(poll_id: str) -> str:
    """The ballot while the poll is open, then what came out."""
    snapshot, poll = _poll(poll_id)
    return render_template("poll.html", page=_page(snapshot, poll))


@pages.post("/polls/<path:poll_id>")
def vote(poll_id: str) -> Answer | tuple[str, int]:
    """Vote, once."""
    snapshot, poll = _poll(poll_id)
    try:
        voting.vote(
            store(), snapshot, poll, signed_in_visitor().person_id, said_in(request.form, poll)
        )
    except Refused as refusal:
        shown = _page(snapshot, poll, str(refusal))
        return render_template("poll.html", page=shown), 400
    flash(VOTED, "done")
    return redirect(url_for("polls.page", poll_id=poll.id))


@pages.post("/polls-closed/<path:poll_id>")
def close(poll_id: str) -> Answer:
    """Close a poll before its last day."""
    _, poll = _poll(poll_id)
    voting.close(store(), poll, by=signed_in_visitor().name_for_audit)
    flash("The poll is closed.", "done")
    return redirect(url_for("polls.page", poll_id=poll.id))


@pages.get("/polls-letters/<path:poll_id>")
def letters(poll_id: str) -> Response:
    """Everybody who may vote and has not, with the link that lets them: for a mail merge."""
    snapshot, poll = _poll(poll_id)
    if not is_open(poll, snapshot.as_of):
        raise Refused("The poll is closed: nobody can vote any more.")
    voted = store().apart("Voter")
    rows = (
        [person.name, person.email, ballot_link(poll.id, person.id)]
        for person in sorted(snapshot.people.values(), key=lambda item: (item.name, item.id))
        if f"{poll.id}/{person.id}" not in voted
    )
    return csv_file("letters.csv", ["Name", "E-mail", "Their own link"], rows)


@pages.get("/polls-result/<path:poll_id>")
def download(poll_id: str) -> Response:
    """What came out, as a file."""
    snapshot, poll = _poll(poll_id)
    headings = ["Option", "Place", "Points", "Place if groups counted evenly", "Points then"]
    rows = (
        [snapshot.label("Programme", item.option), place_words(item.places), item.points,
         place_words(item.evenly), item.points_evenly]
        for item in voting.result(store(), snapshot, poll).outcomes
    )  # fmt: skip
    return csv_file("poll.csv", headings, rows)


def said_in(form: MultiDict[str, str], poll: Poll) -> dict[str, int]:
    """The places or points that were typed, by option.

    Raises:
        Refused: something is no whole number.
    """
    found = {}
    known = [id_ for id_ in poll.option_ids if id_ in store().read().programmes]
    for number, id_ in enumerate(known, start=1):
        text = form.get(f"option-{number}", "").strip()
        if text and not (text.isascii() and text.isdigit() and len(text) <= len("100")):
            raise Refused(f"'{text[:20]}' is no whole number: write figures, or leave it blank.")
        if text:
            found[id_] = int(text)
    return found


def _page(snapshot: Snapshot, poll: Poll, problem: str = "") -> PollPage:
    who = signed_in_visitor()
    voted = voting.has_voted(store(), poll, who.person_id)
    may = is_open(poll, snapshot.as_of) and who.person_id in snapshot.people and not voted
    address = url_for("polls.vote", poll_id=poll.id)
    ballot = BallotForm.of(snapshot, poll, address, request.form, problem) if may else None
    said = (VOTED if voted else problem) if is_open(poll, snapshot.as_of) and not may else ""
    return PollPage.of(snapshot, poll, voting.result(store(), snapshot, poll), ballot, said)


def _poll(poll_id: str) -> tuple[Snapshot, Poll]:
    snapshot = store().read()
    found = snapshot.of("Poll").get(poll_id)
    if found is None:
        raise NotFound("There is no such poll.")
    return snapshot, found


def _problems(
    typed: dict[str, str], options: tuple[str, ...], snapshot: Snapshot
) -> dict[str, str]:
    found = {}
    if not typed.get("name", "").strip() or len(typed["name"]) > 300:
        found["name"] = "Write the question, in at most 300 letters."
    closes = typed.get("closes", "").strip()
    if not (is_whole_day(closes) and closes >= snapshot.as_of):
        found["closes"] = "Write the last day to vote, from today on, such as 2026-10-31."
    if not 1 < len(options) <= MOST_OPTIONS:
        found["about"] = f"Two to {MOST_OPTIONS} can be voted on; there are {len(options)}."
    if typed.get("method") not in POLL_METHODS or typed.get("by") not in POLL_GROUPS:
        found["method"] = "Choose how people vote, and which groups are counted."
    return found
