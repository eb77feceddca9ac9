"""Everybody on the map as a table."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph_service.analysis.sociogram import Dot
from graph_service.analysis.tenure import years_in_post
from graph_service.codes import SECTORS
from web.links import person_links
from web.pages.map_part import Part
from web.pages.people_found import folded

ALONE = "Not connected"


@dataclass(frozen=True)
class Row:
    """A person in the table; `betweenness` is 0 to 1, `ways` the same in words.

    `years` are whole ones in post, None for who holds none or nobody knows since when.
    """

    id: str
    name: str
    address: str
    organization: str
    sector: str
    place: str
    ties: int
    cluster: str
    betweenness: float
    ways: str
    years: int | None
    invented: bool


def rows(part: Part) -> Sequence[Row]:
    """Everybody on the map in the order asked for."""
    if part.found is None:
        return []
    years = years_in_post(part.snapshot)
    pages = person_links(dot.id for dot in part.found.dots)
    found = [_row(part, dot, years.get(dot.id), pages[dot.id]) for dot in part.found.dots]
    by_name = sorted(found, key=lambda row: (folded(row.name), row.id))
    key = _KEYS.get(part.asked.order)
    return sorted(by_name, key=key) if key else by_name


_KEYS: Mapping[str, Callable[[Row], Any]] = {
    "organization": lambda row: (not row.organization, folded(row.organization)),
    "sector": lambda row: row.sector,
    "place": lambda row: (not row.place, row.place),
    "ties": lambda row: -row.ties,
    "ways": lambda row: -row.betweenness,
    "years": lambda row: -(row.years or 0),
    "cluster": lambda row: (row.cluster == ALONE, len(row.cluster), row.cluster),
}
"""What is first by each order but that of names; blanks stand last, the largest numbers first."""


def _row(part: Part, dot: Dot, years: int | None, address: str) -> Row:
    snapshot = part.snapshot
    employers = [snapshot.label("Organization", id_) for id_ in snapshot.organizations_of(dot.id)]
    return Row(
        dot.id,
        snapshot.label("Person", dot.id),
        address,
        ", ".join(employers),
        SECTORS.say(snapshot.sectors[dot.id]),
        snapshot.label("Area", snapshot.places[dot.id]),
        dot.ties,
        str(dot.cluster) if dot.cluster else ALONE,
        dot.betweenness,
        f"{dot.betweenness:.1%}",
        years,
        bool(snapshot.people[dot.id].invented),
    )
