"""Networks of the textbooks as snapshots, whose measures have been published."""

import csv
from pathlib import Path

from graph_service.snapshot import Snapshot
from tests.builders import person, snapshot, tie


def classic(folder: Path, name: str, *, directed: bool = False) -> Snapshot:
    """People with their columns as attributes, and ties, from the node and edge files."""
    people = [
        person(row["id"], name=row["name"], attributes=row)
        for row in _rows(folder / "networks" / f"networkdata_{name}_nodes.csv")
    ]
    ties = [
        tie(row["source"], row["target"], directed=directed or None)
        for row in _rows(folder / "networks" / f"networkdata_{name}_edges.csv")
    ]
    return snapshot(*people, *ties)


def without(whole: Snapshot, person_id: str) -> Snapshot:
    """The same day without one person."""
    people = {id_: item for id_, item in whole.people.items() if id_ != person_id}
    return Snapshot(whole.as_of, whole.version, {**whole.records, "Person": people})


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
