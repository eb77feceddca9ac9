"""Bars as SVG: a bar, its interval and a mark for what was expected; nothing that runs."""

import xml.etree.ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from tests.web.conftest import HOSTILE
from web.bars import LEFT, RIGHT, WIDTH, Bar, bars

SVG = "{http://www.w3.org/2000/svg}"
parts = st.floats(0, 1)


def drawn(*rows: Bar) -> ET.Element:
    # Inside a page HTML needs no namespace.
    return ET.fromstring(str(bars("Bars", rows)))  # noqa: S314 - our own text


def classes(picture: ET.Element, name: str) -> list[ET.Element]:
    return [item for item in picture.iter() if item.get("class") == name]


def test_a_share_is_as_long_as_it_is_large() -> None:
    # The scale ends at the tenth above 0.75, so 0.4 is half of it.
    [bar, other] = classes(
        drawn(Bar("A", 0.4, 0.2, 0.75), Bar("B", 0.8, 0.7, 0.8)), "app-bars__bar"
    )
    whole = WIDTH - LEFT - RIGHT
    assert float(bar.get("width", 0)) == whole / 2
    assert float(other.get("width", 0)) == whole


def test_a_mark_stands_where_something_was_expected() -> None:
    picture = drawn(Bar("A", 0.1, 0, 0.2, expected=0.3), Bar("B", 0.1, 0, 0.2))
    assert len(classes(picture, "app-bars__mark")) == 1
    assert len(classes(picture, "app-bars__interval")) == 2


def test_a_name_is_escaped_and_a_long_one_is_cut() -> None:
    picture = str(bars(HOSTILE, [Bar(HOSTILE, 0.1, 0, 0.2), Bar("n" * 90, 0.1, 0, 0.2)]))
    assert "<script" not in picture
    assert "style=" not in picture
    assert "n" * 40 not in picture
    assert "…" in picture


@given(st.lists(st.builds(Bar, st.text("ab<&\"'", max_size=40), parts, parts, parts,
                          st.none() | st.floats(0, 30)), min_size=1, max_size=12))  # fmt: skip
def test_nothing_is_drawn_outside_the_picture(rows: list[Bar]) -> None:
    picture = drawn(*rows)
    assert len(classes(picture, "app-bars__bar")) == len(rows)
    for bar in classes(picture, "app-bars__bar"):
        assert 0 <= float(bar.get("x", -1)) + float(bar.get("width", -1)) <= WIDTH
