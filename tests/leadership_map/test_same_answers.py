"""The same snapshot and the same answers come from SQLite and from Neo4j."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from graph_service.store import open_store
from leadership_map.main import main

pytestmark = pytest.mark.neo4j

SAMPLE = Path(__file__).parents[2] / "data" / "sample"
QUESTIONS = [
    ["gaps"],
    ["gaps", "--by", "profession,place", "--scope", "Organization:cplg"],
    ["gaps", "--by", "place", "--yardstick", "population"],
    ["pair", "shadowing", "--seed", "3"],
    ["pair", "buddies"],
    ["pair", "executive-buddies"],
    ["invite", "--to", "cplg", "--seats", "6"],
    ["invite", "--to", "Event:summit-2021", "--seats", "4", "--weight", "sector=2"],
    ["governance"],
    ["governance", "--as-of", "2024-01-01"],
    ["network", "--by", "sector"],
    ["voice"],
    ["voice", "--by", "organization", "--scope", "Area:sel"],
    ["nobody"],
    ["nobody", "--scope", "Organization:cplg"],
    ["heard"],
    ["heard", "--by", "profession", "--until", "2021-04-13"],
]


def ask(store: str, *words: str) -> Any:
    done = CliRunner().invoke(main, [*words, "--store", store, "--json"])
    assert done.exit_code == 0, done.stderr or done.exception
    return json.loads(done.stdout)


@pytest.fixture
def both(tmp_path: Path, neo4j_store_url: str) -> tuple[str, str]:
    """The addresses of an empty store of each kind."""
    return str(tmp_path / "same.db"), neo4j_store_url


def same_snapshots(both: tuple[str, str]) -> bool:
    embedded, server = (open_store(url) for url in both)
    try:
        # Order matters too: an answer may list things in the order in which it finds them.
        pairs = [
            [(kind, list(records.items())) for kind, records in store.read().records.items()]
            for store in (embedded, server)
        ]
        return pairs[0] == pairs[1] and bool(embedded.read().posts)
    finally:
        server.close()


def test_the_sample_system_is_the_same_in_both(both: tuple[str, str]) -> None:
    loaded = [ask(store, "load", str(SAMPLE)) for store in both]
    assert loaded[0] == loaded[1]
    assert same_snapshots(both)
    people = list(open_store(both[0]).read().people)
    for words in [*QUESTIONS, ["connect", people[0], people[-1]]]:
        embedded, server = (ask(store, *words) for store in both)
        assert embedded == server, words


@pytest.mark.real_data
def test_an_organogram_is_the_same_in_both(both: tuple[str, str], real_data: Path) -> None:
    files = sorted(str(path) for path in (real_data / "organograms").glob("300913-NICE*.csv"))
    loaded = [ask(store, "load", *files) for store in both]
    assert loaded[0] == loaded[1]
    assert same_snapshots(both)
    for words in (["governance"], ["network"], ["gaps", "--by", "profession"]):
        embedded, server = (ask(store, *words) for store in both)
        assert embedded == server, words


def test_a_broken_file_leaves_both_stores_as_they_were(
    both: tuple[str, str], tmp_path: Path
) -> None:
    broken = tmp_path / "people.csv"
    broken.write_text("id,name,level,start_date\np1,Ann,board,2024-01-01\np2,Bo,board,31/02/2024\n")
    for store in both:
        ask(store, "load", str(SAMPLE))
        before = ask(store, "check")
        done = CliRunner().invoke(main, ["load", str(broken), "--store", store, "--json"])
        said = json.loads(done.stdout)
        assert done.exit_code == 1
        assert said["version"] is None
        [problem] = [item for item in said["problems"] if item["severity"] == "error"]
        assert (problem["row"], problem["column"]) == (3, "start_date")
        assert ask(store, "check") == before
