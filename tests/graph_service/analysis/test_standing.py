"""Time in post, a vote or none, lay or not: on small systems worked by hand."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from graph_service.analysis.representation import people_gaps
from graph_service.analysis.standing import lay, tenures, votes
from graph_service.days import months_between, months_later
from graph_service.records import Group, Programme
from graph_service.scope import Scope, people_within
from tests.builders import body, membership, organization, person, post, snapshot

BOARD = Scope("Organization", "board")


def test_time_in_post_counts_from_the_earliest_beginning_there() -> None:
    system = snapshot(
        body("board"), organization("trust"), person("kim"),
        membership("kim", "trust", start_date="2010-01-01"),
        membership("kim", "board", id="early", start_date="2024-09-02"),
        membership("kim", "board", id="late", start_date="2026-01-01"),
    )  # fmt: skip
    assert tenures(system, BOARD) == {"kim": "from-1-to-3"}
    assert tenures(system, None) == {"kim": "from-6"}


def test_the_bands_begin_on_the_very_day() -> None:
    starts = {"a": "2025-09-02", "b": "2025-09-01", "c": "2023-09-01", "d": "2020-09-01", "e": ""}
    system = snapshot(
        body("board"),
        *(person(id_) for id_ in starts),
        *(membership(id_, "board", start_date=day) for id_, day in starts.items()),
    )
    assert tenures(system, BOARD) == {
        "a": "under-1", "b": "from-1-to-3", "c": "from-3-to-6", "d": "from-6", "e": "",
    }  # fmt: skip


def test_time_in_a_programme_counts_from_joining_the_programme() -> None:
    system = snapshot(
        Programme(id="year", name="A year"), person("kim"),
        membership("kim", programme_id="year", start_date="2026-08-01"),
        membership("kim", "trust", start_date="2001"),
    )  # fmt: skip
    assert tenures(system, Scope("Programme", "year")) == {"kim": "under-1"}


def test_a_seat_says_whether_it_votes_and_one_vote_anywhere_is_a_vote() -> None:
    system = snapshot(
        body("board"), body("quiet"), *(person(id_) for id_ in "abcd"),
        post("chair", "board", voting=True), post("guest", "board", in_attendance=True),
        post("plain", "board"), post("unsaid", "quiet"),
        membership("a", post_id="chair"), membership("b", post_id="guest"),
        membership("c", post_id="plain"), membership("a", post_id="unsaid"),
        membership("d", post_id="unsaid"),
    )  # fmt: skip
    assert votes(system, BOARD) == {"a": "voting", "b": "not-voting", "c": "not-voting", "d": ""}
    assert votes(system, Scope("Organization", "quiet")) == dict.fromkeys("abcd", "")
    assert votes(system, None)["a"] == "voting"


def test_lay_are_those_at_lay_level_and_those_who_speak_for_patients_and_the_public() -> None:
    system = snapshot(
        person("a", level="lay"), person("b", side="patient-public"), person("c", level="senior"),
        person("d"),
    )  # fmt: skip
    assert lay(system) == {"a": "lay", "b": "lay", "c": "not-lay", "d": ""}


def test_what_depends_on_the_scope_is_counted_for_each_scope_anew() -> None:
    system = snapshot(
        body("board"), body("other"), person("a"),
        post("chair", "board", voting=True), post("seat", "other", voting=False),
        membership("a", post_id="chair"), membership("a", post_id="seat"),
    )  # fmt: skip
    for id_, voters in (("board", 1), ("other", 0)):
        found = people_gaps(system, ("voting",), Scope("Organization", id_), "minimum")
        assert [gap.count for gap in found.groups] == [voters, 1 - voters]
    voting = people_gaps(system, ("voting",), Scope("Organization", "other"), "minimum").groups[0]
    assert voting.sentence.startswith("Nobody with a vote sits on the Organisation other")


def test_a_saved_group_is_looked_at_like_a_body() -> None:
    system = snapshot(
        person("a", sector="acute"), person("b", sector="vcse"), person("c", sector="acute"),
        Group(id="two", name="two of us", person_ids=("a", "b", "gone")),
    )  # fmt: skip
    scope = Scope.parse("group:two")
    assert people_within(system, scope) == {"a", "b"}
    found = people_gaps(system, scope=scope, yardstick="minimum")
    assert found.people == 2
    assert "Nobody from pharmacy is in the two of us;" in found.groups[6].sentence


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)), st.integers(0, 600))
def test_so_many_months_later_so_many_months_have_passed(day: date, months: int) -> None:
    first = day.replace(day=min(day.day, 28)).isoformat()
    assert months_between(first, months_later(first, months)) == months
