"""What `/pairings` shows: proposals and rounds to the team, suggestions to a leader."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from graph_service import codes
from graph_service.analysis.numerals import in_words
from graph_service.analysis.pairing.proposal import Proposal
from graph_service.analysis.pairing.schemes import schemes, words_of
from graph_service.analysis.pairing.suggestions import Suggestion, suggestions
from graph_service.records import Pairing, Round
from graph_service.snapshot import Snapshot
from web.choices import Choice
from web.paging import Paged, paged

MOST_SUGGESTIONS = 10


@dataclass(frozen=True)
class Named:
    """A person: an id for the link, a name, a part in the scheme, where they work."""

    id: str
    name: str
    part: str
    organizations: str

    @classmethod
    def of(cls, snapshot: Snapshot, id_: str, part: str = "") -> "Named":
        """A person of the snapshot."""
        employers = [snapshot.label("Organization", item) for item in snapshot.employers_of(id_)]
        return cls(id_, snapshot.label("Person", id_), part, ", ".join(employers))


@dataclass(frozen=True)
class PairRow:
    """People put together, with the score out of 100 (None: none was kept) and why."""

    id: str
    people: tuple[Named, ...]
    points: int | None
    reasons: tuple[str, ...]
    status: str = ""


@dataclass(frozen=True)
class UnpairedRow:
    """Somebody without a partner, and why."""

    person: Named
    reason: str


@dataclass(frozen=True)
class RoundRow:
    """A round that is kept; `progress` counts its pairs by how far they are."""

    id: str
    name: str
    scheme: str
    status: str
    pairs: int
    progress: str


@dataclass(frozen=True)
class PairingsPage:
    """The team's page. `pairs` is None until a proposal is asked for."""

    sentence: str
    problem: str
    keep_problem: str
    schemes: tuple[Choice, ...]
    scheme: str
    round: str
    seed: int
    version: int
    pairs: Paged[PairRow] | None
    unpaired: tuple[UnpairedRow, ...]
    rounds: tuple[RoundRow, ...]

    @classmethod
    def of(
        cls,
        snapshot: Snapshot,
        found: Proposal | None,
        round_name: str = "",
        problem: str = "",
        *,
        keep_problem: str = "",
    ) -> "PairingsPage":
        """The page with a proposal, or with just the form and the rounds."""
        rounds = _rounds(snapshot)
        code = found.scheme if found else ""
        return cls(
            found.summary if found else _how_it_goes(rounds),
            problem,
            keep_problem,
            tuple(
                Choice(item.code, item.words, item.code == code)
                for item in schemes(snapshot).values()
            ),
            words_of(snapshot, code) if code else "",
            round_name,
            found.seed if found else 0,
            snapshot.version,
            paged(_pairs(snapshot, found)) if found else None,
            _unpaired(snapshot, found) if found else (),
            rounds,
        )


@dataclass(frozen=True)
class RoundPage:
    """One round that is kept; `with_score` where a score was kept of any of its pairs."""

    heading: str
    sentence: str
    pairs: Paged[PairRow]
    with_score: bool

    @property
    def headings(self) -> tuple[str, ...]:
        """The columns of the table."""
        score = ("Score of 100",) if self.with_score else ()
        return ("People", *score, "Status", "Reasons")

    @classmethod
    def of(cls, snapshot: Snapshot, round_: Round) -> "RoundPage":
        """The page of a round: its pairings as they were kept, the best first."""
        kept = sorted(
            _pairings(snapshot, round_.id), key=lambda item: (-(item.score or 0), item.id)
        )
        rows = [_kept_row(snapshot, item) for item in kept]
        status = codes.ROUND_STATUSES.say(round_.status or "draft").lower()
        many = f"{in_words(len(rows))} {'pair' if len(rows) == 1 else 'pairs'}".capitalize()
        scheme_words = words_of(snapshot, round_.scheme).lower()
        sentence = f"{many} in this round of {scheme_words}, which is {status}."
        with_score = any(row.points is not None for row in rows)
        return cls(_heading(snapshot, round_), sentence, paged(rows), with_score)


def _heading(snapshot: Snapshot, round_: Round) -> str:
    """`Shadowing, May 2026`: the scheme first, unless the name says it already."""
    words = words_of(snapshot, round_.scheme)
    said = not words or words.lower() in round_.name.lower()
    return round_.name if said else f"{words}, {round_.name}"


