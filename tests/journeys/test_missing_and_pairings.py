"""In a browser: see who is missing, propose pairs and read a reason, on a desk and on a phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import DESKTOP, PHONE, Watched

pytestmark = pytest.mark.browser
Visit = Callable[..., Watched]
SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
PAGES = (
    "/missing",
    "/missing?by=sector&second=level",
    "/missing?yardstick=workforce&by=level",
    "/pairings",
    "/pairings?scheme=shadowing&seed=0",
    "/pairings?scheme=buddies&seed=0",
)


@SIZES
def test_the_team_sees_who_is_missing_from_a_body(visit: Visit, size: dict[str, int]) -> None:
    page = visit("programme-team", size).page
    page.goto("/missing")
    page.get_by_label("Among whom").select_option("Organization:cplg")
    page.get_by_role("button", name="Show who is missing").click()
    expect(page.get_by_text("Nobody from social care sits on").first).to_be_visible()
    with page.expect_download() as started:
        page.get_by_role("link", name="Download this table").click()
    assert started.value.suggested_filename == "who-is-missing.csv"


@SIZES
def test_the_team_proposes_pairs_reads_why_and_keeps_them(
    visit: Visit, size: dict[str, int]
) -> None:
    page = visit("programme-team", size).page
    page.goto("/pairings")
    page.get_by_label("Scheme").select_option("Shadowing")
    page.get_by_label("Name of the round").fill(f"Journey {size['width']}")
    page.get_by_role("button", name="Propose pairs").click()
    expect(page.get_by_text("everyone's match is at least")).to_be_visible()
    page.get_by_text("Why").first.click()
    expect(page.get_by_text("as a challenge.").first).to_be_visible()
    page.get_by_role("button", name="Keep these pairs").click()
    expect(page.get_by_role("heading", name=f"Shadowing, Journey {size['width']}")).to_be_visible()


@SIZES
def test_axe_finds_nothing_and_no_page_is_wider_than_the_screen(
    visit: Visit, size: dict[str, int]
) -> None:
    team, leader = visit("programme-team", size), visit("leader", size)
    for watched, addresses in ((team, PAGES), (leader, ("/missing", "/pairings"))):
        for address in addresses:
            watched.page.goto(address)
            assert watched.axe() == []
            width = watched.page.evaluate("document.documentElement.scrollWidth")
            assert width <= size["width"], address
        assert watched.elsewhere == []
        # The one page that refuses a question answers 400, and Chromium remarks on that.
        assert [said for said in watched.complaints if "400" not in said] == []
