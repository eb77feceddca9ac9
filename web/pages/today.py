"""What should I look at today?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, render_template, url_for

from graph_service import voting
from graph_service.records import Account, Poll
from graph_service.snapshot import Snapshot
from graph_service.store import Entry
from web.access import PERMISSIONS, may_open
from web.agenda import FEWEST_PEOPLE, concerns
from web.concern import Concern
from web.held import store
from web.links import Named
from web.pages.asked_of import asked_of
from web.pages.load_history import past_loads
from web.pages.watch import watched
from web.pages.watch_views import sentence as risk_sentence
from web.remembered import remembered
from web.templating import moment
from web.visitor import signed_in_visitor

pages = Blueprint("today", __name__)
MOST_ITEMS = 5
MOST_CHANGES = 5
IN_SENTENCE = 3


@dataclass(frozen=True)
class Item:
    """One thing to look at, and where."""

    heading: str
    detail: str
    address: str
    link: str


@dataclass(frozen=True)
class Changed:
    """One recent change: when, by whom, why."""

    at: str
    by: str
    why: str


@dataclass(frozen=True)
class TodayPage:
    """At most five things, the most urgent first; the risks we watch; and what changed."""

    sentence: str
    items: tuple[Item, ...]
    polls: tuple[Named, ...]
    asked: tuple[Named, ...]
    risks: str
    loaded: str
    changes: tuple[Changed, ...]

    @classmethod
    def of(
        cls, snapshot: Snapshot, found: Sequence[Concern], polls: Iterable[Poll], risks: str,
        entries: Sequence[Entry], asked: tuple[Named, ...] = (),
    ) -> "TodayPage":  # fmt: skip
        """The page for a day, with what the visitor may look at."""
        open_ = [item for item in found if _may_look(item)]
        newest = [entry for entry in reversed(entries) if not entry.apart]
        return cls(
            _sentence(open_, len(snapshot.people)),
            tuple(map(_item, open_[:MOST_ITEMS])),
            tuple(Named(item.name, url_for("polls.page", poll_id=item.id)) for item in polls),
            asked,
            risks,
            _loaded(snapshot, entries),
            tuple(
                Changed(entry.at, snapshot.label("Person", entry.by), entry.why)
                for entry in newest[:MOST_CHANGES]
            ),
        )


@dataclass(frozen=True)
class StartPage:
    """The first page of an empty store; `may_load` for those who can begin."""

    may_load: bool


@pages.get("/")
def page() -> str:
    """What to look at today, or how to begin."""
    snapshot = store().read()
    if is_empty(snapshot, store().apart("Account").values()):
        start = StartPage(may_load=signed_in_visitor().is_team)
        return render_template("start.html", page=start)
    found = remembered("agenda", snapshot, lambda day: concerns(day, store().whole()))
    risks = risk_sentence(watched(snapshot))
    polls = voting.to_vote_in(store(), snapshot, signed_in_visitor().person_id)
    shown = TodayPage.of(snapshot, found, polls, risks, store().entries(),
                         asked_of(snapshot, signed_in_visitor().person_id))  # fmt: skip
    return render_template("today.html", page=shown)


def is_empty(snapshot: Snapshot, accounts: Iterable[Account]) -> bool:
    """Whether nothing was loaded yet; the people who may sign in are there before all else."""
    if any(records for kind, records in snapshot.records.items() if kind != "Person"):
        return False
    return snapshot.people.keys() <= {account.person_id for account in accounts}


def _may_look(concern: Concern) -> bool:
    return concern.endpoint in PERMISSIONS and may_open(concern.endpoint)


def _item(concern: Concern) -> Item:
    heading = concern.brief[0].upper() + concern.brief[1:]
    query: dict[str, Any] = dict(concern.query)
    return Item(heading, concern.detail, url_for(concern.endpoint, **query), concern.link)


def _sentence(found: Sequence[Concern], people: int) -> str:
    briefs = [item.brief for item in found[:IN_SENTENCE]]
    if not briefs and people < FEWEST_PEOPLE:
        return "Too few people are known to say what needs your attention: load more people first."
    if not briefs:
        return "Nothing needs your attention today."
    text = ", ".join(briefs[:-1])
    text = f"{text}, and {briefs[-1]}" if text else briefs[-1]
    return f"{text[0].upper()}{text[1:]}."


def _loaded(snapshot: Snapshot, entries: Sequence[Entry]) -> str:
    last = next((load for load in past_loads(entries, snapshot) if not load.undone), None)
    if last is None:
        return "No file has been loaded yet."
    return f"Data last loaded on {moment(last.at)} by {last.by}."
