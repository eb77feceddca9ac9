"""The same picture by pyvis as it comes and by cytoscape, on pages of their own."""

import json
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Error, Page
from pyvis.network import Network

from tests.benchmarks.browsing import DRAWS, LONGEST, dragged, worked, working

CYTOSCAPE = Path("node_modules/cytoscape/dist/cytoscape.min.js")
Data = dict[str, list[dict[str, Any]]]


def pyvis_as_it_comes(browser: Browser, data: Data) -> str:
    """What pyvis itself writes, with its physics; its other hosts are not reached."""
    network = Network(cdn_resources="in_line")
    for node in data["nodes"]:
        network.add_node(node["id"], label=node["label"])
    for edge in data["edges"]:
        network.add_edge(edge["from"], edge["to"])
    page, session = _page(browser, network.generate_html(notebook=False))
    first, rests = (
        _when(page, sign) for sign in ("window.dots", "window.network?.physics.stabilized")
    )
    work = worked(session)
    page.context.close()
    return f"first picture {first}, at rest {rests}, processor {work:.1f} s"


def _when(page: Page, sign: str) -> str:
    """After how many seconds a page shows a sign, or that it does not for a long time."""
    try:
        page.wait_for_function(sign, timeout=LONGEST)
    except Error:
        return f"not within {LONGEST / 1000:.0f} s"
    return f"{page.evaluate('performance.now()') / 1000:.0f} s"


def cytoscape(browser: Browser, data: Data, layout: str) -> str:
    """Cytoscape with our places (`preset`) or with its own layout."""
    elements = [
        {"data": {"id": node["id"], "label": node["label"]},
         "position": {"x": node["x"], "y": node["y"]}} for node in data["nodes"]
    ] + [
        {"data": {"source": edge["from"], "target": edge["to"]}} for edge in data["edges"]
    ]  # fmt: skip
    asked = {"elements": elements, "layout": {"name": layout, "animate": False}}
    page, session = _page(
        browser,
        f"<div id=c style='width:960px;height:630px'></div><script>{CYTOSCAPE.read_text()}</script>"
        f"<script>const cy = cytoscape({{container: document.getElementById('c'), "
        f"...{json.dumps(asked)}}}); cy.once('render', () => window.rests = performance.now());"
        "</script>",
    )
    page.wait_for_function("window.rests", timeout=LONGEST)
    rests = page.evaluate("window.rests")
    work, drag = worked(session), dragged(page, "#c")
    page.context.close()
    return f"drawn {rests:.0f} ms, processor {work:.2f} s; dragged: {drag}"


def _page(browser: Browser, content: str) -> tuple[Page, CDPSession]:
    """A page of its own from a file; nothing elsewhere is reached."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(DRAWS)
    context.route(lambda address: not address.startswith("file:"), lambda route: route.abort())
    page = context.new_page()
    session = working(page)
    with tempfile.NamedTemporaryFile("w", suffix=".html", encoding="utf-8", delete=False) as file:
        file.write(content)
    page.goto(Path(file.name).as_uri(), wait_until="commit")
    return page, session
