"""`next-generation`, `stagnation`: who leads next, and whether the same people hold the seats."""

import click

from graph_service.analysis.next_generation import BY, next_generation
from graph_service.analysis.stagnation import stagnation
from graph_service.store import Store
from leadership_map.answer import Answer, command, table


@command("next-generation")
@click.option("--by", type=click.Choice(BY), default="profession", show_default=True)
@click.option("--as-of", "as_of", default="", metavar="DATE", help="On which day.")
def show_next_generation(store: Store, by: str, as_of: str) -> Answer:
    """See who is emerging, who sponsors them, and how ready they are for terms that end."""
    found = next_generation(store.read(as_of), store.whole(), by)
    rows = [[item.words, item.people, item.emerging, item.sponsored, item.in_network]
            for item in found.groups]  # fmt: skip
    headings = ["", "Leaders", "Emerging", "With a sponsor", "In a network"]
    return Answer(found.document(), table(headings, rows))


@command("stagnation")
@click.option("--as-of", "as_of", default="", metavar="DATE", help="The last day.")
def show_stagnation(store: Store, as_of: str) -> Answer:
    """See how long seats have been held over three years, and the trend."""
    found = stagnation(store.read(as_of).as_of, store.read)
    rows = [
        [item.as_of, _round(item.long), item.median_months, _round(item.newcomers)]
        for item in found.readings
    ]
    headings = ["Day", "Held five years (%)", "Median months", "New within a year (%)"]
    return Answer(found.document(), table(headings, rows))


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 1)
