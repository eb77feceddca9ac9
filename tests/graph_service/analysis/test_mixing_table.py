"""Ties inside and between groups: by hand, from the literature, and by counting all ways."""

from collections.abc import Iterator

import networkx as nx
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from graph_service.analysis.joined_ends import chance_inside, verdict_of
from graph_service.analysis.mixing import assortativity, mixing

TWO_TRIANGLES = nx.Graph([("a", "b"), ("b", "c"), ("a", "c"), ("c", "d"),
                          ("d", "e"), ("e", "f"), ("d", "f")])  # fmt: skip
SIDES = dict(zip("abcdef", ["left"] * 3 + ["right"] * 3, strict=True))

# Newman 2003, table I (from Catania and others 1992): couples in San Francisco, women by men;
# black, hispanic, white, other.
COUPLES = [
    [0.258, 0.016, 0.035, 0.013],
    [0.012, 0.157, 0.058, 0.019],
    [0.013, 0.023, 0.306, 0.035],
    [0.005, 0.007, 0.024, 0.016],
]


def test_two_triangles_and_a_tie_between_by_hand() -> None:
    found = mixing(TWO_TRIANGLES, SIDES)
    assert found.between == {("left", "left"): 3, ("left", "right"): 1, ("right", "right"): 3}
    left = found.inside("left")
    assert (left.ties, left.inside, left.out, left.ei_index) == (4, 3, 1, -0.5)
    assert left.expected == pytest.approx(7 * 6 / 2 / 13)
    assert found.expected("left", "right") == pytest.approx(49 / 13)
    assert found.observed("right", "left") == 1
    # Six of seven ends joined inside (7 x 15 ways), one led out (7), the others joined (15).
    assert left.chance == pytest.approx(7 * 15 * 7 * 15 / 135135)
    assert found.ei_index == pytest.approx((1 - 6) / 7)
    assert found.assortativity == pytest.approx(5 / 7)


def test_newmans_couples() -> None:
    women = [sum(row) for row in COUPLES]
    men = [sum(column) for column in zip(*COUPLES, strict=True)]
    inside = [COUPLES[place][place] for place in range(4)]
    found = assortativity(inside, women, men)
    assert found is not None
    assert round(found, 3) == 0.621


def test_ties_of_people_without_a_known_group_are_left_out_and_counted() -> None:
    found = mixing(TWO_TRIANGLES, {**SIDES, "d": ""})
    assert (found.ties, found.left_out) == (4, 3)
    assert found.between == {("left", "left"): 3, ("right", "right"): 1}


def test_where_there_is_no_tie_there_is_nothing_to_say() -> None:
    found = mixing(nx.empty_graph(["a"]), {"a": "left"})
    assert (found.ties, found.ei_index, found.assortativity) == (0, None, None)
    assert found.inside("left").ei_index is None
    assert found.inside("left").chance == 1


def pairings(ends: list[int]) -> Iterator[list[tuple[int, int]]]:
    """All ways to join ends in pairs."""
    if not ends:
        yield []
        return
    first, *others = ends
    for place, other in enumerate(others):
        for rest in pairings(others[:place] + others[place + 1 :]):
            yield [(first, other), *rest]


@pytest.mark.parametrize(
    ("ends", "all_ends"), [(0, 4), (1, 6), (3, 8), (4, 8), (6, 8), (5, 10), (10, 10)]
)
def test_the_chance_of_ties_inside_is_that_of_all_ways_to_join_the_ends(
    ends: int, all_ends: int
) -> None:
    inside = [
        sum(one < ends and other < ends for one, other in way)
        for way in pairings(list(range(all_ends)))
    ]
    for number in range(ends // 2 + 2):
        share = sum(found >= number for found in inside) / len(inside)
        assert chance_inside(number, ends, all_ends) == pytest.approx(share)
    mean = sum(inside) / len(inside)
    assert mean == pytest.approx(ends * (ends - 1) / 2 / (all_ends - 1))


@st.composite
def grouped_graphs(draw: st.DrawFn) -> "tuple[nx.Graph[str], dict[str, str]]":
    people = [str(number) for number in range(draw(st.integers(2, 12)))]
    pairs = [(one, other) for one in people for other in people if one < other]
    graph: nx.Graph[str] = nx.empty_graph(people)
    graph.add_edges_from(draw(st.lists(st.sampled_from(pairs), unique=True)))
    return graph, {id_: draw(st.sampled_from("xyz")) for id_ in people}


@given(grouped_graphs())
def test_what_is_expected_adds_up_to_the_ties_there_are(
    drawn: "tuple[nx.Graph[str], dict[str, str]]",
) -> None:
    found = mixing(*drawn)
    pairs = [(one, other) for one in "xyz" for other in "xyz" if one <= other]
    assert sum(found.expected(*pair) for pair in pairs) == pytest.approx(found.ties)
    assert sum(found.observed(*pair) for pair in pairs) == found.ties


@given(grouped_graphs())
def test_assortativity_is_that_of_networkx(
    drawn: "tuple[nx.Graph[str], dict[str, str]]",
) -> None:
    graph, group_of = drawn
    tied = {group_of[id_] for edge in graph.edges for id_ in edge}
    assume(len(tied) > 1)
    nx.set_node_attributes(graph, group_of, "group")
    theirs = nx.attribute_assortativity_coefficient(graph, "group")
    assert mixing(graph, group_of).assortativity == pytest.approx(theirs)


@pytest.mark.parametrize(
    ("observed", "expected", "verdict"),
    # e to the -3.7 is 0.0247, and e to the -3.6 is 0.0273: the former is below 2.5%.
    [(0, 3.6, "alike"), (0, 3.7, "fewer"), (4, 4.0, "alike"), (0, 0.0, "alike"), (12, 4.0, "more")],
)
def test_more_or_fewer_ties_than_chance_explains(
    observed: int, expected: float, verdict: str
) -> None:
    assert verdict_of(observed, expected) == verdict
