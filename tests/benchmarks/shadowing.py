"""`python -m tests.benchmarks.shadowing`: full shadowing rounds, and repairs after withdrawals.

Rounds like a real system's: six boroughs, sixty organisations with a cap each, a floor a borough,
hosts for one to three visits, 2 to 4 half-days of ten, two pairs in five allowed. The gap is to
the full problem: every allowed visit, on every half-day.
"""

import statistics
import time
from collections.abc import Iterator

import numpy as np

from graph_service.matching.timetable import best_timetable
from tests.graph_service.matching.rounds import reached, shadowing, withdrawn

TURNS = 5


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


def repairs() -> Iterator[str]:
    """What a repair changes when one host in fifty withdraws."""
    for seed in range(1, TURNS + 1):
        found = withdrawn(300, 180, seed)
        same = len(found.others & {group[:2] for group in found.fresh.groups})
        yield (
            f"repair {seed}: {found.changed:.1%} of {len(found.others)} other pairs changed (1% "
            f"allowed), {len(found.fixed - {g[:2] for g in found.repaired.groups})} fixed; reached "
            f"{reached(found.repaired)}, fresh {reached(found.fresh)}; total "
            f"{found.repaired.total / found.fresh.total:.4f} of a fresh one's, whose pairs changed "
            f"in {1 - same / len(found.others):.0%}"
        )


def main() -> None:
    print(f"shadowing: {TURNS} rounds of each size")
    print(rounds(300, 180, 3, 0))
    print(rounds(1000, 600, 30, 0.005))
    for line in repairs():
        print(line)


if __name__ == "__main__":
    main()
