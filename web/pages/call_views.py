"""What the page of one call for bids shows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph_service.analysis.bids.standing import Standing, standings
from graph_service.analysis.dimensions import BY_CODE
from graph_service.analysis.numerals import listed
from graph_service.codes import BID_STATES
from graph_service.days import in_words as day_in_words
from graph_service.records import Call
from graph_service.snapshot import Snapshot
from web.choices import Choice
from web.links import Named
from web.pages.bid_form import BidTyped, is_open
from web.pages.bids_views import bid_link
from web.pages.sessions_views import pounds
from web.templating import count
from web.visitor import Visitor


@dataclass(frozen=True)
class BidRow:
    """A bid of a call; marks are "" for whoever may not see them."""

    bid: Named
    state: str
    cost: str
    places: str
    crosses: str
    marks: str
    wants: str


@dataclass(frozen=True)
class CallPage:
    """One call: its rules, its bids, and the form while it is open."""

    id: str
    name: str
    invented: bool
    sentence: str
    facts: tuple[tuple[str, str], ...]
    bids: tuple[BidRow, ...]
    is_team: bool
    wants: int
    is_open: bool
    typed: BidTyped
    areas: tuple[Choice, ...]
    problems: Mapping[str, str]

    @classmethod
    def of(
        cls, snapshot: Snapshot, it: Call, who: Visitor, typed: BidTyped,
        problems: Mapping[str, str] | None = None,
    ) -> "CallPage":  # fmt: skip
        """The page about a call, as a visitor may see it, with what was typed into the form."""
        found = standings(snapshot, it.id)
        boroughs = BY_CODE["place"].groups(snapshot)
        return cls(
            it.id,
            it.name,
            bool(it.invented),
            _call_sentence(snapshot, it, found),
            tuple(_facts(it)),
            tuple(_bid_row(snapshot, item, who) for item in found),
            who.is_team,
            sum(max(0, item.short - len(item.waiting)) for item in found
                if item.bid.state == "submitted"),
            is_open(it, snapshot.as_of) and who.person_id in snapshot.people,
            typed,
            tuple(Choice(id_, name, id_ in typed.areas) for id_, name in boroughs.items()),
            problems or {},
        )  # fmt: skip


def _call_sentence(snapshot: Snapshot, it: Call, found: list[Standing]) -> str:
    bids, funded = len(found), sum(item.bid.state in ("funded", "completed") for item in found)
    open_ = is_open(it, snapshot.as_of)
    if not bids:
        return "Nobody has bid yet." if open_ else "Nobody bid."
    crossing = sum(item.crosses for item in found)
    said = f"{count(bids, 'bid')}; {crossing:,} with a team that crosses enough boundaries"
    asked = sum(item.bid.cost or 0.0 for item in found)
    money = f"; together they ask for {pounds(asked)}"
    of = f", and there are {pounds(it.budget)}" if it.budget is not None else ""
    return f"{said}{money}{of}{f'; {funded:,} are funded' if funded else ''}."


def _facts(it: Call) -> Iterator[tuple[str, str]]:
    least = [
        count(number, one) for number, one in (
            (it.organizations_least, "organisation"), (it.sectors_least, "sector"),
        ) if number
    ]  # fmt: skip
    said = {
        "What it is for": it.purpose,
        "Last day to bid": day_in_words(it.closes),
        "Budget": "" if it.budget is None else pounds(it.budget),
        "A team joins at least": listed(least),
    }
    yield from ((label, text) for label, text in said.items() if text)


def _bid_row(snapshot: Snapshot, item: Standing, who: Visitor) -> BidRow:
    mean = "" if item.mean is None else f"{item.mean:.1f}"
    return BidRow(
        Named(item.bid.name, bid_link(item.bid.id)),
        BID_STATES.say(item.bid.state) or "Not said",
        "Not said" if item.bid.cost is None else pounds(item.bid.cost),
        listed([snapshot.label("Area", id_) for id_ in item.places], most=3) or "Not said",
        f"{'Yes' if item.crosses else 'No'}: {count(len(item.organizations), 'organisation')}, "
        f"{count(len(item.sectors), 'sector')}",
        (mean or "None yet") if who.is_team else "",
        f"{item.short:,}" if who.is_team else "",
    )
