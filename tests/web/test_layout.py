"""What stands around every page: the menu by role, who is signed in, what is invented."""

import pytest
from flask.testing import FlaskClient

from graph_service.records import System
from graph_service.store import TEAM, Batch, Store
from tests.web.pages import Page
from tests.web.visiting import AsVisitor


def menu(client: FlaskClient, address: str = "/") -> str:
    return Page(client.get(address).text).said_in("header")[0]


def test_the_menu_has_what_a_role_may_open(team: FlaskClient, leader: FlaskClient) -> None:
    assert "Load" in menu(team)
    assert "Load" not in menu(leader)
    assert "People" in menu(leader)


def test_a_page_below_another_marks_it_in_the_menu(leader: FlaskClient) -> None:
    text = leader.get("/people/ann").text
    assert text.count('aria-current="page"') == 1
    assert 'href="/people" aria-current="page"' in text


def test_the_one_signed_in_is_named(team: FlaskClient) -> None:
    assert "Ann Able" in menu(team)
    assert "Sign out" in menu(team)


def test_strangers_see_no_menu_and_no_system(stranger: FlaskClient, store: Store) -> None:
    store.write(Batch(TEAM, [System(id="s", name="Our System")]), by="test", why="test")
    said = menu(stranger, "/sign-in")
    assert said == "Leadership Map"


def test_a_link_to_bodies_has_those_bodies_for_a_menu(client_as: AsVisitor) -> None:
    page = client_as("reviewer", body_ids=("board",)).get("/people")
    assert page.status_code == 403
    said = Page(page.text).said_in("header")[0]
    assert "Partnership Board" in said
    assert "People" not in said
    assert 'href="/governance/board"' in page.text
    assert 'href="/"' not in page.text


@pytest.mark.parametrize("address", ["/", "/people", "/people/ann", "/load", "/sign-in", "/nope"])
def test_every_page_of_a_made_up_system_says_so_and_its_day(
    team: FlaskClient, store: Store, address: str
) -> None:
    assert "The people in this system are invented." not in team.get(address).text
    made_up = System(id="s", name="Made up", today="2026-09-01", invented=True)
    store.write(Batch("sample", [made_up]), by="test", why="test")
    text = " ".join(team.get(address).text.split())
    assert "The people in this system are invented." in text
    assert "It is shown as at 1 September 2026." in text
