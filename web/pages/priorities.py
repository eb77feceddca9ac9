"""What comes first? The core messages, the initiatives, and what people say when asked."""

from flask import Blueprint, render_template

from web.day_asked import snapshot_asked
from web.pages.priorities_views import PrioritiesPage
from web.visitor import signed_in_visitor

pages = Blueprint("priorities", __name__)


@pages.get("/priorities")
def page() -> str:
    """Initiatives by votes with who leads them, messages by rank, and the polls."""
    shown = PrioritiesPage.of(snapshot_asked(), signed_in_visitor())
    return render_template("priorities.html", page=shown)
