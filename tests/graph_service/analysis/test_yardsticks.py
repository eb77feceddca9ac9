"""Which yardsticks can be laid where."""

from typing import Any

import pytest

from graph_service.analysis.dimensions import BY_CODE
from graph_service.analysis.yardsticks import available, is_whole, lay, targets
from graph_service.records import Area, Record, System, Yardstick
from graph_service.scope import Scope
from tests.builders import organization, person, snapshot

BOARD = Scope("Organization", "cplg")
SECTOR, LEVEL, PLACE = (BY_CODE[code] for code in ("sector", "level", "place"))


def row(name: str, group: str, *, scope: str = "", **said: Any) -> Yardstick:
    id_ = f"{name}-{group}-{scope}"
    return Yardstick(id=id_, name=name, dimension="sector", group=group, scope=scope, **said)


def names(*records: Record, by: Any = (SECTOR,), scope: Scope | None = None) -> list[str]:
    return available(snapshot(*records), by, scope)


def test_only_what_can_be_laid_is_offered() -> None:
    assert names() == ["even", "network", "organizations", "minimum"]
    assert names(by=(LEVEL,)) == ["even", "network", "minimum"]


def test_rows_are_offered_for_their_dimension_and_their_scope_only() -> None:
    everywhere = row("workforce", "acute", share=0.5)
    target = row("target of ours", "acute", scope=str(BOARD), count=2)
    assert names(everywhere, target)[4:] == ["workforce"]
    assert names(everywhere, target, scope=BOARD)[4:] == ["target of ours", "workforce"]
    assert names(everywhere, target, scope=BOARD, by=(SECTOR, LEVEL))[3:] == []


def test_rows_of_a_built_in_name_go_before_what_is_built_in() -> None:
    measure = lay(snapshot(row("minimum", "vcse", count=4)), (SECTOR,), None, "minimum")
    assert measure.counts == {("vcse",): 4}


def test_rows_without_a_scope_named_target_are_the_default_for_the_whole() -> None:
    system = snapshot(row("target", "acute", share=0.5), row("workforce", "acute", share=0.1))
    assert lay(system, (SECTOR,), None, None).name == "target"
    assert lay(system, (SECTOR,), BOARD, None).name == "network"


def test_the_systems_own_area_is_the_whole() -> None:
    system = snapshot(
        System(id="s", name="South East London", area_id="sel"),
        Area(id="sel", name="South East London", classification="system"),
        Area(id="bexley", name="Bexley", classification="borough"),
    )
    assert is_whole(system, Scope("Area", "sel"))
    assert not is_whole(system, Scope("Area", "bexley"))
    assert lay(system, (SECTOR,), Scope("Area", "sel"), None).name == "even"


@pytest.mark.parametrize("name", ["even", "network"])
def test_shares_of_single_groups_add_up_to_one(name: str) -> None:
    system = snapshot(person("a", sector="acute"), person("b", sector="vcse"))
    assert sum(lay(system, (SECTOR,), None, name).shares.values()) == pytest.approx(1)


def test_organisations_are_placed_where_they_work() -> None:
    system = snapshot(
        Area(id="bexley", name="Bexley", classification="borough"),
        Area(id="erith", name="Erith", classification="neighbourhood", parent_id="bexley"),
        organization("a", area_id="erith"),
        organization("b"),
    )
    assert lay(system, (PLACE,), None, "organizations").shares == {("bexley",): 1}


def test_a_target_of_just_this_scope_is_the_default_and_the_one_named_target_goes_first() -> None:
    ours = row("Autumn", "acute", scope=str(BOARD), count=2)
    system = snapshot(ours, row("target", "vcse", scope=str(BOARD), count=1))
    assert targets(system, (SECTOR,), BOARD) == ["target", "Autumn"]
    assert lay(system, (SECTOR,), BOARD, None).name == "target"
    assert lay(snapshot(ours), (SECTOR,), BOARD, None).name == "Autumn"


def test_what_was_published_about_a_scope_is_nobodys_target() -> None:
    census = row("population", "acute", scope=str(BOARD), share=0.5)
    assert targets(snapshot(census), (SECTOR,), BOARD) == []
    assert lay(snapshot(census), (SECTOR,), BOARD, None).name == "network"


def test_the_target_of_the_whole_is_that_of_its_area_too() -> None:
    system = snapshot(
        System(id="s", name="South East London", area_id="sel"),
        Area(id="sel", name="South East London", classification="system"),
        row("target", "acute", count=2),
    )
    assert lay(system, (SECTOR,), Scope("Area", "sel"), None).name == "target"


def test_a_row_for_just_this_scope_stands_before_one_for_everywhere_and_so_does_its_basis() -> None:
    system = snapshot(
        row("census", "acute", share=0.5, basis="of all six"),
        row("census", "acute", share=0.2, basis="of one", scope="Area:bexley"),
    )
    measure = lay(system, (SECTOR,), Scope("Area", "bexley"), "census")
    assert measure.shares == {("acute",): 0.2}
    assert measure.basis == "of one"
