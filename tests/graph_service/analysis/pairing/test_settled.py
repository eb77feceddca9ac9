"""What is settled in a round holds, and what cannot hold is told."""

from dataclasses import replace

import pytest

from graph_service.analysis.pairing.audit import audit
from graph_service.analysis.pairing.proposal import Proposal, propose
from graph_service.analysis.pairing.round_records import round_records
from graph_service.errors import Refused
from graph_service.records import Instruction, Pairing, Record, Reply, Round
from graph_service.snapshot import Snapshot
from tests.builders import person, snapshot

ROUND = Round(id="r", name="May", scheme="shadowing", status="published")
DAYS = ("mon-am", "tue-am", "wed-am")


def system(*records: Record, free: tuple[str, ...] = DAYS) -> Snapshot:
    said = {"consent_pairing": True, "challenges": ("Prevention",), "days_free": free}
    return snapshot(
        person("h", offers=("host-a-visit",), sector="acute", **said),
        person("k", offers=("host-a-visit",), sector="pharmacy", **said),
        person("v", seeks=("shadow",), sector="vcse", **said),
        person("w", seeks=("shadow",), sector="vcse", **said),
        ROUND,
        *records,
    )


def settled(what: str, *people: str) -> Instruction:
    return Instruction(id=f"{what}-{people}", round_id="r", what=what, person_ids=people)


def begun(*people: str, half_day: str = "") -> list[Record]:
    made = Pairing(id="p", scheme="shadowing", round_id="r", person_ids=people, half_day=half_day)
    yes = [Reply(id=who, pairing_id="p", person_id=who, answer="accepted") for who in people]
    return [made, *yes]


def proposal(*records: Record, **said: tuple[str, ...]) -> Proposal:
    return propose(system(*records, **said), "shadowing", round_id="r", keep=True)


@pytest.mark.parametrize("half_day", DAYS)
def test_a_visit_that_both_agreed_to_keeps_its_half_day(half_day: str) -> None:
    found = proposal(*begun("h", "w", half_day=half_day))
    days = {pair.people: pair.half_day for pair in found.pairs}
    assert days[("h", "w")] == half_day
    assert len(days) == 2


def test_a_half_day_that_somebody_has_lost_gives_way() -> None:
    found = proposal(*begun("h", "w", half_day="fri-pm"))
    assert {pair.people for pair in found.pairs} >= {("h", "w")}


def test_a_pair_that_has_begun_stays_even_where_a_rule_would_keep_it_apart_by_now() -> None:
    records = begun("h", "v")
    now = system(*records)
    people = {**now.people, "h": replace(now.people["h"], avoid_ids=("v",))}
    later = Snapshot(now.as_of, 1, {**now.records, "Person": people})
    found = propose(later, "shadowing", round_id="r", keep=True)
    assert ("h", "v") in {pair.people for pair in found.pairs}
    assert audit(later, found).problems == ()


def test_a_pair_that_has_begun_is_never_taken_out_of_the_records() -> None:
    records = begun("h", "v")
    out = settled("out", "v")
    found = proposal(*records, out)
    assert ("h", "v") not in {pair.people for pair in found.pairs}
    kept = round_records(system(*records, out), found, "May")
    assert kept.removed == []


def test_fixing_two_whom_a_rule_keeps_apart_is_refused_with_the_rule() -> None:
    with pytest.raises(Refused, match="fixed as a pair and may not be: the same sector"):
        proposal(settled("together", "v", "w"))


def test_fixing_two_who_are_kept_apart_as_well_is_refused() -> None:
    with pytest.raises(Refused, match="kept apart by the programme team"):
        proposal(settled("together", "h", "v"), settled("apart", "v", "h"))


def test_what_is_fixed_and_cannot_all_be_kept_is_refused_in_a_sentence() -> None:
    with pytest.raises(Refused, match="cannot all be kept"):
        proposal(settled("together", "h", "v"), settled("together", "h", "w"))


def test_nobody_is_fixed_in_two_pairs_of_one_pool() -> None:
    said = {"consent_pairing": True, "offers": ("buddy",)}
    now = snapshot(
        *(person(id_, **said) for id_ in "abc"),
        Round(id="r", name="May", scheme="buddies"),
        settled("together", "a", "b"), settled("together", "b", "c"),
    )  # fmt: skip
    with pytest.raises(Refused, match="Person b is fixed in two pairs"):
        propose(now, "buddies", round_id="r")
