"""`year`, `watch`, `promises`, `widening`, `poll`: the programme's year."""

import click

from graph_service.analysis.commitments import commitments
from graph_service.analysis.polls.result import PollResult
from graph_service.analysis.watch.indicators import RISKS, indicators
from graph_service.analysis.widening import widenings
from graph_service.analysis.year import year
from graph_service.codes import INDICATORS
from graph_service.days import months_later
from graph_service.errors import NotFound
from graph_service.snapshot import Snapshot
from graph_service.store import Store
from graph_service.voting import agreement, result
from leadership_map.answer import Answer, command, table

_AS_OF = click.option("--as-of", "as_of", default="", metavar="DATE", help="On which day.")


@command("year")
@_AS_OF
def show_year(store: Store, as_of: str) -> Answer:
    """See the year in numbers, and the year before."""
    found = year(store.read(as_of), store.whole(), store.read)
    rows = [[item.code, item.value, item.before] for item in found.numbers]
    return Answer(found.document(), table(["", found.as_of, found.since], rows))


@command("watch")
@_AS_OF
def show_watch(store: Store, as_of: str) -> Answer:
    """See which risks have reached their line."""
    now = store.read(as_of)
    year_ago = store.read(months_later(now.as_of, -12))
    found = indicators(now, year_ago, agreement(store, now))
    rows = [
        [RISKS[item.code], INDICATORS.say(item.code), item.value, item.before, item.line,
         "reached" if item.alarmed else ""]
        for item in found
    ]  # fmt: skip
    document = {"as_of": now.as_of, "indicators": [item.document() for item in found]}
    return Answer(document, table(["Risk", "Measured", "Now", "A year ago", "Line", ""], rows))


@command("promises")
@_AS_OF
def show_promises(store: Store, as_of: str) -> Answer:
    """See how promises are kept, by what was promised."""
    found = commitments(store.read(as_of))
    rows = [[item.name, item.made, item.done, item.overdue] for item in (*found.by_kind, found.all)]
    return Answer(found.document(), table(["", "Made", "Kept", "Past their day"], rows))


@command("widening")
@_AS_OF
def show_widening(store: Store, as_of: str) -> Answer:
    """See who was asked to which body, how far it is, and which gaps closed."""
    snapshot = store.read(as_of)
    found = widenings(snapshot, store.read)
    rows = [
        [snapshot.label(item.to.kind, item.to.id), *item.states.values(), len(item.closed),
         len(item.left)]
        for item in found
    ]  # fmt: skip
    headings = ["To", "Drafted", "Sent", "Accepted", "Declined", "Seated", "Closed", "Open"]
    document = {"as_of": snapshot.as_of, "widenings": [item.document() for item in found]}
    return Answer(document, table(headings, rows))


@command("poll")
@click.argument("poll")
def show_poll(store: Store, poll: str) -> Answer:
    """See what came out of POLL (its id), or how many have voted while it is open."""
    snapshot = store.read()
    asked = snapshot.of("Poll").get(poll)
    if asked is None:
        known = ", ".join(snapshot.of("Poll")) or "none"
        raise NotFound(f"There is no poll '{poll}': there are {known}.")
    found = result(store, snapshot, asked)
    return Answer(found.document(), [*_outcomes(snapshot, found), *_turnout(found)])


def _outcomes(snapshot: Snapshot, found: PollResult) -> list[str]:
    rows = [
        [snapshot.label("Programme", item.option), _places(item.places), _places(item.evenly)]
        for item in found.outcomes
    ]
    return [*table(["", "Place", "If groups counted evenly"], rows), ""] if rows else []


def _turnout(found: PollResult) -> list[str]:
    rows = [[item.words, item.voted, item.may] for item in found.turnout]
    return table(["Turnout", "Voted", "May vote"], rows)


def _places(places: tuple[int, int]) -> str:
    first, last = places
    return f"{first}" if first == last else f"{first} to {last}"
