"""Publishing and closing a round, and what the team settles in it: who may, and the records."""

from collections.abc import Sequence
from dataclasses import replace

from graph_service.analysis.numerals import listed
from graph_service.analysis.pairing.life import stage_of
from graph_service.analysis.pairing.partners import applications
from graph_service.analysis.pairing.progress import pairings_of
from graph_service.errors import Refused
from graph_service.new_ids import free_id
from graph_service.records import Instruction, Record, Round
from graph_service.snapshot import Snapshot

_LEAST = {"together": 2, "apart": 2, "out": 1}


def published(snapshot: Snapshot, round_: Round, day: str, *, managers_agree: bool) -> list[Record]:
    """The records of a round that its people may know of from `day` on.

    Args:
        snapshot: the whole network on one day.
        round_: the draft.
        day: when it begins.
        managers_agree: whether the team says so of everybody, where nobody has applied.

    Raises:
        Refused: there is no pair, it is not a draft, or a manager has not said yes.
    """
    if round_.status not in ("", "draft", "open"):
        raise Refused(f"The round '{round_.name}' is {round_.status} already.")
    pairings = pairings_of(snapshot, round_.id)
    if not pairings:
        raise Refused("There are no pairs to publish yet: propose pairs and keep them first.")
    applied = applications(snapshot, round_.id)
    waiting = [
        id_
        for item in pairings
        for id_ in item.person_ids
        if applied and (id_ not in applied or not applied[id_].manager_agrees)
    ]
    if waiting:
        names = listed([snapshot.label("Person", id_) for id_ in dict.fromkeys(waiting)])
        raise Refused(
            f"No manager's yes is recorded for {names}: record it, or match again without them."
        )
    if not applied and not managers_agree:
        raise Refused("Say first that the managers of all these people have agreed.")
    begun = [replace(item, status="published", start_date=day) for item in pairings]
    return [replace(round_, status="published", start_date=day), *begun]


def closed(round_: Round) -> list[Record]:
    """The record of a round that is over.

    Raises:
        Refused: it was never published, or is closed already.
    """
    if round_.status != "published":
        raise Refused("Only a published round can be closed.")
    return [replace(round_, status="closed")]


def instructed(snapshot: Snapshot, round_: Round, what: str, people: Sequence[str]) -> Instruction:
    """What the team settles of people in a round: `together`, `apart` or `out`.

    Raises:
        Refused: the round is closed, or these are not as many different people as that takes.
    """
    if round_.status == "closed":
        raise Refused("The round is closed: nothing in it can be settled any more.")
    different = tuple(dict.fromkeys(id_ for id_ in people if id_ in snapshot.people))
    if len(different) < _LEAST[what] or (what != "together" and len(different) > _LEAST[what]):
        raise Refused("Choose one person." if what == "out" else "Choose two different people.")
    return Instruction(
        id=free_id(f"{round_.id}-{what}", snapshot.instructions),
        round_id=round_.id,
        what=what,
        person_ids=different,
    )


def introduced(snapshot: Snapshot, round_: Round, pairing_id: str, day: str) -> Record:
    """The record of a pairing whose people have been introduced on a day.

    Raises:
        Refused: it is none of the round's, or not everybody in it has said yes.
    """
    found = snapshot.pairings.get(pairing_id)
    if found is None or found.round_id != round_.id:
        raise Refused("There is no such pairing in this round.")
    if stage_of(snapshot, found) != "accepted":
        raise Refused("They can be introduced once everybody has said yes.")
    return replace(found, introduced_on=day)
