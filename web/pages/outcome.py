"""What did a round do?"""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Blueprint, Response, render_template

from graph_service import codes
from graph_service.analysis.numerals import in_words, percent
from graph_service.analysis.pairing.new_ties import Change
from graph_service.analysis.pairing.outcome import Outcome, outcome
from graph_service.analysis.pairing.reach import GroupReach
from graph_service.analysis.pairing.schemes import scheme
from graph_service.analysis.pairing.time_together import in_hours
from graph_service.records import Round
from graph_service.snapshot import Snapshot
from web.held import store
from web.pages.pairings_views import heading_of
from web.pages.rounds import round_of
from web.spreadsheet import csv_file

pages = Blueprint("outcome", __name__)


@dataclass(frozen=True)
class OutcomePage:
    """A round's outcome in words: steps, groups by dimension, measures, what people said."""

    round_id: str
    heading: str
    sentence: str
    enough: str
    steps: tuple[tuple[str, int, str], ...]
    groups: tuple[tuple[str, tuple[GroupReach, ...]], ...]
    measures: tuple[tuple[str, str, str, str], ...]
    bridges: tuple[str, ...]
    worths: tuple[tuple[str, int], ...]
    mean: str
    changes: tuple[str, ...]

    @classmethod
    def of(cls, snapshot: Snapshot, round_: Round) -> "OutcomePage":
        """The page of a round."""
        found = outcome(snapshot, round_)
        return cls(
            round_.id,
            heading_of(snapshot, round_),
            found.sentence,
            _enough(snapshot, round_, found),
            tuple((s.words, s.people, _others(s.others)) for s in found.funnel.steps),
            tuple((codes.DIMENSIONS.say(by), groups) for by, groups in found.reach.items()),
            tuple(_measure(item) for item in found.ties.changes),
            tuple(
                " and ".join(snapshot.label("Organization", id_) for id_ in pair)
                for pair in found.ties.bridges
            ),
            tuple((words, found.worths.get(code, 0)) for code, words in codes.WORTHS.words.items()),
            _mean(found),
            found.changes,
        )


@pages.get("/pairings/outcome/<path:round_id>")
def page(round_id: str) -> str:
    """The outcome of a round."""
    return render_template("outcome.html", page=OutcomePage.of(store().read(), round_of(round_id)))


@pages.get("/pairings/outcome-file/<path:round_id>")
def download(round_id: str) -> Response:
    """The outcome's figures as a file."""
    shown = OutcomePage.of(store().read(), round_of(round_id))
    return csv_file("outcome.csv", ["What", "Of", "Number", "Remark"], _rows(shown))


def _rows(shown: OutcomePage) -> Iterator[list[object]]:
    for words, number, others in shown.steps:
        yield ["Step", words, number, others]
    for dimension, groups in shown.groups:
        for group in groups:
            rate = percent(group.rate, 0)
            remark = f"{group.paired} of {group.asked} ({rate}): {group.sentence}"
            yield [dimension, group.words, group.paired, remark]
    for words, before, after, meaning in shown.measures:
        yield ["Network", words, after, f"before {before}; {meaning}"]
    for words, number in shown.worths:
        yield ["Worth", words, number, ""]


def _others(others: tuple[tuple[str, int], ...]) -> str:
    return "; ".join(f"{words}: {number}" for words, number in others if number)


def _measure(item: Change) -> tuple[str, str, str, str]:
    before, after = ("not known" if v is None else f"{v:.3f}" for v in (item.before, item.after))
    return item.words, before, after, item.meaning


def _enough(snapshot: Snapshot, round_: Round, found: Outcome) -> str:
    if found.enough is None or not found.meetings:
        return ""
    asked = scheme(snapshot, round_.scheme).record
    return (
        f"The scheme asks a pair for {in_hours(asked.least_hours or 0)} within "
        f"{in_words(asked.within_months or 0)} months: of {in_words(found.meetings)} "
        f"that met, {in_words(found.enough) if found.enough else 'none'} came so far."
    )


def _mean(found: Outcome) -> str:
    if found.mean_worth is None:
        return "Too few have looked back to tell a mean."
    return f"The mean is {found.mean_worth:.1f} of 6."
