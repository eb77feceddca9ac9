"""What the application holds for its pages: the store, and work that waits or is under way."""

from dataclasses import dataclass

from flask import Flask, current_app

from graph_service.store import Store
from web.matches import Matches
from web.uploads import Uploads

_NAME = "leadership-map"


@dataclass(frozen=True)
class Held:
    """The store that the pages read, the uploads that wait, and rounds that are being matched."""

    store: Store
    uploads: Uploads
    matches: Matches


def hold(app: Flask, store: Store) -> None:
    """Keep the store, and room for uploads and other work, with the application."""
    app.extensions[_NAME] = Held(store, Uploads(), Matches())


def store() -> Store:
    """The store of the application that answers this request."""
    held: Held = current_app.extensions[_NAME]
    return held.store


def uploads() -> Uploads:
    """The uploads that the application keeps until they are confirmed."""
    held: Held = current_app.extensions[_NAME]
    return held.uploads


def matches() -> Matches:
    """The rounds whose pairs are being found."""
    held: Held = current_app.extensions[_NAME]
    return held.matches
