"""A round between its start and its end: who takes part, how far it is, what comes next."""

from typing import Any

import pytest

from graph_service.analysis.pairing.life import stage_of
from graph_service.analysis.pairing.nudges import nudges
from graph_service.analysis.pairing.past import past_of
from graph_service.analysis.pairing.progress import is_overtaken, progress, unpaired_in
from graph_service.analysis.pairing.proposal import propose
from graph_service.analysis.pairing.publishing import closed, instructed, introduced, published
from graph_service.analysis.pairing.steps import answered, met, reflected
from graph_service.errors import Refused
from graph_service.records import Application, Instruction, Pairing, Person, Record, Reply, Round
from graph_service.snapshot import Snapshot
from tests.builders import person, snapshot

DAY = "2026-09-01"


def leader(id_: str, **said: Any) -> Person:
    return person(id_, **{"consent_pairing": True, "challenges": ("Prevention",), **said})


PEOPLE = (
    leader("h", offers=("host-a-visit",), sector="acute"),
    leader("k", offers=("host-a-visit",), sector="pharmacy"),
    leader("v", seeks=("shadow",), sector="vcse"),
    leader("w", seeks=("shadow",), sector="vcse"),
)


def round_(id_: str = "r", **said: Any) -> Round:
    return Round(id=id_, **{"name": "May", "scheme": "shadowing", "status": "published", **said})


def pairing(id_: str = "p", *people: str, **said: Any) -> Pairing:
    return Pairing(
        id=id_, person_ids=people or ("h", "v"),
        **{"scheme": "shadowing", "round_id": "r", **said},
    )  # fmt: skip


def reply(who: str, **said: Any) -> Reply:
    return Reply(id=f"p-{who}", pairing_id="p", person_id=who, **said)


def applied(who: str, **said: Any) -> Application:
    return Application(
        id=f"r-{who}", round_id="r", person_id=who, **{"manager_agrees": True, **said}
    )


def system(*records: Record) -> Snapshot:
    return snapshot(*PEOPLE, *records)


YES = (reply("h", answer="accepted"), reply("v", answer="accepted"))


@pytest.mark.parametrize(
    ("said", "replies", "stage"),
    [
        ({}, (), "published"),
        ({}, YES[:1], "published"),
        ({}, YES, "accepted"),
        ({}, (YES[0], reply("v", answer="declined")), "declined"),
        ({"introduced_on": DAY}, YES, "introduced"),
        ({}, (reply("h", answer="accepted", met_on=DAY), YES[1]), "met"),
        ({}, (reply("h", met_on=DAY, worth="6"),), "reflected"),
        ({"status": "closed"}, (), "closed"),
        ({"status": "declined"}, YES, "declined"),
    ],
)
def test_a_pairing_is_as_far_as_the_furthest_that_speaks_for_it(
    said: dict[str, Any], replies: tuple[Reply, ...], stage: str
) -> None:
    found = pairing(**said)
    assert stage_of(system(round_(), found, *replies), found) == stage


def test_a_pairing_of_a_draft_is_proposed_only() -> None:
    found = pairing()
    assert stage_of(system(round_(status="draft"), found), found) == "proposed"


def test_who_applied_and_was_left_out_waits_until_they_are_paired() -> None:
    def of(number: int) -> Round:
        return round_(f"r{number}", start_date=f"2026-0{number}-01")

    records = [
        *(of(number) for number in (1, 2, 3)),
        *(Application(id=f"{n}{w}", round_id=f"r{n}", person_id=w) for n in (1, 2) for w in "vw"),
        pairing("a", "h", "w", round_id="r2"),
    ]
    found = past_of(system(*records), "r3")
    assert (found.left_out["v"], found.left_out["w"]) == (2, 0)
    assert found.paired == {"h", "w"}


def test_people_may_meet_again_after_so_many_rounds() -> None:
    records = [
        round_("old", start_date="2025-01-01"), round_("late", start_date="2026-01-01"),
        pairing("a", "h", "v", round_id="old"), pairing("b", "k", "w", round_id="late"),
    ]  # fmt: skip
    now = system(*records)
    assert past_of(now, "new").met == {"h": {"v"}, "v": {"h"}, "k": {"w"}, "w": {"k"}}
    assert past_of(now, "new", 1).met == {"k": {"w"}, "w": {"k"}}
    assert past_of(now, "new", 0).met == {}


