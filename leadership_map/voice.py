"""`voice`: who is present but not heard."""

import click

from graph_service import codes
from graph_service.analysis.group_voice import GroupVoice
from graph_service.analysis.voice import Voice, voice
from graph_service.scope import Scope
from graph_service.store import Store
from leadership_map.answer import Answer, command, table

_HEADINGS = ["", "People", "Seats", "Votes", "Chairs", "Sessions", "Funded", "Know at most", "E-I"]


@command("voice")
@click.option("--by", default="sector", metavar="DIM", help="One dimension.")
@click.option("--scope", "scope", metavar="KIND:ID", help="Whose people [default: all].")
@click.option("--as-of", "as_of", default="", metavar="DATE", help="On which day.")
def show_voice(store: Store, by: str, scope: str | None, as_of: str) -> Answer:
    """See which groups are present but hold no vote, no funded time, no chair, or few ties."""
    found = voice(store.read(as_of), by, Scope.parse(scope) if scope else None)
    return Answer(found.document(), _lines(found))


def _lines(found: Voice) -> list[str]:
    said = [f"{one.text} {one.how_sure}" for one in found.findings]
    headings = [codes.DIMENSIONS.say(found.by), *_HEADINGS[1:]]
    return [
        *(said or ["No group here stands out as present but not heard."]),
        "",
        *table(headings, [_row(item) for item in found.groups]),
    ]


def _row(item: GroupVoice) -> list[object]:
    held, ei = item.held, item.inside.ei_index
    numbers = (held.seats, held.votes, held.chairs, held.sessions, held.funded)
    middle = "too few to say" if item.known.middle is None else f"{item.known.middle:g}"
    shown = "" if ei is None else f"{ei:.2f}"
    return [item.words, item.people, *(f"{number:g}" for number in numbers), middle, shown]
