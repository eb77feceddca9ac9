"""The command `invite`."""

import json
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from graph_service.store import Batch, open_store
from leadership_map.main import main
from tests.builders import body, membership, person, post

SAMPLE = Path(__file__).parents[2] / "data" / "sample"


def run(url: str, *words: str) -> Result:
    return CliRunner().invoke(main, ["invite", "--store", url, *words])


def ask(url: str, *words: str) -> Any:
    done = run(url, "--json", *words)
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A board of hospital doctors, and three people who could join it."""
    store = open_store(str(tmp_path / "invite.db"))
    records = [
        body("board", name="Board"),
        post("empty", "board", label="Empty seat"),
        *(person(f"doc{number}", sector="acute") for number in range(3)),
        *(membership(f"doc{number}", "board") for number in range(3)),
        person("ann", name="Ann", sector="vcse"),
        person("bo", name="Bo", sector="pharmacy"),
        person("cy", name="Cy", sector="pharmacy"),
    ]
    store.write(Batch("test", records), by="test", why="test")
    store.close()
    return str(tmp_path / "invite.db")


def test_json_answers_as_the_contract_says(url: str) -> None:
    found = ask(url, "--to", "board", "--seats", "2", "--yardstick", "minimum")
    assert (found["to"], found["scope"], found["seats"]) == ("board", "Organization:board", 2)
    assert [item["person"] for item in found["chosen"]] == ["ann", "bo"]
    assert [one["label"] for one in found["chosen"][1]["closes"]] == ["Pharmacy"]
    assert [other["person"] for other in found["chosen"][1]["alternatives"]] == ["cy"]
    assert (found["gaps"], found["closed"], len(found["left"])) == (11, 2, 9)
    assert found["optimal"] is True
    assert found["points"] == found["bound"] == 2


def test_the_vacant_posts_are_the_seats_unless_said(url: str) -> None:
    assert ask(url, "--to", "board", "--yardstick", "minimum")["seats"] == 1


def test_a_person_reads_the_answer_first(url: str) -> None:
    said = run(url, "--to", "board", "--seats", "2", "--yardstick", "minimum").stdout
    assert said.startswith("These two people close two of the 11 gaps; no two close more.\n")
    assert "2. Bo (bo)\n     On no board or group yet\n     Closes Sector: Pharmacy" in said
    assert "Or Cy (cy): closes as much" in said
    assert "Sector: Social care stays one person short; nobody we know of could be asked." in said


def test_names_can_be_taken_and_swapped(url: str) -> None:
    asked = ["--to", "board", "--seats", "2", "--yardstick", "minimum"]
    swapped = ask(url, *asked, "--without", "bo", "--take", "ann")
    assert [item["person"] for item in swapped["chosen"]] == ["ann", "cy"]
    assert [item["taken"] for item in swapped["chosen"]] == [True, False]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--to", "nowhere", "--seats", "2"], "no body and no event with the id 'nowhere'"),
        (["--to", "Area:nowhere", "--seats", "2"], "no Area with the id 'nowhere'"),
        (["--to", "board", "--seats", "0"], "one person at least"),
        (["--to", "board", "--weight", "place"], "write a dimension and a number"),
        (["--to", "board", "--by", "colour"], "cannot be grouped by 'colour'"),
        (["--to", "board", "--take", "x"], "no person with the id 'x'"),
        (["--to", "board", "--yardstick", "none"], "no yardstick 'none'"),
        (["--to", "board", "--as-of", "yesterday"], "is not a day"),
    ],
)
def test_a_refusal_is_one_sentence_and_exit_status_1(url: str, words: list[str], said: str) -> None:
    done = run(url, "--json", *words)
    assert done.exit_code == 1
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert said in json.loads(done.stdout)["error"]["message"]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The sample system."""
    url = str(tmp_path_factory.mktemp("invite") / "sample.db")
    assert CliRunner().invoke(main, ["load", str(SAMPLE), "--store", url]).exit_code == 0
    return url


def test_two_for_the_group_of_the_sample_are_best_of_all_pairs(sample: str) -> None:
    """Counted with the commands alone: whoever else is taken closes no more."""
    found = ask(sample, "--to", "cplg", "--seats", "2", "--by", "place,profession")
    people = [item["person"] for item in ask(sample, "--to", "cplg", "--seats", "8")["chosen"]]
    for pair in combinations(people, 2):
        taken = ask(sample, "--to", "cplg", "--seats", "2", "--by", "place,profession",
                    "--take", pair[0], "--take", pair[1])  # fmt: skip
        assert taken["closed"] <= found["closed"]


def test_six_for_the_group_of_the_sample(sample: str) -> None:
    found = ask(sample, "--to", "cplg", "--seats", "6")
    assert found["by"] == ["sector", "profession", "place"]
    assert found["optimal"] is True
    assert len(found["chosen"]) == 6
    # Nobody from Bexley sits there: the answer key of the sample says so.
    assert "Bexley" in {one["label"] for item in found["chosen"] for one in item["closes"]}
    assert found["gaps"] - found["closed"] == sum(item["short"] for item in found["left"])
