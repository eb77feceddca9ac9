"""The commands `load`, `undo` and `template`."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from graph_service.store import open_store
from leadership_map.main import main
from tests.loaders.files import SENIOR, senior, write

PEOPLE = (("id", "name", "level"), ("p1", "Ann", "senior"))


@pytest.fixture
def url(tmp_path: Path) -> str:
    return str(tmp_path / "test.db")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(item) for item in arguments])


def document(result: Result) -> Any:
    return json.loads(result.stdout)


def test_load_answers_as_the_contract_says(url: str, tmp_path: Path) -> None:
    path = write(tmp_path / "300913-a-senior.csv", SENIOR, senior("A1"), senior("A2", "ND", "A1"))

    done = run("load", path, "--store", url, "--json")

    assert done.exit_code == 0
    found = document(done)
    assert found["version"] == 1
    assert found["kinds"]["Post"] == {"added": 2, "changed": 0, "removed": 0, "unchanged": 0}
    (problem,) = found["problems"]
    assert problem == {
        "file": path.name,
        "row": 3,
        "column": "Name",
        "value": "ND",
        "problem": problem["problem"],
        "mend": "",
        "severity": "warning",
        "sheet": "300913-a-senior",
        "cell": 3,
    }
    assert "error" not in found


def test_the_same_file_again_says_that_nothing_has_changed(url: str, tmp_path: Path) -> None:
    path = write(tmp_path / "people.csv", *PEOPLE)
    run("load", path, "--store", url)

    assert run("load", path, "--store", url).stdout.startswith("Nothing has changed.")


def test_a_refused_load_says_why_on_stderr_and_as_json(url: str, tmp_path: Path) -> None:
    path = write(tmp_path / "people.csv", *PEOPLE, ("p2", "Bo", "boss"))

    done = run("load", path, "--store", url, "--json")

    assert done.exit_code == 1
    found = document(done)
    assert found["version"] is None
    assert found["error"]["message"]
    assert (found["problems"][0]["row"], found["problems"][0]["column"]) == (3, "level")
    assert "row 3, column 'level'" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["nowhere.csv", "empty.csv", "odd.csv"])
def test_what_cannot_be_read_is_one_sentence_and_no_traceback(
    url: str, tmp_path: Path, name: str
) -> None:
    (tmp_path / "empty.csv").touch()
    (tmp_path / "odd.csv").write_text("colour,taste\nred,sweet\n")

    done = run("load", tmp_path / name, "--store", url, "--json")

    assert done.exit_code == 1
    assert document(done)["version"] is None
    assert name in document(done)["error"]["message"]
    assert not isinstance(done.exception, ValueError)


def test_a_dry_run_leaves_the_store_as_it_was(url: str, tmp_path: Path) -> None:
    path = write(tmp_path / "people.csv", *PEOPLE)

    done = run("load", path, "--store", url, "--dry-run")

    assert "nothing has been changed" in done.stdout
    assert not open_store(url).whole().people


def test_undo_takes_back_the_newest_load_that_stands(url: str, tmp_path: Path) -> None:
    first = write(tmp_path / "people.csv", *PEOPLE)
    second = write(tmp_path / "areas.csv", ("id", "name"), ("bexley", "Bexley"))
    for path in (first, second):
        run("load", path, "--store", url)

    assert document(run("undo", "--store", url, "--json"))["undone"] == 2
    assert document(run("undo", "--store", url, "--json"))["undone"] == 1
    assert run("undo", "--store", url).exit_code == 1
    assert not open_store(url).whole().people


def test_an_undo_that_later_loads_stand_on_is_refused_and_names_them(
    url: str, tmp_path: Path
) -> None:
    path = write(tmp_path / "people.csv", *PEOPLE)
    run("load", path, "--store", url)
    write(path, PEOPLE[0], ("p1", "Anna", "senior"))
    run("load", path, "--store", url)

    done = run("undo", 1, "--store", url, "--json")

    assert done.exit_code == 1
    assert "'p1'" in document(done)["error"]["message"]


def test_files_given_together_are_a_source_of_their_own(url: str, tmp_path: Path) -> None:
    people = write(tmp_path / "people.csv", *PEOPLE)
    areas = write(tmp_path / "areas.csv", ("id", "name"), ("bexley", "Bexley"))
    run("load", people, areas, "--store", url)

    run("load", people, "--store", url)

    assert list(open_store(url).whole().areas) == ["bexley"]


def test_the_template_of_the_command_loads_as_empty(url: str, tmp_path: Path) -> None:
    assert run("template", tmp_path / "t.xlsx").exit_code == 0

    assert document(run("load", tmp_path / "t.xlsx", "--store", url, "--json"))["problems"] == []


def test_a_template_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    done = run("template", tmp_path / "nowhere" / "t.xlsx")

    assert done.exit_code == 1
    assert "cannot be written" in done.stderr
