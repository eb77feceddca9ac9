"""The commands of the programme's year, and of growing and improving, over every store."""

import json
from typing import Any

import pytest
from click.testing import CliRunner

from graph_service.store import open_store
from leadership_map.main import main
from leadership_map.sample import load_sample


@pytest.fixture
def sample(store_url: str) -> str:
    """The address of a store with the sample system."""
    store = open_store(store_url)
    load_sample(store)
    store.close()
    return store_url


def said(url: str, *words: str) -> Any:
    done = CliRunner().invoke(main, [*words, "--store", url, "--json"])
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_the_programmes_year_is_told_by_commands(sample: str) -> None:
    year = {item["code"]: item for item in said(sample, "year")["numbers"]}
    assert (year["people"]["value"], year["vacant"]["value"]) == (173, 12)
    reached = [item["code"] for item in said(sample, "watch")["indicators"] if item["alarmed"]]
    assert set(reached) == {"shared-vision", "reliance", "gaps", "reviews"}
    promises = said(sample, "promises")
    assert promises["made"] == 50
    assert promises["done"] + promises["overdue"] <= promises["made"]
    (cplg,) = said(sample, "widening")["widenings"]
    assert (cplg["to"], cplg["states"]["seated"]) == ("Organization:cplg", 1)
    told = said(sample, "poll", "poll-messages-2026")
    assert (told["may"], told["voted"], len(told["outcomes"])) == (173, 100, 9)
    assert said(sample, "poll", "poll-initiatives-2026")["outcomes"] == []
    for by in ("organization", "role", "person"):
        # Worked by hand from data/sample/posts.csv and memberships.csv.
        time = said(sample, "protected-time", "--by", by)
        assert (time["promised"], time["gap"]) == (64.0, 19.5)


def test_growing_and_improving_is_told_by_commands(sample: str) -> None:
    grown = said(sample, "development", "--by", "level")
    assert (grown["people"], sum(item["people"] for item in grown["groups"])) == (173, 173)
    assert sum(item["had"] for item in grown["groups"]) == grown["had"]
    places = said(sample, "development-match")
    assert places["optimal"]
    assert len({item["person"] for item in places["matched"]}) == len(places["matched"])
    emerging = said(sample, "next-generation", "--by", "sector")
    assert sum(item["emerging"] for item in emerging["groups"]) == len(emerging["emerging"]) == 15
    assert len(said(sample, "stagnation")["readings"]) == 14
    bids = said(sample, "bids", "call-2026")["bids"]
    chosen = said(sample, "portfolio", "call-2026")
    costs = {item["bid"]: item["cost"] for item in bids}
    best = chosen["choices"][0]
    assert best["proved"]
    assert best["cost"] == sum(costs[id_] for id_ in best["bids"]) <= chosen["budget"]
    assert {item["bid"] for item in bids} >= {*best["bids"], *dict(chosen["left_out"])}
    assert said(sample, "patients")["people"] == ["p171", "p172", "p173"]
    assert len(said(sample, "spread")["improvements"]) == 5
    guests = said(sample, "guests", "conference-2026", "--seats", "20")
    assert (len(guests["guests"]), guests["pairs"], guests["optimal"]) == (20, 190, True)


def test_people_read_tables(sample: str) -> None:
    for words in (
        ["year"], ["watch"], ["promises"], ["widening"], ["poll", "poll-messages-2026"],
        ["protected-time"], ["protected-time", "--by", "role"], ["development"],
        ["development-match"], ["next-generation"], ["stagnation"], ["bids", "call-2026"],
        ["portfolio", "call-2026"], ["patients"], ["spread"],
        ["guests", "conference-2026", "--seats", "20"],
    ):  # fmt: skip
        done = CliRunner().invoke(main, [*words, "--store", sample])
        assert done.exit_code == 0, done.output
        assert len(done.stdout.splitlines()) > 2
    lost = CliRunner().invoke(main, ["poll", "none", "--store", sample])
    assert lost.exit_code == 1
    assert "poll-messages-2026" in lost.stderr
