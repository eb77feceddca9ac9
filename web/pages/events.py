"""Where did we meet, who was there, and who was not?"""

from flask import Blueprint, render_template

from graph_service.errors import NotFound
from web.held import store
from web.pages.events_views import EventPage, EventsPage
from web.visitor import signed_in_visitor

pages = Blueprint("events", __name__)


@pages.get("/events")
def page() -> str:
    """All events up to now, the latest first."""
    shown = EventsPage.of(store().read(), signed_in_visitor())
    return render_template("events.html", page=shown)


@pages.get("/events/<path:event_id>")
def event(event_id: str) -> str:
    """One event."""
    snapshot = store().read()
    found = snapshot.events.get(event_id)
    if found is None:
        raise NotFound(f"There is no event with the id '{event_id}' here.")
    return render_template("event.html", page=EventPage.of(snapshot, found, signed_in_visitor()))
