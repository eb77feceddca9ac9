"""`python -m tests.benchmarks.mentoring`: against `mentor-match`, and what fairness costs.

100 hosts and 300 visitors, made up, few hosts of the higher grades, scored by the rules that the
makers of `mentor-match` use in their own service: a visitor goes to another organisation, to
somebody one or two grades higher (9 and 12 points), of the same profession (10) and role (6).
Both sides score the people and match them; a host takes three visitors and a visitor makes three
visits at most, as its three rounds allow. `mentor-match` 7.0.1 comes from PyPI into an environment
of its own.
"""

import json
import statistics
import subprocess
import sys
import time
import venv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching

from graph_service.matching.aims import NEVER, Aims, Points, Solved
from graph_service.matching.timetable import best_timetable
from graph_service.matching.visits import best_visits
from tests.graph_service.matching.rounds import shadowing

PACKAGE = "mentor-match==7.0.1"
HOSTS, VISITORS, EACH, TURNS = 100, 300, 3, 3
POINTS = {"one": 9, "two": 12, "profession": 10, "role": 6}
GRADES_OF_HOSTS = (0, 0, 0.37, 0.31, 0.19, 0.09, 0.04)
GRADES_OF_VISITORS = (0.08, 0.17, 0.25, 0.25, 0.17, 0.08, 0)
Row = dict[str, Any]


def people(
    count: int, kind: str, grades: Sequence[float], random: np.random.Generator
) -> list[Row]:
    """People with the columns that `mentor-match` reads; `grades`: the share of each grade."""
    return [
        {
            "first name": kind, "last name": str(at), "email": f"{kind}{at}@example.org",
            "organisation": f"organisation {random.integers(0, 12)}",
            "profession": f"profession {random.integers(0, 8)}",
            "role": f"role {random.integers(0, 4)}",
            "grade": int(random.choice(len(grades), p=grades)) + 1,
        }
        for at in range(count)
    ]  # fmt: skip


def scored(hosts: list[Row], visitors: list[Row]) -> Points:
    """The points of every pair by the same rules."""

    def same(name: str) -> npt.NDArray[np.bool_]:
        one, other = (np.array([row[name] for row in rows]) for rows in (hosts, visitors))
        return np.asarray(np.equal.outer(one, other))

    one, other = (np.array([row["grade"] for row in rows]) for rows in (hosts, visitors))
    above = np.subtract.outer(one, other)
    points = sum(
        POINTS[name] * grid.astype(np.int64)
        for name, grid in (
            ("one", above == 1), ("two", above == 2), ("profession", same("profession")),
            ("role", same("role")),
        )
    )  # fmt: skip
    allowed = ~same("organisation") & (above > 0) & (above <= 2)
    return np.where(allowed, points, NEVER).astype(np.int64)


def ours(hosts: list[Row], visitors: list[Row]) -> Solved:
    """Score and match."""
    points = scored(hosts, visitors)
    # The other side knows nothing of the worst pair: the total is what both aim for.
    aims = Aims(fair=False)
    return best_visits(points, [EACH] * len(hosts), [EACH] * len(visitors), aims)


def theirs(hosts: list[Row], visitors: list[Row]) -> Row:
    """What `mentor-match` makes of the same people: its seconds, its pairs, its scores."""
    folder = Path(".cache/mentor-match")
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        venv.create(folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "--quiet", "install", PACKAGE], check=True)
    done = subprocess.run(
        [python, Path(__file__).with_name("mentoring_theirs.py")],
        input=json.dumps({"hosts": hosts, "visitors": visitors, "points": POINTS}),
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    found: Row = json.loads(done.stdout)
    return found


def reachable(points: Points) -> int:
    """How many visitors can have a visit at all: a matching with a seat for each visit hosted."""
    seats = np.repeat(points > NEVER, EACH, axis=0)
    return int((maximum_bipartite_matching(csr_array(seats), perm_type="row") >= 0).sum())


def compared(seed: int) -> float:
    """One system matched by both; how much faster ours is."""
    random = np.random.default_rng(seed)
    hosts = people(HOSTS, "h", GRADES_OF_HOSTS, random)
    visitors = people(VISITORS, "v", GRADES_OF_VISITORS, random)
    other = theirs(hosts, visitors)
    began = time.perf_counter()
    solved = ours(hosts, visitors)
    seconds = time.perf_counter() - began
    points = scored(hosts, visitors)
    same = [[NEVER if cell is None else cell for cell in row] for row in other["scores"]]
    assert (points == np.array(same)).all()
    most = reachable(points)
    reached = len({visitor for _, visitor in solved.groups})
    they, usual = (len({visitor for _, visitor in other[name]}) for name in ("pairs", "usual"))
    total = sum(int(points[host, visitor]) for host, visitor in other["pairs"])
    took, once = sum(other["seconds"]), statistics.median(other["seconds"])
    assert reached == most
    print(
        f"  {most} of {VISITORS} visitors can be reached. Ours: all, {len(solved.groups)} visits, "
        f"total {solved.total:,}, {seconds:.3f} s. mentor-match: {they} ({they / most:.0%}), "
        f"{len(other['pairs'])} visits, total {total:,}, {took:.0f} s for "
        f"{len(other['seconds'])} bonuses, ratio {took / seconds:,.0f}; by the usual bonus alone "
        f"{usual} ({usual / most:.0%}), {once:.1f} s, ratio {once / seconds:,.0f}"
    )
    return float(took) / seconds


def fairness() -> str:
    """What the best worst pair costs of the total, in full shadowing rounds."""
    prices = []
    for seed in range(1, 11):
        asked, aims = shadowing(300, 180, seed)
        fair = best_timetable(asked, aims)
        free = best_timetable(asked, Aims(turns=aims.turns, fair=False))
        assert fair.optimal
        prices.append(1 - fair.total / free.total)
    assert max(prices) <= 0.02
    return (
        f"fairness, 10 shadowing rounds of 300 x 180: the proved best worst pair costs "
        f"{min(prices):.2%} to {max(prices):.2%} of the total (2% wanted)"
    )


def main() -> None:
    print(fairness())
    print(f"{HOSTS} hosts, {VISITORS} visitors, {TURNS} systems, {PACKAGE}:")
    ratios = [compared(seed) for seed in range(1, TURNS + 1)]
    print(f"at least {min(ratios):,.0f} times faster (100 wanted), every reachable visitor reached")
    assert min(ratios) >= 100


if __name__ == "__main__":
    main()
