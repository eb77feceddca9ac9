"""What is seen on the map as files: people, relations, and a line that says what they are."""

import tempfile
from pathlib import Path
from typing import Any

from flask import Response

import loaders
from graph_service.analysis.affiliation import Affiliation
from graph_service.analysis.group_map import GroupMap
from graph_service.codes import DIMENSIONS, LEVELS, SECTORS
from graph_service.days import in_words
from graph_service.errors import NotFound
from graph_service.relations import Place
from web.pages.map_choices import HUBS, STATUSES, TIES
from web.pages.map_hubs import WORDS, hub_id
from web.pages.map_part import Part
from web.pages.map_table import rows
from web.spreadsheet import safe_cell
from web.templating import count


def provenance(part: Part) -> str:
    """The day, what is shown, by which ties, the source, and who is invented, in a line."""
    snapshot = part.snapshot
    known = [snapshot.people[id_] for id_ in part.ids]
    invented = sum(bool(person.invented) for person in known)
    real = (
        "nobody in it is invented"
        if not invented
        else (f"{count(invented, 'person in it is', 'people in it are')} invented")
    )
    system = snapshot.system.name if snapshot.system else "no system named"
    parts = [
        f"Leadership Map, {system}",
        f"as at {in_words(snapshot.as_of)}",
        f"shown: {filter_said(part) or 'everybody'}",
        f"ties: {_ties_said(part)}",
        real,
    ]
    return "; ".join(parts) + "."


def _ties_said(part: Part) -> str:
    if part.seats:
        return HUBS[part.seats.shared]
    said = ", ".join(TIES.get(kind, kind) for kind in part.ties)
    recent = part.asked.recent
    return f"{said}, begun within {count(recent, 'year')}" if recent else said


def filter_said(part: Part) -> str:
    """What narrows the map, in words; "" where everybody is on it."""
    asked, snapshot = part.asked, part.snapshot
    said = {
        "sector": SECTORS.say(asked.sector) if asked.sector else "",
        "place": snapshot.label("Area", asked.place) if asked.place else "",
        "profession": snapshot.label("Profession", asked.profession) if asked.profession else "",
        "level": LEVELS.say(asked.level) if asked.level else "",
        "organization": " or ".join(
            snapshot.label("Organization", id_) for id_ in asked.organization
        ),
        "body": snapshot.label("Organization", asked.body) if asked.body else "",
        "programme": snapshot.label("Programme", asked.programme) if asked.programme else "",
        "near": _person(part, asked.near),
        "to": _person(part, asked.to) if asked.near else "",
    }
    words = [f"{_NAMES.get(name) or DIMENSIONS.say(name).lower()} {value}"
             for name, value in said.items() if value]  # fmt: skip
    around = bool(asked.organization and asked.steps and not asked.near)
    words += [f"and those within {count(asked.steps, 'step')}"] * around
    words += ["who works across"] * asked.across
    words += [STATUSES[asked.status].lower()] if asked.status else []
    words += [f"at least {count(asked.least, 'tie')}"] * bool(asked.least)
    words += [f"in post for at least {count(asked.tenure, 'year')}"] * bool(asked.tenure)
    words += [f"cluster {asked.cluster}"] * bool(asked.cluster)
    return ", ".join(words)


def _person(part: Part, id_: str) -> str:
    """The name of somebody whom the visitor may see; "" for anybody else."""
    person = part.shown.people.get(id_)
    return person.name if person else ""


_NAMES = {"near": "near", "to": "on the way to", "body": "on", "programme": "in"}


def view_of(part: Part) -> loaders.View:
    """People and relations of a part, as files hold them. No cell can run as a formula."""
    if part.groups:
        return _groups(part, part.groups)
    places = part.found.places if part.found else {}
    people: list[dict[str, Any]] = [
        {
            "id": row.id, "name": safe_cell(row.name), "organisation": safe_cell(row.organization),
            "sector": row.sector, "place": safe_cell(row.place), "ties": row.ties,
            "cluster": row.cluster, "betweenness": row.betweenness,
            "x": places.get(row.id, (0.0, 0.0))[0], "y": places.get(row.id, (0.0, 0.0))[1],
            "invented": "yes" if row.invented else "",
        }
        for row in rows(part)
    ]  # fmt: skip
    if part.seats:
        return _with_hubs(part, part.seats, people)
    relations = [
        {"one": item.one, "other": item.other, "relation": safe_cell(item.context),
         "since": item.since, "one_way": "yes" if item.one_way else ""}
        for item in (part.found.relations if part.found else ())
    ]  # fmt: skip
    return loaders.View(provenance(part), people, relations)


def _with_hubs(part: Part, seats: Affiliation, people: list[dict[str, Any]]) -> loaders.View:
    """People and what they are in, each with what `kind` of thing it is."""
    blank = dict.fromkeys(people[0], "") if people else {}
    is_in = WORDS[seats.shared][2]
    everything = [
        row | {"kind": "person", **_place(seats, ("Person", str(row["id"])))} for row in people
    ] + [
        blank | {"id": hub_id(hub.place), "name": safe_cell(hub.name), "ties": hub.people,
                 "kind": WORDS[seats.shared][0], **_place(seats, hub.place)}
        for hub in seats.hubs
    ]  # fmt: skip
    relations = [
        {"one": seat.person_id, "other": hub_id(seat.place), "relation": is_in,
         "since": seat.since, "one_way": ""}
        for seat in seats.seats
    ]  # fmt: skip
    return loaders.View(provenance(part), everything, relations)


def _place(seats: Affiliation, place: Place) -> dict[str, float]:
    x, y = seats.places[place]
    return {"x": x, "y": y}


def _groups(part: Part, found: GroupMap) -> loaders.View:
    people: list[dict[str, str | float]] = [
        {"id": item.code or "not-known", "name": safe_cell(item.words), "people": item.people,
         "ties_inside": item.inside, "ties_out": item.out}
        for item in found.groups
    ]  # fmt: skip
    relations: list[dict[str, str | float]] = [
        {"one": one or "not-known", "other": other or "not-known", "ties": ties}
        for one, other, ties in found.lines
    ]
    return loaders.View(provenance(part), people, relations)


def view_file(part: Part, form: str) -> Response:
    """A part as a file of a form (a suffix without its dot).

    Raises:
        NotFound: there is no such form.
    """
    suffix = f".{form}"
    if suffix not in loaders.VIEW_FORMS:
        raise NotFound(f"There is no form '{form}' to take the map out in.")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"map{suffix}"
        loaders.write_view(path, view_of(part))
        content = path.read_bytes()
    return Response(
        content,
        mimetype="application/octet-stream",
        headers={"Content-Disposition": f'attachment; filename="map{suffix}"'},
    )
