"""`python -m tests.benchmarks.shadowing`: full shadowing rounds, and repairs after withdrawals.

Rounds like a real system's: six boroughs, sixty organisations with a cap each, a floor a borough,
hosts for one to three visits, 2 to 4 half-days of ten, two pairs in five allowed. The gap is to
the full problem: every allowed visit, on every half-day.
"""

import statistics
import time

import numpy as np

from graph_service.matching.timetable import best_timetable
from tests.graph_service.matching.rounds import pairs, reached, shadowing, withdrawn

TURNS = 5
REPAIRS = 20


def rounds(visitors: int, hosts: int, seconds: float, gap: float) -> str:
    """How long rounds of this size take, and what is proved of them."""
    took, gaps, optimal = [], [], 0
    for seed in range(1, TURNS + 1):
        asked, aims = shadowing(visitors, hosts, seed)
        began = time.perf_counter()
        solved = best_timetable(asked, aims)
        took.append(time.perf_counter() - began)
        gaps.append((solved.bound - solved.total) / solved.total)
        optimal += solved.optimal
    assert all(found <= gap for found in gaps)
    allowed = float(np.mean(asked.points >= 0))
    return (
        f"{visitors:,} visitors, {hosts} hosts ({allowed:.0%} of pairs allowed): median "
        f"{statistics.median(took):.2f} s ({min(took):.2f} to {max(took):.2f}; under {seconds:g} "
        f"wanted), proved gap to the full problem at most {max(gaps):.4%}, optimal in {optimal} "
        f"of {TURNS}; last: {reached(solved)} reached, {len(solved.groups)} visits, worst "
        f"{solved.worst}, total {solved.total:,}"
    )


def repairs() -> str:
    """What repairs change when one host in fifty withdraws, and what they keep."""
    found = [withdrawn(300, 180, seed) for seed in range(1, REPAIRS + 1)]
    anew = [1 - len(one.others & pairs(one.fresh)) / len(one.others) for one in found]
    shares = [one.repaired.total / one.fresh.total for one in found]
    for one, share in zip(found, shares, strict=True):
        assert one.changed <= 0.01
        assert share >= 0.99
        assert one.fixed <= pairs(one.repaired)
        assert reached(one.repaired) >= reached(one.fresh)
    untouched = sum(one.changed == 0 for one in found)
    return (
        f"{REPAIRS} repairs: nobody else's pair changed in {untouched}, at most "
        f"{max(one.changed for one in found):.2%} in the others (1% allowed); as many reached as "
        f"by matching afresh, which would change {min(anew):.0%} to {max(anew):.0%}; total "
        f"{min(shares):.4f} to {max(shares):.4f} of a fresh one's (0.99 wanted)"
    )


def main() -> None:
    print(f"shadowing: {TURNS} rounds of each size")
    print(rounds(300, 180, 3, 0))
    print(rounds(1000, 600, 30, 0.005))
    print(repairs())


if __name__ == "__main__":
    main()
