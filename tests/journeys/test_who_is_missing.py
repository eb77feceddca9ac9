"""The main job of the programme team: from a gap to a target, to invitations, to a board paper."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import DESKTOP, PHONE, Watched

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_from_an_empty_cell_to_a_target_six_invitations_and_the_report(
    visit: Callable[..., Watched], size: dict[str, int]
) -> None:
    watched = visit("programme-team", size)
    page = watched.page
    page.goto("/missing")
    page.get_by_label("Among whom").select_option("Organization:cplg")
    page.get_by_label("Grouped by").select_option("profession")
    page.get_by_label("Crossed with").select_option("place")
    page.get_by_role("button", name="Show who is missing").click()

    heat = page.get_by_role("table", name="People by profession and place")
    heat.get_by_role("link", name="0 Pharmacist, Bexley").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Pharmacist, Bexley")
    expect(
        page.get_by_text("Nobody based in Bexley whose profession is pharmacist")
    ).to_be_visible()
    page.get_by_role("link", name="Set a target for Pharmacist").click()

    page.get_by_label("Pharmacist: At least so many people").fill("2")
    page.get_by_label("Where the figures are from").fill("Agreed in this journey")
    page.get_by_role("button", name="Save the target").click()
    expect(page.get_by_text("asks for at least two").first).to_be_visible()

    page.get_by_role("button", name="Ask whom to invite").click()
    page.get_by_label("How many people").fill("6")
    page.get_by_role("button", name="Show whom to ask").click()
    expect(page.get_by_text(re.compile("no six close more"))).to_be_visible()
    reasons = page.locator("section.app-invite")
    expect(reasons).to_have_count(6)
    expect(reasons.first.get_by_text("Closes:")).to_be_visible()

    page.get_by_role("link", name="Report", exact=True).click()
    expect(page.get_by_role("heading", name="What we suggest")).to_be_visible()
    printed = page.pdf(format="A4", print_background=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    assert watched.complaints == []
    assert watched.elsewhere == []
