"""Groups that meet through nobody or through very few."""

from itertools import combinations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from graph_service.analysis.meetings import FEW, LARGE, meetings
from tests.searches import long_search

GROUPS = {f"{group}{number}": group for group in "ABC" for number in range(LARGE)}


def people(*ties: tuple[str, str]) -> "nx.Graph[str]":
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(GROUPS)
    graph.add_edges_from(ties)
    return graph


def found(graph: "nx.Graph[str]") -> dict[tuple[str, str], tuple[str, ...]]:
    return {(item.one, item.other): item.people for item in meetings(graph, GROUPS)}


def test_one_person_with_many_ties_holds_two_groups_together() -> None:
    graph = people(("A0", "B0"), ("A0", "B1"), ("A0", "B2"), ("A1", "A2"))
    assert found(graph) == {("A", "B"): ("A0",), ("A", "C"): (), ("B", "C"): ()}


def test_three_separate_ties_are_not_few() -> None:
    assert ("A", "B") not in found(people(("A0", "B0"), ("A1", "B1"), ("A2", "B2")))


def test_small_groups_and_people_of_no_known_group_say_nothing() -> None:
    groups = {**GROUPS, "D0": "D", "x": ""}
    graph = people(("A0", "B0"), ("D0", "x"))
    assert {(item.one, item.other) for item in meetings(graph, groups)} == {
        ("A", "B"), ("A", "C"), ("B", "C"),
    }  # fmt: skip


def test_where_nobody_is_tied_nothing_is_said() -> None:
    assert found(people()) == {}


ties_across = st.sets(
    st.tuples(
        st.sampled_from([f"A{n}" for n in range(5)]), st.sampled_from([f"B{n}" for n in range(5)])
    ),
    min_size=1,
    max_size=9,
)


@long_search(1200)
@given(ties_across)
def test_nobody_fewer_could_hold_them_together(ties: set[tuple[str, str]]) -> None:
    names = sorted({name for tie in ties for name in tie})
    smallest = next(
        size
        for size in range(len(names) + 1)
        if any(all(set(tie) & set(chosen) for tie in ties) for chosen in combinations(names, size))
    )
    result = found(people(*ties)).get(("A", "B"))
    assert (result is not None) == (smallest <= FEW)
    if result is not None:
        assert len(result) == smallest
        assert all(set(tie) & set(result) for tie in ties)
