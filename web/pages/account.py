"""What do you hold about me? Everybody's own page: correct it, say what for, take it all out."""

import json
from collections.abc import Mapping

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from graph_service.store import PERSON, Batch
from graph_service.subject_access import held_about
from web.held import store
from web.pages.account_form import Profile
from web.pages.account_views import AccountPage
from web.pages.own_row import own_person, own_row
from web.visitor import signed_in_visitor

pages = Blueprint("account", __name__)


@pages.get("/account")
def page() -> str:
    """What is known of the visitor, as a form to correct it."""
    snapshot = store().read()
    person = snapshot.people.get(signed_in_visitor().person_id)
    if person is None:
        return render_template("account.html", page=AccountPage.of_nobody())
    return render_template("account.html", page=_page(Profile.of(person), {}))


@pages.post("/account")
def keep() -> AnyResponse | tuple[str, int]:
    """Keep what they say of themselves; it outranks what anybody else says of them."""
    person = own_person(store().read())
    typed = Profile.sent(request.form)
    problems = typed.problems()
    if problems:
        return render_template("account.html", page=_page(typed, problems)), 400
    row = typed.row(own_row(person.id), person)
    by = signed_in_visitor().name_for_audit
    store().write(Batch(PERSON, [row]), by=by, why="their own profile")
    flash("Kept. What you say of yourself comes before what others say.", "done")
    left = typed.left(store().read().people[person.id])
    if left:
        said = f"Others still say something as your {' and '.join(left)}: ask the programme team."
        flash(said, "problem")
    return redirect(url_for("account.page"))


@pages.get("/account/held.json")
def held() -> Response:
    """Everything that is held about the visitor, as a file."""
    who = signed_in_visitor()
    found = held_about(store(), who.person_id, who.account_id)
    return Response(
        json.dumps(found, ensure_ascii=False, indent=1, default=list),
        mimetype="application/json",
        headers={"Content-Disposition": 'attachment; filename="held-about-me.json"'},
    )


def _page(typed: Profile, problems: Mapping[str, str]) -> AccountPage:
    return AccountPage.of(store(), signed_in_visitor(), own_person(store().read()), typed, problems)
