"""The findings about the sample's network name the silo, the bridge and the isolate planted."""

from collections.abc import Iterator

import pytest

from graph_service.analysis.cohesion import measured
from graph_service.analysis.insight.insights import Insight, insights
from graph_service.snapshot import Snapshot
from graph_service.store.sqlite import SqliteStore
from leadership_map.sample import load_sample

# The answer key in data/README.md.
SILO, BRIDGE, ISOLATE = "rpg", "p069", "p156"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    store = SqliteStore(tmp_path_factory.mktemp("planted") / "sample.db")
    load_sample(store)
    yield store.read()
    store.close()


@pytest.fixture(scope="module")
def found(sample: Snapshot) -> list[Insight]:
    return insights(sample, measured(sample))


def of(found: list[Insight], kind: str) -> list[Insight]:
    return [item for item in found if item.kind == kind]


def test_the_silo_is_the_only_group_that_keeps_to_itself(
    sample: Snapshot, found: list[Insight]
) -> None:
    (silo,) = of(found, "silo")
    assert silo.group == sample.label("Organization", SILO)
    assert silo.people == (BRIDGE,)
    employed = {id_ for id_ in sample.people if SILO in sample.employers_of(id_)}
    assert {*silo.others} == employed - {BRIDGE}


def test_the_bridge_cannot_be_spared_and_is_relied_on_most(found: list[Insight]) -> None:
    (silo,) = of(found, "silo")
    first = of(found, "cut-off")[0]
    assert (first.people, {*first.others}) == ((BRIDGE,), {*silo.others})
    assert of(found, "relied-on")[0].people == (BRIDGE,)


def test_the_isolate_is_not_yet_connected(found: list[Insight]) -> None:
    (alone,) = of(found, "alone")
    assert ISOLATE in alone.people


def test_nobody_whom_many_rely_on_is_asked_for_one_more_introduction(found: list[Insight]) -> None:
    (best,) = of(found, "shortcut")
    assert BRIDGE not in best.people
