"""One group opened from `/missing`: who is in it, who could fill it, what to do next."""

import pytest
from flask.testing import FlaskClient

from graph_service.records import Area, Event, Group
from graph_service.store import Batch, Store
from tests.builders import body, membership, organization, person
from tests.web.conftest import HOSTILE
from tests.web.pages import Page
from tests.web.visiting import AsVisitor

CARE = "/missing/group?by=sector&group=social-care"


@pytest.fixture(autouse=True)
def care(store: Store) -> None:
    """A care home in Bexley with two leaders, one of whom objects to being shown."""
    store.write(
        Batch(
            "care",
            [
                Area(id="bexley", name="Bexley", classification="borough"),
                organization(
                    "home", name=f"Home {HOSTILE}", sector="social-care", area_id="bexley"
                ),
                body("care-board", name="Care Board"),
                person("may", name="May Day", job_title="Manager"),
                person("shy", name="Shy Person", objects=True),
                membership("may", "home"),
                membership("shy", "home"),
                membership("may", "care-board"),
                Event(id="day", name="A day"),
            ],
        ),
        by="test",
        why="test",
    )


def test_the_people_in_a_group_are_named_but_for_those_who_object(leader: FlaskClient) -> None:
    page = Page(leader.get(CARE).text)
    items = page.said_in("li")
    assert any("May Day" in item and "Manager" in item for item in items)
    assert not any("Shy" in item for item in items)
    assert "1 more person is in it and not shown by name." in page.said_in("p")


def test_the_team_sees_those_who_object_too(client_as: AsVisitor) -> None:
    assert "Shy Person" in client_as("programme-team").get(CARE).text


def test_an_empty_group_names_the_organisations_and_bodies_it_could_come_from(
    leader: FlaskClient,
) -> None:
    answer = leader.get(f"{CARE}&scope=Organization:board").text
    page = Page(answer)
    assert "Nobody from social care sits on the Partnership Board" in answer
    assert "Who is in this group" not in page.said_in("h2")
    assert any("Home" in item and "Social care, Bexley" in item for item in page.said_in("li"))
    assert any("Care Board" in item for item in page.said_in("li"))


def test_the_team_is_led_on_to_targets_invitations_and_saving(client_as: AsVisitor) -> None:
    team, scope = client_as("programme-team"), "scope=Organization:board&yardstick=minimum"
    crossed = f"/missing/group?by=sector&second=place&group=social-care&group=bexley&{scope}"
    assert "Set a target" not in client_as("leader").get(f"{CARE}&{scope}").text
    assert "Ask whom to invite" in team.get(f"{CARE}&{scope}").text
    text = team.get(crossed).text
    assert "Set a target for Social care" in text
    assert "Set a target for Bexley" in text
    assert "Save these people as a group" not in text
    assert "Save these people as a group" in team.get(CARE).text


@pytest.mark.parametrize(
    "query", ["by=sector", "by=sector&group=none", "by=sector&group=acute&group=acute"]
)
def test_a_group_that_is_not_there_is_not_found(leader: FlaskClient, query: str) -> None:
    answer = leader.get(f"/missing/group?{query}")
    assert answer.status_code == 404
    assert "There is no such group" in answer.text


def test_no_dimension_at_all_leads_back_to_the_question(leader: FlaskClient) -> None:
    assert leader.get("/missing/group?group=acute").location == "/missing"


def test_a_scope_is_found_by_name(leader: FlaskClient) -> None:
    answer = leader.get("/missing?find=care board&by=level")
    assert answer.status_code == 302
    assert answer.location == "/missing?scope=Organization:care-board&by=level"
    several = leader.get("/missing?find=oar").text
    assert "2 names could be meant by “oar”. Choose one." in several
    assert "Care Board</a> (body)" in several
    assert leader.get("/missing?find=A day").location == "/missing?scope=Event:day"
    employer = leader.get("/missing?find=acute trust").location
    assert employer == "/missing?scope=Organization:acute"
    assert "No level or profession is known yet of the 2 people here." in leader.get(employer).text


def test_a_name_that_fits_nothing_is_told_beside_its_field(leader: FlaskClient) -> None:
    answer = leader.get("/missing?find=nowhere")
    assert answer.status_code == 400
    assert 'id="find-error"' in answer.text
    assert 'value="nowhere"' in answer.text
    assert "Try a part of its name." in answer.text


def test_a_past_day_is_shown_and_said(leader: FlaskClient, store: Store) -> None:
    old = membership("ann", "care-board", id="old", start_date="2020-01-01", end_date="2021-01-01")
    store.write(Batch("old", [old]), by="test", why="test")
    address = "/missing?scope=Organization:care-board&by=sector&yardstick=minimum"
    then, now = (Page(leader.get(f"{address}{day}").text) for day in ("&as_of=2020-06-01", ""))
    assert "As at 1 June 2020." in then.said_in("p")
    people = [
        dict(zip(page.said_in("dt"), page.said_in("dd"), strict=False)) for page in (then, now)
    ]
    assert [said["People looked at"] for said in people] == ["2", "1"]


@pytest.mark.parametrize("day", ["yesterday", "2020", "2020-02-31"])
def test_a_day_that_is_none_is_told_beside_its_field(leader: FlaskClient, day: str) -> None:
    answer = leader.get(f"/missing?as_of={day}")
    assert answer.status_code == 400
    assert 'id="as_of-error"' in answer.text
    assert f'value="{day}"' in answer.text


def test_of_very_few_people_no_share_says_anything(leader: FlaskClient, store: Store) -> None:
    two = Group(id="two", name="two", person_ids=("ann", "may"))
    people = [person(f"p{n}", sector="vcse", level="senior") for n in range(3)]
    store.write(Batch("two", [two, *people, person("ann", level="senior")]), by="t", why="t")
    text = leader.get("/missing?scope=Group:two").text
    assert "Only 2 people can be looked at here: too few to say who is missing." in text
    assert "No group is missing, and none" not in text
