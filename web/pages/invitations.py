"""Whom shall we ask?"""

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from graph_service.analysis.invitation_answer import Invitations
from graph_service.analysis.invitations import invitations, vacancies
from graph_service.errors import NotFound, Refused
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot
from web.held import store
from web.pages.invitations_asked import InvitationsAsked
from web.pages.invitations_letters import LettersPage, csv_rows, plain_text
from web.pages.invitations_views import InvitationsPage
from web.spreadsheet import csv_file
from web.wrong_field import WrongField

pages = Blueprint("invitations", __name__)


@pages.before_request
def to_the_form() -> AnyResponse | None:
    """Letters and files are of somebody; without a body or an event there is only the form."""
    asks = request.endpoint == "invitations.page" or request.args.get("scope")
    return None if asks else redirect(url_for("invitations.page"))


@pages.get("/missing/invitations")
def page() -> str | tuple[str, int]:
    """The people who close most gaps of a body or an event, and who else could."""
    asked = InvitationsAsked.of(request.args)
    try:
        snapshot = store().read(asked.as_of)
    except Refused as refusal:
        return _refused(store().read(), asked, "as_of", refusal)
    if not asked.scope:
        return _shown(InvitationsPage.start(snapshot, asked))
    try:
        scope = Scope.parse(asked.scope)
        if (
            not asked.seats
            and not vacancies(snapshot, scope)
            and scope.id in snapshot.of(scope.kind)
        ):
            sentence = "No seat stands vacant here: say how many people you could invite."
            return _shown(InvitationsPage.asking(snapshot, asked, sentence))
        found = invitations(snapshot, scope, asked.wishes(snapshot, scope))
    except (NotFound, Refused) as refusal:
        return _refused(snapshot, asked, _field(snapshot, asked, refusal), refusal)
    return _shown(InvitationsPage.of(snapshot, asked, found))


@pages.get("/missing/invitations/letters")
def letters() -> str:
    """A letter to each person, to print, as a draft."""
    asked = InvitationsAsked.of(request.args)
    page = LettersPage.of(*_found(asked), asked)
    return render_template("invitations_letters.html", page=page)


@pages.get("/missing/invitations/letters.txt")
def letters_text() -> Response:
    """The same letters as plain text."""
    asked = InvitationsAsked.of(request.args)
    return Response(
        plain_text(LettersPage.of(*_found(asked), asked)),
        mimetype="text/plain",
        headers={"Content-Disposition": 'attachment; filename="invitations.txt"'},
    )


@pages.get("/missing/invitations.csv")
def download() -> Response:
    """The people to ask, as a file."""
    found = _found(InvitationsAsked.of(request.args))
    return csv_file("invitations.csv", *csv_rows(*found))


def _found(asked: InvitationsAsked) -> tuple[Snapshot, Invitations]:
    snapshot, scope = store().read(asked.as_of), Scope.parse(asked.scope)
    return snapshot, invitations(snapshot, scope, asked.wishes(snapshot, scope))


def _shown(page: InvitationsPage) -> str:
    return render_template("invitations.html", page=page)


def _field(snapshot: Snapshot, asked: InvitationsAsked, refusal: Exception) -> str:
    """Which field of the form an answer failed at."""
    if isinstance(refusal, WrongField):
        return refusal.field
    kind, _, id_ = asked.scope.partition(":")
    if id_ not in snapshot.of(kind):
        return "scope"
    return "yardstick" if asked.yardstick else "seats"


def _refused(
    snapshot: Snapshot, asked: InvitationsAsked, field: str, refusal: Exception
) -> tuple[str, int]:
    shown = InvitationsPage.refused(snapshot, asked, field, str(refusal))
    return _shown(shown), 400
