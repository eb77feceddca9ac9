"""Bars as SVG, made by the server: a share with its interval, and a mark for what was expected."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from markupsafe import Markup

WIDTH, ROW = 420, 26
LEFT, RIGHT, TOP, BOTTOM = 186, 14, 6, 26
THICK = 12
MOST_LETTERS = 28


@dataclass(frozen=True)
class Bar:
    """A group: its share with the interval `low` to `high`, and the `expected` share, if any.

    All are parts, from 0 to 1 (an expected share may be more: it is drawn at the edge).
    """

    name: str
    share: float
    low: float
    high: float
    expected: float | None = None


def bars(label: str, rows: Sequence[Bar]) -> Markup:
    """A picture of at least one bar; it has no style of its own (see `report.css`).

    Args:
        label: what somebody who does not see it is told; a table beside the picture has the rest.
        rows: from top to bottom.
    """
    height = TOP + ROW * len(rows) + BOTTOM
    most = _most(rows)
    drawn = [_scale(most, height), *(_bar(bar, at, most) for at, bar in enumerate(rows))]
    return Markup(
        '<svg class="app-bars" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>'
    ).format(WIDTH, height, label, Markup("").join(drawn))


def _most(rows: Sequence[Bar]) -> float:
    """The end of the scale: the next tenth above all that is drawn, 1 at most."""
    highest = max(max(bar.high, bar.share, bar.expected or 0.0) for bar in rows)
    return min(1.0, max(0.1, ceil(round(highest * 10, 6)) / 10))


def _across(part: float, most: float) -> float:
    return LEFT + min(part / most, 1.0) * (WIDTH - LEFT - RIGHT)


def _scale(most: float, height: int) -> Markup:
    bottom = height - BOTTOM
    return Markup("").join(
        Markup(
            '<path class="app-bars__scale" d="M{:.1f} {}V{}"></path>'
            '<text class="app-bars__text" x="{:.1f}" y="{}" text-anchor="{}">{:.0%}</text>'
        ).format(x, TOP, bottom, x, height - 8, anchor, part)
        for part, anchor in ((0.0, "middle"), (most / 2, "middle"), (most, "end"))
        for x in (_across(part, most),)
    )


def _bar(bar: Bar, at: int, most: float) -> Markup:
    middle = TOP + ROW * at + ROW / 2
    start, end = _across(0, most), _across(bar.share, most)
    low, high = _across(bar.low, most), _across(bar.high, most)
    drawn = [
        Markup('<text class="app-bars__text" x="{}" y="{:.1f}" text-anchor="end">{}</text>').format(
            LEFT - 8, middle + 5, _short(bar.name)
        ),
        Markup(
            '<rect class="app-bars__bar" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{}"></rect>'
        ).format(start, middle - THICK / 2, end - start, THICK),
        Markup(
            '<path class="app-bars__interval" d="M{0:.1f} {1:.1f}H{2:.1f}M{0:.1f} {3:.1f}V{4:.1f}'
            'M{2:.1f} {3:.1f}V{4:.1f}"></path>'
        ).format(low, middle, high, middle - 4, middle + 4),
    ]
    if bar.expected is not None:
        drawn.append(_mark(_across(bar.expected, most), middle))
    return Markup("").join(drawn)


def _mark(x: float, middle: float) -> Markup:
    """A diamond, so that it differs from the bar by its shape too."""
    return Markup('<path class="app-bars__mark" d="M{:.1f} {:.1f}l6 6l-6 6l-6 -6z"></path>').format(
        x, middle - 6
    )


def _short(name: str) -> str:
    return name if len(name) <= MOST_LETTERS else f"{name[: MOST_LETTERS - 1].rstrip()}…"
