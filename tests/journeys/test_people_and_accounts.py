"""In a browser: signing in, one's own page, being refused, a conflict, an end, a removal."""

import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from graph_service import sign_in
from graph_service.store.sqlite import SqliteStore
from leadership_map.sample import load_sample
from tests.journeys.conftest import KEY, Served, Watched, serving
from tests.provider_process import provider_process
from web import Settings

pytestmark = pytest.mark.browser
Visit = Callable[..., Watched]
SOMEBODY = "p001"
WORK = "kavitha.uddin.1@example.org"


def test_a_leader_corrects_their_page_and_says_what_it_may_be_used_for(visit: Visit) -> None:
    leader, reader = visit("leader"), visit("reader")
    page = leader.page
    page.get_by_role("banner").get_by_role("link").filter(has_not_text="Leadership").first.click()
    page.goto("/account")
    page.get_by_label("Job title").fill("Chief nurse")
    page.get_by_label("Colleagues may see my e-mail address").check()
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_text("Kept. What you say of yourself comes before")).to_be_visible()
    assert leader.axe() == []
    own = page.get_by_role("link", name="See your page as colleagues see it")
    address = own.get_attribute("href")
    reader.page.goto(str(address))
    expect(reader.page.get_by_text("Chief nurse at")).to_be_visible()
    expect(reader.page.get_by_text("E-mail:")).to_be_visible()
    page.get_by_role("link", name="Who changed what about you").click()
    expect(page.get_by_text("Job title: Chief nurse")).to_be_visible()
    expect(page.get_by_role("region", name="Who saw how to reach you")).to_contain_text("2026")
    assert leader.axe() == []


def test_a_reviewer_is_refused_everywhere_but_at_their_body(visit: Visit) -> None:
    team, outside = visit("programme-team"), visit("reviewer")
    team.page.goto("/governance/reviewers")
    team.page.get_by_label("Name").fill("Rio Reviewer")
    team.page.get_by_label("E-mail address").fill("rio@example.org")
    team.page.get_by_label("Medicines optimisation committee").check()
    team.page.get_by_role("button", name="Make the link").click()
    letter = team.page.get_by_label("The letter").input_value()
    outside.page.context.clear_cookies()
    outside.page.goto(next(line for line in letter.splitlines() if "/sign-in/" in line))
    outside.page.get_by_role("button", name="Sign in").click()
    expect(outside.page.get_by_role("heading", level=1)).to_contain_text("Medicines optimisation")
    for address in ("/people", "/map", "/missing", "/records", "/account"):
        answer = outside.page.goto(address)
        assert answer is not None
        assert answer.status == 403, address
    expect(outside.page.get_by_role("heading", level=1)).to_contain_text("not open to you")


def test_the_team_resolves_an_edit_conflict(visit: Visit) -> None:
    one, other = visit("programme-team"), visit("programme-team")
    address = f"/records/people/change/{SOMEBODY}"
    for watched in (one, other):
        watched.page.goto(address)
    other.page.get_by_label("Job title").fill("Medical director")
    other.page.get_by_role("button", name="Keep").click()
    expect(other.page.get_by_text("Kept.")).to_be_visible()
    one.page.get_by_label("Job title").fill("Chief medical officer")
    one.page.get_by_label("Telephone").fill("020 7946 0000")
    one.page.get_by_role("button", name="Keep").click()
    told = one.page.get_by_role("alert")
    expect(told).to_contain_text("changed this meanwhile, to “Medical director”")
    expect(one.page.get_by_label("Job title")).to_have_value("Chief medical officer")
    assert one.axe() == []
    one.page.get_by_role("button", name="Keep").click()
    expect(one.page.get_by_text("Kept.")).to_be_visible()
    expect(one.page.get_by_label("Job title")).to_have_value("Chief medical officer")
    expect(one.page.get_by_label("Telephone")).to_have_value("020 7946 0000")
    one.page.get_by_role("button", name="Take back").first.click()
    one.page.goto(address)
    expect(one.page.get_by_label("Job title")).to_have_value("Medical director")


