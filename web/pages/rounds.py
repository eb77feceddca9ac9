"""One round: read, settle, publish, introduce, close."""

from collections.abc import Iterator, Sequence

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from graph_service import codes
from graph_service.analysis.pairing.life import stage_of
from graph_service.analysis.pairing.progress import pairings_of, unpaired_in
from graph_service.analysis.pairing.publishing import closed, instructed, introduced, published
from graph_service.errors import NotFound, Refused
from graph_service.records import Record, Round
from graph_service.snapshot import Snapshot
from graph_service.store import TEAM, Batch
from web.held import matches, store
from web.pages.rounds_views import RoundPage
from web.spreadsheet import csv_file
from web.visitor import signed_in_visitor

pages = Blueprint("rounds", __name__)


@pages.get("/pairings/rounds/<path:round_id>")
def page(round_id: str) -> str | Answer:
    """How a round is going, and what to do next; while it is being matched, how far that is."""
    if matches().of(round_id) is not None:
        return redirect(url_for("round_matching.working", round_id=round_id))
    return _page(round_of(round_id))


@pages.post("/pairings/settle/<path:round_id>")
def settle(round_id: str) -> Answer | tuple[str, int]:
    """Fix a pair, keep two apart, or leave somebody out."""
    round_, what = round_of(round_id), request.form.get("what", "")
    if what not in codes.INSTRUCTIONS:
        return with_problem(round_, "Choose what to settle.")
    try:
        made = instructed(store().read(), round_, what, request.form.getlist("person"))
    except Refused as refusal:
        return with_problem(round_, str(refusal))
    _write([made], f"round {round_.name}: {codes.INSTRUCTIONS.say(what).lower()}")
    flash("Settled. Match again where it changes a pair.", "done")
    return _back(round_id)


@pages.post("/pairings/unsettle/<path:round_id>")
def take_back(round_id: str) -> Answer:
    """Take back what was settled."""
    round_, id_ = round_of(round_id), request.form.get("instruction", "")
    found = store().read().instructions.get(id_)
    if found is None or found.round_id != round_id:
        raise NotFound("That is not settled any more.")
    _write([], f"round {round_.name}: taken back", [("Instruction", id_)])
    flash("Taken back.", "done")
    return _back(round_id)


@pages.post("/pairings/publish/<path:round_id>")
def publish(round_id: str) -> Answer | tuple[str, int]:
    """Let the people of a round know: they can accept or decline from now on."""
    round_, snapshot = round_of(round_id), store().read()
    agree = request.form.get("managers") == "yes"
    try:
        records = published(snapshot, round_, snapshot.as_of, managers_agree=agree)
    except Refused as refusal:
        return with_problem(round_, str(refusal))
    _write(records, f"round {round_.name} published")
    flash("The round is published: everybody in it finds their pairing on their own page.", "done")
    return _back(round_id)


@pages.post("/pairings/introduced/<path:round_id>")
def introduce(round_id: str) -> Answer | tuple[str, int]:
    """Note that two people have been introduced."""
    round_, snapshot = round_of(round_id), store().read()
    try:
        made = introduced(snapshot, round_, request.form.get("pairing", ""), snapshot.as_of)
    except Refused as refusal:
        return with_problem(round_, str(refusal))
    _write([made], f"round {round_.name}: introduced")
    flash("Noted: they have been introduced.", "done")
    return _back(round_id)


@pages.post("/pairings/close/<path:round_id>")
def close(round_id: str) -> Answer | tuple[str, int]:
    """End a round."""
    round_ = round_of(round_id)
    try:
        _write(closed(round_), f"round {round_.name} closed")
    except Refused as refusal:
        return with_problem(round_, str(refusal))
    flash("The round is closed.", "done")
    return _back(round_id)


@pages.get("/pairings/file/<path:round_id>")
def download(round_id: str) -> Response:
    """The pairs of a round and who has none, as a file."""
    round_, snapshot = round_of(round_id), store().read()
    headings = ["Pairing", "Person", "Name", "Organisation", "Half-day", "Status", "Score of 100",
                "Reasons"]  # fmt: skip
    return csv_file("round.csv", headings, _rows(snapshot, round_))


def round_of(round_id: str) -> Round:
    """The round with that id.

    Raises:
        NotFound: there is none.
    """
    found = store().read().rounds.get(round_id)
    if found is None:
        raise NotFound("There is no such round.")
    return found


def _rows(snapshot: Snapshot, round_: Round) -> Iterator[list[object]]:
    for item in pairings_of(snapshot, round_.id):
        stage = codes.PAIRING_STATUSES.say(stage_of(snapshot, item))
        points = "" if item.score is None else round(100 * item.score)
        for id_ in item.person_ids:
            yield [item.id, id_, *_named(snapshot, id_), codes.HALF_DAYS.say(item.half_day), stage,
                   points, " ".join(item.reasons)]  # fmt: skip
    for left in unpaired_in(snapshot, round_):
        named = _named(snapshot, left.person)
        yield ["", left.person, *named, "", "Without a partner", "", left.reason]


def _named(snapshot: Snapshot, id_: str) -> tuple[str, str]:
    employers = [snapshot.label("Organization", item) for item in snapshot.employers_of(id_)]
    return snapshot.label("Person", id_), ", ".join(employers)


def with_problem(round_: Round, problem: str) -> tuple[str, int]:
    """The page of a round with what is wrong at its top."""
    return _page(round_, problem), 400


def _page(round_: Round, problem: str = "") -> str:
    return render_template("rounds.html", page=RoundPage.of(store().read(), round_, problem))


def _back(round_id: str) -> Answer:
    return redirect(url_for("rounds.page", round_id=round_id))


def _write(records: Sequence[Record], why: str, removed: Sequence[tuple[str, str]] = ()) -> None:
    batch = Batch(TEAM, records, removed)
    store().write(batch, by=signed_in_visitor().name_for_audit, why=why)
