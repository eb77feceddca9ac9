"""A leader's own pages: who changed what, who looked, answers in confidence, asking to go."""

import re

import pytest
from flask.testing import FlaskClient

from graph_service import removal
from graph_service.records import Declaration, System, Yardstick
from graph_service.store import PERSON, TEAM, Batch, Store
from tests.builders import declaration, person
from tests.web.pages import Page
from tests.web.test_load import sheet, upload
from tests.web.visiting import AsVisitor, send


def test_every_change_is_shown_with_what_was_said_before(
    store: Store, client_as: AsVisitor
) -> None:
    bob = client_as("leader")
    store.write(Batch("list", [person("bob", name="Bob", job_title="Nurse")]), by="ann", why="x")
    store.write(Batch("list", [person("bob", name="Bob", job_title="Matron")]), by="ann", why="y")
    said = Page(bob.get("/account/record").text).said_in("td")
    assert "Before and afterJob title: Nurse → Matron" in said
    assert "ByAnn Able" in said


def test_who_was_shown_an_address_is_told_to_its_owner_once_a_day(
    store: Store, client_as: AsVisitor
) -> None:
    bob = client_as("leader")
    for _ in range(2):
        assert "ann@example.org" in bob.get("/people/ann").text
    ann = client_as("programme-team")
    ann.get("/people/ann")
    page = Page(ann.get("/account/record").text)
    assert page.said_in("td").count('Bob <script>alert("x")</script>') == 1
    assert len(store.apart("ContactLook")) == 1


def test_a_file_of_everybody_counts_as_a_look_at_each(client_as: AsVisitor) -> None:
    bob, team = client_as("leader"), client_as("programme-team")
    team.get("/load/everything/xlsx")
    assert "Ann Able, in a file of everybody" in bob.get("/account/record").text


def test_where_no_address_is_shown_nothing_is_noted(store: Store, client_as: AsVisitor) -> None:
    client_as("leader").get("/people/cat")
    assert not store.apart("ContactLook")


def test_the_file_to_read_says_what_the_store_holds(store: Store, client_as: AsVisitor) -> None:
    bob = client_as("leader")
    store.write(Batch(TEAM, [declaration("bob", "sex", answer="Male")]), by="x", why="x")
    text = bob.get("/account/held.txt").text
    for said in ("E-mail: bob@example.org", "Organisation: Acute Trust", "Answer: Male"):
        assert said in text
    assert "Ann Able" not in text.replace("Ann Able: ", "")


@pytest.fixture
def census(store: Store) -> Store:
    """What answers the population has, so that there is something to choose."""
    rows = [
        Yardstick(id=f"y{n}", name="population", dimension="sex", group=group, share=0.5)
        for n, group in enumerate(("Female", "Male"))
    ]
    store.write(Batch(TEAM, rows), by="x", why="x")
    return store


def answered(store: Store) -> dict[str, str]:
    said = store.apart("Declaration").values()
    return {item.characteristic: item.answer for item in said if item.person_id == "bob"}


def test_an_answer_is_kept_and_outranks_what_a_list_said(
    census: Store, client_as: AsVisitor
) -> None:
    census.write(Batch("list", [declaration("bob", "sex", answer="Female")]), by="x", why="x")
    bob = client_as("leader")
    assert 'value="Female" selected' in bob.get("/account/declarations").text
    send(bob, "/account/declarations", {"sex": "Male", "ethnicity": "Made up"})
    assert answered(census) == {"sex": "Male"}
    assert {item.source.name for item in census.said("Declaration", "bob-sex")} == {PERSON, "list"}


def test_an_answer_taken_back_is_held_by_nobody(census: Store, client_as: AsVisitor) -> None:
    census.write(Batch("list", [declaration("bob", "sex", answer="Female")]), by="x", why="x")
    bob = client_as("leader")
    send(bob, "/account/declarations", {"sex": ""})
    assert answered(census) == {}
    assert census.said("Declaration", "bob-sex") == []


def test_nobody_elses_answers_are_touched(census: Store, client_as: AsVisitor) -> None:
    other = Declaration(id="cat-sex", person_id="cat", characteristic="sex", answer="Female")
    census.write(Batch("list", [other]), by="x", why="x")
    send(client_as("leader"), "/account/declarations", {"sex": ""})
    assert census.apart("Declaration")["cat-sex"].answer == "Female"


