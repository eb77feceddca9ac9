"""What the pages show of calls and their bids."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flask import url_for

from graph_service.analysis.bids.known import bids_on
from graph_service.days import in_words as day_in_words
from graph_service.days import months_between
from graph_service.records import Bid, Call
from graph_service.snapshot import Snapshot
from web.links import Named
from web.pages.asked_of import to_assess
from web.pages.bid_form import is_open
from web.pages.call_form import CallTyped
from web.templating import count
from web.visitor import Visitor

OUTCOME_MONTHS = 12
"""How long after it was funded the outcome of a bid is asked for."""


@dataclass(frozen=True)
class CallRow:
    """A call in the list."""

    call: Named
    open: str
    bids: int
    funded: int
    told: int


@dataclass(frozen=True)
class BidsPage:
    """All calls, the newest first; what the visitor is to assess; outcomes that are due."""

    sentence: str
    calls: tuple[CallRow, ...]
    to_assess: tuple[Named, ...]
    due: tuple[Named, ...]
    is_team: bool
    typed: CallTyped
    problems: Mapping[str, str]

    @classmethod
    def of(
        cls, snapshot: Snapshot, who: Visitor, typed: CallTyped,
        problems: Mapping[str, str] | None = None,
    ) -> "BidsPage":  # fmt: skip
        """The page of a day, as a visitor may see it, with what was typed to open a call."""
        calls: list[Call] = list(snapshot.of("Call").values())
        calls.sort(key=lambda item: (item.start_date, item.id), reverse=True)
        rows = tuple(_call_row(snapshot, item) for item in calls)
        due = tuple(_due(snapshot)) if who.is_team else ()
        return cls(
            _sentence(snapshot, calls),
            rows,
            tuple(to_assess(snapshot, who.person_id)),
            due,
            who.is_team,
            typed,
            problems or {},
        )


def bid_link(bid_id: str) -> str:
    """The page of a bid."""
    return url_for("bid.page", bid_id=bid_id)


def _sentence(snapshot: Snapshot, calls: list[Call]) -> str:
    open_ = [item for item in calls if is_open(item, snapshot.as_of)]
    if not calls:
        return "No call for bids has been opened yet."
    bids = [item for item in bids_on(snapshot).values() if item.state != "draft"]
    funded = sum(item.state in ("funded", "completed") for item in bids)
    told = sum(bool(item.outcome) for item in bids)
    said = f"{count(len(bids), 'bid')} in {count(len(calls), 'call')}: {funded:,} funded"
    ends = min((item.closes for item in open_ if item.closes), default="")
    now = f"one may bid until {day_in_words(ends)}" if ends else "one may bid" if open_ else (
        "no call is open"
    )  # fmt: skip
    return f"{said}, {told:,} of them with an outcome; {now}."


def _call_row(snapshot: Snapshot, it: Call) -> CallRow:
    bids: list[Bid] = [
        item for item in bids_on(snapshot).values()
        if item.call_id == it.id and item.state != "draft"
    ]  # fmt: skip
    until = f"{'until' if is_open(it, snapshot.as_of) else 'closed on'} {day_in_words(it.closes)}"
    return CallRow(
        Named(it.name, url_for("bids.call", call_id=it.id)),
        until if it.closes else "open",
        len(bids),
        sum(item.state in ("funded", "completed") for item in bids),
        sum(bool(item.outcome) for item in bids),
    )


def _due(snapshot: Snapshot) -> Iterator[Named]:
    for bid in bids_on(snapshot).values():
        months = months_between(bid.decided_on, snapshot.as_of) if bid.decided_on else 0
        if bid.state == "funded" and not bid.outcome and months >= OUTCOME_MONTHS:
            yield Named(bid.name, bid_link(bid.id), f"funded {months} months ago")
