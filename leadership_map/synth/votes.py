"""Made-up votes in the sample's polls, in no file: a vote is secret, also a made-up one."""

import json
from collections import defaultdict
from collections.abc import Iterator
from random import Random

from graph_service.analysis.polls.electorate import electorate
from graph_service.records import BallotBox, Poll, Voter
from graph_service.snapshot import Snapshot
from graph_service.voting import terms_of
from leadership_map.synth import facts
from leadership_map.synth.draws import chance


def votes(snapshot: Snapshot, seed: int) -> Iterator[Voter | BallotBox]:
    """Who voted in each poll, and a box of votes a group; the same for the same seed."""
    turnout = {row["id"]: float(row["turnout"]) for row in facts.rows("polls")}
    for poll in snapshot.of("Poll").values():
        rng = chance(seed, f"votes in {poll.id}")
        boxes: dict[str, list[str]] = defaultdict(list)
        for person_id, group in electorate(snapshot, poll).items():
            if rng.random() < turnout.get(poll.id, 0):
                yield Voter(id=f"{poll.id}/{person_id}", poll_id=poll.id, person_id=person_id)
                boxes[group].append(_ballot(rng, poll, group))
        for group, ballots in boxes.items():
            yield BallotBox(
                id=f"{poll.id}/{group}", poll_id=poll.id, group=group,
                ballots=tuple(sorted(ballots)), terms=terms_of(poll),
            )  # fmt: skip


def _ballot(rng: Random, poll: Poll, group: str) -> str:
    """Options drawn one after the other, each group having its own favourites."""
    taste = chance(0, f"{poll.id} {group}")
    liking = {option: taste.uniform(0.2, 3) for option in poll.option_ids}
    order = sorted(poll.option_ids, key=lambda option: -liking[option] * rng.random())
    if poll.method == "rank":
        return json.dumps(order[: rng.randint(3, len(order))])
    points = rng.choice(((50, 30, 20), (40, 40, 20), (100, 0, 0)))
    return json.dumps(dict(sorted(zip(order, points, strict=False))))
