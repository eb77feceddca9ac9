"""What do people say of themselves, in totals?"""

from collections.abc import Sequence
from dataclasses import replace

from flask import Blueprint, Response, render_template, request

from graph_service import codes
from graph_service.analysis.declared import releases
from graph_service.analysis.declared_gaps import DeclaredGaps, declared_gaps
from graph_service.analysis.published import EVERYBODY, Release
from graph_service.errors import NotFound, Refused
from graph_service.records import Declaration
from graph_service.snapshot import Snapshot
from web.held import store
from web.pages.declared_form import DeclaredForm
from web.pages.declared_views import DeclaredPage, csv_headings, csv_rows
from web.pages.missing_asked import Asked
from web.spreadsheet import csv_file

pages = Blueprint("declared", __name__)
_FILE = "what-people-declare.csv"


@pages.get("/missing/declarations")
def page() -> str | tuple[str, int]:
    """One characteristic, for everybody, one scope or crossed with one other thing."""
    asked, answers = Asked.of(request.args), _answers()
    given = _characteristics(answers)
    if not given:
        return render_template("declared.html", page=DeclaredPage.empty(asked))
    asked = replace(asked, by=asked.by or given[0])
    if asked.by not in given:
        form = DeclaredForm.of(store().read(), asked, given, [])
        return _refused(asked, form, "by", Refused(_nobody_answered(asked.by)))
    published = _published(answers, asked.by)
    try:
        snapshot = store().read(asked.as_of)
    except Refused as refusal:
        form = DeclaredForm.of(store().read(), asked, given, published)
        return _refused(asked, form, "as_of", refusal)
    form = DeclaredForm.of(snapshot, asked, given, published)
    by_then = [one for one in published if one.day <= snapshot.as_of]
    if not by_then:
        return _nothing_yet(asked, form, published)
    try:
        found = _concluded(snapshot, asked, by_then)
    except (NotFound, Refused) as refusal:
        return _refused(asked, form, _field(snapshot, asked, by_then), refusal)
    where = snapshot.label(found.scope.kind, found.scope.id) if found.scope else ""
    return render_template("declared.html", page=DeclaredPage.of(asked, form, found, where))


@pages.get("/missing/declarations.csv")
def download() -> Response:
    """The same table as a file."""
    asked, answers = Asked.of(request.args), _answers()
    given = _characteristics(answers)
    if not given:
        return csv_file(_FILE, csv_headings("Answer"), [])
    asked = replace(asked, by=asked.by or given[0])
    if asked.by not in given:
        raise NotFound(_nobody_answered(asked.by))
    snapshot = store().read(asked.as_of)
    by_then = [one for one in _published(answers, asked.by) if one.day <= snapshot.as_of]
    if not by_then and not asked.as_of:
        return csv_file(_FILE, csv_headings("Answer"), [])
    return csv_file(_FILE, *csv_rows(_concluded(snapshot, asked, by_then)))


def _answers() -> list[Declaration]:
    return list(store().apart("Declaration").values())


def _characteristics(answers: Sequence[Declaration]) -> tuple[str, ...]:
    given = {item.characteristic for item in answers if item.answer}
    return tuple(code for code in codes.CHARACTERISTICS if code in given)


def _published(answers: Sequence[Declaration], characteristic: str) -> list[Release]:
    """What has been published up to today, whatever day is asked about: it is worked out once."""
    found = releases(store().whole(), answers, characteristic, store().read().as_of)
    return [one for one in found if EVERYBODY in one.tables and one.tables[EVERYBODY].columns]


def _concluded(snapshot: Snapshot, asked: Asked, published: Sequence[Release]) -> DeclaredGaps:
    return declared_gaps(snapshot, published, asked.where, asked.second, asked.yardstick or None)


def _field(snapshot: Snapshot, asked: Asked, published: Sequence[Release]) -> str:
    """Which field of the form an answer failed at."""
    tries = {
        "scope": replace(asked, second="", yardstick=""),
        "second": replace(asked, yardstick=""),
    }
    for field, one in tries.items():
        try:
            _concluded(snapshot, one, published)
        except (NotFound, Refused):
            return field
    return "yardstick"


def _nobody_answered(characteristic: str) -> str:
    words = codes.CHARACTERISTICS.say(characteristic)
    return f"Nobody has answered about “{words}” yet. Choose one of those in the list."


def _nothing_yet(
    asked: Asked, form: DeclaredForm, published: Sequence[Release]
) -> str | tuple[str, int]:
    if published:
        refusal = Refused("Nothing was published by that day. Choose one of the days in the list.")
        return _refused(asked, form, "as_of", refusal)
    return render_template("declared.html", page=DeclaredPage.not_yet(asked, form))


def _refused(asked: Asked, form: DeclaredForm, field: str, refusal: Exception) -> tuple[str, int]:
    shown = DeclaredPage.refused(asked, form, field, str(refusal))
    return render_template("declared.html", page=shown), 400
