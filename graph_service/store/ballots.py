"""A vote: that somebody voted, and the vote itself into the box of their group, in one step.

The box is sorted and the audit keeps nothing of what was in it, so nothing that is kept says whose
a vote is. Whoever can copy the database file before and after somebody votes can still tell.
"""

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


def cast_vote(store: Ledger, poll_id: str, group: str, person_id: str, ballot: str) -> None:
    """Put a vote into the box of a group.

    Raises:
        Conflict: this person has voted in this poll.
    """
    voter = Voter(id=f"{poll_id}/{person_id}", poll_id=poll_id, person_id=person_id)
    box_id = f"{poll_id}/{group}"

    def work(transaction: Transaction) -> None:
        if list(transaction.rows("Voter", id_=voter.id)):
            raise Conflict("You have voted already: each vote counts once.")
        rows = transaction.rows("BallotBox", id_=box_id)
        boxes = [cast(BallotBox, record_of("BallotBox", row)) for row in rows]
        ballots = sorted([*(one for box in boxes for one in box.ballots), ballot])
        box = BallotBox(id=box_id, poll_id=poll_id, group=group, ballots=tuple(ballots))
        plans = plans_of(transaction, [Batch(TEAM, [voter, box])], None)
        commit(transaction, plans, Entry(0, "", SOMEBODY, "a vote", (TEAM,)))

    store.transact(work, writes=True)
