"""Who decides a topic in an area."""

from typing import Any

import pytest

from graph_service.analysis.governance.decisions import decides
from graph_service.errors import NotFound
from graph_service.records import Area, Responsibility
from graph_service.snapshot import Snapshot
from tests.builders import body, membership, person, post, snapshot


@pytest.fixture
def system() -> Snapshot:
    def row(part: str, area_id: str, **said: Any) -> Responsibility:
        id_ = f"{part}-{area_id}"
        return Responsibility(id=id_, topic="Winter plan", part=part, area_id=area_id, **said)

    return snapshot(
        Area(id="sel", name="South East London"),
        Area(id="bexley", name="Bexley", parent_id="sel"),
        Area(id="lewisham", name="Lewisham", parent_id="sel"),
        body("icb", name="The ICB"),
        body("place", name="Bexley place board"),
        post("lead", "place", label="Place lead"),
        person("ann", name="Ann"),
        membership("ann", post_id="lead"),
        row("accountable", "sel", organization_id="icb"),
        row("informed", "sel", organization_id="place"),
        row("accountable", "bexley", post_id="lead", limit="£1m", escalates_to_id="icb"),
    )


def test_what_is_said_of_a_place_counts_before_what_is_said_of_the_system(system: Snapshot) -> None:
    answer = decides(system, "winter PLAN", "bexley").document()
    (party,) = answer["accountable"]
    assert (party["name"], party["people"], party["limit"]) == ("Place lead", ("Ann",), "£1m")
    assert [item["id"] for item in answer["informed"]] == ["place"]
    assert [item["id"] for item in answer["route"]] == ["place", "icb"]
    assert (answer["topic"], answer["area"]) == ("Winter plan", "bexley")


def test_a_place_of_which_nothing_is_said_falls_under_the_system(system: Snapshot) -> None:
    assert [item.id for item in decides(system, "Winter plan", "lewisham").parts.accountable] == [
        "icb"
    ]


def test_an_unknown_topic_or_area_is_not_found_and_the_known_ones_are_named(
    system: Snapshot,
) -> None:
    with pytest.raises(NotFound, match="Known topics: Winter plan"):
        decides(system, "Parking", "bexley")
    with pytest.raises(NotFound, match="Known topics: Winter plan"):
        decides(system, "", "bexley")
    with pytest.raises(NotFound, match="no area with the id 'mars'"):
        decides(system, "Winter plan", "mars")
