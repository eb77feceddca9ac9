"""What part does an organisation play?"""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from graph_service.analysis.nobody import own_board
from graph_service.codes import RELATIONS, SECTORS
from graph_service.errors import NotFound
from graph_service.identity import kept_id
from graph_service.records import Membership, Organization, Person
from graph_service.snapshot import Snapshot
from web.held import store
from web.links import body_link
from web.origins import Origin, origins
from web.shown import may_be_shown
from web.templating import count
from web.visitor import Visitor, signed_in_visitor

pages = Blueprint("organizations", __name__)


@dataclass(frozen=True)
class Line:
    """A line of a list: words, then something with a page of its own."""

    before: str
    name: str
    address: str
    note: str = ""


@dataclass(frozen=True)
class OrganizationPage:
    """One organisation. `body_address` is "" unless it is a body that governs."""

    name: str
    invented: bool
    sentence: str
    facts: tuple[tuple[str, str], ...]
    people: tuple[Line, ...]
    seats: tuple[Line, ...]
    relations: tuple[Line, ...]
    body_address: str
    origins: tuple[Origin, ...]

    @classmethod
    def of(
        cls, snapshot: Snapshot, it: Organization, who: Visitor, origins: tuple[Origin, ...]
    ) -> "OrganizationPage":
        """The page about an organisation, as a visitor may see it."""
        people = tuple(_people(snapshot, it.id, who))
        seats = tuple(_seats(snapshot, it.id, who))
        return cls(
            it.name,
            bool(it.invented),
            _sentence(snapshot, it, len(people), len(seats)),
            tuple(_facts(snapshot, it)),
            people,
            seats,
            tuple(_relations(snapshot, it.id)),
            body_link(it.id) if it.is_body else "",
            origins,
        )


@pages.get("/organizations/<path:organization_id>")
def page(organization_id: str) -> str | Response:
    """One organisation."""
    snapshot = store().read()
    kept = kept_id(snapshot, "Organization", organization_id)
    if kept != organization_id:
        return redirect(url_for("organizations.page", organization_id=kept))
    found = snapshot.organizations.get(organization_id)
    if found is None:
        raise NotFound(f"There is no organisation with the id '{organization_id}' here.")
    who = signed_in_visitor()
    heard = origins(store(), "Organization", found.id, who)
    shown = OrganizationPage.of(snapshot, found, who, heard)
    return render_template("organization.html", page=shown)


def _sentence(snapshot: Snapshot, it: Organization, people: int, seats: int) -> str:
    leaders = count(people, "person", "people")
    if it.is_body:
        posts = count(len(snapshot.posts_in(it.id)), "post")
        return f"A governance body with {posts} and {leaders} on it."
    if not people:
        return "We know of no leader here yet."
    sit = "who sits" if people == 1 else "who sit"
    own, on_own = own_board(snapshot, it)
    rest = "; nobody from it on the bodies of its own borough" if own and not on_own else ""
    bodies = count(len(snapshot.bodies), "body", "bodies")
    return f"{leaders} here, {sit} on {seats} of {bodies}{rest}."


def _facts(snapshot: Snapshot, it: Organization) -> Iterator[tuple[str, str]]:
    said = {
        "Kind": it.classification,
        "Sector": SECTORS.say(it.sector),
        "Place": snapshot.label("Area", it.area_id),
        "Part of": snapshot.label("Organization", it.parent_id),
        "ODS code": it.ods_code,
        "What it is for": it.purpose,
    }
    yield from ((label, text) for label, text in said.items() if text)


def _members(snapshot: Snapshot, id_: str, who: Visitor) -> Iterator[tuple[Person, Membership]]:
    """Everybody in an organisation whom a visitor may see, with what they are in it."""
    for item in snapshot.memberships_in(id_):
        person = snapshot.people.get(item.person_id)
        if person is not None and may_be_shown(person, who):
            yield person, item


def _people(snapshot: Snapshot, id_: str, who: Visitor) -> Iterator[Line]:
    seen: set[str] = set()
    for person, item in _members(snapshot, id_, who):
        if person.id not in seen:
            seen.add(person.id)
            what = snapshot.label("Post", item.post_id) if item.post_id else item.role
            address = url_for("person.page", person_id=person.id)
            yield Line("", person.name, address, what or person.job_title)


def _seats(snapshot: Snapshot, id_: str, who: Visitor) -> Iterator[Line]:
    """The bodies on which people of an organisation sit, with how many of them."""
    people = {person.id for person, _ in _members(snapshot, id_, who)}
    sitting: dict[str, set[str]] = {}
    for person_id in people:
        for item in snapshot.memberships_of(person_id):
            body_id = snapshot.organization_of(item)
            if body_id in snapshot.bodies and body_id != id_:
                sitting.setdefault(body_id, set()).add(person_id)
    for body_id in sorted(sitting, key=lambda id_: (snapshot.bodies[id_].name, id_)):
        address = url_for("organizations.page", organization_id=body_id)
        note = count(len(sitting[body_id]), "person", "people")
        yield Line("", snapshot.bodies[body_id].name, address, note)


def _relations(snapshot: Snapshot, id_: str) -> Iterator[Line]:
    for item in snapshot.relationships.values():
        if item.source_id == id_:
            yield _line(snapshot, RELATIONS.say(item.relation), item.target_id)
        elif item.target_id == id_:
            source = snapshot.label("Organization", item.source_id)
            address = url_for("organizations.page", organization_id=item.source_id)
            yield Line("", source, address, f"{RELATIONS.say(item.relation)} this one")


def _line(snapshot: Snapshot, before: str, id_: str) -> Line:
    address = url_for("organizations.page", organization_id=id_)
    return Line(before[0].upper() + before[1:], snapshot.label("Organization", id_), address)
