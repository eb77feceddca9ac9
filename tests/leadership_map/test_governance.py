"""The commands `governance` and `decides`."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from graph_service.records import Area, Responsibility
from graph_service.store import Batch, open_store
from leadership_map.main import main
from tests.builders import body, membership, person, post


@pytest.fixture
def url(tmp_path: Path) -> str:
    store = open_store(str(tmp_path / "bodies.db"))
    records = [
        Area(id="bexley", name="Bexley"),
        body("board", name="Board", area_id="bexley"),
        body("group", name="Group", parent_id="board"),
        person("ann", name="Ann"),
        post("chair", "board", label="Chair", sessions=2.0, funded_sessions=1.0),
        post("lead", "group", label="Lead"),
        membership("ann", post_id="chair", end_date="2026-06-30"),
        Responsibility(id="r", topic="Winter plan", part="accountable", organization_id="board"),
    ]
    store.write(Batch("test", records), by="test", why="test")
    store.close()
    return str(tmp_path / "bodies.db")


def answer(*arguments: str) -> str:
    done = CliRunner().invoke(main, list(arguments))
    assert done.exit_code == 0, done.output
    return done.stdout


def test_governance_answers_as_the_contract_says(url: str) -> None:
    found = json.loads(answer("governance", "--as-of", "2026-05-01", "--store", url, "--json"))
    board, group = found["bodies"]
    assert (board["id"], board["name"], board["parent_id"], board["area_id"]) == (
        "board", "Board", None, "bexley",
    )  # fmt: skip
    assert group["parent_id"] == "board"
    (chair,) = board["posts"]
    assert chair.keys() >= {"id", "label", "holders", "vacant", "sessions", "funded_sessions"}
    assert [holder["person_id"] for holder in chair["holders"]] == ["ann"]
    assert (found["vacancies"], found["problems"]) == (1, [])


def test_a_post_falls_vacant_the_day_after_its_holder_leaves(url: str) -> None:
    assert "1 vacant" in answer("governance", "--as-of", "2026-06-30", "--store", url)
    assert "2 vacant" in answer("governance", "--as-of", "2026-07-01", "--store", url)


def test_decides_names_the_body(url: str) -> None:
    arguments = ("decides", "Winter plan", "--area", "bexley", "--store", url)
    found = json.loads(answer(*arguments, "--json"))
    assert found.keys() == {
        "topic", "area", "accountable", "responsible", "consulted", "informed", "route",
    }  # fmt: skip
    assert [party["id"] for party in found["accountable"]] == ["board"]
    assert "Board" in answer(*arguments)
