"""In a browser: the map by name, by keys and without a script; a vacancy; who decides."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Locator, Page, expect

from graph_service import sign_in
from graph_service.store import TEAM, Batch
from graph_service.store.sqlite import SqliteStore
from tests.builders import person, tie
from tests.journeys.conftest import DESKTOP, PHONE, Served, Watched, serving

pytestmark = pytest.mark.browser
Visit = Callable[..., Watched]
DRAWN = "[data-map][data-drawn]"


def map_of(page: Page, address: str = "/map") -> Locator:
    """The map, once it is drawn."""
    page.goto(address)
    page.wait_for_selector(DRAWN)
    return page.get_by_role("application", name="Map of people")


def said(page: Page) -> str:
    return page.locator(".app-map__said").inner_text()


def somebody_with_ties(served: Served) -> str:
    snapshot = served.store.read()
    shown = {id_ for id_, person in snapshot.people.items() if person.consent_ties}
    names = [person.name for person in snapshot.people.values()]
    return next(
        snapshot.people[item.person_id].name
        for item in snapshot.ties.values()
        if {item.person_id, item.other_id} <= shown
        and names.count(snapshot.people[item.person_id].name) == 1
    )


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_person_is_found_by_name_and_opened(
    visit: Visit, served: Served, size: dict[str, int]
) -> None:
    watched = visit("leader", size)
    page, name = watched.page, somebody_with_ties(served)
    map_of(page)
    page.get_by_label("Find a person by name").fill(name)
    page.get_by_role("button", name="Show").click()
    page.wait_for_selector(DRAWN)
    expect(page.get_by_text(f"{name} is tied to")).to_be_visible()
    assert said(page).startswith(name)
    page.locator(".app-map__said").get_by_role("link", name=name).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    assert watched.complaints == []


def test_keys_roam_the_map_and_every_step_is_said(visit: Visit) -> None:
    watched = visit("leader")
    page = watched.page
    canvas = map_of(page)
    page.get_by_role("button", name="See it all").focus()
    page.keyboard.press("Tab")
    expect(canvas).to_be_focused()
    first = said(page)
    names = {first.split(":")[0]}
    for key in ("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"):
        page.keyboard.press(key)
        names.add(said(page).removeprefix("Nobody they are tied to lies that way. ").split(":")[0])
    assert len(names) > 1
    page.keyboard.press("Home")
    assert said(page) == first
    page.keyboard.press("Tab")
    expect(page.locator(".app-map__said").get_by_role("link")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(first.split(":")[0])
    assert watched.complaints == []


def test_the_wheel_scrolls_the_page_until_the_picture_is_entered(visit: Visit) -> None:
    page = visit("leader").page
    canvas = map_of(page)
    canvas.scroll_into_view_if_needed()
    canvas.hover()
    before = page.evaluate("scrollY")
    page.mouse.wheel(0, 200)
    page.wait_for_function("before => scrollY > before", arg=before)


def test_without_a_script_there_are_a_picture_and_a_table(browser: Browser, served: Served) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=served.url)
    page = context.new_page()
    page.goto(served.link("leader"))
    page.get_by_role("button", name="Sign in").click()
    page.goto("/map")
    picture = page.get_by_role("img", name="Map of people and their ties")
    expect(picture).to_be_visible()
    box = picture.bounding_box()
    assert box is not None
    assert box["height"] > 200
    assert page.get_by_role("row").count() == 51
    context.close()


def test_a_name_that_is_a_script_stays_a_name(browser: Browser, tmp_path: Path) -> None:
    hostile = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    store = SqliteStore(tmp_path / "hostile.db")
    people = [person("a", name=hostile), person("b", name="href javascript:alert(3)")]
    store.write(Batch(TEAM, [*people, tie("a", "b")]), by="test", why="test")
    sign_in.add_account(store, "team@example.org", "programme-team", name="Team", by="test")
    alerts: list[str] = []
    with serving(store) as running:
        page = browser.new_page(base_url=running.url)

        def note(dialog: Dialog) -> None:
            alerts.append(dialog.message)
            dialog.dismiss()

        page.on("dialog", note)
        page.goto(running.link("programme-team"))
        page.get_by_role("button", name="Sign in").click()
        canvas = map_of(page, "/map?focus=a")
        assert said(page).startswith(hostile)
        # The dot of the person in focus stands in the middle: its tooltip holds the name.
        page.wait_for_timeout(500)
        canvas.hover()
        expect(page.locator("div.vis-tooltip")).to_contain_text(hostile)
        page.close()
    assert alerts == []


def test_a_vacancy_is_seen_on_a_body(visit: Visit) -> None:
    watched = visit("leader")
    page = watched.page
    page.goto("/governance")
    expect(page.locator("main p").first).to_contain_text("vacant")
    body = page.locator("details", has_text="Clinical and professional leadership group").first
    body.locator("summary").click()
    expect(body.get_by_text("Vacant", exact=True).first).to_be_visible()
    assert watched.axe() == []
    body.get_by_role("link", name="See all about it").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("leadership group")
    assert watched.complaints == []


def test_who_decides_is_answered(visit: Visit) -> None:
    watched = visit("leader", PHONE)
    page = watched.page
    page.goto("/governance")
    page.get_by_label("Who decides", exact=True).select_option("Community pharmacy")
    page.get_by_label("Where").select_option("Bexley")
    page.get_by_role("button", name="Find who decides").click()
    expect(
        page.get_by_text("Nobody is named as accountable for Community pharmacy in Bexley")
    ).to_be_visible()
    assert watched.axe() == []
