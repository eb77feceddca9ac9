"""Voting in a poll: who may, when, once; and what came out."""

import json
from collections.abc import Mapping
from dataclasses import replace

from graph_service.analysis.polls.ballot import points_text, ranking_text
from graph_service.analysis.polls.electorate import electorate
from graph_service.analysis.polls.result import PollResult, is_open, poll_result
from graph_service.editing import own_row
from graph_service.errors import Refused
from graph_service.records import Poll
from graph_service.snapshot import Snapshot
from graph_service.store import TEAM, Batch, Store
from graph_service.store.ballots import cast_vote, seal


def vote(
    store: Store, snapshot: Snapshot, poll: Poll, person_id: str, said: Mapping[str, int]
) -> None:
    """Cast somebody's vote; it cannot be changed afterwards, since nothing says which it is.

    Args:
        store: where the vote goes.
        snapshot: the whole network on the day.
        poll: the question.
        person_id: who votes.
        said: places or points by option.

    Raises:
        Refused: the poll is not open, they may not vote in it, or the vote is not whole.
        Conflict: they have voted already.
    """
    if not is_open(poll, snapshot.as_of):
        raise Refused("This poll is not open: votes are counted only while it is.")
    groups = electorate(snapshot, poll)
    if person_id not in groups:
        raise Refused("Only the people in this system vote, and you are not among them.")
    text = (points_text if poll.method == "points" else ranking_text)(said, poll.option_ids)
    cast_vote(store, poll.id, groups[person_id], person_id, text, terms_of(poll))


def close(store: Store, poll: Poll, *, by: str) -> None:
    """Close a poll before its last day, for good: its boxes take no more votes."""
    seal(store, poll.id, by=by)
    own = own_row(store.said("Poll", poll.id), Poll, poll.id, TEAM)
    said = replace(own, name=poll.name, method=poll.method, closed=True)
    store.write(Batch(TEAM, [said]), by=by, why=f"poll {poll.name} closed")


def terms_of(poll: Poll) -> str:
    """What must not change once there are votes, as text."""
    said = (poll.method, *poll.option_ids, poll.by, poll.start_date, poll.closes)
    return json.dumps(said, ensure_ascii=False)


def has_voted(store: Store, poll: Poll, person_id: str) -> bool:
    """Whether somebody has voted in a poll."""
    return f"{poll.id}/{person_id}" in store.apart("Voter")


def to_vote_in(store: Store, snapshot: Snapshot, person_id: str) -> list[Poll]:
    """The open polls in which somebody may vote and has not."""
    if person_id not in snapshot.people:
        return []
    polls = [item for item in snapshot.of("Poll").values() if is_open(item, snapshot.as_of)]
    voted = store.apart("Voter") if polls else {}
    return [item for item in polls if f"{item.id}/{person_id}" not in voted]


def result(store: Store, snapshot: Snapshot, poll: Poll) -> PollResult:
    """How a poll stands, or what came out of it."""
    voters, boxes = store.apart("Voter").values(), store.apart("BallotBox").values()
    return poll_result(snapshot, poll, voters, boxes)


def agreement(store: Store, snapshot: Snapshot) -> tuple[float | None, float | None]:
    """Per cent of the pairs of core messages that votes put in the common order.

    In the newest poll of ranks that is closed and told, and in the one before.
    """
    polls = sorted(snapshot.of("Poll").values(), key=lambda item: item.start_date, reverse=True)
    found = [
        100 * told.agreement
        for poll in polls
        if _is_about_messages(snapshot, poll)
        for told in [result(store, snapshot, poll)]
        if told.agreement is not None
    ]
    newest, before, *_ = [*found, None, None]
    return newest, before


def _is_about_messages(snapshot: Snapshot, poll: Poll) -> bool:
    known = [snapshot.programmes[id_] for id_ in poll.option_ids if id_ in snapshot.programmes]
    return bool(known) and all(item.classification == "core-message" for item in known)
