"""What are we working on together, and who is in it?"""

from flask import Blueprint, render_template

from graph_service.errors import NotFound
from web.held import store
from web.pages.programmes_views import ProgrammePage, ProgrammesPage
from web.visitor import signed_in_visitor

pages = Blueprint("programmes", __name__)


@pages.get("/programmes")
def page() -> str:
    """All programmes, initiatives and networks, with who leads them."""
    shown = ProgrammesPage.of(store().read(), signed_in_visitor())
    return render_template("programmes.html", page=shown)


@pages.get("/programmes/<path:programme_id>")
def programme(programme_id: str) -> str:
    """One programme."""
    snapshot = store().read()
    found = snapshot.programmes.get(programme_id)
    if found is None:
        raise NotFound(f"There is no programme with the id '{programme_id}' here.")
    shown = ProgrammePage.of(snapshot, found, signed_in_visitor())
    return render_template("programme.html", page=shown)
