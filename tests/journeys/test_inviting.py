"""Six invitations: from the gaps of a group to the names, a swap, and the letters."""

from collections.abc import Callable

import pytest

from tests.journeys.conftest import DESKTOP, PHONE, Watched

pytestmark = pytest.mark.browser

SIX = "scope=Organization:cplg&seats=6"
PAGES = [
    "/missing/invitations",
    f"/missing/invitations?{SIX}",
    f"/missing/invitations?{SIX}&w-place=many",
    f"/missing/invitations/letters?{SIX}",
]


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing_and_no_page_scrolls_sideways(
    visit: Callable[..., Watched], size: dict[str, int]
) -> None:
    watched = visit("programme-team", size)
    found = []
    for address in PAGES:
        watched.page.goto(address)
        for details in watched.page.locator("main details").all():
            details.evaluate("it => { it.open = true; }")
        found += watched.axe()
        wide = watched.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= size["width"], f"{address} scrolls sideways: {wide} pixels"
    assert found == []
    assert watched.elsewhere == []


def test_six_people_are_asked_for_one_is_swapped_and_the_letters_are_drafted(
    visit: Callable[..., Watched],
) -> None:
    page = visit("programme-team").page
    page.goto("/missing?scope=Organization:cplg")
    page.get_by_role("button", name="Ask whom to invite").click()
    page.get_by_label("How many people").fill("6")
    page.get_by_role("button", name="Show whom to ask").click()
    page.get_by_text("These six people close 11 of the 17 gaps; no six close more.").wait_for()
    second = page.locator("section.app-invite").nth(1)
    name = second.get_by_role("heading").inner_text().partition(". ")[2]
    second.locator("summary").focus()
    page.keyboard.press("Enter")
    second.get_by_role("link", name="Swap in").first.click()
    page.get_by_text(f"Not to be asked: {name}").wait_for()
    page.get_by_text("close 11 of the 17 gaps; you chose every one of them.").wait_for()
    page.get_by_role("button", name="Draft the letters").click()
    page.get_by_role("heading", name="Letters: ").wait_for()
    assert page.locator("article").count() == 6
    assert f"Dear {name}" not in page.locator("main").inner_text()
