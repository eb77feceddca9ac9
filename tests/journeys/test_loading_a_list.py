"""In a browser: a list with odd headings and faults goes in, mended on the way, and out again."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from graph_service.store import Batch, Store
from tests.builders import person
from tests.journeys.conftest import DESKTOP, PHONE, Served, Watched

pytestmark = pytest.mark.browser
Visit = Callable[..., Watched]

# Made up: headings of no other list, a level that is none, a blank name, and a day that is none.
LIST = """\
Who is it,Works at,What they do there,How senior,Since,Made up
Ada Invented,Oakwood Trust,Matron,board,2024-01-01,yes
Bea Invented,Oakwood Trust,Midwife,emperor,2024-01-01,yes
,Oakwood Trust,Porter,senior,2024-01-01,yes
Cyd Invented,Elmwood Council,Planner,senior,2024-02-31,yes
"""
MEANINGS = {"Who is it": "Full name", "What they do there": "Job title"}


@pytest.fixture
def odd_list(tmp_path: Path) -> Path:
    path = tmp_path / "summit list.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def send(page: Page, *files: Path) -> None:
    page.goto("/load")
    page.get_by_label("Files").set_input_files(files)
    page.get_by_role("button", name="See what it would do").click()
    page.wait_for_url("**/load/preview")


def sideways(page: Page) -> int:
    """By how many pixels the page is wider than the window."""
    script = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    return int(page.evaluate(script))


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_list_is_mapped_mended_looked_at_confirmed_and_undone(
    visit: Visit, served: Served, odd_list: Path, size: dict[str, int]
) -> None:
    watched = visit("programme-team", size)
    page, before = watched.page, set(served.store.whole().people)
    send(page, odd_list)
    page.get_by_role("link", name="Correct what the columns mean").click()
    for heading, meaning in MEANINGS.items():
        page.get_by_label(f"What “{heading}” means").select_option(label=meaning)
    page.get_by_role("button", name="Save and see what it would do").click()
    page.wait_for_url("**/load/preview")

    expect(page.get_by_role("heading", name="What has to be mended")).to_be_visible()
    assert watched.axe() == []
    assert sideways(page) == 0
    page.get_by_label(re.compile("How senior in row 3")).fill("middle")
    page.get_by_label(re.compile("Who is it in row 4")).fill("Dan Invented")
    page.get_by_label(re.compile("Since in row 5")).fill("2024-02-29")
    page.get_by_role("button", name="Use these and look again").click()
    expect(page.get_by_text("3 cells were mended here.")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="Dan Invented").first).to_be_visible()
    assert watched.axe() == []
    assert sideways(page) == 0

    page.get_by_role("button", name="Confirm and load").click()
    expect(page.get_by_text("Loaded. If it was not right, undo it below.")).to_be_visible()
    people = served.store.whole().people
    added = {people[id_].name: people[id_].level for id_ in people.keys() - before}
    assert added == {
        "Ada Invented": "board", "Bea Invented": "middle",
        "Dan Invented": "senior", "Cyd Invented": "senior",
    }  # fmt: skip
    page.get_by_role("link", name=re.compile("load of")).first.click()
    expect(page.get_by_text("Dan Invented").first).to_be_visible()
    assert watched.axe() == []
    assert sideways(page) == 0
    page.get_by_role("button", name="Undo this load").click()
    expect(page.get_by_text("was undone.")).to_be_visible()
    assert set(served.store.whole().people) == before
    assert watched.complaints == watched.elsewhere == []


def two_sources(store: Store) -> None:
    """Two lists that disagree about one person, and each have one of their own."""
    hospital = [
        person("kim", name="Kim Kindly", email="kim@example.org", level="senior", invented=True),
        person("lee-1", name="Lee Leader", email="lee@example.org", invented=True),
    ]
    council = [
        person("kim", name="Kim Kindly", email="kim@example.org", level="board", invented=True),
        person("lee-2", name="Lee Leader", email="lee@example.org", invented=True),
    ]
    store.write(Batch("hospital", hospital), by="test", why="load of hospital.csv")
    store.write(Batch("council", council), by="test", why="load of council.csv")


def press(page: Page, name: str) -> None:
    """Reach a button by its name with the keyboard, and press it."""
    page.get_by_role("button", name=name).first.focus()
    page.keyboard.press("Enter")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_who_is_believed_and_who_is_who_is_decided_by_keys_alone(
    visit: Visit, served: Served, size: dict[str, int]
) -> None:
    two_sources(served.store)
    watched = visit("programme-team", size)
    page = watched.page
    page.goto("/load/sources")
    assert watched.axe() == []
    assert sideways(page) == 0
    press(page, "More council")
    expect(page.get_by_text("council is trusted more than hospital now.")).to_be_visible()
    assert served.store.whole().people["kim"].level == "board"
    press(page, "Less council")
    expect(page.get_by_text("council is trusted less than hospital now.")).to_be_visible()
    press(page, "Believe this about Level of Kim Kindly, Board")
    expect(page.get_by_text("The team says so too now")).to_be_visible()
    assert served.store.whole().people["kim"].level == "board"

    page.goto("/load/duplicates")
    expect(page.get_by_role("heading", name="Lee Leader and Lee Leader")).to_be_visible()
    assert watched.axe() == []
    assert sideways(page) == 0
    press(page, "They are the same (Lee Leader and Lee Leader)")
    expect(page.get_by_text("They are read as one now.")).to_be_visible()
    assert len({"lee-1", "lee-2"} & served.store.whole().people.keys()) == 1
    press(page, "Undo the decision on Lee Leader and Lee Leader")
    expect(page.get_by_text("The decision is taken back.")).to_be_visible()
    assert {"lee-1", "lee-2"} <= served.store.whole().people.keys()
    assert watched.complaints == watched.elsewhere == []
    for source in ("hospital", "council", "team"):
        said = [item.id for item in (person("kim"), person("lee-1"), person("lee-2"))]
        removed = [("Person", id_) for id_ in said]
        served.store.write(Batch(source, removed=removed), by="test", why="tidy up")
