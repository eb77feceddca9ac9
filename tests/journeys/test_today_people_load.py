"""In a browser: from a sign-in link to Today, to a person, and a file in, out and confirmed."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, expect

import loaders
from tests.journeys.conftest import DESKTOP, PHONE, Served, Watched

pytestmark = pytest.mark.browser
Visit = Callable[..., Watched]


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Our own empty workbook with one invented person in it."""
    path = tmp_path / "newcomers.xlsx"
    loaders.write_template(path)
    book = openpyxl.load_workbook(path)
    sheet = book["people"]
    columns = {str(cell.value): place for place, cell in enumerate(sheet[1], start=1)}
    for heading, value in {"id": "ida", "name": "Ida Invented", "invented": "yes"}.items():
        sheet.cell(2, columns[heading], value)
    book.save(path)
    return path


def test_a_stranger_sees_no_page_and_gets_there_by_a_link(browser: Browser, served: Served) -> None:
    context = browser.new_context(base_url=served.url)
    page = context.new_page()
    page.goto("/people")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    page.goto(served.link("leader"))
    page.get_by_role("button", name="Sign in").click()
    # Back to where they wanted to go.
    expect(page.get_by_role("heading", level=1)).to_have_text("People")
    page.get_by_role("button", name="Sign out").click()
    page.goto("/people")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    context.close()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_today_leads_to_the_most_urgent_thing(visit: Visit, size: dict[str, int]) -> None:
    watched = visit("leader", size)
    page = watched.page
    expect(page.get_by_role("heading", level=1)).to_have_text("Today")
    page.get_by_role("link", name="See who is missing").click()
    page.wait_for_url("**/missing?by=sector")
    assert watched.complaints == watched.elsewhere == []


def test_somebody_is_found_by_keys_alone(visit: Visit, served: Served) -> None:
    watched = visit("leader")
    page = watched.page
    page.goto("/people")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    name = next(iter(served.store.read().people.values())).name
    page.keyboard.press("Tab")
    expect(page.get_by_label("Name, job title or organisation")).to_be_focused()
    page.keyboard.type(name.upper())
    page.keyboard.press("Enter")
    page.get_by_role("link", name=name).first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    assert watched.complaints == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_workbook_is_looked_at_confirmed_and_undone(
    visit: Visit, workbook: Path, size: dict[str, int]
) -> None:
    watched = visit("programme-team", size)
    page = watched.page
    page.goto("/load")
    page.get_by_label("Files").set_input_files(workbook)
    page.get_by_role("button", name="See what it would do").click()
    expect(page.get_by_text("1 record read, none needs your attention")).to_be_visible()
    assert watched.axe() == []
    page.goto("/people?q=ida")
    expect(page.get_by_role("link", name="Ida Invented")).to_have_count(0)
    page.goto("/load/preview")
    page.get_by_role("button", name="Confirm and load").click()
    expect(page.get_by_text("Loaded. If it was not right, undo it below.")).to_be_visible()
    assert watched.axe() == []
    page.goto("/people?q=ida")
    expect(page.get_by_role("link", name="Ida Invented")).to_be_visible()
    page.goto("/load")
    page.get_by_role("link", name="Look, then undo").first.click()
    page.get_by_role("button", name="Undo this load").click()
    expect(page.get_by_text("was undone.")).to_be_visible()
    page.goto("/people?q=ida")
    expect(page.get_by_role("link", name="Ida Invented")).to_have_count(0)
    assert watched.complaints == watched.elsewhere == []


def test_real_people_are_not_loaded_beside_invented_ones(visit: Visit, tmp_path: Path) -> None:
    real = tmp_path / "people.csv"
    real.write_text("id,name\nreal,A Real Person\n", encoding="utf-8")
    watched = visit("programme-team")
    page = watched.page
    page.goto("/load")
    page.get_by_label("Files").set_input_files(real)
    page.get_by_role("button", name="See what it would do").click()
    expect(page.get_by_role("alert")).to_contain_text("real people never stand beside them")
    expect(page.get_by_role("button", name="Confirm and load")).to_have_count(0)
    assert watched.axe() == []
