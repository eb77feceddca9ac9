"""`python -m tests.benchmarks.neo4j_loading`: a load into Neo4j against the driver's bare batches.

Starts a server of its own, or uses an empty one that NEO4J_URI names.
"""

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.__main__ import PEOPLE, TURNS, child, medians
from tests.neo4j_address import Address
from tests.neo4j_emptying import refuse_data
from tests.neo4j_server import Neo4jServer

SIDES = ("ours", "bare")
WARMING_UP = 2_000
HEAP = os.environ.get("LEADERSHIP_MAP_BENCH_HEAP", "4g")


def task(name: str, *given: str) -> Any:
    command = [sys.executable, "-m", "tests.benchmarks.neo4j_tasks", name, *given]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def turn(folder: str, url: str, sides: Sequence[str]) -> dict[str, dict[str, float]]:
    """Both sides into the same emptied database; they must end in the same graph."""
    measured, graphs = {}, {}
    for side in sides:
        task("empty", url)
        measured[side] = task(side, folder, url)
        graphs[side] = task("graph", url)
    ours, bare = graphs["ours"], graphs["bare"]
    assert ours == bare, {name: (ours.get(name), bare.get(name)) for name in ours | bare}
    return measured


def main() -> None:
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, heap {HEAP}, {TURNS} turns")
    with tempfile.TemporaryDirectory() as made, Neo4jServer(HEAP) as server:
        refuse_data(Address.of(server.url))
        folder, small = str(Path(made) / "csv"), str(Path(made) / "small")
        child("synth", folder, str(PEOPLE))
        child("synth", small, str(WARMING_UP))
        # A server that has just started is slow with whatever it is asked first.
        turn(small, server.url, SIDES)
        turns = []
        for number in range(TURNS):
            # The first side of a turn has no advantage over all turns.
            turns.append(turn(folder, server.url, SIDES if number % 2 else SIDES[::-1]))
            ours, bare = (turns[-1][side]["seconds"] for side in SIDES)
            print(f"  turn {number + 1}: ours {ours:.1f} s, bare {bare:.1f} s, {ours / bare:.2f}")
    for side in SIDES:
        middle = medians([sides[side] for sides in turns])
        rows = f"{middle['rows']:,.0f} rows"
        print(f"{side}: {middle['seconds']:.1f} s, {middle['peak_mb']:,.0f} MB at most, {rows}")
    ratio = statistics.median(
        sides["ours"]["seconds"] / sides["bare"]["seconds"] for sides in turns
    )
    print(f"ratio: {ratio:.2f} (at most 2 wanted)")


if __name__ == "__main__":
    main()
