"""Bids: teams that cross boundaries, assessors without an interest, and which to fund."""

from itertools import chain, combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service.analysis.bids.assessors import sharing
from graph_service.analysis.bids.choosing import Choice, choosing
from graph_service.analysis.bids.conflicts import conflict
from graph_service.analysis.bids.known import bids_on
from graph_service.analysis.bids.standing import standing, standings
from graph_service.errors import NotFound, Refused
from graph_service.records import Area, Assessment, Bid, Call, Record
from graph_service.snapshot import Snapshot
from tests.builders import membership, organization, person, snapshot
from tests.searches import long_search

CALL = Call(id="call", name="Call", budget=100.0, organizations_least=2, sectors_least=2,
            assessments_least=2)  # fmt: skip


def bid(id_: str, **said: Any) -> Bid:
    return Bid(
        id=id_, **{"name": f"Bid {id_}", "call_id": "call", "state": "submitted", "cost": 40.0,
                   **said}
    )  # fmt: skip


def mark(bid_id: str, person_id: str, said: str, **more: Any) -> Assessment:
    return Assessment(
        id=f"{bid_id}-{person_id}", bid_id=bid_id, person_id=person_id, mark=said, **more
    )


def people(*, places: tuple[str, ...] = ("bexley", "bromley")) -> list[Record]:
    """Ann of a hospital, Gil of general practice, three who assess; two boroughs in one system."""
    return [
        Area(id="sel", name="SEL", classification="system"),
        *(Area(id=id_, name=id_.title(), classification="borough", parent_id="sel")
          for id_ in places),
        organization("acute", sector="acute"),
        organization("gp", sector="primary"),
        person("ann"), person("gil"), person("one"), person("two"), person("three"),
        membership("ann", "acute"), membership("gil", "gp"),
    ]  # fmt: skip


def test_what_was_decided_or_told_later_was_not_known_before() -> None:
    told = bid("b", state="completed", decided_on="2025-02-10", outcome="Better",
               outcome_on="2026-06-15", programme_id="project")  # fmt: skip
    days = ("2025-02-09", "2025-02-10", "2026-06-15")
    found = [bids_on(snapshot(told, as_of=day))["b"] for day in days]
    assert [(item.state, item.programme_id, item.outcome) for item in found] == [
        ("submitted", "", ""), ("funded", "project", ""), ("completed", "project", "Better"),
    ]  # fmt: skip


def test_a_team_crosses_boundaries_where_it_joins_as_many_as_the_call_asks_for() -> None:
    day = snapshot(CALL, *people(), bid("both", team_ids=("ann", "gil")),
                   bid("alone", lead_id="ann", organization_id="acute"))  # fmt: skip
    both, alone = (standing(day, day.of("Bid")[id_]) for id_ in ("both", "alone"))
    assert (both.organizations, both.sectors, both.crosses) == (
        ("acute", "gp"), ("acute", "primary"), True,
    )  # fmt: skip
    assert (alone.organizations, alone.crosses) == (("acute",), False)


def test_an_area_stands_for_its_borough_or_for_those_below_it() -> None:
    day = snapshot(CALL, *people(), Area(id="ward", name="Ward", parent_id="bexley"),
                   bid("ward", area_ids=("ward",)), bid("all", area_ids=("sel",)))  # fmt: skip
    assert standing(day, day.of("Bid")["ward"]).places == ("bexley",)
    assert set(standing(day, day.of("Bid")["all"]).places) == {"bexley", "bromley"}


def test_marks_of_people_with_an_interest_do_not_count() -> None:
    day = snapshot(
        CALL,
        *people(),
        person("pat"),
        membership("pat", "acute"),
        bid("b", team_ids=("ann", "gil")),
        mark("b", "gil", "5"),
        mark("b", "pat", "5"),
        mark("b", "one", "5", conflict=True),
        mark("b", "two", "2"),
        mark("b", "three", ""),
    )
    found = standing(day, day.of("Bid")["b"])
    assert (found.marks, found.mean, found.short, found.waiting) == ({"two": 2}, 2.0, 1, ("three",))
    assert found.kept_out == {"gil": "team", "one": "said", "pat": "employer"}
    assert conflict(day, found.bid, "two") == ""


def test_assessors_are_found_without_a_conflict_and_share_the_load() -> None:
    day = snapshot(
        CALL, *people(), bid("a", team_ids=("ann",)), bid("b", team_ids=("gil",)),
        bid("c", team_ids=("one",)), mark("a", "two", "3"),
    )  # fmt: skip
    found = sharing(day, standings(day, "call"), ["ann", "gil", "one", "two", "three"])
    assert len(found.pairs) == 5
    assert (found.most, found.short) == (2, ())
    assert not {("a", "ann"), ("b", "gil"), ("c", "one"), ("a", "two")} & {*found.pairs}


def test_where_there_are_too_few_assessors_it_says_which_bids_want_for_them() -> None:
    day = snapshot(CALL, *people(), bid("a", team_ids=("ann",)))
    found = sharing(day, standings(day, "call"), ["ann", "two"])
    assert (found.pairs, found.short) == ((("a", "two"),), (("a", 1),))


