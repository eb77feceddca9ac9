"""Introductions from one person to another."""

from pathlib import Path

import pytest

from graph_service.analysis.connections import find_person, introduce
from graph_service.errors import NotFound, Refused
from graph_service.records import Programme
from tests.builders import body, membership, organization, person, snapshot, tie
from tests.graph_service.analysis.classic_networks import classic


def ids(found_path: object) -> list[str]:
    return [step.id for step in found_path]  # type: ignore[attr-defined]


def test_a_way_through_people_who_know_each_other_says_why() -> None:
    whole = snapshot(
        person("a", name="Ann"),
        person("b", name="Ben"),
        person("c", name="Cem"),
        tie("a", "b", context="worked together"),
        tie("c", "b"),
    )
    found = introduce(whole, "a", "c")
    assert found.length == 2
    assert [(step.id, step.kind, step.name, step.via) for step in found.paths[0]] == [
        ("a", "Person", "Ann", ""),
        ("b", "Person", "Ben", "know each other (worked together)"),
        ("c", "Person", "Cem", "know each other"),
    ]


def test_people_on_one_board_meet_there_and_every_reason_is_given() -> None:
    whole = snapshot(
        body("board", name="the CPLG"),
        organization("trust", name="Oxleas"),
        Programme(id="p", name="Going green"),
        *(person(id_) for id_ in "abcd"),
        *(membership(id_, "board") for id_ in "ab"),
        *(membership(id_, "trust") for id_ in "abcd"),
        *(membership(id_, programme_id="p") for id_ in "abc"),
    )
    found = introduce(whole, "a", "b")
    assert found.length == 1
    assert [step.via for step in found.paths[0]] == [
        "",
        "both sit on the CPLG; both take part in Going green; both work at Oxleas",
    ]


def test_a_small_group_is_a_better_way_than_a_large_one() -> None:
    crowd = [person(f"x{number}") for number in range(200)]
    whole = snapshot(
        organization("large"),
        body("small"),
        *crowd,
        *(person(id_) for id_ in "abc"),
        *(membership(item.id, "large") for item in [*crowd, person("a"), person("c")]),
        *(membership(id_, "small") for id_ in "ab"),
        tie("b", "c"),
    )
    assert ids(introduce(whole, "a", "c").paths[0]) == ["a", "b", "c"]


def test_further_ways_lead_through_other_people_and_are_as_short() -> None:
    ties = [tie("a", middle) for middle in "bcde"] + [tie(middle, "z") for middle in "bcde"]
    longer = [tie("a", "f"), tie("f", "g"), tie("g", "z")]
    found = introduce(snapshot(*(person(id_) for id_ in "abcdefgz"), *ties, *longer), "a", "z")
    assert [ids(path) for path in found.paths] == [
        ["a", "b", "z"],
        ["a", "c", "z"],
        ["a", "d", "z"],
    ]


def test_where_no_way_leads_there_is_none() -> None:
    found = introduce(snapshot(person("a"), person("b")), "a", "b")
    assert found.document() == {"paths": (), "length": None}


def test_nobody_is_introduced_to_themselves_or_to_a_stranger() -> None:
    whole = snapshot(person("a", name="Ann"))
    with pytest.raises(Refused, match="Ann needs no introduction"):
        introduce(whole, "a", "a")
    with pytest.raises(NotFound, match="nobody with the id 'z'"):
        introduce(whole, "a", "z")


def test_a_person_is_found_by_id_or_by_a_name_that_only_one_has() -> None:
    whole = snapshot(person("a", name="Ann"), person("b", name="Ben"), person("c", name="Ben"))
    assert find_person(whole, "a") == "a"
    assert find_person(whole, " ann ") == "a"
    with pytest.raises(Refused, match="b, c"):
        find_person(whole, "Ben")
    with pytest.raises(NotFound, match="Zoe"):
        find_person(whole, "Zoe")


@pytest.mark.real_data
def test_the_acciaiuoli_reach_the_strozzi_through_the_medici(real_data: Path) -> None:
    families = classic(real_data, "flo_marriage")
    found = introduce(
        families, find_person(families, "Acciaiuoli"), find_person(families, "Strozzi")
    )
    assert found.length == 3
    assert [step.name for step in found.paths[0]] == ["Acciaiuoli", "Medici", "Ridolfi", "Strozzi"]
