"""What the page of the year shows: numbers with what they mean, and what was hoped for."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from flask import url_for

from graph_service.analysis.watch.indicators import Indicator
from graph_service.analysis.year import Number, Year
from graph_service.days import in_words as day_in_words
from graph_service.snapshot import Snapshot
from web.access import may_open
from web.links import Named

WORDS: Mapping[str, tuple[str, str, str]] = {
    "people": ("People whom we know as leaders", "people.page", "See them"),
    "emerging": ("Emerging leaders and trainees among them", "people.page", "See them"),
    "gaps": ("Sectors and professions missing, or with too few people", "missing.page",
             "See who is missing"),
    "vacant": ("Posts that stand vacant", "governance.page", "See the posts"),
    "bodies-confirmed": ("Bodies that somebody has confirmed", "governance.page", "See the bodies"),
    "decisions": ("Decisions with nobody accountable", "governance.page", "See who decides"),
    "sessions": ("Funded sessions a week", "sessions.page", "See who pays"),
    "ties": ("Ties between people", "map.page", "See the map"),
    "silos": ("Per cent of ties that stay inside one sector", "watch.page", "See the risks"),
    "projects": ("Improvement projects", "programmes.page", "See the programmes"),
    "obstacles": ("Obstacles without an answer", "obstacles.page", "See them"),
    "new-people": ("People who took their first seat on a body this year", "changes.page",
                   "See what changed"),
    "events": ("Events this year", "events.page", "See them"),
    "met": ("People who were at an event this year", "events.page", "See the events"),
    "paired": ("People who were paired this year", "pairings.page", "See the pairings"),
    "kept": ("Promises kept this year", "commitments.page", "See the promises"),
}  # fmt: skip
"""What each number is, and the page that lists what it counts."""
PAGES = (
    ("priorities.page", "Priorities", "Core messages, initiatives, and what people vote for"),
    ("widening.page", "Growing wider", "Who is asked to join, who came, which gaps closed"),
    ("development.page", "Development", "What leaders can learn, and who has had none"),
    (
        "next_generation.page",
        "Next generation",
        "Who is emerging, who sponsors them, and who is ready",
    ),
    (
        "bids.page",
        "Bids for improvement projects",
        "What teams ask support for, what to fund, and what came of it",
    ),
    ("spread.page", "Spreading what works", "Who took up which improvement, and who could be next"),
    ("commitments.page", "Promises", "What people said they would do, and what it brings"),
    ("involvement.page", "Staying involved", "How each person wants to be asked"),
    ("protected_time.page", "Protected time", "Sessions promised, against those that are given"),
    ("patients.page", "Patients, carers and the public", "Where their voice is missing"),
    ("watch.page", "What could go wrong", "The risks that we watch"),
    ("obstacles.page", "What stands in the way", "Obstacles raised, passed on and answered"),
    ("programmes.page", "Programmes", "What we work on together"),
    ("events.page", "Events", "Who met, and who was not there"),
    ("glossary.page", "What words mean", "Every word and abbreviation, in plain words"),
)


@dataclass(frozen=True)
class NumberRow:
    """One number of the year, a year before, and the page that lists it."""

    said: str
    now: str
    before: str
    link: Named | None


@dataclass(frozen=True)
class HopeRow:
    """What was hoped for, what the data can tell of it, and what they cannot."""

    hope: str
    tells: str
    cannot: str


@dataclass(frozen=True)
class YearPage:
    """The numbers, the hopes by day (in words), and the pages of the year."""

    sentence: str
    rows: tuple[NumberRow, ...]
    hopes: tuple[tuple[str, tuple[HopeRow, ...]], ...]
    pages: tuple[Named, ...]

    @classmethod
    def of(cls, snapshot: Snapshot, found: Year, risks: list[Indicator]) -> "YearPage":
        """The page of a day; hopes only where there are core messages, which they belong to."""
        classes = {item.classification for item in snapshot.programmes.values()}
        hopes = tuple(_hopes(found, risks)) if "core-message" in classes else ()
        return cls(
            _sentence(found),
            tuple(_row(item) for item in found.numbers),
            hopes,
            tuple(Named(name, url_for(at), said) for at, name, said in PAGES if may_open(at)),
        )


def number_words(value: float | None) -> str:
    """A number as it is shown."""
    return "Not known" if value is None else f"{round(value, 1):,g}"


def _row(item: Number) -> NumberRow:
    said, endpoint, words = WORDS[item.code]
    link = Named(words, url_for(endpoint)) if may_open(endpoint) else None
    return NumberRow(said, number_words(item.value), number_words(item.before), link)


def _sentence(found: Year) -> str:
    new, gaps, kept = found.of("new-people"), found.of("gaps"), found.of("kept")
    came = number_words(new.value) if new.value else "nobody"
    took = "took" if not new.value else "person took" if new.value == 1 else "people took"
    open_ = f"{number_words(gaps.value)} groups are missing or too few, {_change(gaps)}"
    promises = f"{number_words(kept.value)} promises were kept"
    return f"Since {day_in_words(found.since)} {came} {took} a first seat; {open_}; {promises}."


def _change(item: Number) -> str:
    if item.value is None or item.before is None:
        return "and how many were a year ago is not known"
    more = item.value - item.before
    if not more:
        return "as many as a year ago"
    return f"{abs(more):g} {'more' if more > 0 else 'fewer'} than a year ago"


@cache
def _hopes_written() -> tuple[dict[str, str], ...]:
    path = files("leadership_map_data") / "words" / "hopes.csv"
    return tuple(csv.DictReader(path.read_text("utf-8").splitlines()))


def _hopes(found: Year, risks: list[Indicator]) -> Iterator[tuple[str, tuple[HopeRow, ...]]]:
    vision = next(item for item in risks if item.code == "shared-vision")
    known = {item.code: item for item in found.numbers}
    known["shared-vision"] = Number("shared-vision", vision.value, vision.before)
    for day in dict.fromkeys(row["by"] for row in _hopes_written()):
        rows = [row for row in _hopes_written() if row["by"] == day]
        yield day_in_words(day).partition(" ")[2], tuple(_hope(row, known) for row in rows)


def _hope(row: Mapping[str, str], known: Mapping[str, Number]) -> HopeRow:
    item = known.get(row["tells"])
    if item is None:
        return HopeRow(row["hope"], "Nothing", row["cannot"])
    what = ("Per cent of pairs of core messages on whose order votes agree"
            if item.code == "shared-vision" else WORDS[item.code][0])  # fmt: skip
    said = f"{what}: {number_words(item.value)}"
    before = f" ({number_words(item.before)} a year ago)" if item.before is not None else ""
    return HopeRow(row["hope"], f"{said}{before}", row["cannot"])
