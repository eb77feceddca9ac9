"""Who was looked for on the map."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import url_for

from web.links import Named
from web.pages.map_asked import MOST_STEPS, Asked
from web.pages.map_part import Part
from web.pages.people_found import folded
from web.templating import count

MOST_CHOICES = 20


@dataclass(frozen=True)
class Found:
    """Who was looked for: one person with those they are tied to, or several to choose from.

    `id` and `person` are of the one person.
    """

    sentence: str
    id: str = ""
    people: tuple[Named, ...] = ()
    person: Named | None = None
    further: tuple[Named, ...] = ()


def look_for(part: Part) -> Found | None:
    """The person looked for by name or id, None where nobody was."""
    asked = part.asked
    if not (asked.q or asked.focus or asked.near):
        return None
    words, chosen = folded(asked.q).split(), asked.focus or asked.near
    people = part.snapshot.people
    names = {id_: folded(people[id_].name) for id_ in part.ids}
    if chosen:
        fitting = [id_ for id_ in names if id_ == chosen]
    else:
        fitting = [id_ for id_, name in names.items() if all(word in name for word in words)]
    if not fitting:
        return Found(f"Nobody called “{asked.q or chosen}” is on this map.")
    if len(fitting) > 1:
        choices = (
            Named(people[id_].name, url_for("map.page", **asked.query(q="", focus=id_)))
            for id_ in sorted(fitting, key=lambda id_: (folded(people[id_].name), id_))[
                :MOST_CHOICES
            ]
        )
        return Found(f"{len(fitting)} people fit. Choose one:", "", tuple(choices))
    return _known(part, fitting[0])


def _further(part: Part, id_: str) -> Iterator[Named]:
    """Where to go on from somebody: those around them, and how to reach them."""
    asked = part.asked
    for steps in range(1, MOST_STEPS + 1):
        query = asked.query(q="", focus="", near=id_, to="", steps=steps, cluster=0, across=False)
        words = "Those around them within 1 step" if steps == 1 else f"within {steps} steps"
        yield Named(words, url_for("map.page", **query))
    yield Named("Who can introduce you?", url_for("person.introduction", person_id=id_))
    for employer in part.snapshot.employers_of(id_):
        name = part.snapshot.label("Organization", employer)
        query = Asked(as_of=asked.as_of, organization=(employer,)).query()
        yield Named(f"Everybody at {name}", url_for("map.page", **query))


def _known(part: Part, id_: str) -> Found:
    name = part.snapshot.label("Person", id_)
    if part.found is None:
        said = f"{name} is one of so many that only groups are drawn."
        return Found(said, "", (), part.person(id_), tuple(_further(part, id_)))
    known = [{one, other} - {id_} for one, other in part.found.lines if id_ in (one, other)]
    others = {other for ends in known for other in ends}
    sentence = f"{name} is tied to {count(len(others), 'person', 'people')}:" if others else (
        f"{name} is not yet connected to anybody here."
    )  # fmt: skip
    known_people = sorted((part.person(other) for other in others), key=lambda item: item.name)
    return Found(sentence, id_, tuple(known_people), part.person(id_), tuple(_further(part, id_)))
