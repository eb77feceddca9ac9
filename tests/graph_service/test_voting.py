"""Voting: once, in time, and so that nothing kept says whose a vote is; over every store."""

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from graph_service import voting
from graph_service.analysis.polls.electorate import OTHERS, electorate
from graph_service.analysis.polls.result import PollResult, poll_result
from graph_service.errors import Conflict, Refused
from graph_service.records import Poll, Programme, System
from graph_service.store import TEAM, Batch, Store, open_store
from tests.builders import person

DAY = "2026-06-01"
ASKED = Poll(
    id="q", name="What first?", method="rank", option_ids=("a", "b", "c"), by="sector",
    start_date="2026-05-01", closes="2026-06-30",
)  # fmt: skip


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """Six people of acute hospitals, two of social care, and a poll."""
    store = open_store(store_url)
    people = [person(f"p{n}", sector="acute") for n in range(6)]
    people += [person(f"s{n}", sector="social-care") for n in range(2)]
    options = [Programme(id=id_, name=id_.upper()) for id_ in "abc"]
    system = System(id="system", name="S", today=DAY)
    store.write(Batch(TEAM, [*people, *options, system, ASKED]), by="test", why="x")
    yield store
    store.close()


def vote(store: Store, person_id: str, *order: str, poll: Poll = ASKED) -> None:
    said = {option: place for place, option in enumerate(order, start=1)}
    voting.vote(store, store.read(), poll, person_id, said)


def closed(store: Store) -> PollResult:
    poll = replace(ASKED, closes="2026-05-31")
    voters, boxes = store.apart("Voter").values(), store.apart("BallotBox").values()
    return poll_result(store.read(), poll, voters, boxes)


def test_a_poll_with_votes_takes_no_more_once_it_was_closed_or_changed(store: Store) -> None:
    for number in range(4):
        vote(store, f"p{number}", "a")
    with pytest.raises(Conflict, match="changed"):
        vote(store, "p4", "a", poll=replace(ASKED, closes="2026-07-31"))
    vote(store, "p4", "a")
    voting.close(store, ASKED, by="team")
    assert store.whole().of("Poll")["q"].closed
    store.undo(store.entries()[-1].version, by="team")
    assert not store.whole().of("Poll")["q"].closed
    with pytest.raises(Conflict, match="closed"):
        vote(store, "p5", "b")
    assert len(store.apart("Voter")) == 5


def test_small_groups_are_counted_with_others(store: Store) -> None:
    groups = electorate(store.read(), ASKED)
    assert groups["p0"] == "acute"
    assert {groups["s0"], groups["s1"]} == {OTHERS}


def test_everybody_votes_once(store: Store) -> None:
    vote(store, "p0", "a", "b")
    assert voting.has_voted(store, ASKED, "p0")
    assert not voting.has_voted(store, ASKED, "p1")
    with pytest.raises(Conflict, match="already"):
        vote(store, "p0", "b", "a")
    (box,) = store.apart("BallotBox").values()
    assert box.ballots == (json.dumps(["a", "b"]),)


def test_nothing_that_is_kept_says_whose_a_vote_is(store: Store) -> None:
    for number in range(6):
        vote(store, f"p{number}", *("cab" if number % 2 else "abc"))
    (box,) = store.apart("BallotBox").values()
    assert list(box.ballots) == sorted(box.ballots)
    for entry in store.entries()[1:]:
        assert entry.by == "a voter"
        for change in store.changes(entry.version):
            assert not change.before
    newest = store.entries()[-1].version
    with pytest.raises(Conflict, match="secret"):
        store.undo(newest, by="test")
    assert store.faults() == []


def test_only_those_who_are_there_vote_in_time_and_wholly(store: Store) -> None:
    with pytest.raises(Refused, match="among"):
        vote(store, "nobody", "a")
    with pytest.raises(Refused, match="not open"):
        vote(store, "p0", "a", poll=replace(ASKED, closes="2026-05-31"))
    with pytest.raises(Refused, match="not open"):
        vote(store, "p0", "a", poll=replace(ASKED, closed=True))
    with pytest.raises(Refused, match="at least one"):
        vote(store, "p0")
    with pytest.raises(Refused, match="Two have place 1"):
        voting.vote(store, store.read(), ASKED, "p0", {"a": 1, "b": 1})
    points = replace(ASKED, method="points")
    with pytest.raises(Refused, match="add up to 90"):
        voting.vote(store, store.read(), points, "p0", {"a": 60, "b": 30})
    assert not store.apart("Voter")


def test_groups_that_count_evenly_can_turn_the_order(store: Store) -> None:
    for number in range(6):
        vote(store, f"p{number}", *("abc" if number < 4 else "bac"))
    small = [person(f"o{n}", sector="pharmacy") for n in range(4)]
    store.write(Batch(TEAM, small), by="test", why="x")
    # Two of social care and three of pharmacy are counted together, as neither is large enough.
    for id_ in ("s0", "s1", "o0", "o1", "o2"):
        vote(store, id_, "b", "c", "a")
    found = closed(store)
    assert found.counted == ("acute", OTHERS)
    assert [(item.option, item.places) for item in found.outcomes] == [
        ("b", (1, 1)), ("a", (2, 2)), ("c", (3, 3)),
    ]  # fmt: skip
    # Of the acute votes 4 of 6 prefer a to b and all of the others b to a: 2/3 against 1/3 + 1.
    assert {item.option: item.evenly for item in found.outcomes} == {
        "b": (1, 1), "a": (2, 3), "c": (2, 3),
    }  # fmt: skip
    assert [(row.group, row.may, row.voted) for row in found.turnout] == [
        ("acute", 6, 6), (OTHERS, 6, 5),
    ]  # fmt: skip


def test_few_votes_and_open_polls_tell_nothing_but_the_turnout(store: Store) -> None:
    for number in range(4):
        vote(store, f"p{number}", "a")
    few = closed(store)
    assert (few.outcomes, few.voted, few.may) == ((), 4, 8)
    vote(store, "p4", "a")
    assert [item.option for item in closed(store).outcomes] == ["a", "b", "c"]
    voters, boxes = store.apart("Voter").values(), store.apart("BallotBox").values()
    assert poll_result(store.read(), ASKED, voters, boxes).outcomes == ()


def test_points_are_the_mean_of_all_votes(store: Store) -> None:
    points = replace(ASKED, method="points")
    for number in range(5):
        said = {"a": 100} if number < 2 else {"b": 60, "c": 40}
        voting.vote(store, store.read(), points, f"p{number}", said)
    voters, boxes = store.apart("Voter").values(), store.apart("BallotBox").values()
    found = poll_result(store.read(), replace(points, closed=True), voters, boxes)
    assert [(item.option, item.points, item.places) for item in found.outcomes] == [
        ("a", 40.0, (1, 1)), ("b", 36.0, (2, 2)), ("c", 24.0, (3, 3)),
    ]  # fmt: skip
