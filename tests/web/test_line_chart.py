"""The small line chart."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from web.line_chart import HEIGHT, WIDTH, Point, line_chart


def dots(drawn: str) -> list[tuple[float, float]]:
    """Where the dots of a picture lie."""
    return [(float(x), float(y)) for x, y in re.findall(r'cx="([-\d.]+)" cy="([-\d.]+)"', drawn)]


def test_a_hostile_label_is_only_text() -> None:
    drawn = line_chart('"><script>alert(1)</script>', [Point("2026-01-01", 1)], last="<b>")
    assert "<script" not in drawn
    assert "<b>" not in drawn


def test_an_open_gap_is_a_square_and_not_only_a_colour() -> None:
    drawn = line_chart("", [Point("2026-01-01", 1), Point("2026-04-01", 0, marked=True)])
    assert (drawn.count("<rect"), drawn.count("<circle")) == (1, 1)


def test_days_stand_as_far_apart_as_in_the_calendar() -> None:
    days = ("2026-01-01", "2026-01-11", "2026-01-21")
    across = [x for x, _ in dots(line_chart("", [Point(day, 1) for day in days]))]
    assert across[1] - across[0] == across[2] - across[1]


@settings(derandomize=True, deadline=None)
@given(st.lists(st.tuples(st.dates(), st.floats(0, 1e6)), min_size=1, max_size=20),
       st.booleans())  # fmt: skip
def test_every_point_lies_in_the_picture(said: list[tuple[object, float]], beside: bool) -> None:
    points = [Point(str(day), value) for day, value in sorted(said, key=str)]
    found = dots(line_chart("a line", points, points if beside else ()))
    assert len(found) == len(points)
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in found)
