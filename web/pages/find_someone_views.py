"""A leader's own page of pairings: who fits, rounds to apply to, one's own pairings."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph_service import codes
from graph_service.analysis.numerals import in_words, listed
from graph_service.analysis.pairing.life import stage_of
from graph_service.analysis.pairing.past import in_order
from graph_service.analysis.pairing.schemes import words_of
from graph_service.analysis.pairing.suggestions import Suggestion, suggestions
from graph_service.days import in_words as day_in_words
from graph_service.records import Pairing
from graph_service.snapshot import Snapshot
from web.pages.pairings_views import heading_of
from web.pages.rounds_views import Named

MOST = 10


@dataclass(frozen=True)
class SuggestionRow:
    """Somebody to walk with, in which scheme, why, and when both are free."""

    person: Named
    scheme: str
    points: int
    reasons: tuple[str, ...]
    half_days: str


@dataclass(frozen=True)
class OpenRound:
    """A round one can apply to; `applied` if one has."""

    id: str
    name: str
    until: str
    applied: bool


@dataclass(frozen=True)
class OwnRow:
    """A pairing of one's own and how far it is."""

    id: str
    words: str
    stage: str


@dataclass(frozen=True)
class FindSomeonePage:
    """A leader's page. `may_agree`: they have not agreed to be paired, and can do so here."""

    sentence: str
    next_step: str
    may_agree: bool
    own: tuple[OwnRow, ...]
    rounds: tuple[OpenRound, ...]
    suggestions: tuple[SuggestionRow, ...]

    @classmethod
    def of(cls, snapshot: Snapshot, person_id: str) -> "FindSomeonePage":
        """The page of a person, "" for an account without one."""
        found = suggestions(snapshot, person_id)
        rows = tuple(_row(snapshot, item) for item in (found or [])[:MOST])
        return cls(
            _sentence(found, rows),
            _next_step(found),
            found is None and person_id in snapshot.people,
            tuple(_own(snapshot, person_id)),
            tuple(_open(snapshot, person_id)),
            rows,
        )


def _sentence(found: Sequence[Suggestion] | None, rows: Sequence[SuggestionRow]) -> str:
    if found is None:
        return "You have not agreed to be paired, so nobody is suggested to you."
    if not rows:
        return "Nobody fits what you seek and offer yet."
    many = len({item.person for item in found})
    fit = "person fits" if many == 1 else "people fit"
    best = rows[0]
    free = f" and is free with you on {best.half_days}" if best.half_days else ""
    return (
        f"{in_words(many).capitalize()} {fit} what you seek and offer; the best is "
        f"{best.person.name}, with {best.points} of 100{free}."
    )


def _next_step(found: Sequence[Suggestion] | None) -> str:
    if found is None or found:
        return ""
    return (
        "Say what you seek, what you offer and which challenges you face: apply to a round below, "
        "or tell the programme team."
    )


def _row(snapshot: Snapshot, item: Suggestion) -> SuggestionRow:
    named = Named.of(snapshot, item.person, item.part)
    half_days = listed([codes.HALF_DAYS.say(day) for day in item.half_days])
    return SuggestionRow(
        named, words_of(snapshot, item.scheme), item.points, item.reasons, half_days
    )


def _open(snapshot: Snapshot, person_id: str) -> list[OpenRound]:
    applied = {
        item.round_id
        for item in snapshot.applications.values()
        if item.person_id == person_id and not item.withdrawn
    }
    return [
        OpenRound(
            item.id,
            heading_of(snapshot, item),
            day_in_words(item.apply_until),
            item.id in applied,
        )
        for item in in_order(snapshot)
        if item.status == "open" and (not item.apply_until or snapshot.as_of <= item.apply_until)
    ]


def _own(snapshot: Snapshot, person_id: str) -> list[OwnRow]:
    mine = [
        (item, stage)
        for item in snapshot.pairings.values()
        if person_id in item.person_ids and (stage := stage_of(snapshot, item)) != "proposed"
    ]
    newest = sorted(mine, key=lambda pair: pair[0].start_date, reverse=True)
    return [_own_row(snapshot, item, stage, person_id) for item, stage in newest]


def _own_row(snapshot: Snapshot, item: Pairing, stage: str, person_id: str) -> OwnRow:
    others = listed([snapshot.label("Person", id_) for id_ in item.person_ids if id_ != person_id])
    said = "Waiting for an answer" if stage == "published" else codes.PAIRING_STATUSES.say(stage)
    return OwnRow(item.id, f"{words_of(snapshot, item.scheme)} with {others}", said)
