"""Whom have we heard?"""

from collections.abc import Iterator

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as AnyResponse

from graph_service.analysis.heard import Heard, heard, turning_point
from graph_service.analysis.heard_words import headline
from graph_service.codes import EVENT_CLASSES
from graph_service.days import is_whole_day
from graph_service.snapshot import Snapshot
from web.held import store
from web.pages.asked_frame import answered, scope_or_by
from web.pages.heard_views import HeardAnswer
from web.pages.missing_asked import Asked
from web.spreadsheet import csv_file

pages = Blueprint("heard", __name__)


@pages.get("/missing/heard")
def page() -> str | tuple[str, int] | AnyResponse:
    """How many leaders of each group were heard, how and when; and those who never were."""
    return answered("heard.page", "heard.html", _concluded, _field)


@pages.get("/missing/heard.csv")
def download() -> Response:
    """The table of groups as a file."""
    asked = Asked.of(request.args)
    _, found = _found(store().read(asked.as_of), asked)
    kinds = [*EVENT_CLASSES.words.values(), "Other event"]
    headings = ["Code", "Group", "Leaders", "Heard", "Not heard", *kinds, "First", "Last"]
    return csv_file("whom-we-have-heard.csv", headings, _rows(found))


def _concluded(snapshot: Snapshot, asked: Asked) -> tuple[str, object]:
    today = store().read()
    snapshot, found = _found(snapshot, asked)
    summit = None if _until() or asked.scope else turning_point(snapshot)
    before = None
    if summit:
        before = (summit, heard(store().read(summit.start_date), found.by.code))
    sentence = headline(snapshot, found, today.as_of, before)
    return sentence, HeardAnswer.of(snapshot, today, asked, _until(), found)


def _found(snapshot: Snapshot, asked: Asked) -> tuple[Snapshot, Heard]:
    """The people counted are the leaders of the day asked for, else of the last day that counts."""
    until = _until()
    if until and not asked.as_of:
        snapshot = store().read(until)
    return snapshot, heard(snapshot, asked.by or "sector", until, asked.where)


def _field(snapshot: Snapshot, asked: Asked) -> str:
    until = _until()
    return "until" if until and not is_whole_day(until) else scope_or_by(snapshot, asked)


def _until() -> str:
    return request.args.get("until", "").strip()


def _rows(found: Heard) -> Iterator[list[object]]:
    for item in found.groups:
        yield [
            item.code, item.words, item.leaders, item.reached, item.leaders - item.reached,
            *(item.by_kind.get(kind, 0) for kind in (*EVENT_CLASSES, "")), item.first, item.last,
        ]  # fmt: skip
