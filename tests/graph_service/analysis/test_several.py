"""Several yardsticks side by side."""

import json

import pytest

from graph_service.analysis.representation import people_gaps
from graph_service.analysis.several import several
from graph_service.errors import Refused
from graph_service.records import Record, Yardstick
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot
from tests.builders import body, membership, person, snapshot

BOARD = Scope("Organization", "cplg")


def board_of_24(*more: Record) -> Snapshot:
    """A board of 24 from primary care, and a target of two from social care."""
    people = [person(f"p{number}", sector="primary") for number in range(24)]
    others = [person(f"q{number}", sector="social-care") for number in range(24)]
    seats = [membership(item.id, "cplg") for item in people]
    target = Yardstick(
        id="t", name="ours", dimension="sector", group="social-care", scope=str(BOARD),
        count=2, basis="the team",
    )  # fmt: skip
    return snapshot(body("cplg"), *people, *others, *seats, target, *more)


def test_each_yardstick_says_what_it_says_alone() -> None:
    system = board_of_24()
    found = several(system, ("sector",), BOARD)
    for one in found.yardsticks:
        alone = people_gaps(system, ("sector",), BOARD, one.name)
        assert one.basis == alone.basis
        assert [row.against[one.name] for row in found.rows] == list(alone.groups)


def test_the_default_one_comes_first_and_then_all_that_can_be_laid() -> None:
    found = several(board_of_24(), ("sector",), BOARD)
    assert [one.name for one in found.yardsticks] == [
        "ours", "even", "network", "organizations", "minimum",
    ]  # fmt: skip
    assert found.in_order[0].group == ("social-care",)


def test_one_group_is_seen_differently_by_each() -> None:
    found = several(board_of_24(), ("sector",), BOARD, ["even", "network", "minimum", "ours"])
    row = next(row for row in found.rows if row.group == ("social-care",))
    # 24 people: an even share of 12 sectors is 2, half of the network is 12, the least is 1.
    assert [gap.expected for gap in row.against.values()] == pytest.approx([2, 12, 1, 2])
    assert [gap.shortfall for gap in row.against.values()] == [2, 12, 1, 2]
    assert (row.count, row.share) == (0, 0)


def test_a_name_that_is_asked_for_twice_is_laid_once() -> None:
    found = several(board_of_24(), ("sector",), BOARD, ["even", "even"])
    assert [one.name for one in found.yardsticks] == ["even"]


def test_a_yardstick_that_there_is_not_is_refused() -> None:
    with pytest.raises(Refused, match="no yardstick 'fair'"):
        several(board_of_24(), ("sector",), BOARD, ["even", "fair"])


def test_it_is_one_json_document() -> None:
    document = json.loads(json.dumps(several(board_of_24(), ("sector",), BOARD).document()))
    first = document["groups"][0]
    assert first["group"] == ["social-care"]
    assert first["against"]["ours"] == {
        "expected": 2.0, "ratio": 0.0, "shortfall": 2, "status": "missing",
    }  # fmt: skip
