"""In a browser: 500 posts on 39 bodies can be read at every width, in the picture, and on paper."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from graph_service.store import Batch
from graph_service.store.sqlite import SqliteStore
from leadership_map.sample import load_sample, sample_accounts
from tests.benchmarks.governing import POSTS, grown
from tests.journeys.conftest import serving

pytestmark = pytest.mark.browser
OVERLAPS = """() => {
  const boxes = [...document.querySelectorAll("rect[stroke]")]
    .map(box => box.getBoundingClientRect());
  return boxes.filter((one, place) => boxes.slice(0, place).some(other =>
    one.left < other.right && other.left < one.right &&
    one.top < other.bottom && other.top < one.bottom)).length;
}"""
OUTSIDE = """() => {
  const boxes = [...document.querySelectorAll("rect[stroke]")]
    .map(box => box.getBoundingClientRect());
  const words = [...document.querySelectorAll("text")];
  return words.filter(text => {
    const { left, right, top, bottom } = text.getBoundingClientRect();
    return !boxes.some(box => box.left <= left && right <= box.right &&
      box.top <= top && bottom <= box.bottom);
  }).map(text => text.textContent);
}"""
SMALL = """() => [...document.querySelectorAll("main *")].filter(one =>
  [...one.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()) &&
  one.checkVisibility() && parseFloat(getComputedStyle(one).fontSize) < 16
).map(one => one.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def big(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page of the programme team, signed in to the sample with many more posts."""
    store = SqliteStore(tmp_path_factory.mktemp("big") / "big.db")
    load_sample(store)
    store.write(Batch("grown", list(grown(store.read()))), by="test", why="test")
    sample_accounts(store)
    with serving(store) as served:
        context = browser.new_context(base_url=served.url)
        page = context.new_page()
        page.goto(served.link("programme-team"))
        page.get_by_role("button", name="Sign in").click()
        yield page
        context.close()


@pytest.mark.parametrize("width", [1400, 320])
def test_the_list_is_read_without_sideways_scrolling(big: Page, width: int) -> None:
    big.set_viewport_size({"width": width, "height": 900})
    big.goto("/governance")
    assert f"39 bodies, {POSTS} posts" in big.inner_text("main")
    for _ in range(2):
        assert big.evaluate("document.documentElement.scrollWidth") <= width
        assert big.evaluate(SMALL) == []
        # A second time with every body open.
        big.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")


def test_in_the_picture_nothing_overlaps_and_every_text_is_whole(big: Page) -> None:
    big.goto("/governance/picture.svg")
    assert big.locator("g").count() == 39
    assert big.evaluate(OVERLAPS) == 0
    assert big.evaluate(OUTSIDE) == []
    sizes = big.evaluate(
        "[...document.querySelectorAll('text')].map(text => getComputedStyle(text).fontSize)"
    )
    assert set(sizes) == {"16px"}


def test_the_picture_stands_on_the_page_at_its_own_size(big: Page) -> None:
    big.goto("/governance")
    picture = big.locator(".app-bodies-picture")
    picture.scroll_into_view_if_needed()
    shown, own = picture.evaluate("one => [one.width, one.naturalWidth]")
    assert shown == own


def test_on_paper_every_body_is_unfolded_and_fits_the_sheet(big: Page, tmp_path: Path) -> None:
    big.goto("/governance")
    folded = big.locator("details:not([open]):not(.app-not-printed)")
    assert folded.count() > 20
    big.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert folded.count() == 0
    # A sheet of A4 less its margins, at 96 pixels an inch.
    big.set_viewport_size({"width": 703, "height": 1032})
    big.emulate_media(media="print")
    assert big.evaluate("document.documentElement.scrollWidth") <= 703
    assert not big.get_by_role("button", name="Show", exact=True).is_visible()
    big.emulate_media(media="screen")
    big.evaluate("dispatchEvent(new Event('afterprint'))")
    assert folded.count() > 20
    sheets = big.pdf(path=tmp_path / "governance.pdf", prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox \[([^\]]*)\]", sheets)
    assert {tuple(round(float(n)) for n in box.split()) for box in boxes} == {(0, 0, 595, 842)}
