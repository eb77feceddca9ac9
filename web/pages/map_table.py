"""Everybody on the map as a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for

from graph_service.analysis.sociogram import Dot
from graph_service.codes import SECTORS
from web.pages.map_part import Part
from web.pages.people import folded


@dataclass(frozen=True)
class Row:
    """A person in the table; `betweenness` is 0 to 1, `ways` the same in words."""

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
    invented: bool


def rows(part: Part) -> Sequence[Row]:
    """Everybody on the map in the order asked for."""
    if part.found is None:
        return []
    found = [_row(part, dot) for dot in part.found.dots]
    by_name = sorted(found, key=lambda row: (folded(row.name), row.id))
    if part.asked.order == "ties":
        return sorted(by_name, key=lambda row: -row.ties)
    if part.asked.order == "ways":
        return sorted(by_name, key=lambda row: -row.betweenness)
    if part.asked.order == "cluster":
        number = {dot.id: dot.cluster or len(found) for dot in part.found.dots}
        return sorted(by_name, key=lambda row: number[row.id])
    return by_name


def _row(part: Part, dot: Dot) -> Row:
    snapshot = part.snapshot
    employers = [snapshot.label("Organization", id_) for id_ in snapshot.organizations_of(dot.id)]
    return Row(
        dot.id,
        snapshot.label("Person", dot.id),
        url_for("person.page", person_id=dot.id),
        ", ".join(employers),
        SECTORS.say(snapshot.sectors[dot.id]),
        snapshot.label("Area", snapshot.places[dot.id]),
        dot.ties,
        str(dot.cluster) if dot.cluster else "Not connected",
        dot.betweenness,
        f"{dot.betweenness:.1%}",
        bool(snapshot.people[dot.id].invented),
    )
