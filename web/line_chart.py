"""A small line chart as SVG, made by the server: numbers over days, with a dashed line beside."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from markupsafe import Markup, escape

from graph_service.days import in_words

WIDTH, HEIGHT = 320, 150
LEFT, RIGHT, TOP, BOTTOM = 34, 40, 16, 28
DOT = 4.5


@dataclass(frozen=True)
class Point:
    """A number on a day. `marked` draws it as a hollow square instead of a full dot."""

    day: str
    value: float
    marked: bool = False


def line_chart(
    label: str,
    points: Sequence[Point],
    beside: Sequence[Point] = (),
    *,
    top: float | None = None,
    last: str = "",
) -> Markup:
    """A picture of at least one point; it has no style of its own (see `over_time.css`).

    Args:
        label: what somebody who does not see it is told; a table beside the picture has the rest.
        points: the line, in the order of days.
        beside: a second, dashed line on the same days.
        top: the highest number of the scale; by default the highest that is drawn.
        last: what stands beside the last point.
    """
    every = [point.day for point in (*points, *beside)]
    first, until = _ordinal(min(every)), _ordinal(max(every))
    most = top or max([1.0, *(point.value for point in (*points, *beside))])

    def place(point: Point) -> tuple[float, float]:
        gone = (_ordinal(point.day) - first) / (until - first) if until > first else 1.0
        return LEFT + gone * (WIDTH - LEFT - RIGHT), _height(point.value, most)

    drawn = [
        *_scale(most),
        _days(min(every), max(every)),
        _line("app-chart__beside", [place(point) for point in beside]),
        _line("app-chart__line", [place(point) for point in points]),
        *(_dot(*place(point), marked=point.marked) for point in points),
        _last(last, place(points[-1])) if last else Markup(""),
    ]
    return Markup(
        '<svg class="app-chart" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>'
    ).format(WIDTH, HEIGHT, label, Markup("").join(drawn))


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _height(value: float, most: float) -> float:
    return HEIGHT - BOTTOM - value / most * (HEIGHT - TOP - BOTTOM)


def _scale(most: float) -> list[Markup]:
    """The lowest and the highest number, each with a line across."""
    return [
        Markup(
            '<path class="app-chart__scale" d="M{} {:.1f}H{}"></path>'
            '<text class="app-chart__text" x="{}" y="{:.1f}" text-anchor="end">{:g}</text>'
        ).format(LEFT, y, WIDTH - RIGHT, LEFT - 8, y + 5, round(value, 1))
        for value, y in ((0.0, _height(0, most)), (most, _height(most, most)))
    ]


def _days(first: str, last: str) -> Markup:
    """The first and the last day under the line."""
    texts = [(LEFT, "start", first)] + ([(WIDTH - RIGHT, "end", last)] if last > first else [])
    return Markup("").join(
        Markup('<text class="app-chart__text" x="{}" y="{}" text-anchor="{}">{}</text>').format(
            x, HEIGHT - 8, anchor, _short(day)
        )
        for x, anchor, day in texts
    )


def _short(day: str) -> str:
    """A month as it stands under a picture: "Oct 2024"."""
    month, year = in_words(day[:7]).split()
    return f"{month[:3]} {year}"


def _line(kind: str, places: Sequence[tuple[float, float]]) -> Markup:
    path = "".join(f"M{x:.1f} {y:.1f}L{u:.1f} {v:.1f}" for (x, y), (u, v) in pairwise(places))
    return Markup('<path class="{}" d="{}"></path>').format(kind, path) if path else Markup("")


def _dot(x: float, y: float, *, marked: bool) -> Markup:
    if marked:
        return Markup(
            '<rect class="app-chart__open" x="{:.1f}" y="{:.1f}" width="{:g}" height="{:g}"></rect>'
        ).format(x - DOT, y - DOT, 2 * DOT, 2 * DOT)
    return Markup(
        '<circle class="app-chart__dot" cx="{:.1f}" cy="{:.1f}" r="{:g}"></circle>'
    ).format(x, y, DOT - 0.5)


def _last(text: str, place: tuple[float, float]) -> Markup:
    return Markup('<text class="app-chart__last" x="{:.1f}" y="{:.1f}">{}</text>').format(
        place[0] + 9, place[1] + 6, escape(text)
    )
