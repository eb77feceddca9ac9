"""`/map/insight`: what holds the network together, in words, for each visitor."""

from threading import Event

import pytest
from flask.testing import FlaskClient

from graph_service.analysis.cohesion import Measured, measured
from graph_service.snapshot import Snapshot
from graph_service.store import Batch, Store
from tests.builders import person, tie
from tests.web.pages import Page
from web.pages import insight, insight_work

PAGE = "/map/insight"


def star(store: Store) -> None:
    """Cat in the middle of seven, one of whom knows somebody beyond; Odd objects, Shy refuses."""
    around = [person(f"p{number}", name=f"Person {number}") for number in range(7)]
    records = [
        *around,
        *(tie("cat", item.id) for item in around),
        tie("p0", "ann"), tie("p0", "bob"), tie("odd", "cat"),
        person("shy", name="Shy One", consent_ties=False), tie("shy", "cat"),
    ]  # fmt: skip
    store.write(Batch("star", records), by="test", why="test")


def test_findings_name_whom_they_rest_on_and_say_what_to_do(
    store: Store, leader: FlaskClient
) -> None:
    star(store)
    page = Page(leader.get(PAGE).text)
    said = " ".join(page.said_in("li"))
    assert "Without Cat Care," in said
    assert "would lose touch with the rest." in said
    assert "What to do: Introduce them." in " ".join(page.said_in("p"))
    assert "Holm" not in said


def test_who_objects_or_refuses_is_not_named(
    store: Store, leader: FlaskClient, team: FlaskClient
) -> None:
    star(store)
    shown = leader.get(PAGE).text
    assert "Odd Objector" not in shown
    assert "Shy One" not in shown
    assert "1 person asked for their ties not to be shown." in shown
    assert "Shy One" not in team.get(PAGE).text


def test_without_ties_nothing_is_claimed(leader: FlaskClient) -> None:
    assert "no ties are known yet" in leader.get(PAGE).text


def test_measures_of_a_year_before_stand_beside_todays(store: Store, leader: FlaskClient) -> None:
    star(store)
    more = [person("new", name="New"), tie("new", "cat", start_date="2026-05-01")]
    store.write(Batch("more", more), by="test", why="test")
    rows = Page(leader.get(PAGE).text).said_in("tr")
    assert "Measure 1 September 2025 Now" in rows
    assert "Ties 9 10" in rows


def test_of_too_many_people_nothing_is_claimed(
    leader: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.pages.insight.MOST_PEOPLE", 2)
    text = leader.get(PAGE).text
    assert "4 people are too many to look at together here." in text
    assert "What to do" not in text


@pytest.mark.parametrize("query", ["as_of=spring"])
def test_a_day_that_cannot_be_is_told_beside_its_field(leader: FlaskClient, query: str) -> None:
    answer = leader.get(f"{PAGE}?{query}")
    assert answer.status_code == 400
    assert 'id="as_of-error"' in answer.text


def test_work_that_takes_long_shows_how_far_it_is_and_is_done_once(
    store: Store, leader: FlaskClient, team: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    star(store)
    go_on, done = Event(), []

    def slow(snapshot: Snapshot) -> Measured:
        go_on.wait(30)
        done.append(snapshot)
        return measured(snapshot)

    monkeypatch.setattr(insight, "PATIENCE_SECONDS", 0.0)
    monkeypatch.setattr(insight_work, "measured", slow)
    shown = leader.get(PAGE).text
    assert "Looking whom ways lead through" in shown or "Waiting" in shown
    assert 'data-progress="/map/insight/progress"' in shown
    assert leader.get(f"{PAGE}/progress").get_json()["over"] is False
    go_on.set()
    monkeypatch.setattr(insight, "PATIENCE_SECONDS", 30.0)
    assert "Without Cat Care," in leader.get(PAGE).text
    assert leader.get(f"{PAGE}/progress").get_json()["over"] is True
    leader.get(PAGE)
    # Now and a year before; the team is shown more people, so theirs is another work.
    assert len(done) == 2
    team.get(PAGE)
    assert len(done) == 4
