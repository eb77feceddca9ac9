"""The risks that are watched, their lines, and the obstacles that people raise."""

import pytest

from graph_service.analysis.obstacles import obstacles
from graph_service.analysis.watch import readings
from graph_service.analysis.watch.indicators import indicators
from graph_service.records import Attendance, Event, Obstacle, Threshold
from graph_service.snapshot import Snapshot
from graph_service.store import TEAM, Batch, Store
from tests.builders import body, membership, person, post, snapshot, tie
from tests.web.visiting import AsVisitor, send


@pytest.fixture
def known() -> Snapshot:
    """Four people: one on four bodies and one on one; two ties, one inside a sector."""
    bodies = [body(f"b{n}") for n in range(5)]
    people = [person("a", sector="acute"), person("b", sector="acute"),
              person("c", sector="primary"), person("d")]  # fmt: skip
    seats = [post(f"s{n}", f"b{n}") for n in range(5)]
    held = [membership("a", f"b{n}", post_id=f"s{n}", start_date="2015-01-01") for n in range(4)]
    held.append(membership("b", "b4", post_id="s4", start_date="2026-01-01"))
    met = Event(id="e", name="E", start_date="2026-05-01")
    old = Event(id="o", name="O", start_date="2025-05-01")
    there = [Attendance(id="1", event_id="e", person_id="a"),
             Attendance(id="2", event_id="o", person_id="b")]  # fmt: skip
    ties = [tie("a", "b"), tie("b", "c"), tie("c", "d")]
    return snapshot(*bodies, *people, *seats, *held, met, old, *there, *ties, as_of="2026-06-01")


def test_each_indicator_reads_what_can_be_counted_by_hand(known: Snapshot) -> None:
    assert readings.momentum(known) == 25  # one of four was at an event since December
    assert readings.same_people(known) == 80  # four of five posts since 2015
    assert readings.reliance(known) == 80  # four of five seats are of somebody on four bodies
    assert readings.silos(known) == 50  # of the two ties with known sectors one is inside
    assert readings.reviews(known) == 0


def test_nothing_is_told_where_nothing_is_known() -> None:
    empty = snapshot(as_of="2026-06-01")
    assert {item.value for item in indicators(empty, empty)} == {None}
    assert not any(item.alarmed for item in indicators(empty, empty))


def test_a_line_is_reached_from_its_own_side(known: Snapshot) -> None:
    found = {item.code: item for item in indicators(known, known, (61.0, None))}
    assert (found["momentum"].alarmed, found["silos"].alarmed) == (True, False)
    assert not found["shared-vision"].alarmed
    assert indicators(known, known)[0].alarmed
    lines = [Threshold(id="momentum", indicator="momentum", line=24.0),
             Threshold(id="silos", indicator="silos", line=50.0)]  # fmt: skip
    records = {**known.records, "Threshold": {item.id: item for item in lines}}
    moved = Snapshot(known.as_of, known.version, records)
    found = {item.code: item for item in indicators(moved, known)}
    assert (found["momentum"].alarmed, found["silos"].alarmed) == (False, True)


def test_the_team_sets_lines_and_today_says_which_are_reached(
    client_as: AsVisitor, store: Store
) -> None:
    team = client_as("programme-team")
    usual = {"shared-vision": "60", "momentum": "33", "same-people": "33", "silos": "66",
             "reliance": "20", "gaps": "5", "reviews": "5"}  # fmt: skip
    refused = send(team, "/watch", {**usual, "gaps": "many"})
    assert (refused.status_code, "from 0 to 1000" in refused.text) == (400, True)
    send(team, "/watch", {**usual, "gaps": "0"})
    assert store.read().of("Threshold")["gaps"].line == 0
    assert "gaps reopening" in team.get("/").text
    assert "Gaps reopening" in team.get("/watch.csv").text
    assert "Set the lines" not in client_as("reader").get("/watch").text


def test_an_obstacle_is_raised_passed_on_and_answered(client_as: AsVisitor, store: Store) -> None:
    leader, team = client_as("leader"), client_as("programme-team")
    assert send(leader, "/obstacles", {"text": " "}).status_code == 400
    send(leader, "/obstacles", {"text": "No room"})
    (raised,) = obstacles(store.read()).raised
    assert (raised.by_id, raised.source.name) == ("bob", "person")
    assert "Keep the answer" not in leader.get("/obstacles").text
    at = f"/obstacles/{raised.id}"
    assert send(team, f"{at}/passed", {"body": "acute"}, form_on="/obstacles").status_code == 400
    send(team, f"{at}/passed", {"body": "board"}, form_on="/obstacles")
    assert obstacles(store.read()).escalated[0].organization_id == "board"
    assert send(team, f"{at}/answered", {"answer": ""}, form_on="/obstacles").status_code == 400
    send(team, f"{at}/answered", {"answer": "There is one now"}, form_on="/obstacles")
    assert "There is one now" in leader.get("/obstacles").text
    assert [item.id for item in obstacles(store.read()).answered] == [raised.id]
    assert "No room" in team.get("/obstacles.csv").text


def test_who_objects_is_not_named_as_having_raised_it(client_as: AsVisitor, store: Store) -> None:
    store.write(Batch(TEAM, [Obstacle(id="o", text="X", by_id="odd")]), by="x", why="x")
    assert "Odd Objector" not in client_as("leader").get("/obstacles").text
