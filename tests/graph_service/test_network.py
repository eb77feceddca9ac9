"""From a snapshot to a network."""

import pytest

from graph_service import network
from graph_service.errors import Refused
from graph_service.network import contexts_of, introductions, people_network, quotient, undirected
from graph_service.records import Attendance, Event, Programme
from tests.builders import body, membership, organization, person, post, snapshot, tie


def edges(graph: object) -> list[tuple[str, str]]:
    return sorted(graph.edges)  # type: ignore[attr-defined]


PEOPLE = [person(id_) for id_ in "abcd"]


def test_a_tie_without_a_direction_is_two_arcs_where_others_have_one() -> None:
    graph = people_network(snapshot(*PEOPLE, tie("b", "a"), tie("c", "d", directed=True)))
    assert edges(graph) == [("a", "b"), ("b", "a"), ("c", "d")]
    assert edges(undirected(graph)) == [("a", "b"), ("c", "d")]


def test_a_pair_that_somebody_calls_mutual_is_mutual() -> None:
    said = tie("a", "b", directed=True, context="x"), tie("a", "b", context="y")
    graph = people_network(snapshot(*PEOPLE, *said))
    assert not graph.is_directed()
    assert edges(graph) == [("a", "b")]


def test_an_edge_says_every_context_in_which_the_two_know_each_other() -> None:
    said = tie("a", "b", context="friend"), tie("b", "a", context="audit"), tie("a", "b")
    graph = people_network(snapshot(*PEOPLE, *said))
    assert graph.edges["a", "b"]["contexts"] == ("audit", "friend", "know each other")
    assert contexts_of(snapshot(*PEOPLE, *said)) == ["audit", "friend"]


@pytest.mark.parametrize(
    ("kind", "pairs"),
    [
        ("body", [("a", "b")]),
        ("organization", [("b", "c")]),
        ("programme", [("c", "d")]),
        ("event", [("a", "d")]),
        ("reporting", [("a", "c")]),
    ],
)
def test_ties_are_made_from_what_people_share(kind: str, pairs: list[tuple[str, str]]) -> None:
    whole = snapshot(
        *PEOPLE,
        body("board"),
        organization("trust"),
        Programme(id="p", name="P"),
        Event(id="e", name="E"),
        post("chief", "elsewhere"),
        post("deputy", "elsewhere", reports_to_id="chief"),
        *(membership(id_, "board") for id_ in "ab"),
        *(membership(id_, "trust") for id_ in "bc"),
        *(membership(id_, programme_id="p") for id_ in "cd"),
        *(Attendance(id=id_, event_id="e", person_id=id_) for id_ in "ad"),
        membership("a", post_id="chief"),
        membership("c", post_id="deputy"),
    )
    assert edges(people_network(whole, kind)) == pairs


def test_a_post_that_reports_to_itself_ties_nobody() -> None:
    whole = snapshot(person("a"), post("p", "o", reports_to_id="p"), membership("a", post_id="p"))
    assert edges(people_network(whole, "reporting")) == []


def test_shared_groups_too_large_for_pairs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "MOST_PAIRS", 5)
    whole = snapshot(*PEOPLE, body("board"), *(membership(id_, "board") for id_ in "abcd"))
    with pytest.raises(Refused, match="6 pairs"):
        people_network(whole, "body")


def test_the_way_through_a_group_of_ten_costs_as_much_as_two_ties() -> None:
    ten = [person(f"p{number}") for number in range(10)]
    graph = introductions(
        snapshot(*ten, body("board"), *(membership(item.id, "board") for item in ten))
    )
    hub = ("Organization", "board")
    assert graph.edges[hub, ("Person", "p0")]["cost"] * 2 == pytest.approx(2)


def test_a_quotient_counts_the_ties_between_two_parts() -> None:
    graph = people_network(
        snapshot(*PEOPLE, tie("a", "b"), tie("a", "c"), tie("b", "c"), tie("c", "d"))
    )
    small = quotient(graph, [["a", "b"], ["c", "d"]])
    assert list(small.edges(data="weight")) == [(0, 1, 2)]
