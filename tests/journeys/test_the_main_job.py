"""The main job from end to end, as the programme team does it in one sitting."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Served, Watched

pytestmark = pytest.mark.browser


def workbook(path: Path) -> Path:
    """One new leader and their seat, invented as everybody else in the sample."""
    book = openpyxl.Workbook()
    people = book.active
    assert people is not None
    people.title = "people"
    people.append(["id", "name", "level", "sector", "invented"])
    people.append(["journey-1", "Journey Newcomer", "emerging", "social-care", "yes"])
    seats = book.create_sheet("memberships")
    seats.append(["person_id", "organization_id", "role", "start_date", "invented"])
    seats.append(["journey-1", "cplg", "member", "2026-01-01", "yes"])
    book.save(path)
    return path


def test_from_today_to_who_is_missing_the_map_pairs_governance_and_a_load(
    visit: Callable[..., Watched], served: Served, tmp_path: Path
) -> None:
    watched = visit("programme-team")
    page = watched.page

    expect(page.get_by_role("heading", level=1)).to_have_text("Today")
    page.get_by_role("link", name="Who is missing").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Who is missing")
    expect(page.get_by_text("from social care are in the leadership network")).to_be_visible()

    name = next(iter(served.store.read().people.values())).name
    page.get_by_role("link", name="Map", exact=True).click()
    page.get_by_label("Find a person by name").fill(name)
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text(name).first).to_be_visible()

    page.get_by_role("link", name="Pairings").click()
    page.get_by_label("Scheme").select_option("Shadowing")
    page.get_by_label("Name of the round").fill("The main job")
    page.get_by_role("button", name="Start the round").click()
    page.get_by_role("button", name="Propose pairs").click()
    expect(page.get_by_text("everyone's match is at least").first).to_be_visible()
    page.get_by_text("Why").first.click()
    expect(page.get_by_text("as a challenge.").first).to_be_visible()

    page.get_by_role("link", name="Governance", exact=True).click()
    page.get_by_role("link", name="Clinical and professional leadership group").first.click()
    expect(page.get_by_text("Vacant", exact=True).first).to_be_visible()

    before = served.store.version()
    page.get_by_role("link", name="Load", exact=True).click()
    page.get_by_label("Files").set_input_files(workbook(tmp_path / "newcomers.xlsx"))
    page.get_by_role("button", name="See what it would do").click()
    expect(page.get_by_text("nothing has been changed yet")).to_be_visible()
    assert served.store.version() == before
    page.get_by_role("button", name="Confirm and load").click()
    assert served.store.version() > before

    page.get_by_role("link", name="People", exact=True).click()
    page.get_by_label("Name").fill("Newcomer")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Journey Newcomer").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Journey Newcomer")

    assert watched.complaints == []
    assert watched.elsewhere == []
