"""A round of shadowing in a browser: from its start to what it did."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from graph_service import sign_in
from graph_service.records import Pairing
from tests.journeys.conftest import DESKTOP, PHONE, Served, Watched

pytestmark = pytest.mark.browser


def signed_in_as(served: Served, page: Page, person_id: str) -> None:
    """Go through a link of somebody's own."""
    email = served.store.read().people[person_id].email
    known = {item.email: item for item in served.store.apart("Account").values()}
    account = known.get(email) or sign_in.add_account(
        served.store, email, "leader", person_id=person_id, by="test"
    )
    token = sign_in.mint(served.store, account, now=datetime.now(UTC), by="test")
    page.goto(f"{served.url}/sign-in/{token}")
    page.get_by_role("button", name="Sign in").click()


def pairings(served: Served, round_id: str) -> list[Pairing]:
    found = served.store.read().pairings.values()
    return [item for item in found if item.round_id == round_id]


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_round_from_its_start_to_what_it_did(
    visit: Callable[..., Watched], served: Served, size: dict[str, int]
) -> None:
    team = visit("programme-team", size)
    page = team.page
    name = f"Journey {size['width']}"
    round_id = f"shadowing-journey-{size['width']}"
    start(page, name)
    page.get_by_role("button", name="Propose pairs").click()
    expect(page.get_by_text("match is at least").first).to_be_visible()
    page.get_by_text("Why").first.click()
    expect(page.get_by_text("as a challenge.").first).to_be_visible()
    assert team.axe() == []
    settle(page)
    page.get_by_role("button", name="Match again with as few changes").click()
    publish(page)
    first, second, *_ = pairings(served, round_id)
    leader = visit("leader", size).page
    answers(served, leader, first, dict.fromkeys(first.person_ids, "Yes"))
    answers(served, leader, second, {second.person_ids[1]: "No, not this time"})
    page.reload()
    expect(page.get_by_text("declined").first).to_be_visible()
    page.get_by_role("button", name="Find new partners without moving the others").click()
    assert first.id in {item.id for item in pairings(served, round_id)}
    met(served, leader, first)
    page.get_by_role("link", name="What the round did").click()
    expect(page.get_by_text("One pair has met for 3.5 hours in all")).to_be_visible()
    expect(page.get_by_text("A shared training day")).to_be_visible()
    assert team.axe() == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert [said for said in team.complaints if "400" not in said] == []


def start(page: Page, name: str) -> None:
    page.goto("/pairings")
    page.get_by_label("Scheme").select_option("Shadowing")
    page.get_by_label("Name of the round").fill(name)
    page.get_by_role("button", name="Start the round").click()
    expect(page.get_by_role("heading", name=f"Shadowing, {name}")).to_be_visible()


def settle(page: Page) -> None:
    """Ask why two are not together, fix the first pair, keep the second apart."""
    choices = page.get_by_label("One person", exact=True)
    names = [text for text in choices.locator("option").all_inner_texts() if text][1:]
    choices.select_option(names[0])
    page.get_by_label("The other").select_option(names[1])
    page.get_by_role("button", name="Tell me why").click()
    expect(page.get_by_role("heading", name="Why are these two not together?")).to_be_visible()
    page.go_back()
    page.get_by_role("button", name="Fix").first.click()
    expect(page.get_by_text("Settled.")).to_be_visible()
    page.get_by_role("button", name="Keep apart").first.click()
    expect(page.get_by_text("not paired in this round")).to_be_visible()


def publish(page: Page) -> None:
    page.get_by_label("the managers of all these people have agreed").check()
    page.get_by_role("button", name="Publish these pairs").click()
    expect(page.get_by_text("The round is published")).to_be_visible()


def answers(served: Served, page: Page, pairing: Pairing, said: dict[str, str]) -> None:
    for person_id, answer in said.items():
        signed_in_as(served, page, person_id)
        page.goto("/pairings")
        page.locator(f'a[href="/pairings/mine/{pairing.id}"]').click()
        page.get_by_label(answer, exact=True).check()
        page.get_by_role("button", name="Send your answer").click()
        expect(page.get_by_text("You have").first).to_be_visible()


def met(served: Served, page: Page, pairing: Pairing) -> None:
    signed_in_as(served, page, pairing.person_ids[0])
    page.goto(f"/pairings/mine/{pairing.id}")
    page.get_by_label("When did you meet?").fill(served.store.read().as_of)
    page.get_by_label("For how many hours?").fill("3.5")
    page.get_by_role("button", name="Record the meeting").click()
    page.get_by_label("5: very useful").check()
    page.get_by_label("One thing that you changed since").fill("A shared training day")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Thank you.")).to_be_visible()
