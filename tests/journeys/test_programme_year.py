"""In a browser: the programme's year, from what comes first to a year in numbers."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE, Watched

pytestmark = pytest.mark.browser
Visit = Callable[..., Watched]


def go_to(page: Page, name: str) -> None:
    """From the first page by what it says: This year, then a page of the year."""
    page.goto("/")
    page.get_by_role("link", name="this year in numbers").click()
    page.get_by_role("main").get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def says(page: Page, text: str) -> None:
    expect(page.get_by_text(text).first).to_be_visible()


def links_of(page: Page, folder: Path) -> list[str]:
    with page.expect_download() as download:
        page.get_by_role("link", name="Download names and links").click()
    file = folder / "letters.csv"
    download.value.save_as(file)
    with file.open(encoding="utf-8-sig", newline="") as rows:
        return [row["Their own link"] for row in csv.DictReader(rows)]


def test_a_poll_is_opened_voted_in_by_link_and_told_when_closed(
    visit: Visit, tmp_path: Path
) -> None:
    team = visit("programme-team")
    go_to(team.page, "Priorities")
    team.page.get_by_label("The question").fill("What first, then?")
    team.page.get_by_label("About", exact=True).select_option(label="Core message")
    team.page.get_by_label("The last day to vote").fill("2026-12-31")
    team.page.get_by_role("button", name="Open the poll").click()
    says(team.page, "The poll is open until 31 December 2026: 0 of 173 people have voted.")
    links = links_of(team.page, tmp_path)
    assert len(links) == 173
    voter = visit("reader", PHONE)
    voter.page.context.clear_cookies()
    for link in links[:5]:
        voter.page.goto(link)
        voter.page.get_by_label("A culture of learning without fear").fill("1")
        voter.page.get_by_label("Leaders as varied as the people they serve").fill("2")
        voter.page.get_by_role("button", name="Vote").click()
        says(voter.page, "You have voted.")
    assert voter.axe() == []
    team.page.reload()
    team.page.get_by_role("button", name="Close the poll now").click()
    says(team.page, "“A culture of learning without fear” comes first; 5 of 173 people voted")
    assert team.axe() == []
    assert team.complaints == []


def test_somebody_who_is_missing_is_asked_and_takes_a_seat(visit: Visit) -> None:
    team = visit("programme-team")
    team.page.goto("/missing/invitations?scope=Organization:cplg&seats=2")
    team.page.get_by_role("button", name="Draft the letters").click()
    name = team.page.locator("article h2").first.inner_text().partition(":")[0]
    team.page.get_by_role("button", name="Keep track of these invitations").click()
    form = team.page.get_by_role("form", name=name)
    for step in ("Sent", "Accepted", "Seated"):
        form.get_by_role("button", name=step).click()
    says(team.page, "They have a seat from today.")
    says(team.page, "2 seated")
    assert team.axe() == []
    go_to(team.page, "Growing wider")
    says(team.page, "have taken a seat")


def test_a_leader_promises_time_and_the_team_asks_after_old_promises(visit: Visit) -> None:
    leader = visit("leader", PHONE)
    go_to(leader.page, "Promises")
    leader.page.get_by_label("I will", exact=True).fill("Be a mentor to two trainees")
    leader.page.get_by_label("Mentor", exact=True).check()
    leader.page.get_by_role("button", name="Promise it").click()
    says(leader.page, "Be a mentor to two trainees: no day set.")
    form = leader.page.get_by_role("form", name="Be a mentor to two trainees")
    form.get_by_role("button").click()
    says(leader.page, "It counts as kept from today.")
    leader.page.goto("/account")
    expect(leader.page.get_by_label("Mentor", exact=True)).to_be_checked()
    team = visit("programme-team")
    go_to(team.page, "Promises")
    asks = team.page.get_by_role("button", name="Note that I asked")
    before = asks.count()
    asks.first.click()
    expect(asks).to_have_count(before - 1)
    assert team.axe() == []
    assert leader.axe() == []


def test_how_people_want_to_be_involved_is_counted_and_changed(visit: Visit) -> None:
    leader = visit("leader")
    go_to(leader.page, "Staying involved")
    says(leader.page, "have said how they want to stay involved")
    leader.page.get_by_label("By").select_option(label="Level")
    leader.page.get_by_role("button", name="Show").click()
    expect(leader.page.get_by_role("rowheader", name="Emerging")).to_be_visible()
    assert leader.axe() == []


def test_risks_have_lines_and_obstacles_have_answers(visit: Visit) -> None:
    leader = visit("leader", PHONE)
    go_to(leader.page, "What stands in the way")
    leader.page.get_by_role("textbox", name="What stands in the way").fill(
        "Nobody has a key to the room"
    )
    leader.page.get_by_role("button", name="Say so").click()
    team = visit("programme-team")
    go_to(team.page, "What could go wrong")
    team.page.get_by_label("Lost momentum").fill("99")
    team.page.get_by_role("button", name="Keep the lines").click()
    team.page.goto("/")
    says(team.page, "lost momentum")
    go_to(team.page, "What stands in the way")
    form = team.page.get_by_role("form", name="Pass on: Nobody has a key to the room")
    form.get_by_label("Who can unblock it").select_option(label="Digital and data board")
    form.get_by_role("button").click()
    form = team.page.get_by_role("form", name="Answer: Nobody has a key to the room")
    form.get_by_label("What they answered").fill("The porter has one")
    form.get_by_role("button").click()
    leader.page.reload()
    says(leader.page, "The porter has one")
    assert team.axe() == []
    assert leader.axe() == []


def test_the_year_prints_and_each_number_leads_to_its_list(visit: Visit) -> None:
    reader = visit("reader")
    reader.page.goto("/")
    reader.page.get_by_role("link", name="This year", exact=True).click()
    says(reader.page, "Hoped for by April 2026")
    reader.page.get_by_role("link", name="See who is missing").click()
    expect(reader.page.get_by_role("heading", level=1)).to_have_text("Who is missing")
    assert reader.axe() == []


def test_an_abbreviation_leads_to_what_it_means(visit: Visit) -> None:
    reader = visit("reader", PHONE)
    reader.page.goto("/governance")
    expect(reader.page.locator("abbr").first).to_be_visible()
    reader.page.get_by_role("link", name="What words mean").click()
    says(reader.page, "GP practices in a neighbourhood that work together.")
    assert reader.axe() == []


def test_the_team_finds_who_is_short_of_protected_time(visit: Visit) -> None:
    team = visit("programme-team")
    team.page.goto("/")
    team.page.get_by_role("link", name="Governance", exact=True).click()
    team.page.get_by_role("link", name="and protected time").click()
    team.page.get_by_role("link", name="Protected time by role and by person").click()
    says(team.page, "Of 64 sessions a week that were promised, 19.5 are not given")
    with team.page.expect_download() as download:
        team.page.get_by_role("link", name="Download every promise").click()
    with Path(download.value.path()).open(encoding="utf-8-sig", newline="") as rows:
        assert sum(float(row["Short"]) for row in csv.DictReader(rows)) == 19.5
    team.page.get_by_text("As at another day").click()
    team.page.get_by_label("Day", exact=True).fill("2010-01-01")
    team.page.get_by_role("button", name="Show").click()
    says(team.page, "Nobody has said yet how many of the sessions that are funded they get.")
    assert team.axe() == []


def test_a_leader_says_what_they_want_to_learn_and_the_team_gives_out_places(visit: Visit) -> None:
    leader = visit("leader", PHONE)
    leader.page.goto("/account")
    leader.page.get_by_label("Coaching others").check()
    leader.page.get_by_role("button", name="Keep", exact=True).click()
    go_to(leader.page, "Development")
    says(leader.page, "You want to learn")
    assert leader.axe() == []
    team = visit("programme-team")
    go_to(team.page, "Development")
    team.page.get_by_role("link", name="Match people to places").click()
    says(team.page, "No other way to give out the places is better")
    team.page.get_by_role("button", name="Offer these places").click()
    says(team.page, "places are offered")
    team.page.get_by_role("link", name="Improvement in practice", exact=True).click()
    team.page.get_by_role("button", name="Accepted").first.click()
    says(team.page, "Noted.")
    assert team.axe() == []


def test_the_next_generation_is_seen_with_its_sponsors_and_the_trend(visit: Visit) -> None:
    team = visit("programme-team")
    go_to(team.page, "Next generation")
    says(team.page, "5 of them have a sponsor")
    expect(team.page.get_by_role("columnheader", name="New to any body")).to_be_visible()
    team.page.get_by_label("By", exact=True).select_option(label="Place")
    team.page.get_by_role("button", name="Show").last.click()
    expect(team.page.get_by_role("rowheader", name="Bexley").first).to_be_visible()
    assert team.axe() == []


def test_a_conference_is_planned_and_after_an_event_it_is_told_who_came(visit: Visit) -> None:
    team = visit("programme-team")
    go_to(team.page, "Events")
    team.page.get_by_role("link", name="Clinical and care professional conference 2026").click()
    team.page.get_by_role("link", name="Plan whom to invite").click()
    team.page.get_by_label("Room for so many people").fill("30")
    team.page.get_by_role("button", name="Plan again").click()
    says(team.page, "30 guests")
    says(team.page, "No other list is more like the system")
    team.page.get_by_role("button", name="Draft these invitations").click()
    says(team.page, "30 invitations are drafted")
    team.page.goto("/events/academy-workshop")
    team.page.get_by_role("link", name="Note who came").click()
    team.page.get_by_label("The sign-in sheet").fill("Nobody Known")
    team.page.get_by_role("button", name="Note who came").click()
    says(team.page, "Nobody on the sheet is known here")
    assert team.axe() == []


def test_bids_are_called_for_handed_in_chosen_and_followed(visit: Visit) -> None:
    team = visit("programme-team")
    go_to(team.page, "Bids for improvement projects")
    team.page.get_by_label("Name of the call").fill("Spring projects")
    team.page.get_by_label("Last day to bid").fill("2027-03-31")
    team.page.get_by_label("Budget in pounds").fill("50000")
    team.page.get_by_role("button", name="Open the call").click()
    says(team.page, "Nobody has bid yet.")
    leader = visit("leader", PHONE)
    go_to(leader.page, "Bids for improvement projects")
    leader.page.get_by_role("link", name="Spring projects").click()
    leader.page.get_by_label("Name of the bid").fill("Quieter wards")
    leader.page.get_by_label("What gets better").fill("Patients sleep through the night")
    leader.page.get_by_label("What it costs").fill("9000")
    leader.page.get_by_label("Lambeth").check()
    leader.page.get_by_role("button", name="Hand in the bid").click()
    says(leader.page, "the call asks for 2 organisations and 2 sectors")
    assert leader.axe() == []
    go_to(team.page, "Bids for improvement projects")
    team.page.get_by_role("link", name="Improvement projects across boundaries").click()
    team.page.get_by_role("link", name="Choose which to fund").click()
    says(team.page, "No other choice reaches more boroughs and sectors within the budget")
    assert team.axe() == []
    best = team.page.get_by_role("form", name="The best choice")
    best.get_by_role("button", name="Fund these, and not the others").click()
    says(team.page, "each is a project now")


def test_patients_are_given_a_role_without_an_employer(visit: Visit) -> None:
    team = visit("programme-team", PHONE)
    go_to(team.page, "Patients, carers and the public")
    says(team.page, "Where nobody speaks for patients")
    team.page.get_by_label("Name", exact=True).fill("Somebody Invented")
    team.page.get_by_label("Where", exact=True).select_option(label="Greener inhalers")
    team.page.get_by_label("Repaid with").select_option(label="Paid for their time")
    team.page.get_by_role("button", name="Give the role").click()
    says(team.page, "Somebody Invented has the role from today.")
    assert team.axe() == []


def test_an_improvement_spreads_and_a_circle_forms(visit: Visit) -> None:
    team = visit("programme-team")
    go_to(team.page, "Spreading what works")
    team.page.get_by_role("link", name="Greener inhalers").click()
    says(team.page, "Stock ran out in the first month")
    team.page.get_by_label("Organisation", exact=True).select_option(
        label="Royal Borough of Greenwich"
    )
    team.page.get_by_label("How far", exact=True).select_option(label="Trying it")
    team.page.get_by_role("button", name="Note it").click()
    says(team.page, "1 is trying it")
    assert team.axe() == []
    go_to(team.page, "Spreading what works")
    form = team.page.get_by_role("form", name="Connect community")
    form.get_by_role("button", name="Form learning circles").click()
    says(team.page, "people are entered. Ask their managers")
    assert team.complaints == []