@dataclass(frozen=True)
class SuggestionRow:
    """Somebody to walk with, in which scheme, and why."""

    person: Named
    scheme: str
    points: int
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class LeaderPairingsPage:
    """A leader's own page: who fits what they seek and offer."""

    sentence: str
    next_step: str
    suggestions: tuple[SuggestionRow, ...]

    @classmethod
    def of(cls, snapshot: Snapshot, person_id: str) -> "LeaderPairingsPage":
        """The page of a person, "" for an account without one."""
        found = suggestions(snapshot, person_id)
        if found is None:
            sentence = "You have not agreed to be paired, so nobody is suggested to you."
            return cls(sentence, "Tell the programme team if you would like to be.", ())
        if not found:
            step = (
                "Say what you seek, what you offer and which challenges you face: tell the "
                "programme team until you can do it here."
            )
            return cls("Nobody fits what you seek and offer yet.", step, ())
        rows = tuple(_suggested(snapshot, item) for item in found[:MOST_SUGGESTIONS])
        many = len({item.person for item in found})
        fit = "person fits" if many == 1 else "people fit"
        best = f"the best is {rows[0].person.name}, with {rows[0].points} of 100"
        sentence = f"{in_words(many).capitalize()} {fit} what you seek and offer; {best}."
        return cls(sentence, "", rows)


def _how_it_goes(rounds: Sequence[RoundRow]) -> str:
    if not rounds:
        return "No round has been kept yet: choose a scheme and propose pairs."
    newest = rounds[0]
    pairs = f"{in_words(newest.pairs)} {'pair' if newest.pairs == 1 else 'pairs'}"
    going = f": {newest.progress}" if newest.progress else ""
    return f"The newest round, {newest.name}, has {pairs}{going}."


def _rounds(snapshot: Snapshot) -> tuple[RoundRow, ...]:
    rounds: Sequence[Round] = list(snapshot.of("Round").values())
    # A draft has not begun, so it has no day yet and is the newest of all.
    newest = sorted(rounds, key=lambda item: (item.start_date or "9999", item.id), reverse=True)
    return tuple(_round_row(snapshot, item, _pairings(snapshot, item.id)) for item in newest)


def _round_row(snapshot: Snapshot, item: Round, pairings: Sequence[Pairing]) -> RoundRow:
    counts = Counter(pairing.status for pairing in pairings if pairing.status)
    return RoundRow(
        item.id,
        item.name,
        words_of(snapshot, item.scheme),
        codes.ROUND_STATUSES.say(item.status or "draft"),
        len(pairings),
        ", ".join(
            f"{in_words(counts[status])} {words.lower()}"
            for status, words in codes.PAIRING_STATUSES.words.items()
            if counts[status]
        ),
    )


def _pairings(snapshot: Snapshot, round_id: str) -> list[Pairing]:
    return [item for item in snapshot.pairings.values() if item.round_id == round_id]


def _pairs(snapshot: Snapshot, found: Proposal) -> list[PairRow]:
    ranked = sorted(found.pairs, key=lambda pair: (-pair.points, pair.people))
    return [
        PairRow(pair.id, _named(snapshot, found.scheme, pair.people), pair.points, pair.reasons)
        for pair in ranked
    ]


def _kept_row(snapshot: Snapshot, item: Pairing) -> PairRow:
    people_ = _named(snapshot, item.scheme, item.person_ids)
    status = codes.PAIRING_STATUSES.say(item.status)
    points = None if item.score is None else round(100 * item.score)
    return PairRow(item.id, people_, points, item.reasons, status)


def _named(snapshot: Snapshot, code: str, ids: Sequence[str]) -> tuple[Named, ...]:
    """The people of a pair, each with their part where the parts differ."""
    chosen = schemes(snapshot).get(code)
    parts = chosen.parts if chosen and not chosen.is_one_pool else ()
    named = [*parts, *[""] * len(ids)]
    return tuple(Named.of(snapshot, id_, part) for id_, part in zip(ids, named, strict=False))


def _unpaired(snapshot: Snapshot, found: Proposal) -> tuple[UnpairedRow, ...]:
    return tuple(
        UnpairedRow(Named.of(snapshot, item.person), item.reason) for item in found.unpaired
    )


def _suggested(snapshot: Snapshot, item: Suggestion) -> SuggestionRow:
    named = Named.of(snapshot, item.person, item.part)
    return SuggestionRow(named, words_of(snapshot, item.scheme), item.points, item.reasons)
