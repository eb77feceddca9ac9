"""`synth`: any size, the same answers for the same seed, and it loads."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph_service.integrity import dangling
from graph_service.store import Store
from leadership_map.main import main
from leadership_map.synth.crowd import crowd
from loaders import load
from loaders.folder import write_folder


def synth(*words: str) -> Result:
    return CliRunner().invoke(main, ["synth", *words])


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_same_seed_gives_the_same_bytes_and_another_does_not(tmp_path: Path) -> None:
    for name, seed in (("one", 4), ("again", 4), ("other", 5)):
        write_folder(crowd(60, seed), tmp_path / name)

    assert contents(tmp_path / "one") == contents(tmp_path / "again")
    assert contents(tmp_path / "one") != contents(tmp_path / "other")


@pytest.mark.parametrize("people", [1, 2, 7, 300])
def test_it_loads_without_a_problem(tmp_path: Path, sqlite_store: Store, people: int) -> None:
    write_folder(crowd(people, 1), tmp_path / "made")

    report = load(sqlite_store, [tmp_path / "made"], by="test")

    assert report.version == 1
    assert report.problems == ()
    assert len(sqlite_store.read().people) == people
    assert dangling(sqlite_store.whole()) == []


def test_there_are_about_four_and_a_half_relations_for_each_person() -> None:
    kinds = [type(record).__name__ for record in crowd(2000, 1)]
    relations = sum(kinds.count(kind) for kind in ("Membership", "Attendance", "Tie"))

    assert kinds.count("Person") == 2000
    assert relations / 2000 == pytest.approx(4.5, abs=0.1)


def test_everything_is_marked_invented() -> None:
    made = [item for item in crowd(100, 1) if type(item).__name__ != "Profession"]

    assert all(item.invented for item in made)


def test_the_command_says_how_many_of_each_kind(tmp_path: Path) -> None:
    answer = synth(str(tmp_path / "made"), "--people", "50", "--seed", "3", "--json")

    document = json.loads(answer.stdout)
    assert answer.exit_code == 0
    assert (document["people"], document["seed"]) == (50, 3)
    assert document["kinds"]["Person"] == 50
    rows = (tmp_path / "made" / "ties.csv").read_text("utf-8").splitlines()
    assert document["kinds"]["Tie"] == len(rows) - 1


def test_a_second_run_replaces_the_first(tmp_path: Path) -> None:
    folder = tmp_path / "made"
    synth(str(folder), "--people", "50")
    again = synth(str(folder), "--people", "1")

    write_folder(crowd(1, 1), tmp_path / "fresh")
    assert again.exit_code == 0
    assert contents(folder) == contents(tmp_path / "fresh")


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("keep me")

    answer = synth(str(tmp_path), "--people", "5")

    assert answer.exit_code == 1
    assert "letter.txt" in answer.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_nobody_is_no_system(tmp_path: Path) -> None:
    assert synth(str(tmp_path / "made"), "--people", "0").exit_code == 2
