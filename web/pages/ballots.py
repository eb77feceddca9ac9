"""Vote by a link of one's own, without signing in."""

from flask import Blueprint, render_template, request, url_for

from graph_service import voting
from graph_service.analysis.polls.result import is_open
from graph_service.errors import NotFound, Refused
from graph_service.records import Poll
from graph_service.snapshot import Snapshot
from web.ballot_link import who_votes
from web.held import store
from web.pages.ballots_views import BallotPage
from web.pages.polls import VOTED, said_in
from web.pages.polls_views import BallotForm

pages = Blueprint("ballots", __name__)


@pages.get("/sign-in/vote/<token>")
def page(token: str) -> str:
    """The ballot, or that it has been cast."""
    return render_template("ballot.html", page=_page(token))


@pages.post("/sign-in/vote/<token>")
def vote(token: str) -> tuple[str, int]:
    """Vote, once."""
    snapshot, poll, person_id = _asked(token)
    try:
        voting.vote(store(), snapshot, poll, person_id, said_in(request.form, poll))
    except Refused as refusal:
        return render_template("ballot.html", page=_page(token, str(refusal))), 400
    return render_template("ballot.html", page=_page(token)), 200


def _page(token: str, problem: str = "") -> BallotPage:
    snapshot, poll, person_id = _asked(token)
    if voting.has_voted(store(), poll, person_id):
        return BallotPage(poll.name, VOTED, None)
    if not is_open(poll, snapshot.as_of):
        return BallotPage(poll.name, "This poll is closed: no more votes are counted.", None)
    address = url_for("ballots.vote", token=token)
    form = BallotForm.of(snapshot, poll, address, request.form, problem)
    return BallotPage(poll.name, "Your vote counts once, and nobody sees how you voted.", form)


def _asked(token: str) -> tuple[Snapshot, Poll, str]:
    named, snapshot = who_votes(token), store().read()
    poll = snapshot.of("Poll").get(named[0]) if named else None
    if named is None or poll is None or named[1] not in snapshot.people:
        raise NotFound("This link opens no poll. Copy the whole of it from your letter.")
    return snapshot, poll, named[1]
