"""`python -m tests.benchmarks.engines`: our map beside pyvis as it comes and cytoscape, in one run.

The same thousand people and ties in headless Chromium: how long until something is drawn and until
it rests, what the processor did meanwhile, and how smoothly it is dragged. Then what a firewall
that swallows packets costs, how fast any past day comes and who moves on it, and how much faster
the data for the picture are built than by pyvis one edge after the other. Ratios are of one run.
"""

import shutil
import statistics
import time

from playwright.sync_api import Browser, Page, sync_playwright
from pyvis.network import Network

from tests.benchmarks.browsing import (
    DRAWS,
    LONGEST,
    MAP,
    crowd_served,
    dragged,
    signed_in,
    worked,
    working,
)  # fmt: skip
from tests.benchmarks.engines_theirs import cytoscape, pyvis_as_it_comes
from tests.benchmarks.mapping import STILL, TURNS
from tests.journeys.conftest import FLAGS, Served
from web.maps import Dot, Line, drawing
from web.marks import Mark

PEOPLE, MANY = 1000, 5000
# Every address but our own leads to one that answers nothing, as behind a firewall.
SWALLOWED = "--host-resolver-rules=MAP * 10.255.255.1, EXCLUDE 127.0.0.1"
_Size = {"width": 1280, "height": 900}


def ours(browser: Browser, served: Served) -> tuple[float, str]:
    """Our map: the time of its picture in ms, and all that is said of it."""
    pictures, drawn, work, drag = [], [], [], ""
    for _ in range(TURNS):
        context = browser.new_context(viewport=_Size)  # type: ignore[arg-type]
        context.add_init_script(DRAWS)
        page = signed_in(context, served)
        session = working(page)
        page.goto(served.url + MAP, wait_until="commit")
        page.wait_for_selector(".app-map__still", state="attached")
        pictures.append(page.evaluate(STILL))
        page.wait_for_selector("[data-drawn]", timeout=LONGEST)
        drawn.append(page.evaluate("performance.now()"))
        work.append(worked(session))
        drag = dragged(page, ".app-map__canvas")
        context.close()
    picture = statistics.median(pictures)
    said = (
        f"picture {picture:.0f} ms, drawn and at rest {statistics.median(drawn):.0f} ms, "
        f"processor {statistics.median(work):.2f} s; dragged: {drag}"
    )
    return picture, said


def past_days(browser: Browser, served: Served) -> str:
    """How long the map of days that nobody has seen takes to be drawn, and who moves."""
    context = browser.new_context(viewport=_Size)  # type: ignore[arg-type]
    page = signed_in(context, served)
    now = _places(page, "")
    took, moved = [], 0.0
    for year in range(2022, 2027):
        day = f"as_of={year}-03-01"
        began = time.perf_counter()
        page.goto(f"{served.url}{MAP}&{day}")
        page.wait_for_selector("[data-drawn]", timeout=LONGEST)
        took.append(time.perf_counter() - began)
        then = _places(page, day)
        wide = max(x for x, _, _ in now.values()) - min(x for x, _, _ in now.values())
        stays = [id_ for id_ in then if id_ in now and bool(now[id_][2]) == bool(then[id_][2])]
        moved = max([moved, *(abs(now[id_][0] - then[id_][0]) / wide for id_ in stays)])
    context.close()
    return f"any past day {max(took):.2f} s at most; who stays tied moves {moved:.2%} of the width"


def _places(page: Page, day: str) -> dict[str, tuple[float, float, int]]:
    """X, y and the number of ties of everybody on a day."""
    data = page.evaluate("async (address) => (await fetch(address)).json()",
                         f"{MAP.replace('?', '/data.json?')}&{day}")  # fmt: skip
    ties = [end for edge in data["edges"] for end in (edge["from"], edge["to"])]
    tied = {id_: ties.count(id_) for id_ in set(ties)}
    return {item["id"]: (item["x"], item["y"], tied.get(item["id"], 0)) for item in data["nodes"]}


def built(people: int) -> str:
    """How much faster a picture's data are built than by pyvis's own loop over the edges."""
    dots = [Dot(f"p{n}", f"Person {n}", "", "/", Mark("dot", "#000"), n, n, 8.0)
            for n in range(people)]  # fmt: skip
    lines = [Line(f"p{n}", f"p{(n * 7 + turn) % people}") for n in range(people)
             for turn in (1, 2)]  # fmt: skip
    began = time.perf_counter()
    drawing(dots, lines)
    middle = time.perf_counter()
    network = Network()
    for dot in dots:
        network.add_node(dot.id, label=dot.name)
    for line in lines:
        network.add_edge(line.source, line.target)
    ended = time.perf_counter()
    ratio = (ended - middle) / (middle - began)
    return f"data of {people:,} nodes {middle - began:.2f} s, {ratio:.0f} times as fast as add_edge"


def main() -> None:
    print(built(MANY), flush=True)
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright, crowd_served(PEOPLE) as served:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        usual, said = ours(browser, served)
        print(f"ours: {said}", flush=True)
        print(past_days(browser, served), flush=True)
        context = browser.new_context()
        data = signed_in(context, served).evaluate(
            "async (address) => (await fetch(address)).json()", "/map/data.json?all=yes"
        )
        for layout in ("preset", "cose"):
            print(f"cytoscape, {layout}: {cytoscape(browser, data, layout)}", flush=True)
        print(f"pyvis as it comes: {pyvis_as_it_comes(browser, data)}", flush=True)
        browser.close()
        walled = playwright.chromium.launch(executable_path=chromium, args=[*FLAGS, SWALLOWED])
        behind, _ = ours(walled, served)
        walled.close()
        print(f"behind a wall that swallows packets: {behind / usual:.2f} of the usual time")


if __name__ == "__main__":
    main()
