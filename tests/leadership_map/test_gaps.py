"""The command `gaps`."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from graph_service.store import Batch, open_store
from leadership_map.main import main
from tests.builders import declaration, person

KEYS = {"group", "count", "share", "expected", "ratio", "low", "high", "shortfall", "status"}


@pytest.fixture
def url(tmp_path: Path) -> str:
    store = open_store(str(tmp_path / "gaps.db"))
    records = [person(f"p{number:02}", sector="acute") for number in range(12)]
    store.write(Batch("test", records), by="test", why="test")
    return str(tmp_path / "gaps.db")


def test_json_answers_as_the_contract_says(url: str) -> None:
    done = CliRunner().invoke(main, ["gaps", "--store", url, "--as-of", "2026-09-01", "--json"])
    found = json.loads(done.stdout)
    assert done.exit_code == 0
    assert {key: found[key] for key in ("scope", "as_of", "by", "yardstick", "people")} == {
        "scope": None, "as_of": "2026-09-01", "by": ["sector"], "yardstick": "even", "people": 12,
    }  # fmt: skip
    assert (found["known"], found["unknown"]) == (12, 0)
    assert len(found["groups"]) == 12
    assert all(group["share"] == group["count"] / found["known"] for group in found["groups"])
    assert all(group.keys() >= KEYS for group in found["groups"])


def test_a_person_reads_sentences_and_a_table(url: str) -> None:
    done = CliRunner().invoke(main, ["gaps", "--store", url])
    assert "Nobody from social care is in the leadership network" in done.stdout
    assert "95% interval" in done.stdout


def declaring(url: str) -> None:
    """Thirty people of each of two answers, and somebody whose answer nobody else gave."""
    people = [person(f"d{number:02}") for number in range(61)]
    answers = ["Female"] * 30 + ["Male"] * 30 + ["something of my own"]
    said = [
        declaration(one.id, "sex", answer=answer, start_date="2026-01-02")
        for one, answer in zip(people, answers, strict=True)
    ]
    open_store(url).write(Batch("declared", [*people, *said]), by="test", why="test")


def test_what_people_declare_is_answered_in_published_totals(url: str) -> None:
    declaring(url)
    done = CliRunner().invoke(main, ["gaps", "--store", url, "--by", "sex", "--json"])
    found = json.loads(done.stdout)
    assert [(group["group"], group["count"]) for group in found["groups"]] == [
        (["Female"], 30), (["Male"], 30),
    ]  # fmt: skip
    assert all(group.keys() >= KEYS for group in found["groups"])
    assert "something of my own" not in done.output
    table = CliRunner().invoke(main, ["gaps", "--store", url, "--by", "sex"]).output
    assert "numbers are rounded to 5" in table
    assert "something of my own" not in table


def test_of_a_day_to_come_nothing_is_published(url: str) -> None:
    declaring(url)
    asked = ["gaps", "--store", url, "--by", "sex", "--json"]
    now, later = (
        json.loads(CliRunner().invoke(main, [*asked, *more]).stdout)
        for more in ([], ["--as-of", "2999-01-01"])
    )
    assert later["as_of"] == now["as_of"]
    early = CliRunner().invoke(main, [*asked, "--as-of", "2026-03-31"])
    assert early.exit_code == 1
    assert "Nothing is published yet" in early.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--scope", "Organization:nowhere"], "no Organization with the id 'nowhere'"),
        (["--scope", "nowhere"], "write KIND:ID"),
        (["--by", "colour"], "cannot be grouped by 'colour'"),
        (["--as-of", "yesterday"], "is not a day"),
    ],
)
def test_a_refusal_is_one_sentence_and_exit_status_1(
    url: str, options: list[str], said: str
) -> None:
    done = CliRunner().invoke(main, ["gaps", "--store", url, "--json", *options])
    assert done.exit_code == 1
    assert said in done.stderr
    assert said in json.loads(done.stdout)["error"]["message"]