def test_only_those_who_applied_and_whose_manager_agreed_take_part() -> None:
    asked = [
        applied("h"),
        applied("v", manager_agrees=None),
        applied("w"),
        applied("k", withdrawn=True),
    ]
    found = propose(system(round_(status="open"), *asked), "shadowing", round_id="r")
    assert [pair.people for pair in found.pairs] == [("h", "w")]
    assert {item.person: item.reason for item in found.unpaired} == {
        "v": "Their manager has not said yes."
    }


def test_what_people_apply_with_stands_before_their_profile() -> None:
    asked = [applied("h", challenges=("Workforce",)), applied("v", challenges=("workforce ",))]
    found = propose(system(round_(status="open"), *asked), "shadowing", round_id="r")
    assert "Both named “Workforce” as a challenge. (18 of 30)" in found.pairs[0].reasons


def test_a_host_of_two_visits_has_two_visitors_on_two_half_days() -> None:
    days = ("mon-am", "tue-am")
    asked = [
        applied("h", hosts=2, half_days=days), applied("v", half_days=days),
        applied("w", half_days=days),
    ]  # fmt: skip
    found = propose(system(round_(status="open"), *asked), "shadowing", round_id="r")
    assert {pair.people for pair in found.pairs} == {("h", "v"), ("h", "w")}
    assert {pair.half_day for pair in found.pairs} == {*days}


def test_who_was_left_out_last_time_goes_first() -> None:
    records = [
        round_("r0", start_date="2026-01-01"),
        Application(id="a", round_id="r0", person_id="w"),
        round_(status="open"), applied("h"), applied("v"), applied("w"),
    ]  # fmt: skip
    for seed in range(4):
        found = propose(system(*records), "shadowing", round_id="r", seed=seed)
        assert [pair.people for pair in found.pairs] == [("h", "w")]


def test_a_pair_that_somebody_declined_is_not_proposed_again_in_its_round() -> None:
    records = [round_(), pairing(), reply("v", answer="declined")]
    found = propose(system(*records), "shadowing", round_id="r", keep=True)
    assert ("h", "v") not in {pair.people for pair in found.pairs}
    assert len(found.pairs) == 2


def test_a_pair_that_both_accepted_stays_whatever_else_is_better() -> None:
    records = [round_(), pairing(), *YES]
    found = propose(system(*records), "shadowing", round_id="r")
    assert ("h", "v") in {pair.people for pair in found.pairs}


@pytest.mark.parametrize(
    ("what", "people", "overtaken"),
    [
        ("together", ("h", "v"), False), ("together", ("h", "w"), True),
        ("apart", ("h", "v"), True), ("apart", ("k", "w"), False),
        ("out", ("v",), True), ("out", ("w",), False),
    ],
)  # fmt: skip
def test_a_round_says_when_its_pairs_do_not_hold_to_what_was_settled(
    what: str, people: tuple[str, ...], overtaken: bool
) -> None:
    settled = Instruction(id="i", round_id="r", what=what, person_ids=people)
    assert is_overtaken(system(round_(), pairing(), settled), "r") is overtaken


def test_a_round_tells_how_far_its_pairs_are_and_who_is_alone() -> None:
    found = progress(system(round_(), pairing(score=0.5), *YES), round_())
    assert found.sentence == "One pair: one accepted; two people without a partner."
    assert found.alone == ("k", "w")
    draft = round_(status="draft")
    said = progress(system(draft, pairing(score=0.5)), draft).sentence
    assert said == "One pair proposed, two people unpaired, everyone's match is at least 50 of 100."


def test_publishing_needs_pairs_and_the_managers_yes() -> None:
    draft = round_(status="draft")
    with pytest.raises(Refused, match="no pairs to publish"):
        published(system(draft), draft, DAY, managers_agree=True)
    with pytest.raises(Refused, match="managers of all these people"):
        published(system(draft, pairing()), draft, DAY, managers_agree=False)
    asked = [applied("h"), applied("v", manager_agrees=None)]
    with pytest.raises(Refused, match="recorded for Person v:"):
        published(system(draft, pairing(), *asked), draft, DAY, managers_agree=True)
    done = published(system(draft, pairing()), draft, DAY, managers_agree=True)
    assert [item.start_date for item in done] == [DAY, DAY]
    with pytest.raises(Refused, match="published already"):
        published(system(round_(), pairing()), round_(), DAY, managers_agree=True)


