"""Views of the map that somebody keeps under a name, or sends to somebody, for some days."""

from urllib.parse import parse_qs, urlencode

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from graph_service.errors import NotFound, Refused
from graph_service.store import TEAM, Batch
from web.held import store
from web.pages.map_asked import Asked
from web.pages.views_kept import Keeping, views_of, working_view
from web.pages.views_views import ViewsPage
from web.visitor import now, signed_in_visitor

pages = Blueprint("views", __name__)


@pages.get("/map/views")
def page() -> str:
    """The views that the visitor keeps."""
    return render_template("views.html", page=_page(Keeping()))


@pages.post("/map/views")
def keep() -> Response | tuple[str, int]:
    """Keep a view of the map."""
    typed = Keeping.of(request.form)
    query = urlencode(_asked(typed.query).query(), doseq=True)
    who = signed_in_visitor()
    kept = views_of(store(), who.account_id, now())
    try:
        view = typed.view(who.account_id, query, now(), len(kept))
    except Refused as refusal:
        return render_template("views.html", page=_page(typed.refused(refusal))), 400
    store().write(Batch(TEAM, [view]), by=who.name_for_audit, why="view of the map kept")
    flash(f"Kept as “{view.name}”.", "done")
    return redirect(url_for("views.page"))


@pages.get("/map/views/<view_id>")
def view(view_id: str) -> Response:
    """Open a view that somebody kept, as the visitor may see it."""
    found = working_view(store(), view_id, now())
    return redirect(url_for("map.page", **_asked(found.query).query()))


@pages.post("/map/views/<view_id>/remove")
def remove(view_id: str) -> Response:
    """Let go of a view; its link opens nothing any more.

    Raises:
        NotFound: the visitor keeps no such view.
    """
    who = signed_in_visitor()
    if view_id not in {item.id for item in views_of(store(), who.account_id, now())}:
        raise NotFound("You keep no such view.")
    removed = [("SavedView", view_id)]
    store().write(Batch(TEAM, [], removed), by=who.name_for_audit, why="view of the map removed")
    flash("Removed.", "done")
    return redirect(url_for("views.page"))


def _asked(query: str) -> Asked:
    return Asked.of(MultiDict(parse_qs(query)))


def _page(typed: Keeping) -> ViewsPage:
    return ViewsPage.of(views_of(store(), signed_in_visitor().account_id, now()), typed)
