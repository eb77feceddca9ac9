"""`/governance/changes`: what changed between two days."""

import pytest
from flask.testing import FlaskClient

from graph_service.store import Batch, Store
from tests.builders import body, membership, person, post
from tests.web.pages import Page

PAGE = "/governance/changes"


@pytest.fixture(autouse=True)
def a_council(store: Store) -> None:
    records = [
        body("council", name="Council"),
        post("lead", "council", label="<Lead>"),
        person("olu", name="Olu Old"), person("hid", name="Hidden Hal", objects=True),
        membership("olu", post_id="lead", start_date="2020-01-01", end_date="2026-01-31"),
        membership("hid", post_id="lead", start_date="2026-02-01"),
    ]  # fmt: skip
    store.write(Batch("test", records), by="test", why="test")


def rows(client: FlaskClient, query: str) -> list[str]:
    return Page(client.get(f"{PAGE}?{query}").text).said_in("tr")


def test_who_follows_whom_is_told_and_who_objects_is_not_named(
    leader: FlaskClient, team: FlaskClient
) -> None:
    asked = "since=2026-01-31&until=2026-02-01"
    assert "BodyCouncil Post<Lead> WhatOther holder BeforeOlu Old AfterName not shown" in rows(
        leader, asked
    )
    assert "BodyCouncil Post<Lead> WhatOther holder BeforeOlu Old AfterHidden Hal" in rows(
        team, asked
    )
    assert "Olu Old,Name not shown" in leader.get(f"{PAGE}.csv?{asked}").text
    assert "<Lead>" not in leader.get(f"{PAGE}?{asked}").text


def test_between_days_without_a_change_nothing_is_told(leader: FlaskClient) -> None:
    text = leader.get(f"{PAGE}?since=2026-03-01&until=2026-03-02").text
    assert "Nothing changed between 1 March 2026 and 2 March 2026." in text


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("since=spring", "&#39;spring&#39; is not a day: write one such as 2026-03-31."),
        ("since=2026-03-02&until=2026-03-01", "The first day must be before the second."),
        ("until=2026", "&#39;2026&#39; is not a day"),
    ],
)
def test_days_that_cannot_be_are_told_beside_the_field(
    leader: FlaskClient, query: str, said: str
) -> None:
    answer = leader.get(f"{PAGE}?{query}")
    assert answer.status_code == 400
    assert said in answer.text
