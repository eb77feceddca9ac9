"""What the application holds for its pages: the store and the settings."""

from dataclasses import dataclass

from flask import Flask, current_app

from graph_service.store import Store
from web.settings import Settings

_NAME = "leadership-map"


@dataclass(frozen=True)
class Held:
    """The store that the pages read and the settings that they follow."""

    store: Store
    settings: Settings


def hold(app: Flask, store: Store, settings: Settings) -> None:
    """Keep the store and the settings with the application."""
    app.extensions[_NAME] = Held(store, settings)


def store() -> Store:
    """The store of the application that answers this request."""
    held: Held = current_app.extensions[_NAME]
    return held.store


def settings() -> Settings:
    """The settings of the application that answers this request."""
    held: Held = current_app.extensions[_NAME]
    return held.settings
