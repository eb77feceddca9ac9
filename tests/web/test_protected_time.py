"""`/governance/protected-time`: who gets the time that was set aside, and who does not."""

import pytest
from flask.testing import FlaskClient

from graph_service.records import System
from graph_service.store import Batch, Store
from tests.builders import membership, post
from tests.web.pages import Page

PAGE = "/governance/protected-time"


@pytest.fixture(autouse=True)
def promised(store: Store) -> None:
    """A lead of three funded sessions who gets one, at £100 each."""
    (system,) = store.whole().of("System").values() or [System(id="s", name="Test")]
    records = [
        post("council-lead", next(iter(store.whole().bodies)), label="<Lead>", role="=Lead()",
             sessions=4.0, funded_sessions=3.0),
        membership("ann", post_id="council-lead", sessions_given=1.0, start_date="2026-06-01"),
        System(id=system.id, name=system.name, today=system.today, session_cost=100.0),
    ]  # fmt: skip
    store.write(Batch("team", records), by="test", why="test")


def test_the_gap_is_told_by_role_and_person_with_its_worth(team: FlaskClient) -> None:
    shown = team.get(PAGE).text
    # Two of three sessions, 52 weeks at £100.
    assert "2 are not given, worth £10,400 a year: 1 person is short of time." in shown
    rows = Page(shown).said_in("tr")
    assert "=Lead() 3 1 2 £10,400" in rows
    assert sum(row.endswith(" 3 1 2 £10,400") for row in rows) == 3


def test_before_the_lead_began_nothing_was_promised(team: FlaskClient) -> None:
    assert "Nobody has said yet" in team.get(f"{PAGE}?as_of=2026-05-31").text


def test_a_day_that_is_none_is_told_beside_the_field(team: FlaskClient) -> None:
    answer = team.get(f"{PAGE}?as_of=2026-13-01")
    assert answer.status_code == 400
    assert "is not a day" in answer.text


def test_every_promise_is_a_row_of_a_file_in_which_nothing_is_a_formula(team: FlaskClient) -> None:
    heading, row = team.get(f"{PAGE}.csv").text.splitlines()
    assert heading.endswith("Person,Post,Body,Let go by,Sessions promised,Sessions given,Short,"
                            "Worth a year (pounds)")  # fmt: skip
    assert row.endswith("3.0,1.0,2.0,10400.0")


def test_leaders_do_not_see_who_is_short_of_time(leader: FlaskClient) -> None:
    assert leader.get(PAGE).status_code == 403
    assert PAGE not in leader.get("/governance/sessions").text


def test_the_team_is_led_there_from_sessions_and_money(team: FlaskClient) -> None:
    assert PAGE in team.get("/governance/sessions").text
