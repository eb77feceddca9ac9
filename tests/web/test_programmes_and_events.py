"""`/programmes` and `/events`: who leads and takes part, who was there, and who was not."""

import pytest
from flask.testing import FlaskClient

from graph_service.records import Attendance, Event, Programme
from graph_service.store import Batch, Store
from tests.builders import membership, organization, person
from tests.web.conftest import HOSTILE
from tests.web.pages import Page


@pytest.fixture(autouse=True)
def a_year(store: Store) -> None:
    """Two programmes, one without a lead; two events, one that nobody signed in to."""
    records = [
        organization("home", name="Care Home", sector="social-care"),
        person("dee", name="Dee"), membership("dee", "home"),
        Programme(id="msg", name="A clear purpose", classification="core-message", rank=2),
        Programme(id="walk", name=f"Walking {HOSTILE}", classification="initiative", votes=11,
                  serves_id="msg"),
        membership("ann", programme_id="walk", role="Lead"),
        membership("bob", programme_id="walk", role="Member"),
        membership("odd", programme_id="walk", role="Member"),
        Event(id="summit", name="Summit", classification="summit", start_date="2026-04-13",
              programme_id="walk", place="Town Hall"),
        Event(id="later", name="Workshop", classification="workshop", start_date="2026-06-01"),
        Attendance(id="1", event_id="summit", person_id="ann", role="Speaker"),
        Attendance(id="2", event_id="summit", person_id="odd"),
    ]  # fmt: skip
    store.write(Batch("year", records), by="test", why="test")


def test_programmes_that_nobody_leads_come_first(leader: FlaskClient) -> None:
    page = Page(leader.get("/programmes").text)
    said = "2 programmes, initiatives and networks; nobody is named who leads 1 of them."
    assert said in page.said_in("p")
    rows = page.said_in("tr")[1:]
    assert rows[0] == "A clear purpose Core message Nobody named 0"
    assert rows[1].endswith("Initiative Ann Able 2")


def test_a_programme_says_who_leads_who_takes_part_and_who_does_not(
    leader: FlaskClient, team: FlaskClient
) -> None:
    text = leader.get("/programmes/walk").text
    page = Page(text)
    assert "Initiative: 2 people take part, led by Ann Able." in page.said_in("p")
    assert "Ann Able: Lead" in page.said_in("li")
    assert "Nobody from these sectors: Social care." in page.said_in("p")
    assert "Odd Objector" not in text
    assert "Odd Objector" in team.get("/programmes/walk").text
    for link in ("/map?programme=walk", "/missing?scope=Programme:walk", "/events/summit"):
        assert f'href="{link}"' in text
    assert "Walking" in leader.get("/programmes/msg").text


def test_a_programme_of_nobody_says_so(leader: FlaskClient) -> None:
    text = leader.get("/programmes/msg").text
    assert "Core message: nobody is known to take part yet." in text
    assert "Who is not in it" not in text


def test_the_latest_event_comes_first(leader: FlaskClient) -> None:
    page = Page(leader.get("/events").text)
    assert "2 events; the latest was Workshop." in page.said_in("p")
    assert page.said_in("tr")[1:] == [
        "Workshop Workshop 1 June 2026 0", "Summit Summit 13 April 2026 1",
    ]  # fmt: skip


def test_an_event_says_who_was_there_and_who_was_not(leader: FlaskClient) -> None:
    text = leader.get("/events/summit").text
    page = Page(text)
    assert "Summit on 13 April 2026: 1 person was there." in page.said_in("p")
    assert "Ann Able: Speaker" in page.said_in("li")
    assert "Nobody from these sectors: Social care." in page.said_in("p")
    assert "Odd Objector" not in text
    assert 'href="/missing?scope=Event:summit"' in text
    assert "who was there is not known" in leader.get("/events/later").text


@pytest.mark.parametrize("address", ["/programmes/none", "/events/none"])
def test_what_is_not_there_is_told_so(leader: FlaskClient, address: str) -> None:
    assert leader.get(address).status_code == 404


def test_people_and_the_map_lead_there(leader: FlaskClient) -> None:
    assert 'href="/programmes/walk"' in leader.get("/people/ann").text
    nodes = leader.get("/map/data.json?hubs=event").get_json()["nodes"]
    assert "/events/summit" in {node["address"] for node in nodes}
