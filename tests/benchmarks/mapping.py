"""`python -m tests.benchmarks.mapping`: the map in headless Chromium, at several sizes.

Made-up systems (`leadership-map synth --people`), the page of everybody, on a server that has shown
it once. Times are from the click on the address to the picture on screen (the server's SVG), and
to the interactive map being drawn; sizes are what comes over the wire. Medians of `TURNS` visits by
a fresh browser context. The layout is timed by itself, on groups that were planted.
"""

import random
import shutil
import statistics
import sys
import time

import networkx as nx
import numpy as np
from playwright.sync_api import Browser, Page, sync_playwright
from scipy.spatial import cKDTree

from graph_service.analysis.layout import positions
from tests.benchmarks.browsing import MAP, SEED, crowd_served
from tests.journeys.conftest import FLAGS, Served

SIZES, TURNS = (200, 1000, 5000, 20_000), 5
STILL = """async () => {
  const image = document.querySelector(".app-map__still");
  await image.decode();
  return performance.now();
}"""
DOT = 20


def planted(people: int) -> tuple["nx.Graph[str]", dict[str, int]]:
    """Groups of about sixty with eight ties inside and three in four with one out."""
    chance = random.Random(SEED)  # noqa: S311 - no secrets
    names = [f"p{number:05}" for number in range(people)]
    group = {name: chance.randrange(max(4, people // 60)) for name in names}
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(names)
    tied = [name for name in names if chance.random() > 0.03]
    inside: dict[int, list[str]] = {}
    for name in tied:
        inside.setdefault(group[name], []).append(name)
    for name in tied:
        chosen = [chance.choice(inside[group[name]]) for _ in range(4)]
        chosen += [chance.choice(tied)] if chance.random() < 0.75 else []
        graph.add_edges_from((name, other) for other in chosen if other != name)
    return graph, group


def laid_out(people: int) -> str:
    """How long a layout takes, and how good it is."""
    graph, group = planted(people)
    began = time.perf_counter()
    places = positions(graph)
    took = time.perf_counter() - began
    tied = [name for name in graph if graph.degree[name]]
    points = np.array([places[name] for name in tied])
    found = cKDTree(points).query(points, k=6)
    apart, near = np.asarray(found[0]), np.asarray(found[1])
    alike = [group[tied[other]] == group[tied[row[0]]] for row in near for other in row[1:]]
    sheet = np.prod(np.ptp(np.array([*places.values()]), axis=0))
    return (
        f"layout of {people:,}: {took:.2f} s, {np.mean(alike):.3f} of near neighbours in the same "
        f"group, {np.mean(apart[:, 1] < DOT):.2%} crowded, "
        f"{np.prod(np.ptp(points, axis=0)) / sheet:.2f} of the sheet"
    )


def visited(browser: Browser, served: Served) -> list[tuple[float, float, float, float]]:
    """For each visit: picture, map (ms), bytes of the first and of the next (kB)."""
    found = []
    for _ in range(TURNS):
        context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=served.url)
        page = context.new_page()
        page.goto(served.link("programme-team"))
        page.get_by_role("button", name="Sign in").click()
        page.goto(MAP)  # the first visit fills the browser's cache and the server's
        page.wait_for_selector("[data-drawn]", timeout=120_000)
        first = _weight(page)
        page.goto(MAP, wait_until="commit")
        page.wait_for_selector(".app-map__still", state="attached")
        picture = page.evaluate(STILL)
        page.wait_for_selector("[data-drawn]", timeout=120_000)
        drawn = page.evaluate("performance.now()")
        found.append((picture, drawn, first, _weight(page)))
        context.close()
    return found


def _weight(page: Page) -> float:
    """What the page and all that belongs to it took over the wire, in kB."""
    sizes = page.evaluate(
        "[...performance.getEntriesByType('navigation'), "
        "...performance.getEntriesByType('resource')].map(entry => entry.transferSize)"
    )
    return float(sum(sizes)) / 1000


def main() -> None:
    for people in SIZES[1:3]:
        print(laid_out(people), flush=True)
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    for people in [int(text) for text in sys.argv[1:]] or SIZES:
        with sync_playwright() as playwright, crowd_served(people) as served:
            browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
            picture, drawn, first, later = (
                statistics.median(one) for one in zip(*visited(browser, served), strict=True)
            )
            browser.close()
        print(
            f"{people:,} people: picture {picture:.0f} ms, map {drawn:.0f} ms, first visit "
            f"{first:.0f} kB, the next {later:.0f} kB",
            flush=True,
        )


if __name__ == "__main__":
    main()
