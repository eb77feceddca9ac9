"""The measured tasks, each run in a process of its own; the last line printed is JSON."""

import csv
import json
import resource
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from graph_service import sign_in
from graph_service.records import KINDS, Kind
from graph_service.store import open_store
from graph_service.store.rows import HEAD
from graph_service.store.schema import quoted, table
from loaders import load
from tests.web.visiting import signed_in
from web import Settings, create_app

FLAGS = {"yes": 1, "no": 0, "true": 1, "false": 0, "": None}


def peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def synth(folder: str, people: str) -> dict[str, float]:
    command = [str(Path(sys.executable).parent / "leadership-map"), "synth", folder]
    done = subprocess.run(
        [*command, "--people", people, "--seed", "1", "--json"],
        check=True,
        capture_output=True,
        text=True,
    )
    said = json.loads(done.stdout)
    return {name: float(n) for name, n in said.items() if isinstance(n, int) and name != "seed"}


def ours(folder: str, database: str) -> dict[str, float]:
    began = time.perf_counter()
    store = open_store(database)
    report = load(store, [Path(folder)], by="benchmark", source="csv")
    seconds = time.perf_counter() - began
    rows = sum(tally.added for tally in report.kinds.values())
    return {"seconds": seconds, "peak_mb": peak_mb(), "rows": float(rows)}


def bare(folder: str, database: str) -> dict[str, float]:
    """What nobody can do without: read the files, put the rows and their audit into our tables."""
    began = time.perf_counter()
    open_store(database)
    rows = 0
    with sqlite3.connect(database) as connection:
        connection.execute(
            "INSERT INTO entry VALUES (1, '2026-01-01', 'bare', 'load', ?, NULL, 0)", ('["csv"]',)
        )
        for path in sorted(Path(folder).glob("*.csv")):
            kind = next(kind for kind in KINDS.values() if kind.sheet == path.stem)
            rows += _bare_table(connection, kind, path)
    return {
        "seconds": time.perf_counter() - began, "peak_mb": peak_mb(), "rows": float(rows)
    }  # fmt: skip


def _bare_table(connection: sqlite3.Connection, kind: Kind, path: Path) -> int:
    frame = pd.read_csv(path, dtype=str, keep_default_na=False, quoting=csv.QUOTE_MINIMAL)
    ids = frame.pop("id").tolist()
    columns = (
        [FLAGS[value] for value in frame[name]]
        if kind.by_name[name].type == "flag"
        else [value or None for value in frame[name]]
        for name in frame.columns
    )
    values = list(zip(*columns, strict=True))
    rows = [
        (id_, "csv", path.name, line, *row)
        for line, (id_, row) in enumerate(zip(ids, values, strict=True), start=2)
    ]
    names = quoted([*HEAD, *frame.columns])
    marks = ", ".join("?" * (len(HEAD) + len(frame.columns)))
    connection.executemany(f"INSERT INTO {table(kind.name)} ({names}) VALUES ({marks})", rows)
    connection.executemany(
        "INSERT INTO audit VALUES (1, ?, ?, 'csv', 'added', NULL)",
        ((kind.name, id_) for id_ in ids),
    )
    return len(rows)


def read(database: str) -> dict[str, float]:
    measured = {}
    began = time.perf_counter()
    store = open_store(database)
    snapshot = store.read("2026-09-01")
    measured["reading a snapshot, seconds"] = time.perf_counter() - began
    began = time.perf_counter()
    store.read("2026-09-01")
    measured["reading it again, milliseconds"] = (time.perf_counter() - began) * 1000
    measured["people in it"] = float(len(snapshot.people))
    measured["memory, MB"] = peak_mb()
    return measured


def page(database: str) -> dict[str, float]:
    """Pages as the service gives them, the snapshot in memory (the first one brings it there)."""
    store = open_store(database)
    app = create_app(store, Settings("a key for benchmarks only, of thirty-two and more"))
    account = sign_in.add_account(store, "bench@example.org", "programme-team", by="benchmark")
    client = signed_in(app, store, account)
    measured = {}
    for address in ("/missing", "/missing?by=profession&second=place", "/people?q=ann"):
        client.get(address)
        began = time.perf_counter()
        answer = client.get(address)
        assert answer.status_code == 200
        measured[f"{address}, milliseconds"] = (time.perf_counter() - began) * 1000
        measured[f"{address}, kB"] = len(answer.data) / 1000
    return measured


TASKS: dict[str, Callable[..., dict[str, float]]] = {
    "synth": synth, "ours": ours, "bare": bare, "read": read, "page": page,
}  # fmt: skip

if __name__ == "__main__":
    print(json.dumps(TASKS[sys.argv[1]](*sys.argv[2:])))