def test_somebody_asks_to_go_and_is_removed(store: Store, client_as: AsVisitor) -> None:
    bob, team = client_as("leader"), client_as("programme-team")
    send(bob, "/account/removal", {})
    assert "expect an answer by" in bob.get("/account/removal").text
    (asked,) = removal.open_requests(store)
    page = team.get("/removals").text
    assert "1 person waits" in page
    assert "1 membership" in page
    refused = send(team, f"/removals/{asked.id}/remove", {}, form_on="/removals")
    assert refused.status_code == 400
    assert "Tick that you are sure" in refused.text
    send(team, f"/removals/{asked.id}/remove", {"sure": "yes"}, form_on="/removals")
    assert "bob" not in store.whole().people
    assert bob.get("/account").status_code == 302
    assert "Bob" not in team.get("/people").text
    assert "Nobody waits" in team.get("/removals").text


def test_somebody_who_is_kept_reads_why(store: Store, client_as: AsVisitor) -> None:
    bob, team = client_as("leader"), client_as("programme-team")
    send(bob, "/account/removal", {})
    (asked,) = removal.open_requests(store)
    answer = send(team, f"/removals/{asked.id}/keep", {"reason": " "}, form_on="/removals")
    assert answer.status_code == 400
    send(team, f"/removals/{asked.id}/keep", {"reason": "A public office"}, form_on="/removals")
    assert "A public office" in bob.get("/account/removal").text
    assert send(team, f"/removals/{asked.id}/keep", {"reason": "x"}, form_on="/removals"
                ).status_code == 404  # fmt: skip


def test_a_file_that_waits_to_be_loaded_goes_with_a_removal(
    store: Store, client_as: AsVisitor, team: FlaskClient
) -> None:
    bob = client_as("leader")
    upload(team, (sheet(["id", "name"], ["bob", "Bob"]), "people.csv"))
    send(bob, "/account/removal", {})
    (asked,) = removal.open_requests(store)
    send(team, f"/removals/{asked.id}/remove", {"sure": "yes"}, form_on="/removals")
    assert "Bob" not in team.get("/load/preview", follow_redirects=True).text


def test_the_team_sees_corrections_and_can_hold_one_back(
    store: Store, client_as: AsVisitor
) -> None:
    store.write(Batch("list", [person("bob", name="Bob", job_title="Nurse")]), by="x", why="x")
    own = person("bob", name="Robert", job_title="Emperor", objects=True)
    store.write(Batch(PERSON, [own]), by="bob", why="x")
    team = client_as("programme-team")
    page = team.get("/corrections")
    assert "Emperor" in page.text
    assert "Nurse" in page.text
    send(team, "/corrections/hold-back", {"person_id": "bob", "field": "job_title"},
         form_on="/corrections")  # fmt: skip
    held = store.whole().people["bob"]
    assert (held.job_title, held.name, held.objects) == ("Nurse", "Robert", True)
    assert "Job title: Emperor → nothing" in client_as("leader").get("/account/record").text
    for field in ("name", "objects", "nonsense"):
        answer = send(team, "/corrections/hold-back", {"person_id": "bob", "field": field},
                      form_on="/corrections")  # fmt: skip
        assert answer.status_code == 404, field


def test_everybody_reads_how_data_are_used_and_the_team_confirms_it(
    store: Store, client_as: AsVisitor
) -> None:
    reader = client_as("reader")
    assert "Nobody has confirmed yet" in reader.get("/data-protection").text
    assert "<form" not in re.sub(r"(?s).*<main", "", reader.get("/data-protection").text)
    team = client_as("programme-team")
    wrong = {"lawful_basis": "", "controller": "", "keep_people_years": "0",
             "keep_rounds_years": "x"}  # fmt: skip
    refused = send(team, "/data-protection", wrong)
    assert refused.status_code == 400
    assert len(Page(refused.text).said_in("span")) >= 4
    right = {"lawful_basis": "public-task", "controller": "NHS South East London ICB",
             "keep_people_years": "5", "keep_rounds_years": "3"}  # fmt: skip
    send(team, "/data-protection", right)
    system = store.whole().system
    assert isinstance(system, System)
    assert (system.lawful_basis, system.keep_people_years) == ("public-task", 5)
    said = reader.get("/data-protection").text
    assert "Public task" in said
    assert "5 years after" in said


def test_readers_see_professional_facts_and_no_ties_or_wishes(
    store: Store, client_as: AsVisitor
) -> None:
    said = person("ann", name="Ann Able", offers=("mentor",), challenges=("Waits",))
    store.write(Batch("list", [said]), by="x", why="x")
    seen = client_as("reader").get("/people/ann").text
    assert "Acute Trust" in seen
    assert "Mentor" not in seen
    assert "Waits" not in seen
    assert "Knows" not in seen
    assert "Waits" in client_as("leader").get("/people/ann").text
