"""`development`, `development-match`: who has had development, and whom open places would suit."""

import click

from graph_service.analysis.development.coverage import BY, coverage
from graph_service.analysis.development.matching import WHY_NOT, match
from graph_service.store import Store
from leadership_map.answer import Answer, command, table


@command("development")
@click.option("--by", type=click.Choice(BY), default="profession", show_default=True)
@click.option("--as-of", "as_of", default="", metavar="DATE", help="On which day.")
def show_development(store: Store, by: str, as_of: str) -> Answer:
    """See which groups have had development, and which have had none."""
    found = coverage(store.read(as_of), store.whole(), by)
    rows = [[item.words, item.people, item.had, item.open] for item in found.groups]
    return Answer(found.document(), table(["", "People", "Have had some", "Open offers"], rows))


@command("development-match")
@click.option("--as-of", "as_of", default="", metavar="DATE", help="On which day.")
@click.option("--seed", default=0, show_default=True, help="Decides between what is equal.")
def show_match(store: Store, as_of: str, seed: int) -> Answer:
    """Give as many people as can be a place that teaches what they want to learn, fairly."""
    snapshot = store.read(as_of)
    found = match(snapshot, store.whole(), seed)
    rows = [
        [snapshot.label("Person", item.person), snapshot.label("DevelopmentOffer", item.offer),
         f"{item.share:.0%}"]
        for item in found.matched
    ]  # fmt: skip
    rows += [[snapshot.label("Person", item.person), "", WHY_NOT[item.reason]]
             for item in found.unmatched]  # fmt: skip
    return Answer(found.document(), table(["Person", "Offer", "Of what they want"], rows))
