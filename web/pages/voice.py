"""Who is here, and not heard?"""

from collections.abc import Iterator, Sequence

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as AnyResponse

from graph_service import codes
from graph_service.analysis.voice import Voice, voices
from graph_service.snapshot import Snapshot
from web.held import store
from web.pages.asked_frame import answered
from web.pages.missing_asked import Asked
from web.pages.voice_views import VoiceAnswer, headline
from web.remembered import remembered
from web.shown import with_ties_that_count
from web.spreadsheet import csv_file

pages = Blueprint("voice", __name__)

USUAL = ("sector", "profession", "place", "organization")
LARGE = 20_000
"""People; in a larger network one dimension at a time is looked along, as each takes seconds."""


@pages.get("/missing/voice")
def page() -> str | tuple[str, int] | AnyResponse:
    """Findings first: no vote, no funded time, no chair, at the edge, among themselves."""
    return answered("voice.page", "voice.html", _concluded)


@pages.get("/missing/voice.csv")
def download() -> Response:
    """The table of groups as a file; all usual dimensions together where none is asked for."""
    asked = Asked.of(request.args)
    found = _voices(store().read(asked.as_of), asked)
    headings = [
        "Dimension", "Group", "People", "With a seat", "With a vote", "In a chair", "Seats",
        "Votes", "Chairs", "Sessions", "Funded sessions", "Half know at most", "Ties inside",
        "Ties out", "E-I index",
    ]  # fmt: skip
    return csv_file("present-but-not-heard.csv", headings, _rows(found))


def _concluded(snapshot: Snapshot, asked: Asked) -> tuple[str, object]:
    found = _voices(snapshot, asked)
    return headline(found), VoiceAnswer.of(snapshot, asked, found)


def _voices(snapshot: Snapshot, asked: Asked) -> tuple[Voice, ...]:
    large = not asked.where and len(snapshot.people) > LARGE
    by = (asked.by,) if asked.by else USUAL[:1] if large else USUAL
    counted = remembered("voice.ties", snapshot, with_ties_that_count)
    if asked.where:
        return voices(counted, by, asked.where)
    return remembered(f"voice.{','.join(by)}", counted, lambda whole: voices(whole, by))


def _rows(found: Sequence[Voice]) -> Iterator[list[object]]:
    for answer in found:
        for item in answer.groups:
            held, ties = item.held, item.inside
            yield [
                codes.DIMENSIONS.say(answer.by), item.words, item.people, item.seated, item.voters,
                item.chairing, held.seats, held.votes, held.chairs, held.sessions, held.funded,
                item.known.middle, ties.inside, ties.out, ties.ei_index,
            ]  # fmt: skip