def test_an_administrator_ends_a_session_at_work(visit: Visit, served: Served) -> None:
    leader, boss = visit("leader"), visit("administrator")
    leader.page.goto("/people")
    expect(leader.page.get_by_role("heading", level=1)).to_have_text("People")
    boss.page.goto("/people")
    boss.page.get_by_role("link", name="Who can sign in").click()
    assert boss.axe() == []
    email = next(i.email for i in served.store.apart("Account").values() if i.role == "leader")
    boss.page.get_by_role("link", name=email, exact=True).click()
    assert boss.axe() == []
    boss.page.get_by_role("button", name="Sign out everywhere").click()
    expect(boss.page.get_by_text("is signed out everywhere")).to_be_visible()
    leader.page.get_by_role("link", name="Programmes", exact=True).click()
    expect(leader.page.get_by_role("heading", level=1)).to_have_text("Sign in")


def test_a_program_gets_a_token_and_loses_it(visit: Visit) -> None:
    leader = visit("leader")
    page = leader.page
    page.goto("/account/tokens")
    page.get_by_label("What it is for").fill("Monthly report")
    page.get_by_role("button", name="Make a token").click()
    secret = page.locator("code").inner_text()
    assert leader.axe() == []
    known = {"Authorization": f"Bearer {secret}"}
    assert page.request.get("/api/v1/people", headers=known).status == 200
    page.get_by_role("button", name="Revoke Monthly report").click()
    expect(page.get_by_text("opens nothing any more")).to_be_visible()
    assert page.request.get("/api/v1/people", headers=known).status == 401


@dataclass(frozen=True)
class AtWork:
    """A service whose people sign in through their organisation, and a page of somebody new."""

    served: Served
    page: Page


@pytest.fixture
def at_work(browser: Browser, tmp_path: Path) -> Iterator[AtWork]:
    """The sample system behind a real OpenID Connect provider."""
    store = SqliteStore(tmp_path / "work.db")
    load_sample(store)
    sign_in.add_account(store, WORK, "leader", person_id=SOMEBODY, by="test")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    with provider_process(f"{url}/sign-in/back") as provider:
        settings = Settings(KEY, url=url, provider=provider)
        with serving(store, settings, port) as served:
            context = browser.new_context(base_url=url)
            yield AtWork(served, context.new_page())
            context.close()


def through_the_provider(page: Page, email: str) -> None:
    """Sign in as one does at work."""
    page.get_by_role("link", name="Sign in through Acute Trust").click()
    page.locator("input[name=login]").fill(email)
    page.locator("input[name=password]").fill("any")
    page.get_by_role("button", name="Sign-in").click()
    page.get_by_role("button", name="Continue").click()


def test_somebody_signs_in_through_their_organisation(at_work: AtWork) -> None:
    page = at_work.page
    page.goto("/people?q=kavitha")
    through_the_provider(page, WORK)
    expect(page.get_by_role("heading", level=1)).to_have_text("People")
    assert "q=kavitha" in page.url
    expect(page.get_by_role("banner")).to_contain_text("Kavitha Uddin")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    page.goto("/people")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")


def test_somebody_without_an_account_is_told(at_work: AtWork) -> None:
    page = at_work.page
    page.goto("/")
    through_the_provider(page, "nobody@example.org")
    expect(page.get_by_text("You have no account here")).to_be_visible()


def test_somebody_asks_to_go_and_is_gone(visit: Visit, served: Served) -> None:
    reader, team = visit("reader"), visit("programme-team")
    page = reader.page
    person_id = next(
        i.person_id for i in served.store.apart("Account").values() if i.role == "reader"
    )
    name = served.store.whole().people[person_id].name
    page.goto("/account")
    page.get_by_role("link", name="Ask to be removed").click()
    page.get_by_role("button", name="Ask to be removed").click()
    expect(page.get_by_text("expect an answer by")).to_be_visible()
    assert reader.axe() == []
    team.page.goto("/accounts")
    team.page.get_by_role("link", name="Requests to be removed").click()
    expect(team.page.get_by_role("heading", name=name)).to_be_visible()
    assert team.axe() == []
    team.page.get_by_label("I am sure").check()
    team.page.get_by_role("button", name="Remove for good").click()
    expect(team.page.get_by_text("They are removed")).to_be_visible()
    page.goto("/account")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    gone = team.page.goto(f"/people/{person_id}")
    assert gone is not None
    assert gone.status == 404
