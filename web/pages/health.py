"""For machines that watch the service: is it alive, can it work?"""

from flask import Blueprint

from graph_service.errors import StoreUnavailable
from web.held import store

pages = Blueprint("health", __name__)


@pages.get("/healthz")
def alive() -> dict[str, str]:
    """The process answers."""
    return {"status": "alive"}


@pages.get("/readyz")
def ready() -> tuple[dict[str, str], int]:
    """The store answers too; a stranger is not told why it does not."""
    try:
        store().version()
    except StoreUnavailable:
        return {"status": "the store does not answer"}, 503
    return {"status": "ready"}, 200
