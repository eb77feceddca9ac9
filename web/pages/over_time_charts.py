"""The pictures of `/missing/over-time`, and the same as rows of tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from graph_service.analysis.gap_changes import is_open
from graph_service.analysis.gap_history import Day, Line
from graph_service.analysis.representation import Gap
from graph_service.days import in_words as day_in_words
from web.line_chart import Point, line_chart
from web.pages.missing_words import status_words


@dataclass(frozen=True)
class Chart:
    """A picture with its heading; `status` is the verdict on the last day."""

    heading: str
    status: str
    colour: str
    picture: Markup


@dataclass(frozen=True)
class Row:
    """A group with a cell a day: a number with a word, and whether the gap is open."""

    words: tuple[str, ...]
    cells: tuple[tuple[str, str, bool], ...]


def gap_chart(days: Sequence[Day], line: Line) -> Chart:
    """The people of a group over the days, with those expected as a dashed line."""
    seen = [(day.as_of, gap) for day, gap in zip(days, line.gaps, strict=True) if gap]
    points = [Point(day, gap.count, is_open(gap)) for day, gap in seen]
    beside = [Point(day, gap.expected) for day, gap in seen if gap.expected is not None]
    name = ", ".join(line.words)
    label = f"People over time, {name}: {_path([gap for _, gap in seen])}"
    picture = line_chart(label, points, beside, last=f"{line.latest.count:,}")
    return Chart(name, *status_words(line.latest), picture)


def is_still(line: Line) -> bool:
    """Whether nothing happened: always as many people, and the gap open always or never."""
    return len({(gap.count, is_open(gap)) for gap in line.gaps if gap}) < 2


def _path(gaps: Sequence[Gap]) -> str:
    first, last = gaps[0].count, gaps[-1].count
    return f"from {first} to {last}" if first != last else f"{last} at both ends"


def gap_row(line: Line) -> Row:
    """The same as a row."""
    return Row(line.words, tuple(map(_cell, line.gaps)))


def _cell(gap: Gap | None) -> tuple[str, str, bool]:
    return (f"{gap.count:,}", status_words(gap)[0], is_open(gap)) if gap else ("", "", False)


def mixed_charts(days: Sequence[Day]) -> Iterator[Chart]:
    """How mixed people were, by two measures."""
    for heading, values in (
        ("Blau, part of the most there could be", [d.diversity.blau_normalised for d in days]),
        ("Shannon, evenness", [d.diversity.evenness for d in days]),
    ):
        points = [
            Point(day.as_of, value)
            for day, value in zip(days, values, strict=True)
            if value is not None
        ]
        if points:
            last = f"{points[-1].value:.2f}"
            label = f"{heading}: from {points[0].value:.2f} to {last}"
            yield Chart(heading, "", "", line_chart(label, points, top=1, last=last))


def mixed_row(day: Day) -> tuple[str, ...]:
    """The same as a row: the day, then the numbers."""
    mixed = day.diversity
    numbers = (mixed.blau, mixed.blau_normalised, mixed.shannon, mixed.evenness)
    said = ("" if number is None else f"{number:.3f}" for number in numbers)
    present = f"{mixed.present} of {mixed.groups}"
    return (day_in_words(day.as_of), f"{day.people:,}", f"{day.unknown:,}", present, *said)
