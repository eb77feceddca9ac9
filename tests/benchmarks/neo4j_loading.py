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
from pathlib import Path
from typing import Any

from tests.benchmarks.__main__ import PEOPLE, TURNS, child, medians
from tests.neo4j_address import Address
from tests.neo4j_emptying import refuse_data
from tests.neo4j_server import Neo4jServer

HEAP = os.environ.get("LEADERSHIP_MAP_BENCH_HEAP", "4g")


def task(name: str, *given: str) -> Any:
    command = [sys.executable, "-m", "tests.benchmarks.neo4j_tasks", name, *given]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def turn(folder: str, url: str) -> tuple[dict[str, float], dict[str, float]]:
    """Both sides into the same emptied database; they must end in the same graph."""
    measured, graphs = [], []
    for side in ("ours", "bare"):
        task("empty", url)
        measured.append(task(side, folder, url))
        graphs.append(task("graph", url))
    ours, bare = graphs
    assert ours == bare, {name: (ours.get(name), bare.get(name)) for name in ours | bare}
    return measured[0], measured[1]


def main() -> None:
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, heap {HEAP}, {TURNS} turns")
    with tempfile.TemporaryDirectory() as made, Neo4jServer(HEAP) as server:
        refuse_data(Address.of(server.url))
        folder = str(Path(made) / "csv")
        child("synth", folder, str(PEOPLE))
        turns = []
        for number in range(TURNS):
            turns.append(turn(folder, server.url))
            ours, bare = (side["seconds"] for side in turns[-1])
            print(f"  turn {number + 1}: ours {ours:.1f} s, bare {bare:.1f} s, {ours / bare:.2f}")
    for name, place in (("load", 0), ("read_csv + UNWIND", 1)):
        middle = medians([sides[place] for sides in turns])
        rows = f"{middle['rows']:,.0f} rows"
        print(f"{name}: {middle['seconds']:.1f} s, {middle['peak_mb']:,.0f} MB at most, {rows}")
    ratio = statistics.median(ours["seconds"] / bare["seconds"] for ours, bare in turns)
    print(f"ratio: {ratio:.2f} (at most 2 wanted)")


if __name__ == "__main__":
    main()
