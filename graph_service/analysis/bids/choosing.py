"""Which bids of a call to fund: within its budget, for most places and sectors, the best marked."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from graph_service.analysis.bids.standing import Standing, standings
from graph_service.errors import NotFound, Refused
from graph_service.matching.portfolio import Portfolio, Project, portfolios
from graph_service.records import Call
from graph_service.snapshot import Snapshot

ALTERNATIVES = 3
LEAST_MARK = 3.0
_POINTS = 100
_PENCE = 100
LARGEST_BUDGET = 1e9
"""Up to a thousand million pounds the solver's arithmetic tells one penny from another."""
WHY_NOT = {
    "crosses": "The team does not cross enough boundaries",
    "short": "Fewer assessors have said what they think than the call asks for",
    "cost": "It does not say what it costs",
    "mark": "Its mean mark is below the lowest that is asked for",
    "decided": "It is decided already",
}


@dataclass(frozen=True)
class Choice:
    """One way to choose: the ids of the bids, the places and sectors they cover, marks and cost."""

    bids: tuple[str, ...]
    places: tuple[str, ...]
    sectors: tuple[str, ...]
    marks: float
    cost: float
    proved: bool


@dataclass(frozen=True)
class Choosing:
    """The answer: the best choice and the next best, and who is left out beforehand and why.

    `by_marks` is the best choice if places and sectors did not count: what covering them costs.
    """

    call: str
    as_of: str
    budget: float
    least_mark: float
    choices: tuple[Choice, ...]
    by_marks: Choice
    left_out: tuple[tuple[str, str], ...]

    def document(self) -> dict[str, Any]:
        """What `portfolio --json` answers with."""
        return asdict(self)


def choosing(
    snapshot: Snapshot, call_id: str, budget: float | None = None, least_mark: float = LEAST_MARK
) -> Choosing:
    """Choose the bids to fund: see `graph_service.matching.portfolio` for the order and its proof.

    A bid covers the boroughs that gain by it and the sectors of its team. Its points are the
    hundredths of its mean mark.

    Args:
        snapshot: the network on the day.
        call_id: which call.
        budget: in pounds; that of the call by default.
        least_mark: bids with a lower mean mark are left out.

    Raises:
        NotFound: there is no such call.
        Refused: no budget is known, or it is none that can be counted with.
    """
    call: Call | None = snapshot.of("Call").get(call_id)
    if call is None:
        known = ", ".join(snapshot.of("Call")) or "none"
        raise NotFound(f"There is no call '{call_id}' on {snapshot.as_of}: there are {known}.")
    money = call.budget if budget is None else budget
    if money is None:
        raise Refused(f"The call “{call.name}” has no budget: say how many pounds there are.")
    if not 0 <= money <= LARGEST_BUDGET:
        raise Refused(f"A budget is from £0 to £{LARGEST_BUDGET:,.0f}: write another.")
    found = standings(snapshot, call_id)
    why = {item.bid.id: _why_not(item, least_mark) for item in found}
    fit = [item for item in found if not why[item.bid.id]]
    places = sorted({id_ for item in fit for id_ in item.places})
    sectors = sorted({code for item in fit for code in item.sectors})
    answers = portfolios(_projects(fit, places, sectors), round(money * _PENCE), 1 + ALTERNATIVES)
    (plain,) = portfolios(_projects(fit, (), ()), round(money * _PENCE))
    return Choosing(
        call_id,
        snapshot.as_of,
        money,
        least_mark,
        tuple(_choice(fit, item) for item in answers),
        _choice(fit, plain),
        tuple((id_, code) for id_, code in why.items() if code),
    )


def _why_not(item: Standing, least_mark: float) -> str:
    if item.bid.state != "submitted":
        return "decided"
    if not item.crosses:
        return "crosses"
    if item.short:
        return "short"
    if item.bid.cost is None:
        return "cost"
    return "mark" if (item.mean or 0) < least_mark else ""


def _projects(
    fit: Sequence[Standing], places: Sequence[str], sectors: Sequence[str]
) -> list[Project]:
    groups = {("place", id_): at for at, id_ in enumerate(places)}
    groups |= {("sector", code): len(places) + at for at, code in enumerate(sectors)}
    return [
        Project(
            round((item.bid.cost or 0.0) * _PENCE),
            round((item.mean or 0.0) * _POINTS),
            sum(1 << at for (kind, id_), at in groups.items()
                if id_ in (item.places if kind == "place" else item.sectors)),
        )
        for item in fit
    ]  # fmt: skip


def _choice(fit: Sequence[Standing], found: Portfolio) -> Choice:
    chosen = [fit[at] for at in found.chosen]
    return Choice(
        tuple(item.bid.id for item in chosen),
        tuple(sorted({id_ for item in chosen for id_ in item.places})),
        tuple(sorted({code for item in chosen for code in item.sectors})),
        found.points / _POINTS,
        found.cost / _PENCE,
        found.proved,
    )
