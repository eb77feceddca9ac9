"""Several rounds ahead in one pool, in which no two people meet twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from graph_service.matching.aims import NEVER, Aims, Group, Points
from graph_service.matching.pool import best_pool, group_points
from graph_service.matching.round_robin import round_robin
from graph_service.matching.series_programme import Asked, all_full, ruled_out, total_bound

Met = frozenset[tuple[int, int]]
TRIES = 12


@dataclass(frozen=True)
class Round:
    """The groups of a round in order, who is present and in none of them, and the points."""

    groups: tuple[Group, ...]
    out: tuple[int, ...]
    total: int


@dataclass(frozen=True)
class Series:
    """The rounds, their points, and what the points of any such rounds cannot exceed.

    A round is full if it reaches as many people as a first round of those present could.
    `last_possible`: how many rounds are full from the first on, where not all are (None: all are);
    `proved`: whether no other plan has more.
    """

    rounds: tuple[Round, ...]
    total: int
    bound: int
    last_possible: int | None
    proved: bool

    @property
    def statement(self) -> str | None:
        """Where the rounds run dry, in a sentence."""
        if self.last_possible is None:
            return None
        dry, last = self.last_possible + 1, self.last_possible
        beyond = "No plan has more" if self.proved else "Whether another plan has more is not known"
        first = f"Round {last} is the last" if last else "There is no round"
        return (
            f"{first} in which as many people as the rules allow meet somebody new: in round {dry} "
            f"fewer do, since nobody meets the same person twice. {beyond}."
        )


@dataclass(frozen=True)
class _Wanted:
    points: Points
    asked: tuple[Asked, ...]
    turns: tuple[int, ...]
    seed: int
    trio: bool
    fair: bool


def planned(  # noqa: PLR0913 - each is a fact of its own about the rounds
    points: Points,
    rounds: int,
    *,
    present: Sequence[frozenset[int]] | None = None,
    met: Met = frozenset(),
    turns: Sequence[int] = (),
    seed: int = 0,
    trio: bool = True,
    fair: bool = False,
) -> Series:
    """So many rounds of pairs (with `trio`: of an odd number one trio) without a repeat.

    `points` as for `best_pool`; `present`: who is there in each round (None: everybody in all);
    `met`: pairs that met before; `turns`: how often each was left out before. Each round is the
    best of those still possible, whoever was left out most often first, then (`fair`) the worst
    group, then the total. Where that runs dry, whole plans are sought with more full rounds.
    """
    allowed = _without(points, met)
    here = list(present) if present is not None else [frozenset(range(len(points)))] * rounds
    asked = tuple(_asked(allowed, who, trio) for who in here[:rounds])
    wanted = _Wanted(allowed, asked, tuple(turns) or (0,) * len(points), seed, trio, fair)
    found = _one_by_one(wanted, [])
    best, proved = found, True
    if _full(wanted, found) < len(asked):
        best, proved = _longer(wanted, found)
    full = _full(wanted, best)
    total = sum(one.total for one in best)
    bound = max(total, total_bound(allowed, asked)) if asked else 0
    return Series(tuple(best), total, bound, full if full < len(asked) else None, proved)


def _without(points: Points, met: Met) -> Points:
    left = points.copy()
    for one, other in met:
        left[one, other] = left[other, one] = NEVER
    return left


def _among(points: Points, present: frozenset[int]) -> Points:
    """The points of pairs of those present."""
    here = np.isin(np.arange(len(points)), sorted(present))
    return np.where(here[:, None] & here[None, :], points, NEVER)


def _asked(points: Points, present: frozenset[int], trio: bool) -> Asked:
    level = np.minimum(_among(points, present), 0)
    groups = best_pool(level, Aims(fair=False), trio=trio).groups
    return Asked(present, sum(len(group) for group in groups))


def _one_by_one(wanted: _Wanted, begun: Sequence[Sequence[Group]]) -> list[Round]:
    """The rounds that are begun with, and then each the best that is left."""
    left = wanted.points.copy()
    turns = list(wanted.turns)
    found: list[Round] = []
    for number, asked in enumerate(wanted.asked):
        if number < len(begun):
            groups = tuple(sorted(begun[number]))
        else:
            aims = Aims(turns=turns, fair=wanted.fair, seed=wanted.seed + number)
            groups = best_pool(_among(left, asked.present), aims, trio=wanted.trio).groups
        inside = {place for group in groups for place in group}
        out = tuple(sorted(asked.present - inside))
        total = sum(group_points(wanted.points, group) for group in groups)
        found.append(Round(groups, out, total))
        for place in out:
            turns[place] += 1
        for group in groups:
            for one, other in combinations(group, 2):
                left[one, other] = left[other, one] = NEVER
    return found


def _full(wanted: _Wanted, rounds: Sequence[Round]) -> int:
    """How many rounds from the first on reach as many people as they could."""
    for number, (asked, one) in enumerate(zip(wanted.asked, rounds, strict=True)):
        if sum(len(group) for group in one.groups) < asked.people:
            return number
    return len(rounds)


def _longer(wanted: _Wanted, found: list[Round]) -> tuple[list[Round], bool]:
    """A plan with more full rounds where one is found, and whether none has more."""
    while (full := _full(wanted, found)) < len(wanted.asked):
        if ruled_out(wanted.points, wanted.asked[: full + 1]):
            return found, True
        better = _circle(wanted) or all_full(wanted.points, wanted.asked[: full + 1])
        if better is True:
            return found, True
        begun = better or _tried(wanted, full)
        if not begun:
            return found, False
        another = _one_by_one(wanted, begun)
        if _full(wanted, another) <= full:
            return found, False
        found = another
    return found, True


def _circle(wanted: _Wanted) -> list[list[tuple[int, int]]] | None:
    """The circle method's rounds, those of most points first, where all rules allow them."""
    who = {asked.present for asked in wanted.asked}
    if len(who) > 1 or any(wanted.turns):
        return None
    people = sorted(next(iter(who)))
    if wanted.trio and len(people) % 2:
        return None
    random = np.random.default_rng(wanted.seed)
    every = round_robin([people[at] for at in random.permutation(len(people))])
    if any(wanted.points[pair] < 0 for pairs in every for pair in pairs):
        return None
    every.sort(key=lambda pairs: -sum(int(wanted.points[pair]) for pair in pairs))
    return every[: len(wanted.asked)]


def _tried(wanted: _Wanted, full: int) -> list[tuple[Group, ...]] | None:
    """More full rounds by chance: pairs that matter less, so that few are used up early.

    Points are drawn at random, a pair the higher the more partners both have left.
    """
    if len({asked.present for asked in wanted.asked}) > 1:
        return None
    for turn in range(TRIES):
        random = np.random.default_rng((wanted.seed, turn))
        drawn = np.triu(random.integers(0, 100, size=wanted.points.shape), 1)
        drawn = np.where(wanted.points >= 0, drawn + drawn.T, NEVER)
        level = _Wanted(drawn, wanted.asked[: full + 1], wanted.turns, turn, wanted.trio, False)
        rounds = _one_by_one(level, [])
        if _full(level, rounds) > full:
            return [one.groups for one in rounds]
    return None
