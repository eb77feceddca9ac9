"""`connect` and `network`: who can introduce whom, and how the whole hangs together."""

import click

from graph_service.analysis.cohesion import Cohesion, cohesion
from graph_service.analysis.connections import Introductions, Step, find_person, introduce
from graph_service.store import Store
from leadership_map.answer import Answer, command, table

SIZES = 6


@command("connect")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@click.option("--as-of", "as_of", default="", metavar="DATE", help="On which day.")
def connect(store: Store, one: str, other: str, as_of: str) -> Answer:
    """Find introductions from A to B (ids, or names that only one person has)."""
    snapshot = store.read(as_of)
    found = introduce(snapshot, find_person(snapshot, one), find_person(snapshot, other))
    return Answer(found.document(), _ways(found))


@command("network")
@click.option(
    "--by", default="sector", metavar="ATTRIBUTE", help="Dimension or column [default: sector]."
)
@click.option(
    "--ties",
    default="",
    metavar="KIND",
    help="The context of ties, or body, organization, programme, event, pairing or reporting for "
    "ties by what people share [default: all that is said of who knows whom].",
)
@click.option("--seed", default=0, metavar="N", help="For the search for clusters.")
@click.option("--as-of", "as_of", default="", metavar="DATE", help="On which day.")
def network(store: Store, by: str, ties: str, seed: int, as_of: str) -> Answer:
    """Measure how people hang together: clusters, bridges, who stands alone."""
    found = cohesion(store.read(as_of), by, ties, seed)
    return Answer(found.document(), _measures(found))


def _ways(found: Introductions) -> list[str]:
    if not found.paths:
        return ["No way leads from the one to the other: they share no tie, body or programme."]
    many = "1 introduction" if found.length == 1 else f"{found.length} introductions"
    return [f"They are {many} apart.", *(line for way in found.paths for line in _way(way))]


def _way(way: tuple[Step, ...]) -> list[str]:
    return ["", way[0].name, *(f"  {step.name}: {step.via}" for step in way[1:])]


def _measures(found: Cohesion) -> list[str]:
    clusters = [members for members in found.communities if len(members) > 1]
    sizes = ", ".join(str(len(members)) for members in clusters[:SIZES])
    sizes += ", …" if len(clusters) > SIZES else ""
    rows = [
        ("People", found.people),
        ("Ties", found.ties),
        ("Density", found.density),
        ("Parts that no tie joins", found.components),
        ("People without a tie", len(found.isolates)),
        (f"E-I index by {found.by}", found.ei_index),
        (f"Modularity by {found.by}", found.modularity),
        (f"Clusters (of {sizes} people)" if clusters else "Clusters", len(clusters)),
        ("Modularity of the clusters", found.community_modularity),
        ("People whose leaving would cut the network", len(found.cut_people)),
    ]
    said = [(name, "too few to say" if value is None else value) for name, value in rows]
    bridges = [(bridge.name, bridge.id, f"{bridge.betweenness:.3f}") for bridge in found.bridges]
    return [
        *table(["Measure", "Value"], said),
        "",
        "Who most ways between others lead through (betweenness, 0 to 1):",
        *table(["Person", "Id", "Betweenness"], bridges),
    ]
