"""`python -m tests.benchmarks.buddies`: pools of buddies, against networkx's matching.

Pools like a real system's: organisations of very different size, whose people are not paired with
each other, and points by shared challenges, what one seeks and the other offers, and professions.
Both sides solve the same pool, each in a process of its own; the total is all that both aim for.
"""

import json
import resource
import subprocess
import sys
import time

import networkx as nx
import numpy as np

from graph_service.matching.aims import NEVER, Aims, Points
from graph_service.matching.pool import best_pool

SMALL, LARGE = 1000, 5000
FASTER, SECONDS, MEGABYTES = 300, 60, 2500


def pool(people: int, seed: int) -> Points:
    """Two pairs in three are allowed; points from 0 to 100."""
    random = np.random.default_rng(seed)
    size = random.exponential(1, 60) + 0.2
    organisation = random.choice(60, people, p=size / size.sum())
    profession = random.integers(0, 12, people)
    seeks, offers = (random.random((people, 10)) < 0.25 for _ in range(2))
    wanted = seeks.astype(np.int64) @ offers.T.astype(np.int64)
    noise = np.triu(random.integers(0, 21, (people, people)), 1)
    points = (
        15 * np.minimum(wanted, 2) + 15 * np.minimum(wanted.T, 2)
        + 20 * np.not_equal.outer(profession, profession) + noise + noise.T
    )  # fmt: skip
    apart = np.triu(random.random((people, people)) < 0.3, 1)
    never = np.equal.outer(organisation, organisation) | apart | apart.T
    return np.where(never, NEVER, points).astype(np.int64)


def ours(points: Points) -> dict[str, float]:
    """By the whole order of aims without the worst pair, which networkx does not know of."""
    solved = best_pool(points, Aims(fair=False), trio=False)
    return {"pairs": len(solved.groups), "total": solved.total, "proved": solved.optimal}


def theirs(points: Points) -> dict[str, float]:
    """The most pairs and, of those, the highest total."""
    ones, others = np.nonzero(np.triu(points > NEVER, 1))
    graph: nx.Graph[int] = nx.Graph()
    weights = points[ones, others].tolist()
    graph.add_weighted_edges_from(zip(ones.tolist(), others.tolist(), weights, strict=True))
    found = nx.max_weight_matching(graph, maxcardinality=True)
    return {"pairs": len(found), "total": sum(int(points[pair]) for pair in found)}


def child(side: str, people: int) -> dict[str, float]:
    """One side's answer, its seconds and its memory at most, from a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.buddies", side, str(people)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    measured: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return measured


def measured(side: str, people: int) -> dict[str, float]:
    points = pool(people, 1)
    began = time.perf_counter()
    answer = {"ours": ours, "theirs": theirs}[side](points)
    answer["seconds"] = time.perf_counter() - began
    answer["megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    answer["allowed"] = int(np.count_nonzero(np.triu(points > NEVER, 1)))
    return answer


def main() -> None:
    large = child("ours", LARGE)
    print(
        f"{LARGE:,} people, {large['allowed']:,.0f} allowed pairs: proved optimal in "
        f"{large['seconds']:.1f} s (60 wanted) and {large['megabytes']:,.0f} MB (2,500 wanted)"
    )
    assert large["proved"]
    assert large["seconds"] <= SECONDS
    assert large["megabytes"] <= MEGABYTES
    small, other = child("ours", SMALL), child("theirs", SMALL)
    ratio = other["seconds"] / small["seconds"]
    print(
        f"{SMALL:,} people, {small['allowed']:,.0f} allowed pairs: ours {small['seconds']:.2f} s, "
        f"networkx {other['seconds']:,.0f} s, ratio {ratio:,.0f} (300 wanted); "
        f"{small['pairs']:,.0f} pairs and {small['total']:,.0f} points in total, both"
    )
    assert (small["pairs"], small["total"]) == (other["pairs"], other["total"])
    assert ratio >= FASTER


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(measured(sys.argv[1], int(sys.argv[2]))))
    else:
        main()
