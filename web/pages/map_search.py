"""Who was looked for on the map."""

from dataclasses import dataclass

from flask import url_for

from graph_service.analysis.sociogram import Sociogram
from web.pages.map_asked import Part
from web.pages.map_findings import Linked, linked
from web.pages.people import folded
from web.templating import count

MOST_CHOICES = 20


@dataclass(frozen=True)
class Found:
    """Who was looked for: one person with those they are tied to, or several to choose from.

    `id` and `person` are of the one person.
    """

    sentence: str
    id: str = ""
    people: tuple[Linked, ...] = ()
    person: Linked | None = None


def look_for(part: Part, found: Sociogram) -> Found | None:
    """The person looked for by name or id, None where nobody was."""
    asked = part.asked
    if not (asked.q or asked.focus):
        return None
    words = folded(asked.q).split()
    people = part.snapshot.people
    fitting = [
        dot.id
        for dot in found.dots
        if dot.id == asked.focus
        or (not asked.focus and all(word in folded(people[dot.id].name) for word in words))
    ]
    if not fitting:
        return Found(f"Nobody called “{asked.q or asked.focus}” is on this map.")
    if len(fitting) > 1:
        choices = (
            Linked(people[id_].name, url_for("map.page", **asked.query(q="", focus=id_)))
            for id_ in sorted(fitting, key=lambda id_: (folded(people[id_].name), id_))[
                :MOST_CHOICES
            ]
        )
        return Found(f"{len(fitting)} people fit. Choose one:", "", tuple(choices))
    return _known(part, found, fitting[0])


def _known(part: Part, found: Sociogram, id_: str) -> Found:
    name = part.snapshot.label("Person", id_)
    if found.grouped:
        cluster = next(dot.cluster for dot in found.dots if dot.id == id_)
        where = f"in cluster {cluster}" if cluster else "not yet connected to anybody"
        address = url_for("map.page", **part.asked.query(cluster=cluster, q="", focus=id_))
        return Found(f"{name} is {where}.", "", (Linked("Open it", address),) if cluster else ())
    known = [{one, other} - {id_} for one, other, _ in found.lines if id_ in (one, other)]
    others = {other for ends in known for other in ends}
    sentence = f"{name} is tied to {count(len(others), 'person', 'people')}:" if others else (
        f"{name} is not yet connected to anybody here."
    )  # fmt: skip
    known_people = sorted((linked(part, other) for other in others), key=lambda item: item.name)
    return Found(sentence, id_, tuple(known_people), linked(part, id_))
