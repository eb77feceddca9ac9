"""People who are only in a list are told by a letter, and who was told is noted."""

from graph_service import sign_in
from graph_service.store import TEAM, Batch, Store
from tests.builders import person
from tests.web.visiting import AsVisitor, send

PAGE = "/data-protection/letters"


def test_whoever_came_from_a_list_is_to_be_told_and_has_a_letter(
    client_as: AsVisitor, store: Store
) -> None:
    store.write(Batch("list", [person("zed", name="Zed Zed")]), by="x", why="x")
    shown = client_as("programme-team").get(PAGE).text
    assert "Dear Zed Zed" in shown
    assert "came from" in shown
    assert "ask to be removed" in shown


def test_whoever_has_an_account_was_told_with_it(client_as: AsVisitor, store: Store) -> None:
    sign_in.add_account(store, "zed@example.org", "leader", name="Zed Zed", by="test")
    assert "Dear Zed Zed" not in client_as("programme-team").get(PAGE).text


def test_who_was_told_is_noted_and_no_longer_listed(client_as: AsVisitor, store: Store) -> None:
    team = client_as("programme-team")
    before = team.get(PAGE).text.count("Dear ")
    store.write(Batch(TEAM, [person("bob", name="Bob", job_title="Kept")]), by="x", why="x")
    send(team, PAGE, {"person": ["bob", "nobody"]})
    told = store.whole().people["bob"]
    assert (told.told_on, told.job_title) == (store.read().as_of, "Kept")
    assert team.get(PAGE).text.count("Dear ") == before - 1
    send(team, PAGE, {})
    assert "Tick whom" in team.get(PAGE).text


def test_nobody_but_the_team_sees_who_was_told(client_as: AsVisitor) -> None:
    assert client_as("administrator").get(PAGE).status_code == 403
    assert client_as("leader").get(PAGE).status_code == 403
    assert PAGE not in client_as("leader").get("/data-protection").text
