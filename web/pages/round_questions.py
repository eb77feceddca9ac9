"""Questions about a round: why not these two, and would matching afresh be better?"""

from dataclasses import dataclass

from flask import Blueprint, render_template, request

from graph_service.analysis.pairing.comparison import Comparison, compare
from graph_service.analysis.pairing.kept import kept_proposal
from graph_service.analysis.pairing.proposal import propose
from graph_service.analysis.pairing.why_not import WhyNot, why_not
from graph_service.errors import Refused
from graph_service.records import Round
from graph_service.snapshot import Snapshot
from web.held import store
from web.pages.pairings_views import heading_of
from web.pages.rounds import round_of

pages = Blueprint("round_questions", __name__)


@dataclass(frozen=True)
class ChangedRow:
    """Somebody who would have other partners, in names."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class QuestionPage:
    """The answer to a question about a round: a sentence, its figures, who would notice.

    `measures` are label, before and after; `parts` what gives a pair its points. `seed` is that of
    the fresh proposal which could be taken instead; None where there is nothing to take.
    """

    round_id: str
    round_name: str
    heading: str
    sentence: str
    measures: tuple[tuple[str, str, str], ...] = ()
    changed: tuple[ChangedRow, ...] = ()
    parts: tuple[tuple[str, str], ...] = ()
    seed: int | None = None


@pages.get("/pairings/why-not/<path:round_id>")
def why_these_not(round_id: str) -> str | tuple[str, int]:
    """Why are two people not together in a round, and what would it cost the others?"""
    round_, snapshot = round_of(round_id), store().read()
    one, other = request.args.get("one", ""), request.args.get("other", "")
    heading = "Why are these two not together?"
    if not (one in snapshot.people and other in snapshot.people) or one == other:
        sentence = "Choose two different people on the page of the round."
        return _page(snapshot, round_, heading, sentence), 400
    try:
        found = why_not(snapshot, kept_proposal(snapshot, round_), one, other)
    except Refused as refusal:
        return _page(snapshot, round_, heading, str(refusal)), 400
    return render_template("round_question.html", page=_answer(snapshot, round_, heading, found))


@pages.get("/pairings/compare/<path:round_id>")
def afresh(round_id: str) -> str | tuple[str, int]:
    """The round as it is kept, beside the best there is when nothing has to stay."""
    round_, snapshot = round_of(round_id), store().read()
    heading = "Would matching afresh be better?"
    seed = max(0, request.args.get("seed", round_.seed or 0, type=int))
    try:
        fresh = propose(snapshot, round_.scheme, round_id=round_id, seed=seed)
    except Refused as refusal:
        return _page(snapshot, round_, heading, str(refusal)), 400
    page = _compared(snapshot, round_, heading, compare(kept_proposal(snapshot, round_), fresh))
    return render_template("round_question.html", page=page)


def _page(snapshot: Snapshot, round_: Round, heading: str, sentence: str) -> str:
    page = QuestionPage(round_.id, heading_of(snapshot, round_), heading, sentence)
    return render_template("round_question.html", page=page)


def _answer(snapshot: Snapshot, round_: Round, heading: str, found: WhyNot) -> QuestionPage:
    return QuestionPage(
        round_.id,
        heading_of(snapshot, round_),
        heading,
        found.sentence,
        _measures(found.cost) if found.cost else (),
        _changed(snapshot, found.cost) if found.cost else (),
        tuple((item.sentence, f"{item.points} of {item.weight}") for item in found.parts),
    )


def _compared(snapshot: Snapshot, round_: Round, heading: str, found: Comparison) -> QuestionPage:
    takeable = bool(found.changed) and (round_.status or "draft") in ("draft", "open")
    return QuestionPage(
        round_.id,
        heading_of(snapshot, round_),
        heading,
        _verdict(found),
        _measures(found),
        _changed(snapshot, found),
        seed=(round_.seed or 0) if takeable else None,
    )


def _verdict(found: Comparison) -> str:
    if not found.changed:
        return "No: matching afresh gives the same pairs."
    before, after = found.before, found.after
    if after.reached > before.reached:
        return f"Yes: {after.reached - before.reached} more people would have a partner."
    if (after.worst or 0) > (before.worst or 0):
        return f"Yes: the lowest score would rise from {before.worst} to {after.worst} of 100."
    if after.points > before.points:
        return f"A little: all scores together would rise by {after.points - before.points} points."
    return "No: other pairs are possible, but none that are better by the order of aims."


def _measures(found: Comparison) -> tuple[tuple[str, str, str], ...]:
    def row(label: str, of: str) -> tuple[str, str, str]:
        one, other = (_said(getattr(item, of)) for item in (found.before, found.after))
        return label, one, other

    return (
        row("People with a partner", "reached"),
        row("Pairs, trios or circles", "pairs"),
        row("Lowest score of 100", "worst"),
        row("Points of all together", "points"),
    )


def _said(value: int | None) -> str:
    return "none" if value is None else f"{value:,}"


def _changed(snapshot: Snapshot, found: Comparison) -> tuple[ChangedRow, ...]:
    def names(ids: tuple[str, ...]) -> str:
        return ", ".join(snapshot.label("Person", id_) for id_ in ids) or "Nobody"

    return tuple(
        ChangedRow(snapshot.label("Person", item.person), names(item.before), names(item.after))
        for item in found.changed
    )
