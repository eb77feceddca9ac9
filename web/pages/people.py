"""Who is there?"""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Blueprint, render_template, request, url_for

from graph_service.codes import SECTORS
from graph_service.records import Person
from graph_service.snapshot import Snapshot
from web.access import may_open
from web.choices import Choice
from web.held import store
from web.pages.people_found import Asked, Index, employers
from web.paging import Paged, paged
from web.remembered import remembered
from web.shown import may_be_shown
from web.templating import count
from web.visitor import Visitor, signed_in_visitor

pages = Blueprint("people", __name__)
MOST_NAMES = 10


@dataclass(frozen=True)
class PersonRow:
    """One person in the list."""

    id: str
    name: str
    job_title: str
    organizations: str
    sector: str
    place: str
    invented: bool


@dataclass(frozen=True)
class PeoplePage:
    """The people who fit what was asked, fifty at a time; `accounts` is for the team alone."""

    sentence: str
    asked: Asked
    sectors: tuple[Choice, ...]
    places: tuple[Choice, ...]
    people: Paged[PersonRow]
    narrowed: bool
    accounts: str = ""

    @classmethod
    def of(cls, snapshot: Snapshot, who: Visitor, asked: Asked) -> "PeoplePage":
        """The page for what was asked."""
        index, hidden = Index.of(snapshot), _hidden(snapshot, who)
        found = index.fitting(snapshot, asked, hidden)
        alike = [] if found else index.spelled_alike(snapshot, asked, hidden)
        found, shown = found or alike, len(index.ids) - len(hidden)
        chosen = paged(found)
        rows = [_row(snapshot, snapshot.people[id_]) for id_ in chosen.items]
        return cls(
            _alike_sentence(asked, len(alike))
            if alike
            else _sentence(len(found), shown, narrowed=asked != Asked()),
            asked,
            tuple(Choice(code, SECTORS.say(code), code == asked.sector) for code in SECTORS),
            tuple(_places(snapshot, asked.place)),
            Paged(rows, *_rest(chosen)),
            asked != Asked(),
            url_for("accounts.page") if may_open("accounts.page") else "",
        )


@pages.get("/people")
def page() -> str:
    """Find people by name, job title or organisation, by sector and by place."""
    asked = Asked(*(request.args.get(name, "").strip() for name in ("q", "sector", "place")))
    found = PeoplePage.of(store().read(), signed_in_visitor(), asked)
    return render_template("people.html", page=found)


@pages.get("/people/names.json")
def names() -> dict[str, list[str]]:
    """Names to offer while one is typed, of those whom the visitor may see."""
    snapshot, asked = store().read(), Asked(request.args.get("q", "").strip())
    hidden = _hidden(snapshot, signed_in_visitor())
    found = Index.of(snapshot).fitting(snapshot, asked, hidden) if asked.q else []
    offered = dict.fromkeys(snapshot.people[id_].name for id_ in found[:MOST_NAMES])
    return {"names": list(offered)}


def _hidden(snapshot: Snapshot, who: Visitor) -> frozenset[str]:
    """The ids of those whom a visitor may not see."""
    objecting = remembered("who objects", snapshot, _objecting)
    return frozenset(id_ for id_ in objecting if not may_be_shown(snapshot.people[id_], who))


def _objecting(snapshot: Snapshot) -> frozenset[str]:
    return frozenset(id_ for id_, person in snapshot.people.items() if person.objects)


def _rest(chosen: Paged[str]) -> tuple[int, int, int, int, str, str]:
    return (
        chosen.number,
        chosen.pages,
        chosen.total,
        chosen.first,
        chosen.previous_address,
        chosen.next_address,
    )


def _alike_sentence(asked: Asked, found: int) -> str:
    people = count(found, "name is", "names are")
    return f"Nobody is spelled “{asked.q}”; {people} nearly so."


def _row(snapshot: Snapshot, person: Person) -> PersonRow:
    return PersonRow(
        person.id,
        person.name,
        person.job_title,
        ", ".join(employers(snapshot, person.id)),
        SECTORS.say(snapshot.sectors[person.id]),
        snapshot.label("Area", snapshot.places[person.id]),
        bool(person.invented),
    )


def _places(snapshot: Snapshot, chosen: str) -> Iterator[Choice]:
    """The areas, each after the one it is part of."""
    below: dict[str, list[str]] = {}
    for area in sorted(snapshot.areas.values(), key=lambda item: item.name):
        parent = area.parent_id if area.parent_id in snapshot.areas else ""
        below.setdefault(parent, []).append(area.id)
    waiting, seen = [(id_, 0) for id_ in reversed(below.get("", []))], set[str]()
    while waiting:
        id_, depth = waiting.pop()
        if id_ in seen:
            continue
        seen.add(id_)
        indent = "\N{NO-BREAK SPACE}" * 3 * depth
        yield Choice(id_, indent + snapshot.areas[id_].name, id_ == chosen)
        waiting += [(child, depth + 1) for child in reversed(below.get(id_, []))]


def _sentence(found: int, shown: int, *, narrowed: bool) -> str:
    if not narrowed:
        return f"{count(shown, 'person', 'people')} can be found here."
    if not found:
        return f"Nobody fits, of {count(shown, 'person', 'people')}."
    return f"{count(found, 'person fits', 'people fit')}, of {shown:,}."
