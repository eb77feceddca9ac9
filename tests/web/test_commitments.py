"""Promises: made and kept by each, asked after gently by the team, flowing into pairings."""

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from graph_service.records import Commitment, Event
from graph_service.store import TEAM, Batch, Store
from tests.builders import person
from tests.web.visiting import AsVisitor, send

PAGE = "/commitments"


def promise(id_: str, **said: object) -> Commitment:
    return Commitment(id=id_, **{"person_id": "cat", "text": f"Promise {id_}", **said})  # type: ignore[arg-type]


def made(client: FlaskClient, **said: object) -> TestResponse:
    return send(client, PAGE, {"text": "Make time", "due": "", "event": "", **said})


def test_somebody_promises_and_keeps_it(client_as: AsVisitor, store: Store) -> None:
    leader = client_as("leader")
    refused = made(leader, text=" ", due="yesterday")
    assert (refused.status_code, "Say what you will do" in refused.text) == (400, True)
    made(leader)
    (kept,) = store.read().commitments.values()
    assert (kept.person_id, kept.source.name, kept.due) == ("bob", "person", "")
    assert "Make time: no day set." in leader.get(PAGE).text
    send(leader, f"{PAGE}/{kept.id}/done", {}, form_on=PAGE)
    assert store.read().commitments[kept.id].done == store.read().as_of
    assert "1 promise has been made: 1 is known to be kept" in leader.get(PAGE).text


def test_offers_of_time_flow_into_pairings(client_as: AsVisitor, store: Store) -> None:
    made(client_as("leader"), offers=["buddy", "mentor"])
    assert store.read().people["bob"].offers == ("buddy", "mentor")
    store.write(Batch("list", [promise("a", offers=("host-a-visit",))]), by="x", why="x")
    team = client_as("programme-team")
    assert "Time that pairings do not know of" in team.get(PAGE).text
    send(team, f"{PAGE}/a/offer", {}, form_on=PAGE)
    assert store.read().people["cat"].offers == ("host-a-visit",)
    assert "Time that pairings do not know of" not in team.get(PAGE).text


def test_the_team_asks_after_what_is_past_its_day_and_leaves_people_in_peace(
    client_as: AsVisitor, store: Store
) -> None:
    summit = Event(id="e", name="Summit", start_date="2026-01-10")
    late = promise("late", due="2026-02-01", event_id="e")
    done = promise("done", due="2026-02-01", done="2026-01-31")
    open_ = promise("open", due="2030-01-01")
    store.write(Batch(TEAM, [summit, late, done, open_]), by="x", why="x")
    team = client_as("programme-team")
    shown = team.get(PAGE).text
    assert "You told us at “Summit” that you would: Promise late." in shown
    assert shown.count("Note that I asked") == 1
    send(team, f"{PAGE}/late/asked", {}, form_on=PAGE)
    assert "Note that I asked" not in team.get(PAGE).text
    assert store.read().commitments["late"].due == "2026-02-01"
    assert "Promise late" in team.get(f"{PAGE}.csv").text


def test_nobody_sees_or_keeps_the_promises_of_others(client_as: AsVisitor, store: Store) -> None:
    store.write(Batch(TEAM, [promise("a", text="Whisper", offers=("buddy",), due="2020-01-01"),
                             person("zed")]), by="x", why="x")  # fmt: skip
    leader = client_as("leader")
    assert "Whisper" not in leader.get(PAGE).text
    assert send(leader, f"{PAGE}/a/done", {}, form_on=PAGE).status_code == 404
    assert leader.get(f"{PAGE}.csv").status_code == 403
    assert client_as("reader").get(PAGE).status_code == 403
