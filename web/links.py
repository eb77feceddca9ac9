"""What several pages lead to: something with a name and its page, and addresses."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from flask import current_app, url_for

from web.access import may_open


@dataclass(frozen=True)
class Named:
    """Somebody or something with a name, its page where it has one, and a word beside it."""

    name: str
    address: str = ""
    note: str = ""


def body_link(body_id: str, query: Mapping[str, Any] | None = None) -> str:
    """The page of a governance body, as at the days of a query."""
    return url_for("governance.body", body_id=body_id, **(query or {}))


def person_link(person_id: str) -> str:
    """The page of a person."""
    return url_for("person.page", person_id=person_id)


def person_links(person_ids: Iterable[str]) -> dict[str, str]:
    """The pages of very many people at once: built from one address, as `url_for` quotes it."""
    start = url_for("person.page", person_id="x")[:-1]
    return {id_: start + quote(id_, safe="!$&'()*+,/:;=@") for id_ in person_ids}


def programme_link(programme_id: str) -> str:
    """The page of a programme."""
    return url_for("programmes.programme", programme_id=programme_id)


def event_link(event_id: str) -> str:
    """The page of an event."""
    return url_for("events.event", event_id=event_id)


def whole_link(endpoint: str, **values: Any) -> str:
    """An address that can be sent: it begins as the installation says, else as we were asked.

    Behind a proxy we are asked without HTTPS; links must say it all the same.
    """
    url: str = current_app.config["PUBLIC_URL"]
    if url:
        return url.rstrip("/") + url_for(endpoint, **values)
    scheme = "https" if current_app.config["SESSION_COOKIE_SECURE"] else None
    return url_for(endpoint, **values, _external=True, _scheme=scheme)


def has_seats(scope: str) -> bool:
    """Whether people can be invited to a scope (KIND:ID): to an organisation or an event."""
    return scope.startswith(("Organization:", "Event:"))


def invitations_link(scope: str, as_of: str = "") -> str:
    """The page that asks whom to invite to a scope; "" for visitors who may not open it."""
    if not may_open("invitations.page"):
        return ""
    return url_for("invitations.page", scope=scope, as_of=as_of or None)
