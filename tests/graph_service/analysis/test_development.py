"""What development there is, who has had it, and people matched to places as well as can be."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service.analysis.development.coverage import coverage, had
from graph_service.analysis.development.matching import fitting, match
from graph_service.analysis.development.offers import open_offers, overlaps, places_left
from graph_service.codes import SKILLS
from graph_service.errors import Refused
from graph_service.records import Area, DevelopmentOffer, Enrolment, Programme, Record
from tests.builders import membership, person, snapshot
from tests.searches import long_search


def offer(id_: str, **said: Any) -> DevelopmentOffer:
    return DevelopmentOffer(id=id_, **{"name": f"Offer {id_}", "skills": ("boards",), **said})


def enrolment(person_id: str, offer_id: str, state: str = "completed", **said: Any) -> Enrolment:
    return Enrolment(
        id=f"{person_id}-{offer_id}", person_id=person_id, offer_id=offer_id, state=state, **said
    )


def test_an_offer_is_open_until_its_last_day_to_apply_or_else_its_first_day() -> None:
    day = snapshot(
        offer("gone", apply_by="2026-08-31", first_day="2026-10-01"),
        offer("today", apply_by="2026-09-01"),
        offer("begun", first_day="2026-08-01"),
        offer("to-come", first_day="2026-11-01"),
        offer("always"),
    )
    assert [item.id for item in open_offers(day)] == ["today", "to-come", "always"]


def test_a_place_is_taken_by_whoever_is_asked_and_free_again_when_they_decline() -> None:
    day = snapshot(
        offer("a", places=3),
        offer("b"),
        enrolment("ann", "a", "offered"),
        enrolment("bob", "a", "declined"),
        enrolment("cat", "a", "accepted"),
    )
    assert places_left(day) == {"a": 1, "b": None}


def test_two_offers_overlap_where_skills_time_and_people_do() -> None:
    first = offer("a", skills=("boards", "money"), first_day="2026-10-01", last_day="2026-12-01")
    others = (
        offer("b", skills=("boards",), first_day="2026-12-01"),
        offer("later", skills=("boards", "money"), first_day="2026-12-02"),
        offer("else", skills=("coaching",), first_day="2026-10-01"),
        offer("lay", skills=("boards", "money"), first_day="2026-10-01", levels=("lay",)),
    )
    day = snapshot(person("ann", level="senior"), first, *others)
    found = [(item.one.id, item.other.id, item.skills) for item in overlaps(day, [first, *others])]
    assert found == [("a", "b", ("boards",))]


def test_what_somebody_has_had_is_what_they_completed_began_or_took_part_in() -> None:
    whole = snapshot(
        Programme(id="school", name="School", classification="development-programme"),
        Programme(id="work", name="Work", classification="programme"),
        offer("old", first_day="2025-01-01"),
        offer("new", first_day="2026-10-01"),
        enrolment("ann", "old"),
        enrolment("bob", "old", "left"),
        enrolment("cat", "new", "accepted"),
        membership("dan", programme_id="school", end_date="2024-01-01"),
        membership("eve", programme_id="school", role="Lead"),
        membership("fay", programme_id="work"),
    )
    assert had(whole, "2026-09-01") == {"ann": {"old"}, "dan": {"school"}}
    assert had(whole, "2024-12-31") == {"dan": {"school"}}
    assert set(had(whole, "2026-10-01")) == {"ann", "cat", "dan"}


def test_groups_of_whom_nobody_has_had_any_come_with_the_offers_that_admit_them() -> None:
    whole = snapshot(
        person("ann", level="senior"),
        person("bob", level="senior", learning=("boards", "coaching")),
        person("cat", level="trainee"),
        person("dan", level="trainee", learning=("boards",)),
        offer("old", apply_by="2025-01-01"),
        offer("open", levels=("trainee",), places=4),
        enrolment("ann", "old"),
    )
    found = coverage(whole, whole, "level")
    assert [(item.group, item.people, item.had, item.open) for item in found.groups] == [
        ("senior", 2, 1, 0), ("trainee", 2, 0, 1),
    ]  # fmt: skip
    assert [item.group for item in found.without] == ["trainee"]
    assert [(item.skill, item.wanted, item.offers, item.places) for item in found.skills] == [
        ("boards", 2, 1, 4), ("coaching", 1, 0, 0),
    ]  # fmt: skip
    with pytest.raises(Refused, match="cannot be grouped by 'height'"):
        coverage(whole, whole, "height")


def test_who_has_had_least_comes_first_and_everybody_else_is_told_why() -> None:
    day = snapshot(
        Area(id="bexley", name="Bexley", classification="borough"),
        person("ann", learning=("boards",)),
        person("bob", learning=("boards",)),
        person("cat", learning=("coaching",)),
        person("dan", learning=("money",)),
        person("eve", learning=("influence",)),
        person("fay", learning=("boards",), objects=True),
        person("gus", learning=("boards",)),
        offer("one", places=1),
        offer("bexley", skills=("money",), area_id="bexley"),
        offer("had", skills=("influence",)),
        offer("old", first_day="2025-01-01"),
        enrolment("ann", "old"),
        enrolment("eve", "had", "completed"),
        enrolment("gus", "had", "accepted"),
        person("hal", learning=("boards",)),
        enrolment("hal", "one", "declined"),
    )
    found = match(day, day)
    assert [(item.person, item.offer, item.share) for item in found.matched] == [
        ("bob", "one", 1.0)
    ]
    assert {item.person: item.reason for item in found.unmatched} == {
        "ann": "full", "cat": "taught", "dan": "open", "eve": "had", "hal": "had",
    }  # fmt: skip
    assert (found.worst, found.total, found.optimal) == (1.0, 1.0, True)


def test_what_fits_somebody_stands_in_the_order_of_what_it_teaches_them() -> None:
    ann = person("ann", learning=("boards", "money"))
    day = snapshot(ann, offer("a"), offer("b", skills=("money", "boards")),
                   offer("c", skills=("coaching",)))  # fmt: skip
    assert [item.id for item, _ in fitting(day, day, ann)] == ["b", "a"]


_skills = st.lists(st.sampled_from(tuple(SKILLS)[:4]), min_size=1, max_size=3, unique=True)


@long_search(600)
@given(
    people=st.lists(st.tuples(_skills, st.integers(0, 2)), max_size=5),
    offers=st.lists(st.tuples(_skills, st.integers(0, 2)), max_size=3),
)
def test_places_are_given_out_as_well_as_by_trying_everything(
    people: list[tuple[list[str], int]], offers: list[tuple[list[str], int]]
) -> None:
    records: list[Record] = [
        offer(f"o{at}", skills=tuple(skills), places=places)
        for at, (skills, places) in enumerate(offers)
    ]
    records += [offer(f"old{at}", skills=(), first_day="2020-01-01") for at in range(2)]
    for at, (skills, times) in enumerate(people):
        records.append(person(f"p{at}", learning=tuple(skills)))
        records += [enrolment(f"p{at}", f"old{number}") for number in range(times)]
    day = snapshot(*records)
    found = match(day, day)
    most = max((times for _, times in people), default=0)

    def worth(choice: tuple[int, ...]) -> tuple[float, ...] | None:
        shares, turns = [], 0
        for (wants, times), at in zip(people, choice, strict=True):
            if at < len(offers):
                share = round(100 * len({*wants} & {*offers[at][0]}) / len(wants))
                if not share:
                    return None
                shares.append(share)
                turns += most - times
        if any(choice.count(at) > places for at, (_, places) in enumerate(offers)):
            return None
        return len(shares), turns, min(shares, default=0), sum(shares)

    every = product(range(len(offers) + 1), repeat=len(people))
    best = max(filter(None, map(worth, every)))
    number = {f"p{at}": times for at, (_, times) in enumerate(people)}
    made = (
        len(found.matched),
        sum(most - number[item.person] for item in found.matched),
        round(100 * (found.worst or 0)),
        round(100 * found.total),
    )
    assert made == best
    assert found.optimal
