"""What the application holds for its pages: the store, and work that waits or is under way."""

from dataclasses import dataclass

from flask import Flask, current_app

from graph_service.store import Store
from web.mail import Outbox, Post
from web.matches import Matches
from web.pace import Pace
from web.provider import Provider, SingleSignOn
from web.uploads import Uploads

_NAME = "leadership-map"
LINKS_AN_ADDRESS, LINKS_A_VISITOR = 5, 30
"""Links that may be asked for within an hour."""


@dataclass(frozen=True)
class Held:
    """The store that the pages read, what waits or is under way, and how often links are asked for.

    `outbox` is None where no mail is sent, `sign_on` where no organisation signs people in.
    """

    store: Store
    uploads: Uploads
    matches: Matches
    outbox: Outbox | None
    sign_on: SingleSignOn | None
    by_address: Pace
    by_visitor: Pace


def hold(app: Flask, store: Store, mail: Post | None, provider: Provider | None) -> None:
    """Keep the store, room for uploads and work, and ways to sign in, with the application."""
    outbox = Outbox(mail) if mail else None
    sign_on = SingleSignOn(app, provider) if provider else None
    paces = Pace(LINKS_AN_ADDRESS), Pace(LINKS_A_VISITOR)
    app.extensions[_NAME] = Held(store, Uploads(), Matches(), outbox, sign_on, *paces)


def store() -> Store:
    """The store of the application that answers this request."""
    held: Held = current_app.extensions[_NAME]
    return held.store


def outbox() -> Outbox | None:
    """Where letters are put; None where no mail is sent."""
    held: Held = current_app.extensions[_NAME]
    return held.outbox


def sign_on() -> SingleSignOn | None:
    """The way to an organisation's own sign-in; None where there is none."""
    held: Held = current_app.extensions[_NAME]
    return held.sign_on


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