def test_a_round_is_closed_once_it_was_published() -> None:
    assert closed(round_()) == [round_(status="closed")]
    with pytest.raises(Refused):
        closed(round_(status="draft"))


def test_what_is_settled_concerns_one_person_or_two_different_ones() -> None:
    now = system(round_())
    assert instructed(now, round_(), "apart", ["h", "v"]).person_ids == ("h", "v")
    for what, people in (("apart", ["h", "h"]), ("out", []), ("apart", ["h", "v", "w"])):
        with pytest.raises(Refused):
            instructed(now, round_(), what, people)
    with pytest.raises(Refused, match="closed"):
        instructed(now, round_(status="closed"), "out", ["h"])


def test_people_are_introduced_once_all_have_said_yes() -> None:
    now = system(round_(), pairing(), *YES)
    assert introduced(now, round_(), "p", DAY) == pairing(introduced_on=DAY)
    with pytest.raises(Refused, match="said yes"):
        introduced(system(round_(), pairing()), round_(), "p", DAY)
    with pytest.raises(Refused, match="no such pairing"):
        introduced(now, round_(), "other", DAY)


def test_a_yes_after_a_no_forgets_why() -> None:
    no = reply("v", answer="declined", reason="Too far")
    now = system(round_(), pairing(), no)
    assert answered(now, pairing(), "v", "accepted", "").reason == ""


@pytest.mark.parametrize(
    ("day", "hours"),
    [("2026-13-01", "2"), ("2026", "2"), ("2026-12-01", "2"), (DAY, "0"), (DAY, "a"), (DAY, "999")],
)
def test_a_meeting_wants_a_day_that_was_and_some_hours(day: str, hours: str) -> None:
    now = system(round_(), pairing(), *YES)
    with pytest.raises(Refused):
        met(now, pairing(), "v", day, hours)
    assert met(now, pairing(), "v", DAY, "2,5").hours == 2.5


def test_looking_back_wants_a_number_from_one_to_six() -> None:
    now = system(round_(), pairing(), reply("v", met_on=DAY))
    assert reflected(now, pairing(), "v", "4", "A rota").worth == "4"
    for worth in ("", "0", "7", "12"):
        with pytest.raises(Refused):
            reflected(now, pairing(), "v", worth, "")


@pytest.mark.parametrize(
    ("said", "replies", "words"),
    [
        ({"start_date": "2026-08-01"}, (), "Person h and Person v have not answered"),
        ({"start_date": "2026-08-01"}, YES[:1], "Person v has not answered"),
        ({"start_date": "2026-08-30"}, (), None),
        ({}, YES, "said yes: introduce them"),
        ({"introduced_on": "2026-06-01"}, YES, "no meeting is recorded"),
        ({"introduced_on": "2026-08-30"}, YES, None),
        ({}, (reply("h", met_on="2026-08-01", worth="5"), YES[1]), "Person v met their partner"),
        ({}, (reply("h", met_on="2026-08-30"),), None),
    ],
)
def test_who_keeps_a_pair_waiting_is_named(
    said: dict[str, Any], replies: tuple[Reply, ...], words: str | None
) -> None:
    found = nudges(system(round_(), pairing(**said), *replies), "r")
    assert len(found) == (words is not None)
    assert words is None or words in found[0].sentence


def test_nobody_is_nudged_in_a_draft_or_a_closed_round() -> None:
    for status in ("draft", "closed"):
        assert nudges(system(round_(status=status), pairing(start_date="2026-01-01")), "r") == []
    assert nudges(system(), "none") == []


def test_a_kept_round_says_of_whom_more_could_be_brought_together() -> None:
    found = {item.person: item for item in unpaired_in(system(round_(), pairing()), round_())}
    assert found["k"].rule == "free"
    assert found["k"].reason.startswith("One person who would fit has no partner either")


def test_a_closed_round_to_which_nobody_applied_is_about_those_in_its_pairs() -> None:
    over = round_(status="closed")
    assert unpaired_in(system(over, pairing()), over) == ()
