"""What benchmarks in a browser share: a served crowd, how the page works and is dragged."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

from playwright.sync_api import BrowserContext, CDPSession, Page

from graph_service.store import Batch
from graph_service.store.sqlite import SqliteStore
from leadership_map.sample import sample_accounts
from leadership_map.synth.crowd import crowd
from tests.journeys.conftest import Served, serving

SEED, LONGEST, DRAGS = 7, 300_000, 150
MAP = "/map?all=yes"
DRAWS = """
window.draws = []; window.dots = 0;
const {clearRect, arc} = CanvasRenderingContext2D.prototype;
CanvasRenderingContext2D.prototype.clearRect = function (...box) {
  window.draws.push(performance.now());
  return clearRect.apply(this, box);
};
CanvasRenderingContext2D.prototype.arc = function (...round) {
  window.dots ||= performance.now();
  return arc.apply(this, round);
};
"""


@contextmanager
def crowd_served(people: int) -> Iterator[Served]:
    """A made-up system of so many people, served."""
    with tempfile.TemporaryDirectory() as folder:
        store = SqliteStore(Path(folder) / "map.db")
        store.write(Batch("synth", [*crowd(people, SEED)]), by="benchmark", why="crowd")
        sample_accounts(store)
        with serving(store) as served:
            yield served
        store.close()


def signed_in(context: BrowserContext, served: Served) -> Page:
    """A page of the programme team, which has seen the map once."""
    page = context.new_page()
    page.goto(served.link("programme-team"))
    page.get_by_role("button", name="Sign in").click()
    page.goto(served.url + MAP)
    page.wait_for_selector("[data-drawn]", timeout=LONGEST)
    return page


def working(page: Page) -> CDPSession:
    """Begin to count what the page's main thread does."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    return session


def worked(session: CDPSession) -> float:
    """Seconds that it has worked since the page began."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(float(item["value"]) for item in metrics if item["name"] == "TaskDuration")


def dragged(page: Page, selector: str) -> str:
    """Draws a second and milliseconds between them while the picture is dragged about."""
    page.locator(selector).scroll_into_view_if_needed()
    box = page.locator(selector).bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    # Beside the middle, so that hardly a dot lies under the pointer.
    page.mouse.move(x + 7, y + 5)
    page.mouse.down()
    page.evaluate("window.draws = []")
    for turn in range(DRAGS):
        page.mouse.move(x + 7 + turn % 60, y + 5 + turn % 40)
    page.mouse.up()
    found = sorted(set(page.evaluate("window.draws")))
    between = sorted(later - at for at, later in pairwise(found))
    a_second = 1000 * len(between) / (found[-1] - found[0])
    return f"{a_second:.0f} draws a second, 95% within {between[int(0.95 * len(between))]:.0f} ms"
