"""What the application holds for its pages: the store, and what was uploaded."""

from dataclasses import dataclass

from flask import Flask, current_app

from graph_service.store import Store
from web.uploads import Uploads

_NAME = "leadership-map"


@dataclass(frozen=True)
class Held:
    """The store that the pages read, and the uploads that wait."""

    store: Store
    uploads: Uploads


def hold(app: Flask, store: Store) -> None:
    """Keep the store, and room for uploads, with the application."""
    app.extensions[_NAME] = Held(store, Uploads())


def store() -> Store:
    """The store of the application that answers this request."""
    held: Held = current_app.extensions[_NAME]
    return held.store


def uploads() -> Uploads:
    """The uploads that the application keeps until they are confirmed."""
    held: Held = current_app.extensions[_NAME]
    return held.uploads
