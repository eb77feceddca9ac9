"""`python -m tests.benchmarks.counting`: people crossed by two dimensions, against pandas.crosstab.

Both sides count the same people in one process, in turn. "In memory": our columns are made and the
frame stands. "From the records": each first makes its own columns from the records of a snapshot.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pandas as pd

from graph_service.analysis.representation import people_gaps
from graph_service.snapshot import Snapshot
from graph_service.store import open_store
from tests.benchmarks.tasks import ours, synth

PEOPLE = os.environ.get("LEADERSHIP_MAP_BENCH_PEOPLE", "100000")
TURNS = int(os.environ.get("LEADERSHIP_MAP_BENCH_TURNS", "7"))
CROSSINGS = (("sector", "place"), ("sector", "profession"), ("level", "side"))


def frame(snapshot: Snapshot) -> pd.DataFrame:
    """A row a person; of several professions one row each, as we count them."""
    people = snapshot.people.values()
    columns = {
        "sector": [snapshot.sector_of(item.id) for item in people],
        "place": [snapshot.place_of(item.id) for item in people],
        "level": [item.level for item in people],
        "side": [item.side for item in people],
        "profession": [list(item.profession_ids) for item in people],
    }
    return pd.DataFrame(columns).explode("profession")


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main() -> None:
    with tempfile.TemporaryDirectory() as made:
        folder, database = Path(made) / "csv", str(Path(made) / "store.db")
        synth(str(folder), PEOPLE)
        ours(str(folder), database)
        snapshot = open_store(database).read("2026-09-01")
    table = frame(snapshot)
    for by in CROSSINGS:
        pairs = []
        for _ in range(TURNS):
            mine = seconds(partial(people_gaps, snapshot, by))
            theirs = seconds(partial(pd.crosstab, table[by[0]], table[by[1]]))
            pairs.append((mine, theirs))
        said(f"{' and '.join(by)}, in memory", pairs)
    pairs = []
    for _ in range(TURNS):
        fresh = Snapshot(snapshot.as_of, snapshot.version, snapshot.records)
        mine = seconds(partial(people_gaps, fresh, CROSSINGS[0]))
        fresh = Snapshot(snapshot.as_of, snapshot.version, snapshot.records)
        theirs = seconds(partial(from_records, fresh))
        pairs.append((mine, theirs))
    said("sector and place, from the records", pairs)


def from_records(snapshot: Snapshot) -> pd.DataFrame:
    sectors = [snapshot.sector_of(id_) for id_ in snapshot.people]
    places = [snapshot.place_of(id_) for id_ in snapshot.people]
    return pd.crosstab(pd.Series(sectors), pd.Series(places))


def said(what: str, pairs: list[tuple[float, float]]) -> None:
    mine, theirs = (statistics.median(side) * 1000 for side in zip(*pairs, strict=True))
    ratio = statistics.median(a / b for a, b in pairs)
    print(f"{what}: ours {mine:.0f} ms, pandas {theirs:.0f} ms, ratio {ratio:.2f}", flush=True)


if __name__ == "__main__":
    main()
