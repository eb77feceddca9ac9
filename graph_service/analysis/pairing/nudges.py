"""Who needs a friendly word in a round, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from graph_service.analysis.numerals import listed
from graph_service.analysis.pairing.life import replies_of, stage_of
from graph_service.analysis.pairing.progress import pairings_of
from graph_service.analysis.pairing.time_together import time_together
from graph_service.records import Pairing
from graph_service.snapshot import Snapshot

ANSWER_WITHIN, MEET_WITHIN, REFLECT_WITHIN = 7, 60, 14
"""Days before somebody is reminded to answer, to meet, to look back."""
BEFORE_THE_END = 30
"""Days before the last day for the hours that a scheme asks for."""


@dataclass(frozen=True)
class Nudge:
    """A pairing that waits, on whom (ids), and what to say."""

    pairing: str
    people: tuple[str, ...]
    sentence: str


def nudges(snapshot: Snapshot, round_id: str) -> list[Nudge]:
    """All who keep a published round waiting on the day of the snapshot, the longest first."""
    round_ = snapshot.rounds.get(round_id)
    if round_ is None or round_.status != "published":
        return []
    return [
        nudge
        for item in pairings_of(snapshot, round_id)
        for nudge in _of(snapshot, item, item.start_date or round_.start_date)
    ]


def _of(snapshot: Snapshot, item: Pairing, begun: str) -> Iterator[Nudge]:
    stage = stage_of(snapshot, item)
    replies = {reply.person_id: reply for reply in replies_of(snapshot, item.id)}
    both = _names(snapshot, item.person_ids)
    if stage == "published" and _days(begun, snapshot.as_of) >= ANSWER_WITHIN:
        silent = tuple(i for i in item.person_ids if i not in replies or not replies[i].answer)
        if silent:
            has = "has" if len(silent) == 1 else "have"
            words = f"{_names(snapshot, silent)} {has} not answered for a week or more."
            yield Nudge(item.id, silent, words)
    elif stage == "accepted":
        yield Nudge(item.id, item.person_ids, f"{both} said yes: introduce them.")
    elif stage == "introduced" and _days(item.introduced_on, snapshot.as_of) >= MEET_WITHIN:
        words = f"{both} were introduced two months ago or more, and no meeting is recorded."
        yield Nudge(item.id, item.person_ids, words)
    elif stage in ("met", "reflected"):
        yield from _to_reflect(snapshot, item)
        together = time_together(snapshot, item)
        if (
            together
            and not together.is_enough
            and _days(snapshot.as_of, together.until) <= (BEFORE_THE_END)
        ):
            yield Nudge(item.id, item.person_ids, f"{both}: {together.sentence}")


def _to_reflect(snapshot: Snapshot, item: Pairing) -> Iterator[Nudge]:
    replies = {reply.person_id: reply for reply in replies_of(snapshot, item.id)}
    met = max((reply.met_on for reply in replies.values()), default="")
    silent = tuple(i for i in item.person_ids if i not in replies or not replies[i].worth)
    if silent and met and _days(met, snapshot.as_of) >= REFLECT_WITHIN:
        has = "has" if len(silent) == 1 else "have"
        words = f"{_names(snapshot, silent)} met their partner and {has} not looked back yet."
        yield Nudge(item.id, silent, words)


def _names(snapshot: Snapshot, ids: tuple[str, ...]) -> str:
    return listed([snapshot.label("Person", id_) for id_ in ids])


def _days(since: str, until: str) -> int:
    """Days between two days; 0 where the first is not known to the day."""
    try:
        return (date.fromisoformat(until) - date.fromisoformat(since)).days
    except ValueError:
        return 0
