"""`guests`: whom to invite to an event, so that the room is like the system and people meet."""

import click

from graph_service.analysis.gathering import BY, gathering
from graph_service.store import Store
from leadership_map.answer import Answer, command, table


@command("guests")
@click.argument("event")
@click.option("--seats", required=True, type=click.IntRange(1), help="For how many there is room.")
@click.option("--by", type=click.Choice(BY), multiple=True, help="Like the system by these only.")
@click.option("--everybody", is_flag=True, help="Also who wants to be involved in other ways.")
@click.option("--as-of", "as_of", default="", metavar="DATE", help="On which day.")
def show_guests(
    store: Store, event: str, seats: int, by: tuple[str, ...], everybody: bool, as_of: str
) -> Answer:
    """Plan whom to invite to EVENT (its id): representative, and most pairs new to each other."""
    snapshot = store.read(as_of)
    found = gathering(snapshot, event, seats, by or BY, everybody=everybody)
    groups = [[item.by, item.words, item.wanted, item.invited] for item in found.groups]
    guests = [[snapshot.label("Person", id_), id_] for id_ in found.guests]
    lines = [
        f"{found.new} of {found.pairs} pairs would be new; at most {found.most_new} could be.",
        *table(["", "Group", "Wanted", "On the list"], groups), "",
        *table(["Guest", "Id"], guests),
    ]  # fmt: skip
    return Answer(found.document(), lines)
