"""`user add`, `user list` and `user link`."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from graph_service.store import TEAM, Batch, open_store
from leadership_map.main import main
from tests.builders import body, person


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with a person and a body."""
    path = tmp_path / "users.db"
    store = open_store(str(path))
    store.write(
        Batch(TEAM, [person("p1", email="ann@example.org", name="Ann"), body("board")]),
        by="test",
        why="test",
    )
    store.close()
    return path


def run(path: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["--store", str(path), "user", *words])


def answer(path: Path, *words: str) -> dict[str, Any]:
    result = run(path, *words, "--json")
    assert result.exit_code == 0, result.output
    document: dict[str, Any] = json.loads(result.stdout)
    return document


def test_an_account_is_given_to_the_person_with_that_address(path: Path) -> None:
    said = answer(path, "add", "ann@example.org", "--role", "leader")
    assert (said["person"], said["name"], said["role"]) == ("p1", "Ann", "leader")


def test_somebody_new_is_called_as_they_are_said_to_be(path: Path) -> None:
    said = answer(path, "add", "bob@example.org", "--role", "reviewer", "--name", "Bob Bold")
    assert said["name"] == "Bob Bold"


def test_the_list_shows_everybody_by_address(path: Path) -> None:
    answer(path, "add", "zoe@example.org", "--role", "reviewer")
    answer(path, "add", "ann@example.org", "--role", "leader")
    assert [item["email"] for item in answer(path, "list")["accounts"]] == [
        "ann@example.org",
        "zoe@example.org",
    ]
    assert "zoe@example.org" in run(path, "list").output


def test_a_link_is_printed_with_the_services_address(path: Path) -> None:
    answer(path, "add", "ann@example.org", "--role", "leader")
    printed = run(path, "link", "ann@example.org", "--url", "https://map.example.org/").output
    assert printed.startswith("https://map.example.org/sign-in/")
    assert len(printed.strip().rpartition("/")[2]) >= 43


def test_a_link_to_a_body_says_which_and_until_when(path: Path) -> None:
    answer(path, "add", "ann@example.org", "--role", "reviewer")
    said = answer(path, "link", "ann@example.org", "--body", "board", "--days", "3")
    assert said["body_ids"] == ["board"]
    assert said["expires"] > answer(path, "link", "ann@example.org", "--days", "1")["expires"]


def test_a_link_for_nobody_or_to_nothing_is_refused(path: Path) -> None:
    answer(path, "add", "ann@example.org", "--role", "reviewer")
    for words in (["link", "who@example.org"], ["link", "ann@example.org", "--body", "none"]):
        result = run(path, *words)
        assert result.exit_code == 1
        assert result.stderr.count("\n") == 1


def test_a_role_that_does_not_exist_is_wrong_usage(path: Path) -> None:
    assert run(path, "add", "ann@example.org", "--role", "king").exit_code == 2
