"""`/missing/heard`: whom interviews, workshops and events reached, by group."""

import csv
import io

import pytest
from flask.testing import FlaskClient

from graph_service.records import Attendance, Event
from graph_service.store import Batch, Store
from tests.builders import membership, organization, person
from tests.web.conftest import HOSTILE
from tests.web.pages import Page


def came(event_id: str, person_id: str) -> Attendance:
    return Attendance(id=f"{event_id}-{person_id}", event_id=event_id, person_id=person_id)


@pytest.fixture(autouse=True)
def events(store: Store) -> None:
    """A summit at which Cleo was, a conference to come, and a pharmacist nobody has heard."""
    records = [
        organization("chemist", name="Chemist", sector="pharmacy"),
        organization("council", name="Council", sector="local-authority"),
        Event(id="s", name="Summit", classification="summit", start_date="2021-04-13"),
        Event(id="w", name=HOSTILE, classification="workshop", start_date="2022-03-01"),
        Event(id="c", name=f"Next {HOSTILE}", classification="conference", start_date="2098-01-01"),
        person("cleo", name="Cleo", start_date="2020-01-01"),
        person("pia", name=f"Pia {HOSTILE}"),
        person("ola", name="Ola Objects", objects=True),
        membership("cleo", "council"),
        membership("pia", "chemist"),
        membership("ola", "chemist"),
        came("s", "cleo"),
        came("w", "cleo"),
    ]
    store.write(Batch("more", records), by="test", why="test")


def test_the_answer_comes_first_in_words(leader: FlaskClient) -> None:
    said = Page(leader.get("/missing/heard").text).said_in("p")
    assert any("We have heard one of" in p and "nobody from" in p for p in said), said
    assert "Summits reached 1 of them and workshops 1; who came to several counts in each." in said


def test_each_group_has_its_numbers_and_its_first_and_last_day(leader: FlaskClient) -> None:
    text = leader.get("/missing/heard").text
    cells = Page(text).said_in("td")
    assert "Nobody heard" in cells
    assert "All heard" in cells
    assert "13 Apr 2021" in cells
    assert "1 Mar 2022" in cells
    assert text.index("Pharmacy</a>") < text.index("Local authority</a>")


def test_by_the_day_of_the_summit_later_events_do_not_count(leader: FlaskClient) -> None:
    page = Page(leader.get("/missing/heard?until=2021-04-13").text)
    assert any(p.startswith("By 13 April 2021 we had heard") for p in page.said_in("p"))
    assert "1 Mar 2022" not in page.said_in("td")


def test_who_was_never_heard_is_named_but_for_those_who_object(
    leader: FlaskClient, team: FlaskClient
) -> None:
    text = leader.get("/missing/heard").text
    assert "Pia &lt;script&gt;" in text
    assert "Ola Objects" not in text
    assert "asked not to be named" in text
    assert "Ola Objects" in team.get("/missing/heard").text


def test_the_team_is_led_to_invitations_for_the_next_event(
    leader: FlaskClient, team: FlaskClient
) -> None:
    assert "/missing/invitations?scope=Event:c" in team.get("/missing/heard").text
    assert "/missing/invitations" not in leader.get("/missing/heard").text


def test_a_long_list_comes_a_page_at_a_time(leader: FlaskClient, store: Store) -> None:
    many = [person(f"q{n:03}", name=f"Quiet {n:03}") for n in range(120)]
    store.write(Batch("many", many), by="test", why="test")
    assert "Quiet 119" not in leader.get("/missing/heard").text
    assert "Quiet 119" in leader.get("/missing/heard?page=3").text


def test_without_events_the_page_says_how_to_begin(leader: FlaskClient, store: Store) -> None:
    gone = [("Attendance", "s-cleo"), ("Attendance", "w-cleo")]
    store.write(Batch("more", removed=gone), by="test", why="test")
    text = leader.get("/missing/heard").text
    assert "We have heard none of" in text
    assert "fill the sheets" in text


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("until=31/02/2024", "until"),
        ("until=2024-03", "until"),
        ("until=2024&as_of=2024-01-01", "until"),
        ("scope=nonsense", "scope"),
        ("as_of=31/02/2024", "as_of"),
        ("by=shoes", "by"),
        ("find=zzzz", "find"),
    ],
)
def test_what_cannot_be_answered_is_said_at_its_field(
    leader: FlaskClient, query: str, field: str
) -> None:
    answer = leader.get(f"/missing/heard?{query}")
    assert answer.status_code == 400
    assert f'href="#{field}"' in answer.text


def test_the_file_holds_every_group(leader: FlaskClient) -> None:
    answer = leader.get("/missing/heard.csv?by=sector")
    rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
    [pharmacy] = [row for row in rows if row["Code"] == "pharmacy"]
    assert (pharmacy["Leaders"], pharmacy["Heard"], pharmacy["Not heard"]) == ("2", "0", "2")
