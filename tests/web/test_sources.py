"""Who says what: the order of trust is the team's to change, and so is each disagreement."""

import pytest
from flask.testing import FlaskClient

from graph_service.records import System
from graph_service.store import PERSON, TEAM, Batch, Store
from tests.builders import person
from tests.web.pages import Page
from tests.web.visiting import send

LEVEL = {"kind": "Person", "id": "kim", "field": "level", "attribute": "", "page": "1"}


@pytest.fixture
def two(store: Store) -> Store:
    """Two lists that disagree about somebody's level."""
    hospital = person("kim", name="Kim Kindly", level="senior", job_title="Matron")
    store.write(Batch("hospital", [hospital]), by="test", why="load of hospital.csv")
    council = person("kim", name="Kim Kindly", level="board")
    store.write(Batch("council", [council]), by="test", why="load of council.csv")
    return store


def level(store: Store) -> str:
    return store.whole().people["kim"].level


@pytest.mark.usefixtures("two")
def test_sources_stand_in_the_order_of_trust(team: FlaskClient) -> None:
    page = Page(team.get("/load/sources").text)
    assert page.said_in("p")[0] == (
        "3 sources say what is known; about 1 thing two of them disagree."
    )
    assert page.said_in("th")[-3:] == [
        "SourceThe team’s own hand", "Sourcehospital", "Sourcecouncil",
    ]  # fmt: skip


def test_a_source_that_is_trusted_more_is_believed(team: FlaskClient, two: Store) -> None:
    assert level(two) == "senior"
    fields = {"source": "council", "to": "up"}
    answer = send(team, "/load/sources/order", fields, form_on="/load/sources")
    assert answer.location == "/load/sources#source-1"
    assert level(two) == "board"
    assert "council is trusted more than hospital now." in team.get("/load/sources").text
    send(team, "/load/sources/order", {"source": "council", "to": "down"}, form_on="/load/sources")
    assert level(two) == "senior"


def test_the_order_keeps_what_the_team_said_of_the_system(team: FlaskClient, two: Store) -> None:
    two.write(Batch(TEAM, [System(id="s", name="Our System")]), by="test", why="set up")
    send(team, "/load/sources/order", {"source": "council", "to": "up"}, form_on="/load/sources")
    system = two.whole().system
    assert system is not None
    assert (system.id, system.name) == ("s", "Our System")
    assert system.source_order == ("council", "hospital")


def test_the_first_source_cannot_rise(team: FlaskClient, two: Store) -> None:
    before = two.fingerprint()
    send(team, "/load/sources/order", {"source": "hospital", "to": "up"}, form_on="/load/sources")
    assert two.fingerprint() == before


def test_a_source_that_nobody_knows_cannot_be_moved(team: FlaskClient) -> None:
    fields = {"source": "nobody", "to": "up"}
    assert send(team, "/load/sources/order", fields, form_on="/load").status_code == 404


@pytest.mark.usefixtures("two")
def test_a_disagreement_shows_what_each_says_side_by_side(team: FlaskClient) -> None:
    page = Page(team.get("/load/sources").text)
    assert page.said_in("h3") == ["Level of Kim Kindly person"]
    words = [text for text in page.said_in("li") if "hospital" in text or "council" in text]
    assert [text.split()[0] for text in words] == ["Senior", "Board"]
    assert "Believed" in words[0]


def test_believing_the_other_source_is_the_teams_own_word(team: FlaskClient, two: Store) -> None:
    team_says = person("kim", name="", interests=("Tea",))
    two.write(Batch(TEAM, [team_says]), by="test", why="by hand")
    fields = {**LEVEL, "source": "council"}
    send(team, "/load/sources/believe", fields, form_on="/load/sources")
    kim = two.whole().people["kim"]
    assert (kim.level, kim.interests, kim.job_title) == ("board", ("Tea",), "Matron")
    own = next(item for item in two.said("Person", "kim") if item.source.name == TEAM)
    assert isinstance(own, type(kim))
    assert (own.level, own.job_title) == ("board", "")


def test_what_people_say_of_themselves_cannot_be_overruled(team: FlaskClient, two: Store) -> None:
    own = person("kim", name="", level="emerging")
    two.write(Batch(PERSON, [own]), by="kim", why="own word")
    text = team.get("/load/sources").text
    assert "What people say of themselves stands." in text
    fields = {**LEVEL, "source": "council"}
    answer = send(team, "/load/sources/believe", fields, form_on="/load/sources")
    assert answer.status_code == 400
    assert level(two) == "emerging"


def test_a_disagreement_that_is_over_is_not_written(team: FlaskClient, two: Store) -> None:
    before = two.fingerprint()
    fields = {**LEVEL, "field": "name", "source": "council"}
    send(team, "/load/sources/believe", fields, form_on="/load/sources")
    assert two.fingerprint() == before
    assert "Look again at who says what" in team.get("/load/sources").text


def test_a_further_column_can_be_believed_too(team: FlaskClient, two: Store) -> None:
    for source, desk in (("hospital", "4"), ("council", "5")):
        said = person("kim", name="Kim Kindly", attributes={"Desk": desk})
        two.write(Batch(source, [said]), by="test", why="load")
    fields = {**LEVEL, "field": "attributes", "attribute": "Desk", "source": "council"}
    send(team, "/load/sources/believe", fields, form_on="/load/sources")
    assert two.whole().people["kim"].attributes == {"Desk": "5"}
