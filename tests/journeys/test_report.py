"""In a browser: the report is one printed page, and its controls are not on it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import DESKTOP, PHONE, Served, Watched

pytestmark = pytest.mark.browser
Visit = Callable[..., Watched]

REPORTS = (
    "/missing/report?scope=Organization:cplg",
    "/missing/report",
    "/missing/report?by=profession",
    "/missing/report?yardstick=minimum",
    "/missing/report?scope=Area:bexley",
    "/missing/report?scope=Event:conference-2026",
)


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_every_report_is_printed_on_one_side_of_a4(visit: Visit, size: dict[str, int]) -> None:
    page = visit("programme-team", size).page
    for address in REPORTS:
        page.goto(address)
        printed = page.pdf(format="A4", print_background=True)
        assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1, address


def test_what_is_printed_is_the_report_and_that_its_people_are_invented(visit: Visit) -> None:
    page = visit("leader").page
    page.goto(REPORTS[0])
    page.emulate_media(media="print")
    for heading in ("What we found", "How sure we are", "What we suggest"):
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
    expect(page.get_by_role("table", name="The same in figures")).to_be_visible()
    expect(page.get_by_text("The people in this system are invented")).to_be_visible()
    expect(page.get_by_label("Among whom", exact=True)).to_be_hidden()
    expect(page.get_by_role("button", name="Print or save as PDF")).to_be_hidden()
    expect(page.get_by_role("navigation", name="About who is missing")).to_be_hidden()


def test_the_button_prints_and_without_scripts_the_page_says_how(
    visit: Visit, served: Served
) -> None:
    page = visit("leader").page
    page.goto(REPORTS[0])
    expect(page.get_by_text("from your browser’s menu")).to_be_hidden()
    page.evaluate("() => { window.printed = 0; window.print = () => { window.printed += 1; }; }")
    page.get_by_role("button", name="Print or save as PDF").click()
    assert page.evaluate("window.printed") == 1

    browser, kept = page.context.browser, page.context.storage_state()
    assert browser is not None
    plain = browser.new_context(
        java_script_enabled=False, base_url=served.url, storage_state=kept
    ).new_page()
    plain.goto(REPORTS[0])
    expect(plain.get_by_text("from your browser’s menu")).to_be_visible()
    expect(plain.get_by_role("button", name="Print or save as PDF")).to_be_hidden()
    plain.context.close()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(visit: Visit, size: dict[str, int]) -> None:
    watched = visit("programme-team", size)
    for address in (*REPORTS[:2], "/missing/heard", "/missing/heard?until=2021-04-13"):
        watched.page.goto(address)
        assert watched.axe() == []
        assert watched.page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert watched.complaints == []
    assert watched.elsewhere == []
