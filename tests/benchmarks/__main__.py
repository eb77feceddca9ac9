"""`make bench`: first figures, each with the machine and the command; ratios within one run."""

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

PEOPLE = int(os.environ.get("LEADERSHIP_MAP_BENCH_PEOPLE", "100000"))
TURNS = int(os.environ.get("LEADERSHIP_MAP_BENCH_TURNS", "3"))


def child(task: str, *given: str) -> dict[str, float]:
    """Run one task in a process of its own, so that memory is its own; what it measured."""
    command = [sys.executable, "-m", "tests.benchmarks.tasks", task, *given]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    measured: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return measured


def medians(runs: list[dict[str, float]]) -> dict[str, float]:
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}


def loading(folder: Path, scratch: Path) -> None:
    """The two in turn, so that a change of the machine's speed hits both."""
    ours, bare = [], []
    for turn in range(TURNS):
        ours.append(child("ours", str(folder), str(scratch / f"ours{turn}.db")))
        bare.append(child("bare", str(folder), str(scratch / f"bare{turn}.db")))
        print(
            f"  turn {turn + 1}: ours {ours[-1]['seconds']:.1f} s, bare {bare[-1]['seconds']:.1f} s"
        )
    ratios = [a["seconds"] / b["seconds"] for a, b in zip(ours, bare, strict=True)]
    for name, runs in (("load", ours), ("read_csv + executemany", bare)):
        middle = medians(runs)
        rows = f"{middle['rows']:,.0f} rows"
        print(f"{name}: {middle['seconds']:.1f} s, {middle['peak_mb']:,.0f} MB at most, {rows}")
    print(f"ratio: {statistics.median(ratios):.2f} (at most 2.5 wanted)")


def reading(task: str, database: Path) -> None:
    runs = [child(task, str(database)) for _ in range(TURNS)]
    for name, value in medians(runs).items():
        print(f"{name}: {value:,.2f}")


def main() -> None:
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {TURNS} turns, medians")
    with tempfile.TemporaryDirectory() as made:
        scratch = Path(made)
        counts = child("synth", str(scratch / "csv"), str(PEOPLE))
        print(f"A made-up system: {', '.join(f'{n:,.0f} {k}' for k, n in counts.items() if n)}")
        loading(scratch / "csv", scratch)
        reading("read", scratch / "ours0.db")
        reading("page", scratch / "ours0.db")


if __name__ == "__main__":
    main()
