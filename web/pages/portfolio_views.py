"""What the page shows that chooses which bids to fund."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import request, url_for

from graph_service.analysis.bids.choosing import WHY_NOT, Choice, Choosing
from graph_service.analysis.numerals import listed
from graph_service.codes import SECTORS
from graph_service.snapshot import Snapshot
from web.links import Named
from web.pages.bids_views import bid_link
from web.pages.sessions_views import pounds
from web.templating import count


@dataclass(frozen=True)
class ChoiceRow:
    """A way to choose: its bids, what it covers, and how it differs from the best."""

    heading: str
    bids: tuple[Named, ...]
    ids: tuple[str, ...]
    said: str
    differs: str


@dataclass(frozen=True)
class PortfolioPage:
    """The best choice, the next best, what covering places costs, and who is left out."""

    call: Named
    id: str
    sentence: str
    proof: str
    price: str
    choices: tuple[ChoiceRow, ...]
    left_out: tuple[Named, ...]
    typed: Mapping[str, str]
    download: str
    problems: Mapping[str, str]

    @classmethod
    def of(
        cls, snapshot: Snapshot, found: Choosing, typed: Mapping[str, str],
        problems: Mapping[str, str],
    ) -> "PortfolioPage":  # fmt: skip
        """The page for an answer, with what was typed into the form."""
        best = found.choices[0]
        named = ("budget", "least", "as_of")
        asked: dict[str, Any] = {n: text for n, text in request.args.items() if n in named}
        return cls(
            Named(snapshot.label("Call", found.call), url_for("bids.call", call_id=found.call)),
            found.call,
            _sentence(found, best),
            _proof(found),
            _price(found, best),
            tuple(_row(snapshot, best, item, at) for at, item in enumerate(found.choices)
                  if item.bids),
            tuple(Named(snapshot.label("Bid", id_), bid_link(id_), WHY_NOT[why])
                  for id_, why in found.left_out),
            typed,
            url_for("portfolio.download", call_id=found.call, **asked),
            problems,
        )  # fmt: skip


def _sentence(found: Choosing, best: Choice) -> str:
    if not best.bids:
        return "No bid can be funded yet: see below why, and what is missing."
    return (
        f"{count(len(best.bids), 'bid')} for {pounds(best.cost)} of {pounds(found.budget)} "
        f"{'reaches' if len(best.bids) == 1 else 'reach'} {count(len(best.places), 'borough')} and "
        f"{count(len(best.sectors), 'sector')}."
    )


def _proof(found: Choosing) -> str:
    if all(item.proved for item in found.choices):
        return (
            "No other choice reaches more boroughs and sectors within the budget; none that "
            "reaches as many has higher marks; none of those costs less."
        )
    return "A better choice may exist: the search was stopped."


def _price(found: Choosing, best: Choice) -> str:
    plain = found.by_marks
    if set(plain.bids) == set(best.bids):
        return "The marks alone would choose the same bids."
    lost = len(best.places) + len(best.sectors) - len(plain.places) - len(plain.sectors)
    return (
        f"If marks alone counted, they would add up to {plain.marks:.1f} rather than "
        f"{best.marks:.1f}, and {count(lost, 'borough or sector', 'boroughs or sectors')} fewer "
        "would be reached."
    )


def _row(snapshot: Snapshot, best: Choice, item: Choice, at: int) -> ChoiceRow:
    places = listed([snapshot.label("Area", id_) for id_ in item.places])
    sectors = listed([SECTORS.say(code) for code in item.sectors], most=12)
    return ChoiceRow(
        "The best choice" if at == 0 else f"The next best: choice {at + 1}",
        tuple(Named(snapshot.label("Bid", id_), bid_link(id_)) for id_ in item.bids),
        item.bids,
        f"{pounds(item.cost)}; the mean marks add up to {item.marks:.1f}. "
        f"Boroughs: {places or 'none'}. Sectors: {sectors or 'none'}.",
        _differs(snapshot, best, item) if at else "",
    )


def _differs(snapshot: Snapshot, best: Choice, item: Choice) -> str:
    without = [snapshot.label("Bid", id_) for id_ in best.bids if id_ not in item.bids]
    instead = [snapshot.label("Bid", id_) for id_ in item.bids if id_ not in best.bids]
    said = f"Without {listed(without)}" if without else "With all of the best choice"
    return f"{said}, with {listed(instead)} instead." if instead else f"{said}."
