"""Who is this, and how do I meet them?"""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from graph_service.analysis.connections import introduce
from graph_service.errors import NotFound
from graph_service.identity import kept_id
from graph_service.records import Person
from graph_service.snapshot import Snapshot
from web.held import store
from web.origins import origins
from web.pages.person_views import IntroductionPage, PersonPage
from web.shown import may_be_shown, snapshot_shown
from web.visitor import Visitor, signed_in_visitor

pages = Blueprint("person", __name__)


@pages.get("/people/<path:person_id>")
def page(person_id: str) -> str | Response:
    """One person."""
    snapshot, who = store().read(), signed_in_visitor()
    kept = kept_id(snapshot, "Person", person_id)
    if kept != person_id:
        return redirect(url_for("person.page", person_id=kept))
    person = _shown(snapshot, person_id, who)
    heard = origins(store(), "Person", person.id, who)
    return render_template("person.html", page=PersonPage.of(snapshot, person, who, heard))


@pages.get("/people/<path:person_id>/introduction")
def introduction(person_id: str) -> str:
    """Who can introduce me?"""
    snapshot, who = store().read(), signed_in_visitor()
    person = _shown(snapshot, person_id, who)
    # Nobody is a way to somebody else who objects, or by a tie that either end refuses to show.
    found = introduce(snapshot_shown(snapshot, who), who.person_id, person.id)
    return render_template("introduction.html", page=IntroductionPage.of(person, found))


def _shown(snapshot: Snapshot, person_id: str, who: Visitor) -> Person:
    person = snapshot.people.get(person_id)
    if person is None or not may_be_shown(person, who):
        raise NotFound(f"There is nobody with the id '{person_id}' here.")
    return person
