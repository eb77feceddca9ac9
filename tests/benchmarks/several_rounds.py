"""`python -m tests.benchmarks.several_rounds`: twelve rounds of buddies in which nobody repeats."""

import time
from collections.abc import Sequence

import numpy as np

from graph_service.matching.aims import NEVER, Points
from graph_service.matching.series import Series, planned

ROUNDS, TURNS = 12, 5
Present = Sequence[frozenset[int]]


def points_of(people: int, random: np.random.Generator) -> Points:
    """0 to 100 points, every pair allowed."""
    above = np.triu(random.integers(0, 101, (people, people)), 1).astype(np.int64)
    points = above + above.T
    np.fill_diagonal(points, NEVER)
    return points


def repeats(series: Series) -> int:
    """How many pairs meet again."""
    met = [
        pair
        for one in series.rounds
        for group in one.groups
        for pair in {(a, b) for a in group for b in group if a < b}
    ]
    return len(met) - len(set(met))


def out_too_soon(series: Series, present: Present) -> int:
    """How many were out again before everyone present had been out as often."""
    times: dict[int, int] = {}
    found = 0
    for one, here in zip(series.rounds, present, strict=True):
        fewest = min(times.get(place, 0) for place in here)
        found += sum(times.get(place, 0) > fewest for place in one.out)
        for place in one.out:
            times[place] = times.get(place, 0) + 1
    return found


def case(people: int, share: float, *, trio: bool) -> str:
    """Several such series: their totals by the bound, repeats, and who was out too soon."""
    ratios, took = [], []
    for seed in range(1, TURNS + 1):
        random = np.random.default_rng(seed)
        points = points_of(people, random)
        here = [frozenset(np.flatnonzero(random.random(people) < share).tolist())
                for _ in range(ROUNDS)]  # fmt: skip
        began = time.perf_counter()
        series = planned(points, ROUNDS, present=here, trio=trio)
        took.append(time.perf_counter() - began)
        assert not repeats(series)
        assert not out_too_soon(series, here)
        ratios.append(series.total / series.bound)
    odd = ", the odd one in a trio" if trio else ", the odd one out"
    return (
        f"{people} people, {share:.0%} there{odd if people % 2 or share < 1 else ''}: "
        f"{min(ratios):.4f} to {max(ratios):.4f} of the bound, no repeat, nobody out too soon, "
        f"{min(took):.1f} to {max(took):.1f} s"
    )


def main() -> None:
    print(f"{ROUNDS} rounds, {TURNS} series of each kind")
    for people, share in ((50, 1), (100, 1), (51, 1), (50, 0.8), (51, 0.8), (100, 0.8)):
        print(case(people, share, trio=True))
    for people, share in ((51, 1), (50, 0.8), (51, 0.8)):
        print(case(people, share, trio=False))


if __name__ == "__main__":
    main()
