"""Find the pairs of a round, and tell how far that is."""

from collections.abc import Callable

from flask import Blueprint, flash, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from graph_service.analysis.pairing.proposal import propose
from graph_service.analysis.pairing.round_records import round_records
from graph_service.errors import Refused
from graph_service.records import Round
from graph_service.store import TEAM, Batch, Store
from web.held import matches, store
from web.jobs import WAITING, Job, Tell
from web.pages.rounds import round_of, with_problem
from web.visitor import signed_in_visitor

pages = Blueprint("round_matching", __name__)
PATIENCE_SECONDS = 2.0
"""How long somebody waits at the page before they are shown how far the work is."""
_WORK = {
    WAITING: "Waiting until other work is done",
    "comparing": "Comparing everybody with everybody",
    "matching": "Finding the best pairs",
    "explaining": "Writing down the reasons",
    "pricing": "Working out what fairness costs",
    "keeping": "Keeping the pairs",
}


@pages.post("/pairings/match/<path:round_id>")
def match(round_id: str) -> Response | tuple[str, int]:
    """Match people, anew or with as few changes as possible, and keep the pairs as a draft."""
    round_ = round_of(round_id)
    seed = max(0, request.form.get("seed", round_.seed or 0, type=int))
    keep = request.form.get("keep") == "yes" or round_.status == "published"
    work = _work(store(), signed_in_visitor().name_for_audit, round_, seed, keep=keep)
    if matches().begin(round_id, work).is_over_within(PATIENCE_SECONDS):
        return _told(round_)
    return redirect(url_for("round_matching.working", round_id=round_id))


@pages.get("/pairings/matching/<path:round_id>")
def working(round_id: str) -> Response | str | tuple[str, int]:
    """How far the work is; goes on by itself once it is over."""
    round_, job = round_of(round_id), matches().of(round_id)
    if job is None or job.is_over_within(0):
        return _told(round_)
    doing, percent = _stand(job)
    return render_template("rounds_working.html", round=round_, doing=doing, percent=percent)


@pages.get("/pairings/match-progress/<path:round_id>")
def progress(round_id: str) -> Response:
    """The same for a script: `over` says that the page has something to go on to."""
    job = matches().of(round_of(round_id).id)
    if job is None or job.is_over_within(0):
        return jsonify(over=True, doing="", percent=100)
    doing, percent = _stand(job)
    return jsonify(over=False, doing=doing, percent=percent)


def _work(held: Store, by: str, round_: Round, seed: int, *, keep: bool) -> Callable[[Tell], str]:
    def work(tell: Tell) -> str:
        snapshot = held.read()
        found = propose(
            snapshot, round_.scheme, round_id=round_.id, seed=seed, keep=keep, tell=tell
        )
        kept = round_records(snapshot, found, round_.name)
        tell("keeping", 0.95)
        why = f"round {round_.name} matched"
        held.write(Batch(TEAM, kept.records, kept.removed), by=by, why=why)
        better = "No other way is better." if found.optimal else "A better way was not ruled out."
        return f"The pairs are kept. {found.fairness} {better}".replace("  ", " ")

    return work


def _stand(job: Job[str]) -> tuple[str, int]:
    return _WORK[job.doing], int(job.part * 100)


def _told(round_: Round) -> Response | tuple[str, int]:
    """The round, with what came of the work, or why nothing did."""
    try:
        sentence = matches().take(round_.id)
    except Refused as refusal:
        return with_problem(round_, str(refusal))
    if sentence:
        flash(sentence, "done")
    return redirect(url_for("rounds.page", round_id=round_.id))
