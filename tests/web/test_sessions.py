"""`/governance/sessions`: how much time posts ask for, and who pays for it."""

import pytest
from flask.testing import FlaskClient

from graph_service.store import Batch, Store
from tests.builders import body, post
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
    assert f"{row.split(' 4 ', maxsplit=1)[0].replace('Nobody', 'Nobody')}" in (
        leader.get(f"{PAGE}.csv?by={by}").text
    )
