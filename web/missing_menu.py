"""The pages about who is missing, as links from one to another."""

from typing import Any

from flask import Flask, request, url_for

from web.access import may_open
from web.layout import MenuItem

_PAGES = (
    ("missing.page", "Who is missing"),
    ("invitations.page", "Whom to invite"),
    ("voice.page", "Present but not heard"),
    ("nobody.page", "Who has nobody"),
    ("over_time.page", "Over time"),
    ("heard.page", "Whom we have heard"),
    ("declared.page", "What people declare"),
    ("report.page", "Report"),
    ("yardsticks.page", "Yardsticks"),
    ("groups.page", "Saved groups"),
    ("measures.page", "How we measure"),
)
# What is asked about goes along from page to page; how it is looked at does not.
_KEPT = ("scope", "as_of")
# These pages are about everybody, or about few scopes of their own.
_ALONE = frozenset({"declared.page", "groups.page"})


def missing_menu() -> tuple[MenuItem, ...]:
    """The pages about who is missing that the visitor may open, about the same people and day."""
    kept: dict[str, Any] = {name: request.args[name] for name in _KEPT if request.args.get(name)}
    return tuple(
        MenuItem(text, _address(endpoint, kept), endpoint == request.endpoint)
        for endpoint, text in _PAGES
        if may_open(endpoint)
    )


def _address(endpoint: str, kept: dict[str, Any]) -> str:
    return url_for(endpoint, **({} if endpoint in _ALONE else kept))


def offer(app: Flask) -> None:
    """Let an application's templates ask for the menu."""
    app.jinja_env.globals["missing_menu"] = missing_menu
