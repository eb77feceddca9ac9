"""A real browser on the real service, over the sample system."""

import os
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, sync_playwright
from waitress.server import create_server

from graph_service import sign_in
from graph_service.store import Store
from graph_service.store.sqlite import SqliteStore
from leadership_map.sample import load_sample, sample_accounts
from tests.neo4j_fixtures import COULD_NOT_RUN
from web import Settings, create_app

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@dataclass(frozen=True)
class Served:
    """A running service: its address and its store."""

    url: str
    store: Store

    def link(self, role: str) -> str:
        """A fresh sign-in link for somebody in a role."""
        accounts = {item.role: item for item in self.store.apart("Account").values()}
        token = sign_in.mint(self.store, accounts[role], now=datetime.now(UTC), by="test")
        return f"{self.url}/sign-in/{token}"


KEY = "a key for tests only, of thirty-two and more"


@contextmanager
def serving(store: Store, settings: Settings | None = None, port: int = 0) -> Iterator[Served]:
    """The pages over a store, on a free port or on this one."""
    app = create_app(store, settings or Settings(KEY))
    server = create_server(app, host="127.0.0.1", port=port, threads=4)
    threading.Thread(target=server.run, daemon=True).start()
    try:
        yield Served(f"http://127.0.0.1:{getattr(server, 'effective_port', 0)}", store)
    finally:
        server.close()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The sample system, served."""
    store = SqliteStore(tmp_path_factory.mktemp("journey") / "sample.db")
    load_sample(store)
    sample_accounts(store)
    with serving(store) as running:
        yield running


@pytest.fixture(scope="session")
def browser(pytestconfig: pytest.Config) -> Iterator[Browser]:
    """Headless Chromium; in CI its absence fails, elsewhere it skips."""
    with sync_playwright() as playwright:
        found = shutil.which("chromium") or shutil.which("google-chrome")
        try:
            running = playwright.chromium.launch(executable_path=found, args=FLAGS)
        except Error as problem:
            sentence = f"The tests in a browser could not run: {problem.message.splitlines()[0]}"
            pytestconfig.stash.setdefault(COULD_NOT_RUN, []).append(sentence)
            if os.environ.get("CI") == "true":
                pytest.fail(sentence, pytrace=False)
            pytest.skip(sentence)
        yield running
        running.close()


@dataclass
class Watched:
    """A page, with what it complained of and what it asked of other servers."""

    page: Page
    complaints: list[str]
    elsewhere: list[str]

    def axe(self) -> list[str]:
        """What axe-core finds wrong on the page as it stands."""
        if not self.page.evaluate("() => 'axe' in window"):
            # By the debugger's door, since the page's policy lets no script of others in.
            self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate("() => axe.run()")
        return [
            f"{self.page.url}: {item['id']} {[node['target'] for node in item['nodes']]}"
            for item in found["violations"]
        ]


@pytest.fixture
def visit(browser: Browser, served: Served) -> Iterator[Callable[..., Watched]]:
    """`visit("leader", PHONE)`: a page of somebody who has signed in by a link."""
    contexts = []

    def open_page(role: str, size: dict[str, int] | None = None) -> Watched:
        context = browser.new_context(viewport=size or DESKTOP, base_url=served.url)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        watched = Watched(page, [], [])
        page.on(
            "console",
            lambda said: (
                watched.complaints.append(said.text) if said.type in ("error", "warning") else None
            ),
        )
        page.on("pageerror", lambda error: watched.complaints.append(str(error)))
        page.on(
            "request",
            lambda asked: (
                watched.elsewhere.append(asked.url)
                if not re.match(rf"{re.escape(served.url)}/|data:|blob:", asked.url)
                else None
            ),
        )
        page.goto(served.link(role))
        page.get_by_role("button", name="Sign in").click()
        return watched

    yield open_page
    for context in contexts:
        context.close()
