"""`/map/views`: a view of the map is kept under a name, sent by link, and ends."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from flask.testing import FlaskClient

from graph_service.store import Store
from tests.web.visiting import send
from web.pages import views

PAGE = "/map/views"


def keep(client: FlaskClient, **said: str) -> str:
    """Keep a view by the form on the map; the address of its link."""
    form = {"name": "Lewisham", "days": "90", "query": "place=lewisham&ties=told&ties=body", **said}
    assert send(client, PAGE, form, form_on="/map").status_code == 302
    return str(re.findall(r'<a href="(/map/views/[^"]+)">', client.get(PAGE).text)[-1])


def test_a_view_is_kept_opened_and_removed(leader: FlaskClient) -> None:
    link = keep(leader)
    assert leader.get(link).location == "/map?place=lewisham&ties=told&ties=body"
    assert "You keep 1 view of the map." in leader.get(PAGE).text
    send(leader, f"{link}/remove", {}, form_on=PAGE)
    assert leader.get(link).status_code == 404
    assert "You keep no view of the map yet." in leader.get(PAGE).text


def test_whoever_has_the_link_may_open_it_and_nobody_else_can_see_or_remove_it(
    leader: FlaskClient, team: FlaskClient
) -> None:
    link = keep(leader, name="A private name")
    assert team.get(link).status_code == 302
    assert "A private name" not in team.get(PAGE).text
    keep(team)
    assert send(team, f"{link}/remove", {}, form_on=PAGE).status_code == 404
    assert leader.get(link).status_code == 302


def test_a_view_ends_on_its_day(leader: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    link = keep(leader, days="3")
    monkeypatch.setattr(views, "now", lambda: datetime.now(UTC) + timedelta(days=4))
    answer = leader.get(link)
    assert answer.status_code == 404
    assert "no such view any more" in answer.text
    assert link not in leader.get(PAGE).text


def test_a_view_asks_what_the_map_knows_and_leads_nowhere_else(leader: FlaskClient) -> None:
    link = keep(leader, query="sector=acute&_external=1&next=//evil.example&by=<script>")
    assert leader.get(link).location == "/map?sector=acute"


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("name", "", "Write a name of 1 to 80 letters."),
        ("name", "n" * 81, "Write a name of 1 to 80 letters."),
        ("days", "0", "Write a number of days from 1 to 366."),
        ("days", "ten", "Write a number of days from 1 to 366."),
    ],
)
def test_what_cannot_be_kept_is_told_beside_its_field_and_nothing_typed_is_lost(
    store: Store, leader: FlaskClient, field: str, typed: str, said: str
) -> None:
    form = {"name": "Ours", "days": "5", "query": "place=lewisham", field: typed}
    answer = send(leader, PAGE, form, form_on="/map")
    assert answer.status_code == 400
    assert f'id="{field}-error"' in answer.text
    assert said in answer.text
    assert 'name="query" value="place=lewisham"' in answer.text
    assert not store.apart("SavedView")


def test_too_many_views_are_refused(leader: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.pages.views_kept.MOST_VIEWS", 1)
    keep(leader)
    form = {"name": "Second", "days": "5", "query": ""}
    assert "remove one first" in send(leader, PAGE, form, form_on="/map").text
