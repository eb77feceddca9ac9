"""In a browser: in the pictures of bodies every text lies inside its box, at 16 pixels."""

from collections.abc import Callable

import pytest

from tests.journeys.conftest import Served, Watched

pytestmark = pytest.mark.browser
Visit = Callable[..., Watched]
OUTSIDE = """() => {
  const boxes = [...document.querySelectorAll("rect")].map(rect => rect.getBBox());
  const fits = (text, box) => box.x <= text.x && box.y <= text.y &&
    text.x + text.width <= box.x + box.width && text.y + text.height <= box.y + box.height;
  return [...document.querySelectorAll("text")].map(text => [text.textContent, text.getBBox()])
    .filter(([, box]) => !boxes.some(around => fits(box, around))).map(([words]) => words);
}"""
SIZES = """() => [...new Set([...document.querySelectorAll("text")]
  .map(text => getComputedStyle(text).fontSize))]"""


def test_every_text_of_every_body_lies_inside_its_box(visit: Visit, served: Served) -> None:
    page = visit("leader").page
    bodies = list(served.store.read().bodies)
    assert len(bodies) > 30
    for id_ in bodies:
        page.goto(f"/governance/picture-of/{id_}")
        assert page.evaluate(OUTSIDE) == [], id_
        assert page.evaluate(SIZES) == ["16px"], id_
