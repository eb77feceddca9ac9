"""`spread`: which improvements were taken up where, and whom the network suggests next."""

import click

from graph_service.analysis.spreading import improvements
from graph_service.store import Store
from leadership_map.answer import Answer, command, table


@command("spread")
@click.option("--as-of", "as_of", default="", metavar="DATE", help="On which day.")
def show_spread(store: Store, as_of: str) -> Answer:
    """See where improvements began, who took them up, and who could be next."""
    snapshot = store.read(as_of)
    found = improvements(snapshot, list(snapshot.ties.values()))
    rows = [
        [item.programme.name, snapshot.label("Organization", item.programme.owner_id),
         item.count("adopted"), item.count("trying"), item.count("stopped"),
         snapshot.label("Organization", item.next[0].organization_id) if item.next else ""]
        for item in found
    ]  # fmt: skip
    document = {"as_of": snapshot.as_of, "improvements": [item.document() for item in found]}
    headings = ["Improvement", "Began at", "Taken up", "Trying", "Stopped", "Next"]
    return Answer(document, table(headings, rows))
