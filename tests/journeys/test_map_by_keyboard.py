"""In a browser, by keyboard alone: find a person, read who is around them, be introduced."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE, Watched

pytestmark = pytest.mark.browser
Visit = Callable[..., Watched]
NAME, ID = "Adaeze Darko", "p069"


def tab_to(page: Page, words: str) -> None:
    """Press Tab until what has the focus says some words, or is labelled with them."""
    for _ in range(150):
        page.keyboard.press("Tab")
        said = page.evaluate(
            """() => {
              const here = document.activeElement;
              // What scrolls is a tab stop that holds the words of all that is in it.
              if (here.matches("body, [role=region], [role=alert]")) {
                return "";
              }
              const labels = [...(here.labels ?? [])].map(label => label.textContent);
              return [here.textContent, here.getAttribute("aria-label"), ...labels].join(" ");
            }"""
        )
        if words in said:
            return
    raise AssertionError(f"no Tab leads to {words}")


@pytest.mark.parametrize("size", [None, PHONE], ids=["desktop", "phone"])
def test_somebody_is_found_read_and_reached_by_keyboard(
    visit: Visit, size: dict[str, int] | None
) -> None:
    watched = visit("leader", size) if size else visit("leader")
    page = watched.page
    page.goto("/map")
    tab_to(page, "Find a person by name")
    page.keyboard.type(NAME)
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"{NAME} is tied to")).to_be_visible()
    tab_to(page, "Those around them within 1 step")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"near={ID}.*steps=1"))
    page.wait_for_selector("[data-drawn]")
    around = int(page.locator("[data-drawn]").get_attribute("data-drawn") or 0)
    assert around == page.locator("#table ~ div tbody tr").count()
    tab_to(page, "Map of people and their ties")
    said = page.locator(".app-map__said")
    expect(said).to_contain_text(NAME)
    heard = {said.inner_text()}
    for key in ("ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight"):
        page.keyboard.press(key)
        heard.add(said.inner_text())
    assert len(heard) > 1
    tied = page.get_by_role("list", name="All that they are tied to, and why")
    expect(tied.get_by_role("listitem").first).to_contain_text(": ")
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/people/"))
    page.go_back()
    tab_to(page, "Who can introduce you?")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Who can introduce you to {NAME}?")
    tab_to(page, "See it on the map")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"to={ID}"))
    assert watched.axe() == []
    tab_to(page, "Keep this view, or send it")
    page.keyboard.press("Enter")
    tab_to(page, "Name of this view")
    page.keyboard.type("My way there")
    tab_to(page, "Keep this view")
    page.keyboard.press("Enter")
    expect(page.get_by_text(re.compile(r"You keep \d"))).to_be_visible()
    assert watched.axe() == []
    tab_to(page, "My way there")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/map\\?near=.*to={ID}"))
    assert watched.complaints == []


@pytest.mark.parametrize(
    "address", ["/map?hubs=body", "/map?list=relations", "/map?status=alone&size=years"]
)
@pytest.mark.parametrize("width", [1280, 640, 320], ids=["desktop", "at 200%", "at 400%"])
def test_every_way_to_see_the_map_fits_its_screen(visit: Visit, address: str, width: int) -> None:
    """A screen of 1280 pixels zoomed to 200% and 400% is 640 and 320 wide: WCAG 1.4.4, 1.4.10."""
    watched = visit("leader", {"width": width, "height": 900})
    page = watched.page
    page.goto(address)
    page.wait_for_selector("[data-drawn]")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for heading in ("The picture", "On other days", "The same as a table"):
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
    assert watched.axe() == []
    assert watched.complaints == []


def test_names_are_offered_and_the_slider_says_its_month(visit: Visit) -> None:
    watched = visit("leader")
    page = watched.page
    page.goto("/map")
    page.get_by_label("Find a person by name").press_sequentially("adaeze")
    page.wait_for_selector(f'datalist option[value="{NAME}"]', state="attached")
    slider = page.get_by_role("slider")
    slider.focus()
    slider.press("ArrowLeft")
    expect(slider).to_have_attribute("aria-valuetext", "August 2026")
    expect(page.locator("output")).to_have_text("August 2026")
    page.get_by_role("button", name="Go to that month").click()
    expect(page).to_have_url(re.compile("as_of=2026-08-01"))
    expect(page.get_by_text("On 1 August 2026:")).to_be_visible()
    assert watched.complaints == []


def test_the_picture_is_saved_as_png(visit: Visit, tmp_path: Path) -> None:
    watched = visit("leader")
    page = watched.page
    page.goto("/map?across=yes")
    with page.expect_download() as waited:
        page.get_by_role("button", name="Save the picture (PNG)").click()
    path = tmp_path / "map.png"
    waited.value.save_as(path)
    content = path.read_bytes()
    assert content.startswith(b"\x89PNG")
    assert int.from_bytes(content[16:20], "big") == 2400
    # A sheet of one colour packs into next to nothing.
    assert len(content) > 50_000
    assert watched.complaints == []
