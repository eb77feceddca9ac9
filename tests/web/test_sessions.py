"""`/governance/sessions`: how much time posts ask for, and who pays for it."""

import pytest
from flask.testing import FlaskClient

from graph_service.records import Profession
from graph_service.store import Batch, Store
from tests.builders import body, membership, post
from tests.web.pages import Page

PAGE = "/governance/sessions"


@pytest.fixture(autouse=True)
def a_council(store: Store) -> None:
    records = [
        body("council", name="Council"),
        post("lead", "council", label="<Lead>", sessions=4.0, funded_sessions=1.0),
    ]
    gone = [("Post", id_) for id_ in store.whole().posts]
    store.write(Batch("test", records, gone), by="test", why="test")
    store.write(Batch("team", removed=gone), by="test", why="test")


def test_a_post_is_counted_and_says_why_it_should_be_funded(leader: FlaskClient) -> None:
    shown = Page(leader.get(PAGE).text).said_in("tr")
    assert "Council 4 0 1 3" in shown
    assert "<Lead> Council 3 It stands empty." in shown
    assert "Posts ask for 4 sessions a week: 0 are held, 1 is funded; 3 are not, and 0" in (
        leader.get(PAGE).text
    )


@pytest.mark.parametrize(
    ("by", "row"),
    [
        ("profession", "Any profession 4 0 1 3"),
        ("place", "The whole system 4 0 1 3"),
        ("organization", "Nobody yet, or not known 4 0 1 3"),
        ("nonsense", "Council 4 0 1 3"),
    ],
)
def test_the_same_time_is_grouped_in_other_ways(leader: FlaskClient, by: str, row: str) -> None:
    assert row in Page(leader.get(f"{PAGE}?by={by}").text).said_in("tr")
    assert row.split(" 4 ", maxsplit=1)[0] in (leader.get(f"{PAGE}.csv?by={by}").text)


def test_what_is_not_funded_costs_by_the_rate_of_the_profession(
    leader: FlaskClient, store: Store
) -> None:
    rated = [
        Profession(id="nurse", name="Nurse", session_cost=150.0),
        post("nurse-lead", "council", sessions=2.0, funded_sessions=1.0, profession_id="nurse"),
    ]
    store.write(Batch("test", rated), by="test", why="test")
    # One session a week, 52 weeks, at £150; nothing is known of what the other post costs.
    assert any(row.endswith("2 0 1 1 £7,800") for row in rows_by(leader, "profession"))
    assert "Any profession 4 0 1 3" in rows_by(leader, "profession")


def rows_by(client: FlaskClient, by: str) -> list[str]:
    return Page(client.get(f"{PAGE}?by={by}").text).said_in("tr")


def test_protected_time_is_told_half_year_by_half_year(leader: FlaskClient, store: Store) -> None:
    began = post("young", "council", sessions=2.0, funded_sessions=2.0, start_date="2026-06-01")
    held = membership("ann", post_id="young", start_date="2026-06-01", sessions_given=0.5)
    store.write(Batch("test", [began, held]), by="test", why="test")
    shown = Page(leader.get(PAGE).text).said_in("tr")
    # The post that the council always had asks for 4, of which 1 is funded and nobody holds it.
    assert [row for row in shown if " 20" in row] == [
        "1 September 2024 4 0 1 0 0", "1 March 2025 4 0 1 0 0", "1 September 2025 4 0 1 0 0",
        "1 March 2026 4 0 1 0 0", "1 September 2026 6 2 3 2 0.5",
    ]  # fmt: skip
