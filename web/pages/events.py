"""Where did we meet, who was there, and who was not?"""

from flask import Blueprint, render_template

from graph_service.errors import NotFound
from graph_service.records import Event
from graph_service.snapshot import Snapshot
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
    shown = EventPage.of(snapshot, event_of(snapshot, event_id), signed_in_visitor())
    return render_template("event.html", page=shown)


def event_of(snapshot: Snapshot, event_id: str) -> Event:
    """The event of an address.

    Raises:
        NotFound: there is none.
    """
    found = snapshot.events.get(event_id)
    if found is None:
        raise NotFound(f"There is no event with the id '{event_id}' here.")
    return found
