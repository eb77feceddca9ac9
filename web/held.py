"""What the application holds for its pages: the store, the settings, what was uploaded."""

from dataclasses import dataclass

from flask import Flask, current_app

from graph_service.store import Store
from web.settings import Settings
from web.uploads import Uploads

_NAME = "leadership-map"


@dataclass(frozen=True)
class Held:
    """The store that the pages read, the settings that they follow, and uploads."""

    store: Store
    settings: Settings
    uploads: Uploads


def hold(app: Flask, store: Store, settings: Settings) -> None:
    """Keep the store and the settings with the application."""
    app.extensions[_NAME] = Held(store, settings, Uploads())


def store() -> Store:
    """The store of the application that answers this request."""
    held: Held = current_app.extensions[_NAME]
    return held.store


def uploads() -> Uploads:
    """The uploads that the application keeps until they are confirmed."""
    held: Held = current_app.extensions[_NAME]
    return held.uploads


def settings() -> Settings:
    """The settings of the application that answers this request."""
    held: Held = current_app.extensions[_NAME]
    return held.settings
