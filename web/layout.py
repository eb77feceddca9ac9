"""What every page shows around its own content: menu, who is signed in, what is invented."""

from dataclasses import dataclass

from flask import Flask, request, url_for

from graph_service.days import in_words
from graph_service.errors import StoreUnavailable
from graph_service.snapshot import Snapshot
from web.access import PERMISSIONS, bodies_allowed, may_open
from web.held import store
from web.links import body_link
from web.visitor import visitor

NAME = "Leadership Map"
MENU = (
    ("today.page", "Today"),
    ("missing.page", "Who is missing"),
    ("pairings.page", "Pairings"),
    ("governance.page", "Governance"),
    ("map.page", "Map"),
    ("people.page", "People"),
    ("year.page", "This year"),
    ("load.page", "Load"),
)


@dataclass(frozen=True)
class MenuItem:
    """A link in the menu; `current` if this page is it."""

    text: str
    href: str
    current: bool


@dataclass(frozen=True)
class Layout:
    """The frame of a page.

    `home` is where the name leads; `visitor_name` is "" for strangers; `invented` says that the
    people are made up; `as_at` is the day that is shown, where it is not today; `account` is the
    visitor's own page, `may_change` whether they may change records by hand.
    """

    name: str
    home: str
    system: str
    menu: tuple[MenuItem, ...]
    visitor_name: str
    invented: bool
    as_at: str
    account: str = ""
    may_change: bool = False

    @classmethod
    def now(cls) -> "Layout":
        """The frame for the visitor of this request."""
        try:
            snapshot, name = store().read(), _visitor_name()
        except StoreUnavailable:
            # The page that says so has a frame too.
            return cls(NAME, url_for("today.page"), "", (), "", invented=False, as_at="")
        system = snapshot.system
        menu = _bodies(snapshot) or _menu()
        return cls(
            NAME,
            menu[0].href if menu else url_for("today.page"),
            system.name if system and name else "",
            menu,
            name,
            invented=snapshot.is_sample,
            as_at=in_words(system.today) if system and system.today else "",
            account=url_for("account.page") if name and may_open("account.page") else "",
            may_change=may_open("records.one"),
        )


def _visitor_name() -> str:
    who = visitor()
    if who is None:
        return ""
    person = store().whole().people.get(who.person_id)
    return person.name if person else "Programme team"


def _bodies(snapshot: Snapshot) -> tuple[MenuItem, ...]:
    """For somebody who may open only some bodies: those, and nothing else."""
    allowed = bodies_allowed() or frozenset()
    return tuple(
        MenuItem(body.name, body_link(body.id), current=_is_below(body_link(body.id)))
        for body in snapshot.bodies.values()
        if body.id in allowed
    )


def _menu() -> tuple[MenuItem, ...]:
    return tuple(
        MenuItem(text, url_for(endpoint), current=_is_below(url_for(endpoint)))
        for endpoint, text in MENU
        if endpoint in PERMISSIONS and may_open(endpoint)
    )


def _is_below(address: str) -> bool:
    """Whether this page is the one at an address, or one below it."""
    return request.path == address or (address != "/" and request.path.startswith(f"{address}/"))


def frame(app: Flask) -> None:
    """Give every template of an application its `layout`."""

    @app.context_processor
    def layout() -> dict[str, Layout]:
        return {"layout": Layout.now()}
