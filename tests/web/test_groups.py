"""`/missing/groups`: people whom the team looks at together."""

import pytest
from flask.testing import FlaskClient

from graph_service.records import Group
from graph_service.scope import Scope, people_within
from graph_service.store import TEAM, Batch, Store
from tests.web.conftest import HOSTILE
from tests.web.pages import Page
from tests.web.visiting import AsVisitor, send

LIST = "/missing/groups"


def made(store: Store) -> Group:
    (group,) = store.read().of("Group").values()
    found: Group = group
    return found


def make(client: FlaskClient, name: str = "Carers", *people: str) -> None:
    data = {"name": name, "note": "Chosen in March", "person": list(people)}
    send(client, LIST, data, form_on=LIST)


def test_an_empty_list_says_what_a_group_is_and_how_to_make_one(team: FlaskClient) -> None:
    page = Page(team.get(LIST).text)
    assert "No group is saved yet: a group is any people" in " ".join(page.said_in("p"))
    assert "Make a group" in page.said_in("h2")


def test_a_group_is_made_of_the_people_that_another_page_sends(
    team: FlaskClient, store: Store
) -> None:
    make(team, "Carers", "ann", "odd", "ann", "nobody")
    group = made(store)
    assert (group.id, group.name, group.note) == ("carers", "Carers", "Chosen in March")
    assert group.person_ids == ("ann", "odd")  # who objects can be chosen; who is not here, not
    assert store.entries()[-1].why == "saved group 'Carers' made"
    assert people_within(store.read(), Scope("Group", "carers")) == {"ann", "odd"}


def test_the_list_leads_to_each_group_and_to_who_is_missing_among_it(team: FlaskClient) -> None:
    make(team, "Carers", "ann")
    page = team.get(LIST).text
    assert 'href="/missing/groups/carers"' in page
    assert 'href="/missing?scope=Group:carers"' in page
    assert "Carers" in team.get("/missing?scope=Group:carers").text


def test_a_name_that_is_taken_offers_to_add_the_people_to_that_group(
    team: FlaskClient, store: Store
) -> None:
    make(team, "Carers", "ann")
    data = {"name": "carers", "person": ["bob"]}
    answer = send(team, LIST, data, form_on=LIST)
    assert answer.status_code == 400
    assert "There is a group called “Carers” already" in answer.text
    assert "Bob " in answer.text
    send(team, "/missing/groups/carers/people", data, form_on=LIST)
    assert made(store).person_ids == ("ann", "bob")


def test_a_second_group_gets_an_id_of_its_own(team: FlaskClient, store: Store) -> None:
    make(team, "A & B")
    make(team, "A / B")
    assert store.read().of("Group").keys() == {"a-b", "a-b-2"}


@pytest.mark.parametrize("name", ["", "   ", "x" * 101])
def test_a_group_needs_a_name_of_a_fair_length(team: FlaskClient, store: Store, name: str) -> None:
    answer = send(team, LIST, {"name": name, "person": ["ann"]}, form_on=LIST)
    assert answer.status_code == 400
    assert 'name="person" value="ann"' in answer.text
    assert not store.read().of("Group")


def test_people_are_found_by_name_and_added_and_removed(team: FlaskClient, store: Store) -> None:
    make(team)
    here = "/missing/groups/carers"
    found = Page(team.get(f"{here}?q=odd obj").text)
    assert "Odd Objector" in found.said_in("th")
    answer = send(team, f"{here}/people", {"person": ["odd", "cat"], "q": "odd"}, form_on=here)
    assert answer.location == f"{here}?q=odd"
    assert "Nobody else is called “odd”" in team.get(answer.location).text
    send(team, f"{here}/people", {"remove": ["odd"]}, form_on=here)
    assert made(store).person_ids == ("cat",)
    assert (
        "One person" in team.get(here).text or "One person is in this group." in team.get(here).text
    )


def test_a_group_is_renamed_and_keeps_its_people(team: FlaskClient, store: Store) -> None:
    make(team, "Carers", "ann")
    data = {"name": "Carers here", "note": "", "version": store.version()}
    send(team, "/missing/groups/carers", data, form_on="/missing/groups/carers")
    group = made(store)
    assert (group.id, group.name, group.person_ids) == ("carers", "Carers here", ("ann",))


def test_a_name_that_cannot_be_is_said_beside_the_field(team: FlaskClient, store: Store) -> None:
    make(team, "Carers")
    make(team, "Young leaders")
    here = "/missing/groups/carers"
    data = {"name": "young leaders", "note": "n", "version": store.version()}
    answer = send(team, here, data, form_on=here)
    assert answer.status_code == 400
    assert answer.text.count("There is a group called “Young leaders” already") == 2
    late = send(team, here, {**data, "name": "Other", "version": 1}, form_on=here)
    assert late.status_code == 409
    assert 'value="Other"' in late.text


def test_a_group_that_is_deleted_can_be_brought_back(team: FlaskClient, store: Store) -> None:
    make(team, "Carers", "ann")
    here = "/missing/groups/carers"
    assert send(team, f"{here}/delete", {}, form_on=here).location == LIST
    assert not store.read().of("Group")
    undo = f"{LIST}/changes/{store.version()}/undo"
    assert send(team, undo, {}, form_on=LIST).location == f"{LIST}#changes"
    assert made(store).person_ids == ("ann",)


def test_a_group_of_a_file_is_overruled_and_not_deleted(team: FlaskClient, store: Store) -> None:
    group = Group(id="fellows", name="Fellows", person_ids=("ann", "bob"))
    store.write(Batch("fellows 2026", [group]), by="test", why="load")
    here = "/missing/groups/fellows"
    assert "This group came with fellows 2026" in team.get(here).text
    send(team, f"{here}/delete", {}, form_on=here)
    send(team, f"{here}/people", {"remove": ["ann", "bob"]}, form_on=here)
    assert made(store).person_ids == ("ann", "bob")
    send(team, f"{here}/people", {"remove": ["bob"]}, form_on=here)
    assert (made(store).person_ids, made(store).source.name) == (("ann",), TEAM)
    send(team, f"{here}/delete", {}, form_on=here)
    assert made(store).person_ids == ("ann", "bob")


def test_a_hostile_name_is_shown_as_text(team: FlaskClient) -> None:
    make(team, HOSTILE, "bob")
    assert "&lt;script&gt;" in team.get(LIST).text
    assert team.get("/missing/groups/script-alert-x-script").status_code == 200


def test_what_is_not_there_is_said(team: FlaskClient) -> None:
    assert team.get("/missing/groups/none").status_code == 404
    answer = send(team, f"{LIST}/changes/1/undo", {}, form_on=LIST)
    assert answer.status_code == 404


def test_only_the_team_sees_groups(client_as: AsVisitor) -> None:
    assert client_as("leader").get(LIST).status_code == 403
