"""Which ties are drawn: of which kinds, and how old at most."""

from graph_service.days import months_later
from graph_service.network import people_network
from graph_service.relations import DERIVED, Ties, Younger, contexts_of
from graph_service.snapshot import Snapshot
from web.pages.map_asked import Asked
from web.visitor import Visitor

TOLD = ""
"""The kind of ties that people told us of; the team alone sees who was paired with whom."""


def of_age(ties: tuple[str, ...], asked: Asked, as_of: str) -> Ties:
    """The ties of those kinds that are as young, on a day, as is asked for."""
    return Younger(ties, months_later(as_of, -12 * asked.recent)) if asked.recent else ties


def kinds_of_ties(shown: Snapshot, asked: Asked, who: Visitor) -> tuple[str, ...]:
    """The kinds of ties to draw: as asked, else what was told, else what posts and bodies say."""
    known = [kind for kind in asked.ties if kind == "told" or kind in kinds_offered(shown, who)]
    if known:
        return tuple(TOLD if kind == "told" else kind for kind in dict.fromkeys(known))
    if asked.hubs:
        return (asked.hubs,)
    if shown.ties:
        return (TOLD,)
    return ("reporting",) if people_network(shown, "reporting").number_of_edges() else ("body",)


def kinds_offered(shown: Snapshot, who: Visitor) -> list[str]:
    """The kinds of ties that a visitor can choose besides all that people told us."""
    derived = [kind for kind in DERIVED if kind != "pairing" or who.is_team]
    return [*contexts_of(shown), *derived]
