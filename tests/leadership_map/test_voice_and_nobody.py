"""The commands `voice` and `nobody`, on the sample system's planted answers."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from leadership_map.main import main

SAMPLE = Path(__file__).parents[2] / "data" / "sample"


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    url = str(tmp_path_factory.mktemp("voice") / "sample.db")
    assert CliRunner().invoke(main, ["load", str(SAMPLE), "--store", url]).exit_code == 0
    return url


def ask(url: str, *words: str) -> Any:
    done = CliRunner().invoke(main, [*words, "--store", url, "--json"])
    assert done.exit_code == 0, done.stderr or done.exception
    return json.loads(done.stdout)


def test_the_planted_silo_is_found_by_organisation(url: str) -> None:
    found = ask(url, "voice", "--by", "organization")
    silo = found["findings"][0]
    assert (silo["kind"], silo["group"], silo["sure"]) == ("inside", "rpg", True)
    assert silo["text"].startswith(
        "Nine in ten of the ties of people from Oxleas NHS Foundation Trust stay among themselves"
    )
    group = next(item for item in found["groups"] if item["group"] == "rpg")
    assert group["people"] == 12  # the silo, and the bridge that leads out of it
    assert group["inside"]["ei_index"] < -0.8


def test_the_numbers_of_all_groups_add_up(url: str) -> None:
    found = ask(url, "voice")
    for name in ("seats", "votes", "chairs", "sessions", "funded"):
        assert sum(item[name] for item in found["groups"]) == pytest.approx(found["seats"][name])
    assert sum(row["ties"] for row in found["mixing"]) == found["ties"]


def test_bexleys_services_have_nobody(url: str) -> None:
    found = ask(url, "nobody")
    silent = {item["sector"] for item in found["services"]
              if (item["area_id"], item["voice"]) == ("bexley", "none")}  # fmt: skip
    assert silent == {"social-care", "vcse", "pharmacy", "public-health", "patient-and-public"}
    assert sum(found["counts"].values()) == found["organizations"] == 98


def test_nobody_from_bexley_sits_on_the_leadership_group(url: str) -> None:
    done = CliRunner().invoke(main, ["nobody", "--scope", "Organization:cplg", "--store", url])
    assert "Nobody based in Bexley is on the Clinical and professional" in done.stdout


@pytest.mark.parametrize("name", ["voice", "nobody"])
def test_a_person_reads_sentences_and_a_table(url: str, name: str) -> None:
    done = CliRunner().invoke(main, [name, "--store", url])
    assert done.exit_code == 0
    assert "---" in done.stdout


@pytest.mark.parametrize(
    "words",
    [["voice", "--by", "colour"], ["voice", "--scope", "x"], ["nobody", "--scope", "Area:x"]],
)
def test_a_refusal_is_one_sentence(url: str, words: list[str]) -> None:
    done = CliRunner().invoke(main, [*words, "--store", url])
    assert done.exit_code == 1
    assert len(done.stderr.strip().splitlines()) == 1
