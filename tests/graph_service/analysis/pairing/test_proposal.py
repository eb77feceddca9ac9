"""Pairs on a small hand-made system: rules, reasons, odd ones out."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service import codes
from graph_service.analysis.pairing.audit import audit
from graph_service.analysis.pairing.company import Company
from graph_service.analysis.pairing.partners import Partner, partners
from graph_service.analysis.pairing.proposal import Proposal, propose
from graph_service.analysis.pairing.round_records import round_id_of, round_records
from graph_service.analysis.pairing.rules import broken
from graph_service.analysis.pairing.schemes import scheme
from graph_service.analysis.pairing.score import parts_of, total
from graph_service.errors import Refused
from graph_service.records import Pairing, Person, Record, Round
from graph_service.snapshot import Snapshot
from tests.builders import body, membership, organization, person, post, snapshot, tie
from tests.searches import long_search


def leader(id_: str, **said: Any) -> Person:
    """Somebody who agrees to be paired and shares a challenge with everybody."""
    return person(id_, **{"consent_pairing": True, "challenges": ("Prevention",), **said})


def host(id_: str, **said: Any) -> Person:
    return leader(id_, offers=("host-a-visit",), **{"sector": "acute", **said})


def visitor(id_: str, **said: Any) -> Person:
    return leader(id_, seeks=("shadow",), **{"sector": "vcse", **said})


def buddy(id_: str, **said: Any) -> Person:
    return leader(id_, **{"offers": ("buddy",), "seeks": ("buddy",), **said})


def paired(found: Proposal) -> set[tuple[str, ...]]:
    return {pair.people for pair in found.pairs}


def shadowing(*records: Record) -> Proposal:
    return propose(snapshot(*records), "shadowing")


def why(found: Proposal) -> dict[str, str]:
    return {item.person: item.reason for item in found.unpaired}


def test_a_visitor_is_paired_with_a_host_and_the_reasons_add_up() -> None:
    found = shadowing(host("h", days_free=("tue-am",)), visitor("v", days_free=("tue-am",)))
    (pair,) = found.pairs
    assert pair.people == ("h", "v")
    assert sum(part.points for part in pair.parts) == pair.points
    assert "Both named “Prevention” as a challenge. (18 of 30)" in pair.reasons
    assert "Both are free on Tuesday morning. (5 of 5)" in pair.reasons
    assert (found.total, found.worst, found.optimal) == (pair.score, pair.score, True)


@pytest.mark.parametrize(
    ("first", "second", "because"),
    [
        ({"consent_pairing": False}, {}, None),
        ({"objects": True}, {}, None),
        ({"avoid_ids": ("v",)}, {}, "other reasons"),
        ({}, {"avoid_ids": ("h",)}, "other reasons"),
        ({"sector": "vcse"}, {}, "the same sector and profession"),
        ({"challenges": ("Workforce",)}, {}, "no challenge in common"),
        ({"days_free": ("mon-am",)}, {"days_free": ("tue-am",)}, "no half-day in common"),
    ],
)
def test_a_rule_keeps_two_people_apart_and_is_named(
    first: dict[str, Any], second: dict[str, Any], because: str | None
) -> None:
    found = shadowing(host("h", **first), visitor("v", **second))
    assert found.pairs == ()
    if because:
        assert because in why(found)["v"]
    else:
        assert why(found) == {"v": "Nobody else takes part as host."}


def test_a_private_wish_shows_in_no_reason() -> None:
    found = shadowing(host("h", avoid_ids=("v",)), visitor("v"))
    assert "h" not in why(found)["v"].split()
    assert "avoid" not in str(found.document())


def test_people_of_one_employer_are_not_paired() -> None:
    found = shadowing(
        organization("trust"), host("h"), visitor("v"), membership("h", "trust"),
        membership("v", "trust"),
    )  # fmt: skip
    assert found.pairs == ()
    assert "the same organisation (1)" in why(found)["v"]


def test_people_of_one_board_may_be_paired() -> None:
    found = shadowing(
        body("board"), host("h"), visitor("v"), membership("h", "board"), membership("v", "board")
    )
    assert len(found.pairs) == 1


def test_people_in_one_line_of_management_are_not_paired_however_far_apart() -> None:
    chain = [
        body("b"),
        post("top", "b"),
        post("middle", "b", reports_to_id="top"),
        post("low", "b", reports_to_id="middle"),
    ]
    found = shadowing(
        *chain, host("h"), visitor("v"), membership("h", post_id="top"),
        membership("v", post_id="low"),
    )  # fmt: skip
    assert "one line of management" in why(found)["h"]


def test_posts_that_report_in_a_circle_do_not_hang() -> None:
    found = shadowing(
        body("b"), post("x", "b", reports_to_id="y"), post("y", "b", reports_to_id="x"),
        host("h"), visitor("v"), membership("h", post_id="x"),
    )  # fmt: skip
    assert len(found.pairs) == 1


def test_those_who_were_in_a_pair_or_trio_before_are_not_paired_again() -> None:
    before = Pairing(id="p", scheme="buddies", round_id="old", person_ids=("v", "x", "h"))
    records = (host("h"), visitor("v"), before)
    assert "paired before (1)" in why(shadowing(*records))["h"]
    same_round = propose(snapshot(*records), "shadowing", round_id="old")
    assert len(same_round.pairs) == 1


def test_executive_buddies_are_one_clinician_and_one_manager() -> None:
    found = propose(
        snapshot(
            buddy("c1", side="clinical-and-care"),
            buddy("c2", side="clinical-and-care"),
            buddy("m", side="managerial-executive"),
            buddy("nobody-knows"),
        ),
        "executive-buddies",
    )
    (pair,) = found.pairs
    assert pair.people[1] == "m"
    (left,) = found.unpaired
    assert left.reason.startswith("The one person who would fit has another partner")


def test_who_hosts_and_visits_takes_the_part_that_reaches_most_visitors() -> None:
    both = leader("b", offers=("host-a-visit",), seeks=("shadow",), sector="pharmacy")
    assert paired(shadowing(host("h"), both)) == {("h", "b")}
    assert paired(shadowing(both, visitor("v"))) == {("b", "v")}
    four = shadowing(host("h"), both, visitor("v"), replace(both, id="c"))
    assert len(four.pairs) == 2


def test_an_odd_one_out_makes_a_trio_as_good_as_its_weakest_two() -> None:
    found = propose(snapshot(*(buddy(f"b{n}") for n in range(5))), "buddies")
    assert sorted(len(pair.people) for pair in found.pairs) == [2, 3]
    assert found.unpaired == ()
    assert audit(snapshot(*(buddy(f"b{n}") for n in range(5))), found).problems == ()


def test_a_trio_needs_all_three_pairs_to_be_allowed() -> None:
    found = propose(snapshot(buddy("a", avoid_ids=("b",)), buddy("b"), buddy("c")), "buddies")
    assert [len(pair.people) for pair in found.pairs] == [2]
    assert len(found.unpaired) == 1


def test_those_who_know_each_other_already_score_less() -> None:
    strangers = shadowing(host("h"), visitor("v"))
    friends = shadowing(host("h"), visitor("v"), tie("v", "h"))
    assert strangers.pairs[0].points - friends.pairs[0].points == 12


def test_a_tie_is_not_used_where_either_of_the_two_refuses_that() -> None:
    unused = shadowing(host("h"), visitor("v", consent_ties=False), tie("h", "v"))
    assert unused.pairs[0].points == shadowing(host("h"), visitor("v")).pairs[0].points


def test_a_pair_keeps_its_id_in_its_round_and_has_another_in_another() -> None:
    system = snapshot(host("h"), visitor("v"))
    ids = [propose(system, "shadowing", round_id=round_).pairs[0].id for round_ in ("a", "a", "b")]
    assert ids[0] == ids[1] != ids[2]


def test_a_scheme_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(Refused, match="choose"):
        propose(snapshot(), "dancing")


def test_nobody_at_all_is_an_answer() -> None:
    for code in ("shadowing", "buddies", "executive-buddies", "sponsor", "circles"):
        found = propose(snapshot(), code)
        assert (found.pairs, found.unpaired, found.worst) == ((), (), None)


def test_the_audit_finds_a_false_reason_a_wrong_score_and_a_person_twice() -> None:
    system = snapshot(host("h"), visitor("v"))
    found = propose(system, "shadowing")
    (pair,) = found.pairs
    part = replace(pair.parts[0], sentence="They like each other.")
    forged = replace(pair, points=pair.points + 1, parts=(part, *pair.parts[1:]))
    problems = audit(system, replace(found, pairs=(forged, pair))).problems
    said = " ".join(problems)
    for expected in ("do not bear out", "do not add up", "more pairs than they can be"):
        assert expected in said


def test_the_audit_finds_a_broken_rule() -> None:
    found = shadowing(host("h"), visitor("v"))
    later = snapshot(host("h", avoid_ids=("v",)), visitor("v"))
    assert any("breaks the rule" in fault for fault in audit(later, found).problems)


def test_a_round_becomes_records_and_replaces_its_earlier_draft() -> None:
    round_id = round_id_of(snapshot(), "shadowing", "May 2026!")
    old = Pairing(id="old", scheme="shadowing", round_id=round_id, person_ids=("h", "x"))
    system = snapshot(host("h", invented=True), visitor("v"), old)
    kept = round_records(system, propose(system, "shadowing", round_id=round_id), "May 2026!")
    round_, pairing = kept.records
    assert round_ == Round(
        id="shadowing-may-2026", name="May 2026!", scheme="shadowing", status="draft", seed=0
    )
    assert isinstance(pairing, Pairing)
    assert (pairing.person_ids, pairing.status, pairing.invented) == (("h", "v"), "proposed", True)
    assert kept.removed == [("Pairing", "old")]


def test_a_round_is_found_by_its_name_whatever_its_id() -> None:
    there = snapshot(Round(id="r7", name="Autumn", scheme="shadowing"))
    assert round_id_of(there, "shadowing", "autumn") == "r7"
    assert round_id_of(there, "shadowing", "R7") == "r7"
    assert round_id_of(there, "buddies", "autumn") == "buddies-autumn"


def test_a_published_round_is_not_made_anew() -> None:
    published = Round(id="shadowing-may", name="May", scheme="shadowing", status="published")
    system = snapshot(published)
    with pytest.raises(Refused, match="published already"):
        round_records(system, propose(system, "shadowing", round_id="shadowing-may"), "May")


CODES = st.tuples(
    st.lists(st.sampled_from(["host-a-visit", "shadow", "buddy"]), max_size=3, unique=True),
    st.lists(st.sampled_from(["shadow", "buddy"]), max_size=2, unique=True),
    st.sampled_from(["", *codes.SECTORS]),
    st.lists(st.sampled_from(["Prevention", "prevention ", "Workforce"]), max_size=2, unique=True),
    st.sampled_from(["", "clinical-and-care", "managerial-executive"]),
    st.sampled_from(["t1", "t2", "t3"]),
)


def system_of(rows: list[Any]) -> Snapshot:
    people = [
        leader(f"p{n:02}", offers=tuple(o), seeks=tuple(s), sector=e, challenges=tuple(c), side=d)
        for n, (o, s, e, c, d, _) in enumerate(rows)
    ]
    jobs = [membership(f"p{n:02}", row[-1]) for n, row in enumerate(rows)]
    return snapshot(*people, *jobs, *(organization(id_) for id_ in ("t1", "t2", "t3")))


@long_search(800)
@given(
    st.lists(CODES, max_size=9),
    st.sampled_from(["shadowing", "buddies", "executive-buddies", "circles"]),
    st.integers(0, 5),
)
def test_every_proposal_stands_its_audit_and_leaves_nobody_unmentioned(
    rows: list[Any], code: str, seed: int
) -> None:
    system = system_of(rows)
    found = propose(system, code, seed=seed)
    assert audit(system, found).problems == ()
    assert found == propose(system, code, seed=seed)
    assert all(0 <= pair.score <= 1 for pair in found.pairs)


def best_of_all(system: Snapshot, code: str) -> tuple[int, int, int]:
    """The most pairs, the highest worst score, the most points, by trying every way to pair."""
    chosen = scheme(system, code)
    known = partners(system)
    company = Company(system, known)

    def ways(one: Partner, other: Partner) -> list[int]:
        return [
            total(parts_of(company, chosen, pair))
            for pair in ((one, other), (other, one))
            if chosen.first(pair[0]) and chosen.second(pair[1])
            if broken(chosen.rules, *pair) is None
        ]

    def best(left: tuple[str, ...], worst: int) -> list[tuple[int, int, int]]:
        if not left:
            return [(0, worst, 0)]
        first, *others = left
        found = best(tuple(others), worst)
        for other in others:
            rest = tuple(id_ for id_ in others if id_ != other)
            for points in ways(known[first], known[other]):
                for pairs, low, summed in best(rest, min(worst, points)):
                    found.append((pairs + 1, low, summed + points))
        return found

    return max(best(tuple(known), 100))


@long_search(600)
@given(st.lists(CODES, max_size=6), st.integers(0, 3))
def test_no_other_way_pairs_more_people_or_scores_higher(rows: list[Any], seed: int) -> None:
    system = system_of(rows)
    found = propose(system, "executive-buddies", seed=seed)
    worst = min((pair.points for pair in found.pairs), default=100)
    assert (len(found.pairs), worst, found.points) == best_of_all(system, "executive-buddies")
    assert found.optimal
