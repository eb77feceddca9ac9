"""Records written as a folder of CSVs are read back the same."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_service.records import Membership, Person, Post, Record, Source, Tie
from loaders import read
from loaders.folder import write_folder
from tests.builders import membership, organization, person, post, tie


def read_back(folder: Path) -> dict[str, Record]:
    reading = read([folder])
    assert not reading.problems
    return {
        item.id: replace(item, source=Source())
        for batch in reading.batches
        for item in batch.records
    }


def written_and_read(records: Sequence[Record], folder: Path) -> dict[str, Record]:
    write_folder(records, folder)
    return read_back(folder)


def test_every_type_of_value_comes_back(tmp_path: Path) -> None:
    records: list[Record] = [
        person(
            "p1",
            interests=("Tea; with milk", "Research"),
            offers=("host-a-visit", "mentor"),
            days_free=("mon-am",),
            consent_pairing=True,
            consent_ties=False,
            attributes={"Car park": "12", "id": "kept", "name": "kept too"},
            start_date="2019-04",
        ),
        person("p2", name="=SUM(A1)"),
        organization("o1", quorum=4, is_body=True),
        post("s1", "o1", sessions=2.5, funded_sessions=0.0),
        membership("p1", post_id="s1", id="m1", start_date="2020-01-06"),
        tie("p1", "p2", strength=3.0, id="t1"),
    ]

    assert written_and_read(records, tmp_path) == {item.id: item for item in records}


@pytest.mark.parametrize("kind", [Person, Post, Membership, Tie])
def test_a_kind_without_records_leaves_no_file(tmp_path: Path, kind: type[Record]) -> None:
    write_folder([person("p1"), post("s1", "o1"), membership("p1"), tie("p1", "p2")], tmp_path)
    sheets = {Person: "people", Post: "posts", Membership: "memberships", Tie: "ties"}
    assert (tmp_path / f"{sheets[kind]}.csv").exists()

    write_folder([organization("o1")], tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["organizations.csv"]


def test_columns_that_hold_nothing_are_left_out(tmp_path: Path) -> None:
    write_folder([person("p1", name="Ada"), person("p2", name="Grace")], tmp_path)

    assert (tmp_path / "people.csv").read_text("utf-8") == "id,name\np1,Ada\np2,Grace\n"


@settings(max_examples=40, deadline=None)
@given(words=st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1))
def test_any_words_come_back(tmp_path_factory: pytest.TempPathFactory, words: str) -> None:
    record = person("p1", name=words, attributes={"Note": words})
    folder = tmp_path_factory.mktemp("words")

    assert written_and_read([record], folder) == {"p1": record}
