"""Sessions by body, profession, place and organisation; cost; what to fund first; what is given."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service.analysis.governance.funding import to_secure
from graph_service.analysis.governance.sessions import BY, Time, time_by, whole_time
from graph_service.records import Area, Profession, Record, Responsibility, System
from graph_service.snapshot import Snapshot
from tests.builders import body, membership, organization, person, post, snapshot


def system(*more: Record) -> Snapshot:
    """A chair of 4 sessions, 3 funded; a GP seat of 2 that two share; a vacant one of 1."""
    return snapshot(
        System(id="s", name="SEL", session_cost=100.0),
        Area(id="lewisham", name="Lewisham", classification="borough"),
        Profession(id="gp", name="GP", session_cost=200.0),
        body("board"), body("group"), organization("trust"), organization("practice"),
        *(person(id_) for id_ in ("ann", "bob", "cat")),
        membership("ann", "trust"), membership("bob", "practice"), membership("cat", "trust"),
        post("chair", "board", sessions=4.0, funded_sessions=3.0),
        membership("ann", post_id="chair", sessions_given=2.0),
        post("gp-seat", "group", sessions=2.0, profession_id="gp", area_id="lewisham"),
        membership("bob", post_id="gp-seat"), membership("cat", post_id="gp-seat"),
        post("empty", "group", sessions=1.0, funded_sessions=0.0),
        post("silent", "group"),
        *more,
    )  # fmt: skip


def test_the_time_of_a_body_is_that_of_its_posts() -> None:
    # Board: 1 of 4 not funded, 100 pounds a week. Group: 2 at 200 and 1 at 100, nothing funded.
    assert time_by(system(), "body") == {
        "board": Time(4, 4, 3, 1, 1 * 100 * 52),
        "group": Time(3, 2, 0, 2, (2 * 200 + 1 * 100) * 52),
    }


def test_a_shared_post_is_half_of_each_organisation() -> None:
    found = time_by(system(), "organization")
    assert {id_: item.needed for id_, item in found.items()} == {
        "trust": 5.0, "practice": 1.0, "": 1.0,
    }  # fmt: skip


def test_professions_and_places_that_a_post_does_not_name_are_of_the_whole_system() -> None:
    assert {id_: item.needed for id_, item in time_by(system(), "profession").items()} == {
        "": 5.0, "gp": 2.0,
    }  # fmt: skip
    assert {id_: item.unfunded for id_, item in time_by(system(), "place").items()} == {
        "": 2.0, "lewisham": 2.0,
    }  # fmt: skip


def test_without_a_rate_no_cost_is_made_up() -> None:
    there = system(System(id="s", name="SEL"))
    found = time_by(there, "body")
    assert found["board"].missing_cost is None
    assert whole_time(there).missing_cost is None


def test_more_funded_than_asked_for_counts_as_funded() -> None:
    there = snapshot(body("b"), post("p", "b", sessions=1.0, funded_sessions=3.0))
    assert whole_time(there) == Time(1, 0, 1, 0, 0.0)


AMOUNT = st.none() | st.integers(0, 8).map(lambda number: number / 2)


@given(st.lists(st.tuples(AMOUNT, AMOUNT, st.integers(0, 3), st.sampled_from(["x", "y"]))))
def test_every_way_to_group_adds_up_to_the_whole(posts: list[tuple[Any, Any, int, str]]) -> None:
    records: list[Record] = [body("x"), body("y"), *(person(f"p{n}") for n in range(3))]
    for n, (sessions, funded, holders, where) in enumerate(posts):
        records.append(post(f"post{n}", where, sessions=sessions, funded_sessions=funded))
        records += [membership(f"p{h}", post_id=f"post{n}") for h in range(holders)]
    there = snapshot(*records)
    whole = whole_time(there)
    for by in BY:
        groups = time_by(there, by).values()
        for name in ("needed", "filled", "funded", "unpaid"):
            total = sum(getattr(item, name) for item in groups)
            assert total == pytest.approx(getattr(whole, name))


def test_what_carries_most_decisions_is_to_be_funded_first() -> None:
    row = Responsibility(id="r", topic="Beds", part="responsible", post_id="chair")
    found = to_secure(system(row))
    assert [(item.post.id, item.decisions, item.is_vacant) for item in found] == [
        ("chair", 1, False), ("empty", 0, True), ("gp-seat", 0, False),
    ]  # fmt: skip
