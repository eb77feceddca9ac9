"""`bids`, `portfolio`: the bids of a call, and which of them to fund."""

import click

from graph_service.analysis.bids.choosing import LEAST_MARK, WHY_NOT, choosing
from graph_service.analysis.bids.standing import standings
from graph_service.errors import NotFound
from graph_service.store import Store
from leadership_map.answer import Answer, command, table


@command("bids")
@click.argument("call")
@click.option("--as-of", "as_of", default="", metavar="DATE", help="On which day.")
def show_bids(store: Store, call: str, as_of: str) -> Answer:
    """See the bids of CALL (its id): whether each crosses boundaries, and its marks."""
    snapshot = store.read(as_of)
    if call not in snapshot.of("Call"):
        known = ", ".join(snapshot.of("Call")) or "none"
        raise NotFound(f"There is no call '{call}' on {snapshot.as_of}: there are {known}.")
    found = standings(snapshot, call)
    rows = [
        [item.bid.name, item.bid.state, item.bid.cost, "yes" if item.crosses else "no",
         None if item.mean is None else round(item.mean, 2), item.short]
        for item in found
    ]  # fmt: skip
    document = {"as_of": snapshot.as_of, "call": call, "bids": [item.document() for item in found]}
    headings = ["Bid", "State", "Asks for", "Crosses", "Mean mark", "Wanted"]
    return Answer(document, table(headings, rows))


@command("portfolio")
@click.argument("call")
@click.option("--budget", type=click.FloatRange(0), help="In pounds [default: the call's].")
@click.option("--least-mark", default=LEAST_MARK, show_default=True, type=click.FloatRange(1, 5))
@click.option("--as-of", "as_of", default="", metavar="DATE", help="On which day.")
def show_portfolio(
    store: Store, call: str, budget: float | None, least_mark: float, as_of: str
) -> Answer:
    """Choose the bids of CALL to fund: most places and sectors within the budget, best marked."""
    snapshot = store.read(as_of)
    found = choosing(snapshot, call, budget, least_mark)
    rows = [
        [number, "; ".join(snapshot.label("Bid", id_) for id_ in item.bids), item.cost,
         item.marks, len(item.places), len(item.sectors)]
        for number, item in enumerate(found.choices, start=1)
    ]  # fmt: skip
    left = [[snapshot.label("Bid", id_), WHY_NOT[why]] for id_, why in found.left_out]
    headings = ["Choice", "Bids", "Cost", "Marks", "Boroughs", "Sectors"]
    return Answer(
        found.document(), [*table(headings, rows), "", *table(["Left out beforehand", "Why"], left)]
    )
