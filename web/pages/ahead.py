"""Who meets whom in several rounds to come?"""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Blueprint, Response, render_template, request

from graph_service.analysis.pairing.ahead import Ahead, ahead
from graph_service.analysis.pairing.schemes import schemes
from graph_service.errors import Refused
from graph_service.snapshot import Snapshot
from web.choices import Choice
from web.held import store
from web.spreadsheet import csv_file

pages = Blueprint("ahead", __name__)
USUAL = 3


@dataclass(frozen=True)
class RoundAhead:
    """One round to come, in names."""

    number: int
    groups: tuple[str, ...]
    out: str


@dataclass(frozen=True)
class AheadPage:
    """The form, and the plan where one was asked for; `problem` is at the form's `field`."""

    sentence: str
    statement: str
    schemes: tuple[Choice, ...]
    scheme: str
    number: str
    rounds: tuple[RoundAhead, ...]
    field: str
    problem: str

    @classmethod
    def of(
        cls, snapshot: Snapshot, scheme: str, number: str, found: Ahead | None, problem: str = ""
    ) -> "AheadPage":
        """The page with a plan, or with just the form and what is wrong with it."""
        pools = [item for item in schemes(snapshot).values() if item.form == "pool"]
        return cls(
            found.sentence if found else "Plan rounds ahead, so that nobody meets anybody twice.",
            found.statement if found else "",
            tuple(Choice(item.code, item.words, item.code == scheme) for item in pools),
            scheme,
            number,
            tuple(_rounds(snapshot, found)) if found else (),
            "number" if problem else "",
            problem,
        )


@pages.get("/pairings/ahead")
def page() -> str | tuple[str, int]:
    """The plan that the address asks for."""
    snapshot, scheme, number = store().read(), *_asked()
    try:
        found = ahead(snapshot, scheme, _whole(number)) if scheme else None
    except Refused as refusal:
        shown = AheadPage.of(snapshot, scheme, number, None, str(refusal))
        return render_template("ahead.html", page=shown), 400
    return render_template("ahead.html", page=AheadPage.of(snapshot, scheme, number, found))


@pages.get("/pairings/ahead.csv")
def download() -> Response:
    """The plan as a file: a row for each person in each round; none where none was asked for."""
    snapshot, scheme, number = store().read(), *_asked()
    headings = ["Round", "Group", "Person", "Name"]
    rows = _rows(snapshot, ahead(snapshot, scheme, _whole(number))) if scheme else ()
    return csv_file("rounds-ahead.csv", headings, rows)


def _asked() -> tuple[str, str]:
    return request.args.get("scheme", ""), request.args.get("number", "").strip() or str(USUAL)


def _whole(number: str) -> int:
    return int(number) if number.isascii() and number.isdigit() else 0


def _rounds(snapshot: Snapshot, found: Ahead) -> Iterator[RoundAhead]:
    def names(ids: tuple[str, ...], between: str) -> str:
        return between.join(snapshot.label("Person", id_) for id_ in ids)

    for number, item in enumerate(found.rounds, start=1):
        groups = tuple(names(group, " with ") for group in item.groups)
        yield RoundAhead(number, groups, names(item.out, ", "))


def _rows(snapshot: Snapshot, found: Ahead) -> Iterator[list[object]]:
    for number, item in enumerate(found.rounds, start=1):
        for place, group in enumerate(item.groups, start=1):
            for id_ in group:
                yield [number, place, id_, snapshot.label("Person", id_)]
        for id_ in item.out:
            yield [number, "nobody this time", id_, snapshot.label("Person", id_)]
