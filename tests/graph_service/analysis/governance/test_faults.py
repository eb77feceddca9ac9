"""Each contradiction is found where it is planted, and nowhere else."""

from typing import Any

import pytest

from graph_service.analysis.governance.fault import KINDS, Fault
from graph_service.analysis.governance.faults import faults
from graph_service.records import Area, Profession, Record, Responsibility
from tests.builders import body, membership, organization, person, post, snapshot


def whole() -> list[Record]:
    """A board and its committee, of which nothing is wrong."""
    return [
        Area(id="sel", name="South East London"),
        Profession(id="gp", name="General practitioner"),
        body("board", name="Board", quorum=1),
        body("committee", name="Committee", parent_id="board"),
        post("chair", "board", label="Chair", chair=True, voting=True, term_months=36),
        post("lead", "committee", label="Lead", chair=True, voting=True, profession_id="gp",
             sector="primary"),
        organization("practice", sector="primary"),
        person("ann", name="Ann"),
        person("bob", name="Bob", profession_ids=("gp",)),
        membership("ann", "board", post_id="chair", start_date="2025-01-01"),
        membership("bob", "committee", post_id="lead", start_date="2010-01-01"),
        membership("bob", "practice"),
        row("accountable", organization_id="committee", escalates_to_id="board"),
        row("responsible", post_id="lead"),
    ]  # fmt: skip


def row(part: str, **said: Any) -> Responsibility:
    said = {"topic": "Winter plan", "area_id": "sel", **said}
    id_ = f"{part}-{said.get('organization_id', '')}-{said['topic']}"
    return Responsibility(id=id_, part=part, **said)


def found(*planted: Record) -> list[Fault]:
    """The faults once these records stand in place of those with their ids, or beside them."""
    records = {(type(item), item.id): item for item in whole()}
    return faults(snapshot(*(records | {(type(item), item.id): item for item in planted}).values()))


def test_nothing_is_found_where_nothing_is_wrong() -> None:
    assert found() == []


@pytest.mark.parametrize(
    ("planted", "kind", "said"),
    [
        (row("accountable", organization_id="board"), "two-accountable",
         "2 are accountable for 'Winter plan' (South East London): Board, Committee."),
        (row("consulted", topic="Beds", organization_id="board"), "nobody-accountable",
         "Nobody is accountable for 'Beds' (South East London)."),
        (post("empty", "board", label="Deputy"), "", ""),
        (row("accountable", organization_id="committee", delegated_by_id="ccg"), "gone",
         "The body that delegates it for 'Winter plan' (South East London) is 'ccg', and there is "
         "none today."),
        (row("consulted", organization_id="ccg"), "gone",
         "The consulted body for 'Winter plan' (South East London) is 'ccg', and there is none "
         "today."),
        (row("responsible", post_id="nurse"), "gone",
         "The responsible post for 'Winter plan' (South East London) is 'nurse', and there is none "
         "today."),
        (row("informed", organization_id="board", escalates_to_id="committee"),
         "escalation-circle", "'Winter plan' is escalated in a circle: Board, Committee."),
        (body("board", name="Board", quorum=2), "no-quorum",
         "Board cannot be quorate: it needs 2, and 1 of its voting seats are filled."),
        (post("lead", "committee", label="Lead", voting=True), "no-chair",
         "Committee has no post of a chair."),
        (membership("ann", "board", post_id="chair", start_date="2023-09-01"), "term-over",
         "The term of Chair of Board ended on 1 September 2026: appoint the holder again, or "
         "somebody else."),
        (membership("ann", "board", post_id="chair", start_date="2023-09-02"), "", ""),
        (person("bob", name="Bob", profession_ids=("nurse",)), "not-as-wanted",
         "Lead of Committee asks for the profession “General practitioner”, which its holder is "
         "not of."),
        (organization("practice", sector="acute"), "not-as-wanted",
         "Lead of Committee asks for the sector “Primary care”, where its holder does not work."),
        (body("board", name="Board", parent_id="committee"), "structure",
         "Bodies stand below each other in a circle: Board, Committee."),
    ],
)  # fmt: skip
def test_a_planted_fault_is_the_one_that_is_found(planted: Record, kind: str, said: str) -> None:
    assert [(item.kind, item.sentence) for item in found(planted)] == (
        [(kind, said)] if kind else []
    )


def test_a_vacant_post_that_is_accountable_decides_nothing() -> None:
    vacant = post("nobody", "committee", label="Second lead")
    planted = row("accountable", topic="Beds", organization_id="", post_id="nobody")
    [fault] = found(vacant, planted)
    assert fault == Fault(
        "vacant-authority",
        "Second lead of Committee is accountable for 'Beds' (South East London), and the post is "
        "vacant.",
        ("committee",),
    )


def test_a_long_way_round_is_a_circle_too() -> None:
    ways = [("a", "b"), ("b", "c"), ("c", "a")]
    planted = [body(id_, name=id_.upper()) for id_ in "abc"]
    rows = [row("consulted", organization_id=one, escalates_to_id=other) for one, other in ways]
    circle = next(item for item in found(*planted, *rows) if item.kind == "escalation-circle")
    assert circle.bodies == ("a", "b", "c")


def test_every_kind_has_a_heading() -> None:
    assert all(KINDS.values())
