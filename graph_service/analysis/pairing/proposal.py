"""Who walks with whom: the best there is by the order of aims, with the reasons."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from graph_service.analysis.numerals import in_words, people
from graph_service.analysis.pairing.forms import Met, solve
from graph_service.analysis.pairing.problem import Problem
from graph_service.analysis.pairing.schemes import scheme
from graph_service.analysis.pairing.score import Part, parts_of, reasons_of, total
from graph_service.analysis.pairing.settled import settled
from graph_service.analysis.pairing.standing import standing
from graph_service.analysis.pairing.unpaired import Unpaired, why_unpaired
from graph_service.snapshot import Snapshot

Tell = Callable[[str, float], None]


def _silent(_doing: str, _part: float) -> None:
    """Tell nobody."""


_THEN = (
    "then as few changes as possible, then those left out last time, {}then the lowest score as "
    "high as can be, then the highest total"
)
ORDER = {
    "visits": f"most visitors reached, {_THEN.format('then most visits, ')}",
    **dict.fromkeys(("pairs", "pool"), f"most people paired, {_THEN.format('')}"),
    "circles": f"most people in a circle, {_THEN.format('')}",
}
"""By the form of the scheme."""


@dataclass(frozen=True)
class Pair:
    """People put together, ids in the order of the scheme's parts; `points` of 100.

    The parts add up to the points exactly. A trio has those of the weakest of its three pairs, a
    circle the mean of its pairs, criterion by criterion.
    """

    id: str
    people: tuple[str, ...]
    organizations: tuple[tuple[str, ...], ...]
    points: int
    parts: tuple[Part, ...]
    half_day: str = ""

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
            "half_day": self.half_day or None,
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

    `optimal`: proved that nothing is better by the `ORDER` of its form; where it is not, no such
    answer has more points in total than `bound`. `price` is how many points in total were given
    up so that the worst pair is as good as it can be. `kept`: whether pairs that the round had
    already stayed where they could.
    """

    scheme: str
    form: str
    round_id: str
    seed: int
    kept: bool
    as_of: str
    pairs: tuple[Pair, ...]
    unpaired: tuple[Unpaired, ...]
    optimal: bool
    bound: int
    price: int

    @property
    def points(self) -> int:
        """The points of all pairs."""
        return sum(pair.points for pair in self.pairs)

    @property
    def total(self) -> float:
        """The sum of all scores."""
        return self.points / 100

    @property
    def worst(self) -> float | None:
        """The lowest score; None where there is no pair."""
        return min((pair.score for pair in self.pairs), default=None)

    @property
    def partners_of(self) -> dict[str, set[str]]:
        """Whom each person is put together with, by id."""
        found: dict[str, set[str]] = {}
        for pair in self.pairs:
            for id_ in pair.people:
                found.setdefault(id_, set()).update({*pair.people} - {id_})
        return found

    @property
    def summary(self) -> str:
        """The proposal in one sentence."""
        left = f"{people(len(self.unpaired))} unpaired"
        one, many = _GROUPS[self.form]
        if not self.pairs:
            return f"No {one} can be proposed; {left}."
        groups = one if len(self.pairs) == 1 else many
        worst = min(pair.points for pair in self.pairs)
        return (
            f"{in_words(len(self.pairs)).capitalize()} {groups} proposed, {left}, everyone's match "
            f"is at least {worst} of 100."
        )

    @property
    def fairness(self) -> str:
        """What it cost all together that the worst pair is as good as it can be."""
        if not self.pairs:
            return ""
        if not self.price:
            return "No pair had to give up a point so that the lowest score is as high as can be."
        return (
            f"The lowest score is as high as can be; that cost {self.price} of "
            f"{self.points + self.price} points in total."
        )

    def document(self) -> dict[str, Any]:
        """What `pair --json` answers with."""
        return {
            "scheme": self.scheme,
            "round": self.round_id or None,
            "seed": self.seed,
            "as_of": self.as_of,
            "pairs": [pair.document() for pair in self.pairs],
            "unpaired": [item.document() for item in self.unpaired],
            "total": self.total,
            "worst": self.worst,
            "optimal": self.optimal,
            "bound": self.bound / 100,
            "price_of_fairness": self.price / 100,
            "order": ORDER[self.form],
        }


def propose(
    snapshot: Snapshot,
    code: str,
    *,
    round_id: str = "",
    seed: int = 0,
    keep: bool = False,
    tell: Tell = _silent,
) -> Proposal:
    """Bring everybody who takes part in a scheme together, as well as can be.

    Args:
        snapshot: the whole network on one day.
        code: the scheme's, for example `shadowing`.
        round_id: the round being made, with its applications and what the team settled in it;
            pairs of other rounds are not repeated.
        seed: decides between answers that are equally good.
        keep: whether the pairs that the round has already stay, as many as may be.
        tell: told what is being done, and which part of all that is done (0 to 1).

    Raises:
        Refused: there is no such scheme, a floor of it cannot be met, or what the team fixed is
            not allowed.
    """
    found, problem = proposed(snapshot, code, round_id=round_id, seed=seed, keep=keep, tell=tell)
    tell("pricing", 0.7)
    _, greedy = solve(replace(problem, fair=False))
    return replace(found, price=max(0, greedy.total - found.points))


def proposed(  # noqa: PLR0913 - each is a fact of its own about the round
    snapshot: Snapshot,
    code: str,
    *,
    round_id: str = "",
    seed: int = 0,
    keep: bool = False,
    together: tuple[str, ...] = (),
    tell: Tell = _silent,
) -> tuple[Proposal, Problem]:
    """A proposal without the price of fairness, perhaps with one more pair fixed; its problem."""
    tell("comparing", 0)
    chosen = scheme(snapshot, code)
    sorted_out = standing(snapshot, chosen, round_id)
    said = settled(snapshot, round_id, keep=keep)
    if together:
        said = said.and_together(together)
    problem = Problem(chosen, sorted_out.company, said, seed)
    tell("matching", 0.1)
    met, solved = solve(problem)
    tell("explaining", 0.5)
    pairs = tuple(_pair(problem, round_id, item) for item in met)
    paired = {id_ for pair in pairs for id_ in pair.people}
    left = why_unpaired(problem, sorted_out.kept_out, paired)
    found = Proposal(
        code, chosen.form, round_id, seed, keep, snapshot.as_of, pairs, left, solved.optimal,
        solved.bound, price=0,
    )  # fmt: skip
    return found, problem


def _pair(problem: Problem, round_id: str, met: Met) -> Pair:
    known = [problem.company.people[id_] for id_ in met.people]
    parts = parts_of(problem.company, problem.scheme, known)
    return Pair(
        pair_id(problem.scheme.code, round_id, met.people),
        met.people,
        tuple(tuple(sorted(item.employers)) for item in known),
        total(parts),
        parts,
        met.half_day,
    )


def pair_id(code: str, round_id: str, people: Sequence[str]) -> str:
    """An id that the same people in the same round of the same scheme always get."""
    told = "\n".join((code, round_id, *people))
    return f"{code}-{sha256(told.encode()).hexdigest()[:12]}"


_GROUPS = {
    "visits": ("pair", "pairs"), "pairs": ("pair", "pairs"), "pool": ("pair", "pairs"),
    "circles": ("circle", "circles"),
}  # fmt: skip
