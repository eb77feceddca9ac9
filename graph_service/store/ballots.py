"""A vote: that somebody voted, and the vote itself into the box of their group, in one step.

The box is sorted and the audit keeps nothing of what was in it, so nothing that is kept says whose
a vote is. Whoever can copy the database file before and after somebody votes can still tell.
"""

from dataclasses import replace
from typing import cast

from graph_service.errors import Conflict
from graph_service.records import BallotBox, Voter
from graph_service.store.batch import TEAM, Batch, Entry
from graph_service.store.commit import commit, plans_of
from graph_service.store.ledger import Ledger
from graph_service.store.rows import record_of
from graph_service.store.transaction import Transaction

SOMEBODY = "a voter"
"""Who votes, as the audit says it."""


def cast_vote(
    store: Ledger, poll_id: str, group: str, person_id: str, ballot: str, terms: str
) -> None:
    """Put a vote into the box of a group.

    `terms` are what the poll says. Once there are votes it may not say anything else, nor be open
    again after it was sealed: two results of it would tell, by their difference, a vote.

    Raises:
        Conflict: this person has voted, or the poll has been changed or sealed since others did.
    """
    voter = Voter(id=f"{poll_id}/{person_id}", poll_id=poll_id, person_id=person_id)
    box_id = f"{poll_id}/{group}"

    def work(transaction: Transaction) -> None:
        if list(transaction.rows("Voter", id_=voter.id)):
            raise Conflict("You have voted already: each vote counts once.")
        boxes = _boxes(transaction, poll_id)
        if any(box.sealed or box.terms != terms for box in boxes):
            raise Conflict("This poll was closed or changed after others voted: ask a new one.")
        ballots = sorted(
            [*(one for box in boxes if box.id == box_id for one in box.ballots), ballot]
        )
        box = BallotBox(
            id=box_id, poll_id=poll_id, group=group, ballots=tuple(ballots), terms=terms
        )
        plans = plans_of(transaction, [Batch(TEAM, [voter, box])], None)
        commit(transaction, plans, Entry(0, "", SOMEBODY, "a vote", (TEAM,)))

    store.transact(work, writes=True)


def seal(store: Ledger, poll_id: str, *, by: str) -> None:
    """Let no more votes into the boxes of a poll; this cannot be undone."""

    def work(transaction: Transaction) -> None:
        boxes = [replace(box, sealed=True) for box in _boxes(transaction, poll_id)]
        plans = plans_of(transaction, [Batch(TEAM, boxes)], None)
        if not all(plan.is_empty for plan in plans):
            commit(transaction, plans, Entry(0, "", by, "a poll sealed", (TEAM,)))

    store.transact(work, writes=True)


def _boxes(transaction: Transaction, poll_id: str) -> list[BallotBox]:
    found = (cast(BallotBox, record_of("BallotBox", row)) for row in transaction.rows("BallotBox"))
    return [box for box in found if box.poll_id == poll_id]
