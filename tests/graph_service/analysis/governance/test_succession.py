"""Whose terms end, who could follow, what stands still, what rests on one person."""

from graph_service.analysis.governance.followers import endings, followers
from graph_service.analysis.governance.single_points import single_points
from graph_service.analysis.governance.tenure import many_seats, tenure, unrenewed
from graph_service.records import Area, Record, Responsibility
from tests.builders import body, membership, organization, person, post, snapshot


def test_terms_that_end_within_six_months_are_listed_the_soonest_first() -> None:
    # As at 1 September 2026: three years from these days end on 2 September, 1 and 2 March 2027.
    ends = {"a": "2023-09-02", "b": "2024-03-01", "c": "2024-03-02", "d": "2023-09-01"}
    found = endings(
        snapshot(
            body("board"),
            *(person(id_) for id_ in ends),
            *(post(id_, "board", term_months=36) for id_ in ends),
            *(membership(id_, post_id=id_, start_date=day) for id_, day in ends.items()),
            post("said", "board", term_months=120),
            membership("a", post_id="said", start_date="2020-01-01", end_date="2026-12-31"),
        )
    )
    assert [(item.post.id, item.end) for item in found] == [
        ("a", "2026-09-02"), ("said", "2026-12-31"), ("b", "2027-03-01"),
    ]  # fmt: skip


def test_who_could_follow_fits_the_post_and_has_the_fewest_seats() -> None:
    lead = post("lead", "board", profession_id="gp", sector="primary", area_id="lewisham")
    fits = {"level": "emerging", "profession_ids": ("gp",), "sector": "primary"}
    near = {"area_id": "lewisham"}
    there = snapshot(
        Area(id="lewisham", name="Lewisham", classification="borough"),
        body("board"), body("x"), body("y"), lead,
        person("far", **fits),
        person("near", **fits, **near),
        person("busy", **fits, **near), membership("busy", "x"), membership("busy", "y"),
        person("objects", **fits, **near, objects=True),
        person("member", **fits, **near), membership("member", "board"),
        person("nurse", **{**fits, "profession_ids": ("nurse",)}),
        person("acute", **{**fits, "sector": "acute"}),
        person("senior", **{**fits, "level": "senior"}),
    )  # fmt: skip
    assert [(item.person.id, item.is_near, item.bodies) for item in followers(there, lead)] == [
        ("near", True, 0), ("busy", True, 2), ("far", False, 0),
    ]  # fmt: skip


def test_time_in_post_is_counted_in_whole_months() -> None:
    found = tenure(
        snapshot(
            body("board"), organization("trust"),
            *(person(id_) for id_ in "abcd"),
            *(post(id_, "board") for id_ in "abc"), post("d", "trust"),
            membership("a", post_id="a", start_date="2020-09-01"),
            membership("b", post_id="b", start_date="2020-09-02"),
            membership("c", post_id="c"),
            membership("d", post_id="d", start_date="2001-01-01"),
        )
    )  # fmt: skip
    assert [(item.post.id, item.months) for item in found.held] == [("a", 72), ("b", 71)]
    assert [item.post.id for item in found.long] == ["a"]
    assert (found.median_months, found.unknown) == (71.5, 1)


def test_three_bodies_are_many_and_two_are_not() -> None:
    bodies = [body(id_) for id_ in "xyz"]
    on = [membership("ann", id_) for id_ in "xyz"] + [membership("bob", id_) for id_ in "xy"]
    found = many_seats(snapshot(*bodies, person("ann"), person("bob"), *on))
    assert found == {"ann": ("x", "y", "z")}


def test_a_body_stands_still_when_nobody_new_came_for_two_years() -> None:
    def at(*days: str) -> list[str]:
        on = [membership(f"p{place}", "board", start_date=day) for place, day in enumerate(days)]
        there = [person(f"p{place}") for place in range(len(days))]
        return [item.since for item in unrenewed(snapshot(body("board"), *there, *on))]

    assert at("2019-01-01", "2024-09-01") == ["2024-09-01"]
    assert at("2019-01-01", "2024-09-02") == []
    # Somebody whose beginning is not known may be new.
    assert at("2019-01-01", "") == []
    assert at() == []


def test_who_alone_joins_bodies_or_carries_decisions_is_named() -> None:
    def row(topic: str) -> Responsibility:
        return Responsibility(id=topic, topic=topic, part="accountable", post_id="lead")

    records: list[Record] = [
        *(body(id_) for id_ in ("a", "b", "c")),
        *(person(id_) for id_ in ("ann", "bob", "cat", "dee")),
        # Ann and Bob both join a and b; only Cat joins c to them.
        membership("ann", "a"), membership("ann", "b"),
        membership("bob", "a"), membership("bob", "b"),
        membership("cat", "b"), membership("cat", "c"),
        post("lead", "a"), membership("dee", post_id="lead"),
        *(row(topic) for topic in ("Beds", "Budget", "Winter plan")),
    ]  # fmt: skip
    found = single_points(snapshot(*records))
    assert [(item.person_id, item.joins) for item in found] == [("cat", ("c",)), ("dee", ())]
    assert [topic for topic, _ in found[1].carries] == ["Beds", "Budget", "Winter plan"]
