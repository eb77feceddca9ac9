"""A proposal as records: the round and its pairings, as the team would keep them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph_service.analysis.pairing.life import stage_of
from graph_service.analysis.pairing.proposal import Proposal
from graph_service.analysis.pairing.settled import BEGUN
from graph_service.errors import Refused
from graph_service.records import Pairing, Record, Round
from graph_service.snapshot import Snapshot


@dataclass(frozen=True)
class RoundRecords:
    """What to write for a round, and which pairings of an earlier proposal (kind, id) go."""

    records: Sequence[Record]
    removed: Sequence[tuple[str, str]]


def round_id_of(snapshot: Snapshot, scheme: str, name: str) -> str:
    """The id of the round that a scheme calls `name`: the one there is, else one made of the name.

    The id of a round of the scheme is a name as well.

    Raises:
        Refused: the name holds neither letter nor digit.
    """
    for item in snapshot.rounds.values():
        if item.scheme == scheme and name.casefold() in (item.name.casefold(), item.id.casefold()):
            return item.id
    slug = "-".join(re.findall(r"\w+", name.casefold()))
    if not slug:
        raise Refused("Give the round a name, for example 'May 2026'.")
    return f"{scheme}-{slug}"


def round_records(snapshot: Snapshot, proposal: Proposal, name: str) -> RoundRecords:
    """The records of a proposed round; an earlier proposal of the same round is replaced.

    In a published round only a repair may be kept: what somebody declined stays as it is, and new
    pairs join.

    Raises:
        Refused: the round is published and the proposal is no repair, or it is closed.
    """
    before = snapshot.rounds.get(proposal.round_id)
    if before is not None and (
        before.status == "closed" or (before.status == "published" and not proposal.kept)
    ):
        raise Refused(
            f"The round '{before.name}' is {before.status} already: give the new one another name."
        )
    kept = {pair.id for pair in proposal.pairs}
    draft = before is None or before.status != "published"
    gone = [
        ("Pairing", item.id)
        for item in snapshot.pairings.values()
        if item.round_id == proposal.round_id
        and item.id not in kept
        and stage_of(snapshot, item) not in (*BEGUN, *([] if draft else ["declined"]))
    ]
    round_ = before or Round(id=proposal.round_id, name=name, scheme=proposal.scheme)
    status = "published" if round_.status == "published" else "draft"
    made = replace(round_, status=status, seed=proposal.seed)
    return RoundRecords([made, *_pairings(snapshot, proposal)], gone)


def _pairings(snapshot: Snapshot, proposal: Proposal) -> list[Record]:
    return [
        Pairing(
            id=pair.id,
            scheme=proposal.scheme,
            round_id=proposal.round_id,
            person_ids=pair.people,
            status="proposed",
            score=pair.score,
            reasons=pair.reasons,
            half_day=pair.half_day,
            invented=any(snapshot.people[id_].invented for id_ in pair.people) or None,
        )
        for pair in proposal.pairs
    ]
