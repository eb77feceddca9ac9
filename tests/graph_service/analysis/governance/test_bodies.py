"""Bodies in their tree, posts, holders, vacancies, and what does not add up."""

import time

from graph_service.analysis.governance.bodies import Governance, governance
from graph_service.records import Area, Record, Relationship, Responsibility
from tests.builders import body, membership, organization, person, post, snapshot


def found(*records: Record) -> Governance:
    return governance(snapshot(*records))


def relation(source: str, kind: str, target: str) -> Relationship:
    id_ = f"{source}-{kind}-{target}"
    return Relationship(id=id_, source_id=source, relation=kind, target_id=target)


def accountable(
    id_: str, organization_id: str = "", area_id: str = "", part: str = "accountable"
) -> Responsibility:
    return Responsibility(
        id=id_, topic="Winter plan", part=part, organization_id=organization_id, area_id=area_id
    )


def test_a_post_is_vacant_when_nobody_holds_it_on_the_day() -> None:
    result = found(
        body("board"),
        person("ann", name="Ann"),
        post("chair", "board", sessions=2.0, funded_sessions=1.0, chair=True),
        post("empty", "board"),
        post("unnamed", "board", undisclosed=True),
        post("listener", "board", in_attendance=True),
        membership("ann", post_id="chair", role="Chair", start_date="2024-01", interim=True),
    )
    (board,) = result.document()["bodies"]
    seats = {seat["id"]: seat for seat in board["posts"]}
    assert {id_: seat["vacant"] for id_, seat in seats.items()} == {
        "chair": False, "empty": True, "unnamed": False, "listener": True,
    }  # fmt: skip
    assert result.vacancies == 2
    assert (seats["chair"]["sessions"], seats["chair"]["funded_sessions"]) == (2.0, 1.0)
    (holder,) = seats["chair"]["holders"]
    assert (holder["person_id"], holder["name"], holder["role"]) == ("ann", "Ann", "Chair")
    assert (holder["start_date"], holder["interim"], holder["deputy"]) == ("2024-01", True, False)


def test_bodies_come_in_the_order_of_the_tree() -> None:
    result = found(
        body("top", name="Z board"),
        body("b", name="B committee", parent_id="top"),
        body("a", name="A committee"),
        body("below", name="A sub-committee"),
        body("own", name="Other"),
        organization("trust", name="Not a body"),
        relation("a", "reports-to", "top"),
        relation("a", "delegates-to", "below"),
        relation("below", "advises", "own"),
        relation("own", "hosts", "trust"),
    )
    assert [(item.id, item.parent_id, item.depth) for item in result.bodies] == [
        ("own", None, 0),
        ("top", None, 0),
        ("a", "top", 1),
        ("below", "a", 2),
        ("b", "top", 1),
    ]
    assert result.bodies[3].other_parents == ("own",)


def test_bodies_in_a_circle_are_each_listed_once_and_the_circle_is_named() -> None:
    result = found(
        body("a", name="A", parent_id="b"), body("b", name="B", parent_id="a"), body("c", name="C")
    )
    assert sorted(item.id for item in result.bodies) == ["a", "b", "c"]
    assert result.problems == ("Bodies stand below each other in a circle: A, B.",)


def test_a_committee_may_oversee_what_it_is_part_of() -> None:
    result = found(
        body("whole"),
        body("committee", parent_id="whole"),
        relation("committee", "oversees", "whole"),
    )
    assert [(item.id, item.depth) for item in result.bodies] == [("whole", 0), ("committee", 1)]
    assert result.bodies[0].other_parents == ("committee",)
    assert result.problems == ()


def test_somebody_on_a_body_without_a_post_is_a_member() -> None:
    result = found(body("board"), person("ann", name="Ann"), membership("ann", "board"))
    assert [item.name for item in result.bodies[0].members] == ["Ann"]


def test_a_quorum_that_the_filled_seats_cannot_reach_is_a_problem() -> None:
    seats = [
        post(f"p{number}", "board", voting=number < 3, chair=number == 0) for number in range(5)
    ]
    held = [membership("ann", post_id=f"p{number}") for number in (0, 1, 3, 4)]
    reached = found(body("board", quorum=2), person("ann"), *seats, *held)
    assert reached.problems == ()
    missed = found(body("board", name="Board", quorum=3), person("ann"), *seats, *held)
    assert missed.problems == (
        "Board cannot be quorate: it needs 3, and 2 of its voting seats are filled.",
    )


def test_two_accountable_or_none_for_one_decision_is_a_problem() -> None:
    both = found(
        body("a", name="A"), body("b", name="B"), accountable("1", "a"), accountable("2", "b")
    )
    assert both.problems == ("2 are accountable for 'Winter plan' (Everywhere): A, B.",)
    none = found(body("a"), accountable("1", "a", part="consulted"))
    assert none.problems == ("Nobody is accountable for 'Winter plan' (Everywhere).",)


def test_a_borough_that_is_only_consulted_has_the_systems_board_accountable() -> None:
    result = found(
        Area(id="sel", name="South East London"),
        Area(id="bexley", name="Bexley", parent_id="sel"),
        body("icb"),
        body("place"),
        accountable("1", "icb", "sel"),
        accountable("2", "place", "bexley", part="consulted"),
    )
    assert result.problems == ()
    assert {item.area_id: item.inherited_from for item in result.decisions} == {
        "bexley": "sel",
        "sel": None,
    }


def test_self_reports_circles_and_several_roots_are_problems_and_do_no_harm() -> None:
    result = found(
        body("o", name="Office"),
        post("self", "o", label="Selfish", reports_to_id="self"),
        post("a", "o", label="A", reports_to_id="b"),
        post("b", "o", label="B", reports_to_id="c"),
        post("c", "o", label="C", reports_to_id="b"),
        post("root", "o", label="Root"),
        post("other", "o", label="Other root"),
        post("unnamed", "o", undisclosed=True),
        post("lost", "o", label="Lost", reports_to_id="nobody"),
        post("homeless", "nowhere", label="Homeless"),
    )
    assert set(result.problems) == {
        "Office has 2 posts that report to nobody: Other root (other), Root (root).",
        "The post Selfish (self) reports to itself.",
        "Posts report to each other in a circle: B (b), C (c).",
        "1 post reports to 'nobody', and there is no such post: Lost (lost).",
        "The post Homeless (homeless) is in no organisation that we know.",
    }
    assert len(result.bodies[0].posts) == 8


def test_only_the_bodies_asked_for_are_shown() -> None:
    whole = snapshot(body("a"), body("b", parent_id="a"), post("p", "b"), post("q", "a"))
    result = governance(whole, only=["b"])
    assert [item.id for item in result.bodies] == ["b"]
    assert result.vacancies == 1
    assert result.problems == ()


def test_five_thousand_posts_in_one_chain_take_no_time() -> None:
    posts = [post(f"p{n:04}", "o", reports_to_id=f"p{n - 1:04}" if n else "") for n in range(5000)]
    started = time.perf_counter()
    result = found(body("o"), *posts)
    assert result.vacancies == 5000
    assert time.perf_counter() - started < 2
