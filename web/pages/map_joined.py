"""What joins organisations: the ties between two of them, or to whom those of one lead."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from flask import url_for

from graph_service.network import people_network, undirected
from graph_service.snapshot import Snapshot
from web.links import Named, person_link
from web.pages.map_asked import MOST_STEPS
from web.pages.map_part import Part
from web.templating import count

MOST = 8


@dataclass(frozen=True)
class Joined:
    """A sentence and the people, or other organisations, that it rests on; "" for nothing asked."""

    sentence: str = ""
    links: tuple[Named, ...] = ()


def joined(part: Part) -> Joined:
    """What joins the one or two organisations that are asked for."""
    asked = part.asked.organization
    if len(asked) == 1:
        return _of_one(part, asked[0])
    return _of_two(part, *asked) if len(asked) == 2 else Joined()


def _of_two(part: Part, one: str, other: str) -> Joined:
    at = {id_: _employed(part.shown, id_) for id_ in (one, other)}
    ties = [
        ends
        for ends in undirected(people_network(part.shown, part.young)).edges
        if (ends[0] in at[one] and ends[1] in at[other])
        or (ends[1] in at[one] and ends[0] in at[other])
    ]
    names = [part.snapshot.label("Organization", id_) for id_ in (one, other)]
    if not ties:
        return Joined(f"No tie joins {names[0]} and {names[1]}.")
    people = sorted({id_ for ends in ties for id_ in ends})
    through = count(len(people), "person", "people")
    join = count(len(ties), "tie joins", "ties join")
    links = (Named(part.snapshot.people[id_].name, person_link(id_)) for id_ in people)
    return Joined(f"{join} {names[0]} and {names[1]}, of {through}:", tuple(links))


def _of_one(part: Part, id_: str) -> Joined:
    own, found = _employed(part.shown, id_), Counter[str]()
    for ends in undirected(people_network(part.shown, part.young)).edges:
        if (ends[0] in own) != (ends[1] in own):
            outside = ends[1] if ends[0] in own else ends[0]
            found.update(set(part.shown.employers_of(outside)) - {id_})
    name = part.snapshot.label("Organization", id_)
    around = tuple(_around(part))
    if not found:
        return Joined(f"No tie leads from {name} to another organisation.", around)
    first = sorted(found.items(), key=lambda item: (-item[1], item[0]))[:MOST]
    links = (
        Named(
            f"{part.snapshot.label('Organization', other)} ({count(ties, 'tie')})",
            url_for("map.page", **part.asked.query(organization=(id_, other))),
        )
        for other, ties in first
    )
    others = count(len(found), "other organisation")
    return Joined(f"Ties lead from {name} to {others}; most to:", (*links, *around))


def _around(part: Part) -> Iterator[Named]:
    """The same organisation with those around its people."""
    for steps in range(1, MOST_STEPS + 1):
        words = f"Its people and those within {count(steps, 'step')} of them"
        yield Named(words, url_for("map.page", **part.asked.query(steps=steps)))


def _employed(shown: Snapshot, id_: str) -> set[str]:
    return {person_id for person_id in shown.people if id_ in shown.employers_of(person_id)}
