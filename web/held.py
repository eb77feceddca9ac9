"""What the application holds for its pages: the store, and work that waits or is under way."""

from dataclasses import dataclass

from flask import Flask, current_app

from graph_service.store import Store
from web.mail import Outbox, Post
from web.matches import Matches
from web.pace import Pace
from web.uploads import Uploads

_NAME = "leadership-map"
LINKS_AN_ADDRESS, LINKS_A_VISITOR = 5, 30
"""Links that may be asked for within an hour."""


@dataclass(frozen=True)
class Held:
    """The store that the pages read, what waits or is under way, and how often links are asked for.

    `outbox` is None where no mail is sent.
    """

    store: Store
    uploads: Uploads
    matches: Matches
    outbox: Outbox | None
    by_address: Pace
    by_visitor: Pace


def hold(app: Flask, store: Store, mail: Post | None) -> None:
    """Keep the store, room for uploads and other work, and letters, with the application."""
    outbox = Outbox(mail) if mail else None
    paces = Pace(LINKS_AN_ADDRESS), Pace(LINKS_A_VISITOR)
    app.extensions[_NAME] = Held(store, Uploads(), Matches(), outbox, *paces)


def store() -> Store:
    """The store of the application that answers this request."""
    held: Held = current_app.extensions[_NAME]
    return held.store


def outbox() -> Outbox | None:
    """Where letters are put; None where no mail is sent."""
    held: Held = current_app.extensions[_NAME]
    return held.outbox


def paces() -> tuple[Pace, Pace]:
    """How often a link may be asked for: for one address, and by one visitor."""
    held: Held = current_app.extensions[_NAME]
    return held.by_address, held.by_visitor


def uploads() -> Uploads:
    """The uploads that the application keeps until they are confirmed."""
    held: Held = current_app.extensions[_NAME]
    return held.uploads


def matches() -> Matches:
    """The rounds whose pairs are being found."""
    held: Held = current_app.extensions[_NAME]
    return held.matches