@long_search(400)
@given(
    may=st.lists(st.sets(st.sampled_from("vwxyz")), min_size=1, max_size=4),
    wanted=st.integers(1, 3),
)
def test_no_sharing_finds_more_or_has_a_lighter_heaviest_load(
    may: list[set[str]], wanted: int
) -> None:
    pool = "vwxyz"
    call = Call(id="call", name="Call", assessments_least=wanted)
    bids = [bid(f"b{at}", team_ids=tuple(sorted({*pool} - open_))) for at, open_ in enumerate(may)]
    day = snapshot(call, *(person(id_) for id_ in pool), *bids)
    found = sharing(day, standings(day, "call"), pool)

    def loads(open_: list[set[str]]) -> list[dict[str, int]]:
        if not open_:
            return [{}]
        size = min(wanted, len(open_[0]))
        return [
            {id_: rest.get(id_, 0) + (id_ in some) for id_ in pool}
            for some in combinations(sorted(open_[0]), size) for rest in loads(open_[1:])
        ]  # fmt: skip

    assert len(found.pairs) == sum(min(wanted, len(open_)) for open_ in may)
    assert found.most == min(max(load.values(), default=0) for load in loads(may))


def funded(day: Snapshot, **said: Any) -> tuple[str, ...]:
    return choosing(day, "call", **said).choices[0].bids


def test_places_and_sectors_come_before_marks_and_marks_before_money() -> None:
    records = [
        CALL, *people(),
        bid("best", team_ids=("ann", "gil"), area_ids=("bexley",), cost=90.0),
        bid("bexley", team_ids=("ann", "gil"), area_ids=("bexley",), cost=50.0),
        bid("bromley", team_ids=("ann", "gil"), area_ids=("bromley",), cost=50.0),
        bid("dear", team_ids=("ann", "gil"), area_ids=("bromley",), cost=50.01),
        bid("weak", team_ids=("ann", "gil"), area_ids=("bromley",), cost=1.0),
        bid("alone", team_ids=("ann",), cost=1.0),
        bid("few", team_ids=("ann", "gil"), cost=1.0),
        bid("free", team_ids=("ann", "gil"), cost=None),
        bid("past", team_ids=("ann", "gil"), state="funded"),
    ]  # fmt: skip
    marks = {"best": "55", "bexley": "33", "bromley": "33", "dear": "55", "weak": "22",
             "alone": "55", "few": "5", "free": "55", "past": "55"}  # fmt: skip
    records += [mark(id_, who, one) for id_, own in marks.items()
                for who, one in zip(("one", "two"), own, strict=False)]  # fmt: skip
    found = choosing(snapshot(*records), "call")
    assert {*found.choices[0].bids} == {"bexley", "bromley"}
    assert found.choices[0].proved
    assert found.by_marks.bids == ("best",) or found.by_marks.marks == 6.0
    assert dict(found.left_out) == {
        "weak": "mark", "alone": "crosses", "few": "short", "free": "cost", "past": "decided",
    }  # fmt: skip
    assert {*funded(snapshot(*records), budget=100.01)} == {"bexley", "dear"}
    assert "weak" in funded(snapshot(*records), least_mark=1.0, budget=51.0)


def test_a_call_without_a_budget_and_a_call_that_is_not_there_are_refused() -> None:
    day = snapshot(Call(id="call", name="Call"))
    with pytest.raises(Refused, match="has no budget"):
        choosing(day, "call")
    with pytest.raises(Refused, match="A budget is from £0"):
        choosing(day, "call", float("nan"))
    with pytest.raises(NotFound, match="There is no call 'other'"):
        choosing(day, "other")


@long_search(300)
@given(
    st.lists(st.tuples(st.sampled_from([10.0, 20.05, 33.33, 60.0]), st.sampled_from("345"),
                       st.sampled_from([(), ("bexley",), ("bexley", "bromley")])), max_size=6),
    st.sampled_from([30.0, 60.05, 93.38, 100.0]),
)  # fmt: skip
def test_the_choice_is_the_best_of_all_choices(
    bids: list[tuple[float, str, tuple[str, ...]]], budget: float
) -> None:
    call = Call(id="call", name="Call", budget=budget, assessments_least=1)
    records: list[Record] = [call, *people()]
    for at, (cost, said, places) in enumerate(bids):
        records += [bid(f"b{at}", cost=cost, area_ids=places, organization_id="gp")]
        records += [mark(f"b{at}", "one", said)]
    found = choosing(snapshot(*records), "call")

    def worth(chosen: tuple[int, ...]) -> tuple[int, int, int]:
        places = {place for at in chosen for place in bids[at][2]}
        pence = sum(round(bids[at][0] * 100) for at in chosen)
        return len(places) + bool(chosen), sum(int(bids[at][1]) for at in chosen), -pence

    every = chain.from_iterable(combinations(range(len(bids)), n) for n in range(len(bids) + 1))
    within = [one for one in every if -worth(one)[2] <= round(budget * 100)]
    best = sorted(map(worth, within), reverse=True)[:4]

    def counted(item: Choice) -> tuple[int, int, int]:
        covered = len(item.places) + len(item.sectors)
        return covered, round(item.marks), -round(item.cost * 100)

    assert [counted(item) for item in found.choices] == best
