"""What is seen on the map as files: people, relations, and a line that says what they are."""

import tempfile
from pathlib import Path

from flask import Response

import loaders
from graph_service.analysis.group_map import GroupMap
from graph_service.codes import DIMENSIONS, LEVELS, SECTORS
from graph_service.days import in_words
from graph_service.errors import NotFound
from web.pages.map_choices import TIES
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
        f"ties: {', '.join(TIES.get(kind, kind) for kind in part.ties)}",
        real,
    ]
    return "; ".join(parts) + "."


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
    words += ["who works across"] * asked.across
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
    people = [
        {
            "id": row.id, "name": safe_cell(row.name), "organisation": safe_cell(row.organization),
            "sector": row.sector, "place": safe_cell(row.place), "ties": row.ties,
            "cluster": row.cluster, "betweenness": row.betweenness,
            "x": places.get(row.id, (0.0, 0.0))[0], "y": places.get(row.id, (0.0, 0.0))[1],
            "invented": "yes" if row.invented else "",
        }
        for row in rows(part)
    ]  # fmt: skip
    relations = [
        {"one": item.one, "other": item.other, "relation": safe_cell(item.context),
         "one_way": "yes" if item.one_way else ""}
        for item in (part.found.relations if part.found else ())
    ]  # fmt: skip
    return loaders.View(provenance(part), people, relations)


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
