"""Every vacancy, term that is over, quorum and authority missing in the sample's files is found.

Counted here from the rows of the files with plain sets and years, without the product's code.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_service.analysis.governance.bodies import Governance, governance
from graph_service.store.sqlite import SqliteStore
from leadership_map.sample import load_sample

FOLDER = Path(__file__).parents[2] / "data" / "sample"
TODAY = "2026-09-01"
Row = dict[str, str]


def rows(name: str) -> list[Row]:
    with (FOLDER / f"{name}.csv").open(newline="", encoding="utf-8-sig") as file:
        every = list(csv.DictReader(file))
    return [
        row
        for row in every
        if row.get("start_date", "") <= TODAY
        and (not row.get("end_date") or row["end_date"] >= TODAY)
    ]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Governance]:
    store = SqliteStore(tmp_path_factory.mktemp("sample") / "sample.db")
    load_sample(store)
    yield governance(store.read(TODAY))
    store.close()


def holders() -> dict[str, list[Row]]:
    held = defaultdict(list)
    for row in rows("memberships"):
        held[row["post_id"]].append(row)
    return held


def sentences(found: Governance, kind: str) -> list[str]:
    return [fault.sentence for fault in found.faults if fault.kind == kind]


def test_every_post_without_a_holder_is_vacant_and_no_other(found: Governance) -> None:
    held = holders()
    empty = {
        row["id"] for row in rows("posts") if not held[row["id"]] and row["undisclosed"] != "yes"
    }
    seats = [seat for body in found.bodies for seat in body.posts]
    assert {seat.id for seat in seats if seat.vacant} == empty
    assert len(empty) == found.vacancies > 10


def test_every_term_that_is_over_is_told_once(found: Governance) -> None:
    names = {row["id"]: row["name"] for row in rows("organizations")}
    over = set()
    for post in rows("posts"):
        for held in holders()[post["id"]]:
            if not post["term_months"] or held["deputy"] == "yes" or held["end_date"]:
                continue
            years, months = divmod(int(post["term_months"]), 12)
            assert not months  # a plain sum of years will do
            began = held["start_date"]
            if f"{int(began[:4]) + years}{began[4:]}" <= TODAY:
                over.add(f"The term of {post['label']} of {names[post['organization_id']]} ended")
    told = sentences(found, "term-over")
    assert {sentence.split(" on ")[0] for sentence in told} == over
    assert len(told) == len(over) > 5


def test_every_quorum_that_cannot_be_met_is_told(found: Governance) -> None:
    votes: dict[str, int] = defaultdict(int)
    held = holders()
    for post in rows("posts"):
        if post["voting"] == "yes" and held[post["id"]]:
            votes[post["organization_id"]] += 1
    for member in held[""]:
        votes[member["organization_id"]] += 1
    short = {
        row["name"]
        for row in rows("organizations")
        if row["quorum"] and int(row["quorum"]) > votes[row["id"]]
    }
    told = sentences(found, "no-quorum")
    assert {sentence.split(" cannot be")[0] for sentence in told} == short
    assert short


def test_every_decision_without_authority_is_told(found: Governance) -> None:
    areas = {row["id"]: row for row in rows("areas")}
    said = {(row["topic"], row["area_id"]) for row in rows("responsibilities")}
    accountable = {
        (row["topic"], row["area_id"])
        for row in rows("responsibilities")
        if row["part"] == "accountable"
    }
    nobody = set()
    for topic, area in said:
        here, decided = area, False
        while here and not decided:
            decided = (topic, here) in accountable
            here = areas[here]["parent_id"]
        if not decided:
            nobody.add(f"Nobody is accountable for '{topic}' ({areas[area]['name']}).")
    assert set(sentences(found, "nobody-accountable")) == nobody
    assert nobody


def test_a_body_that_delegates_and_is_gone_is_told(found: Governance) -> None:
    known = {row["id"] for row in rows("organizations")}
    gone = {
        row[field]
        for row in rows("responsibilities")
        for field in ("organization_id", "delegated_by_id", "escalates_to_id")
        if row[field] and row[field] not in known
    }
    told = sentences(found, "gone")
    assert {re.findall(r"is '([^']+)', and there is none", text)[0] for text in told} == gone
    assert gone
