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
    "/pairings/rounds/shadowing-2026-05",
    "/pairings/applications/shadowing-2026-05",
    "/pairings/outcome/shadowing-2025",
    "/pairings/compare/shadowing-2026-05",
    "/pairings/schemes",
    "/pairings/ahead?scheme=buddies&number=3",
    "/pairings/schemes/shadowing",
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
