"""Who walks with whom: pairs by exact matching of named, weighted criteria, with the reasons."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations
from typing import Any

from graph_service.analysis.numerals import in_words, people
from graph_service.analysis.pairing_search import best_groups
from graph_service.analysis.partners import Partner, partners
from graph_service.analysis.schemes import Scheme, scheme
from graph_service.analysis.unpaired import Unpaired, why_unpaired
from graph_service.snapshot import Snapshot

ORDER = "most pairs first, then the highest total of their scores"


@dataclass(frozen=True)
class Part:
    """What one criterion gives to a score: `points` of `weight`, and why."""

    criterion: str
    words: str
    weight: int
    points: int
    sentence: str


@dataclass(frozen=True)
class Pair:
    """People put together, ids in the order of the scheme's parts; `points` of 100.

    The parts add up to the points exactly. A trio counts as three pairs: its points and parts
    are those of the weakest of the three.
    """

    id: str
    people: tuple[str, ...]
    organizations: tuple[tuple[str, ...], ...]
    points: int
    parts: tuple[Part, ...]

    @property
    def score(self) -> float:
        """From 0 to 1."""
        return self.points / 100

    @property
    def reasons(self) -> tuple[str, ...]:
        """The sentences of what gave points, the weightiest first."""
        return reasons_of(self.parts)

    def document(self) -> dict[str, Any]:
        """The pair as `pair --json` gives it."""
        return {
            "id": self.id,
            "people": list(self.people),
            "organizations": [list(ids) for ids in self.organizations],
            "score": self.score,
            "reasons": list(self.reasons),
            "parts": [
                {"criterion": p.criterion, "weight": p.weight, "points": p.points,
                 "sentence": p.sentence}
                for p in self.parts
            ],
        }  # fmt: skip


@dataclass(frozen=True)
class Proposal:
    """The pairs of a scheme, and who takes part and is in none, with the reason.

    `optimal`: proved by an exact method to have the most pairs there can be, and among those the
    highest total. The one trio that takes in an odd one out comes after that.
    """

    scheme: str
    round_id: str
    seed: int
    as_of: str
    pairs: tuple[Pair, ...]
    unpaired: tuple[Unpaired, ...]
    optimal: bool

    @property
    def total(self) -> float:
        """The sum of all scores."""
        return sum(pair.points for pair in self.pairs) / 100

    @property
    def worst(self) -> float | None:
        """The lowest score; None where there is no pair."""
        return min((pair.score for pair in self.pairs), default=None)

    @property
    def summary(self) -> str:
        """The proposal in one sentence."""
        left = f"{people(len(self.unpaired))} unpaired"
        if not self.pairs:
            return f"No pair can be proposed; {left}."
        pairs = "pair" if len(self.pairs) == 1 else "pairs"
        worst = min(pair.points for pair in self.pairs)
        return (
            f"{in_words(len(self.pairs)).capitalize()} {pairs} proposed, {left}, everyone's match "
            f"is at least {worst} of 100."
        )

    def document(self) -> dict[str, Any]:
        """What `pair --json` answers with."""
        return {
            "scheme": self.scheme,
            "round": self.round_id or None,
            "seed": self.seed,
            "as_of": self.as_of,
            "pairs": [pair.document() for pair in self.pairs],
            "unpaired": [{"person": item.person, "reason": item.reason} for item in self.unpaired],
            "total": self.total,
            "worst": self.worst,
            "optimal": self.optimal,
            "order": ORDER,
        }


def propose(snapshot: Snapshot, code: str, *, round_id: str = "", seed: int = 0) -> Proposal:
    """Pair everybody who takes part in a scheme, as well as can be.

    Args:
        snapshot: the whole network on one day.
        code: the scheme's, for example `shadowing`.
        round_id: the round being made; pairs of other rounds are not repeated.
        seed: decides between pairings that are equally good.

    Raises:
        Refused: there is no such scheme.
    """
    chosen = scheme(code)
    known = partners(snapshot, round_id)

    def worth(one: Partner, other: Partner) -> int:
        # The same points as those of `parts_of`, without the words, for all pairs there could be.
        return sum(round(weight * c.weigh(snapshot, one, other)[0]) for c, weight in chosen.weights)

    groups = best_groups(chosen, known, worth, seed)
    pairs = tuple(_pair(snapshot, chosen, round_id, group) for group in groups)
    unpaired = why_unpaired(chosen, known, {id_ for pair in pairs for id_ in pair.people})
    return Proposal(code, round_id, seed, snapshot.as_of, pairs, unpaired, optimal=True)


def reasons_of(parts: Sequence[Part]) -> tuple[str, ...]:
    """The sentences of the parts that gave points, the weightiest first."""
    ranked = sorted(parts, key=lambda part: -part.points)
    return tuple(f"{p.sentence} ({p.points} of {p.weight})" for p in ranked if p.points)


def parts_of(snapshot: Snapshot, chosen: Scheme, one: Partner, other: Partner) -> tuple[Part, ...]:
    """What each criterion gives to a pair, in whole points."""
    found = []
    for criterion, weight in chosen.weights:
        value, sentence = criterion.weigh(snapshot, one, other)
        found.append(Part(criterion.code, criterion.words, weight, round(weight * value), sentence))
    return tuple(found)


def _pair(snapshot: Snapshot, chosen: Scheme, round_id: str, people: tuple[Partner, ...]) -> Pair:
    each = [parts_of(snapshot, chosen, one, other) for one, other in combinations(people, 2)]
    parts = min(each, key=lambda found: sum(part.points for part in found))
    ids = tuple(partner.id for partner in people)
    return Pair(
        pair_id(chosen.code, round_id, ids),
        ids,
        tuple(tuple(sorted(partner.employers)) for partner in people),
        sum(part.points for part in parts),
        parts,
    )


def pair_id(code: str, round_id: str, people: Sequence[str]) -> str:
    """An id that the same people in the same round of the same scheme always get."""
    told = "\n".join((code, round_id, *people))
    return f"{code}-{sha256(told.encode()).hexdigest()[:12]}"
