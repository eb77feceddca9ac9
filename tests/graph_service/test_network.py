"""From a snapshot to a network."""

import pytest

from graph_service import relations
from graph_service.errors import Refused
from graph_service.network import introductions, people_network, quotient, undirected
from graph_service.records import Attendance, Event, Pairing, Programme, Record
from graph_service.relations import Younger, contexts_of
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
    monkeypatch.setattr(relations, "MOST_PAIRS", 5)
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


def costs(*records: Record) -> dict[tuple[str, str], float]:
    """What it costs to go from one of two people to the other, by their ids."""
    graph = introductions(snapshot(*PEOPLE, *records))
    return {(one[1], other[1]): graph.edges[one, other]["cost"] for one, other in graph.edges}


def test_strong_and_recent_ties_are_the_first_to_be_gone_through() -> None:
    assert costs(
        tie("a", "b", start_date="2024", strength=5.0),
        tie("b", "c", start_date="2023-08-31", strength=5.0),
        tie("c", "d", start_date="2020", strength=1.0),
        tie("a", "d"),
    ) == {("a", "b"): 1.0, ("b", "c"): 1.25, ("c", "d"): 1.5, ("a", "d"): 1.0}


def test_whoever_was_paired_three_times_within_a_year_is_spared() -> None:
    def paired(number: int, day: str) -> Pairing:
        return Pairing(
            id=f"{number}", scheme="buddies", person_ids=("b", f"x{number}"), status="met",
            introduced_on=day,
        )  # fmt: skip

    ties = [tie("a", "b"), tie("b", "c"), tie("c", "d")]
    usual = {("a", "b"): 1.0, ("b", "c"): 1.0, ("c", "d"): 1.0}
    recent = [paired(number, "2026-03-01") for number in range(2)]
    assert costs(*ties, *recent, paired(2, "2025-08-31")) == usual
    spared = usual | {("a", "b"): 1.5, ("b", "c"): 1.5}
    assert costs(*ties, *recent, paired(2, "2025-09-01")) == spared


def test_each_relation_says_since_when_it_is() -> None:
    whole = snapshot(
        *PEOPLE,
        body("board", name="board"),
        membership("a", "board", start_date="2019"),
        membership("b", "board", start_date="2022-05-01"),
        membership("c", "board"),
        tie("a", "b", start_date="2024-01-01", context="audit"),
        tie("b", "a", id="again", start_date="2021", context="audit"),
    )
    graph = people_network(whole, ("body", ""))
    assert graph.edges["a", "b"]["contexts"] == ("audit", "board")
    assert graph.edges["a", "b"]["since"] == ("2021", "2022-05-01")
    # One of the two days is not known, so neither is when they met.
    assert graph.edges["a", "c"]["since"] == ("",)
    young = people_network(whole, Younger(("body", ""), "2022"))
    assert list(young.edges(data="contexts")) == [("a", "b", ("board",))]


def test_what_few_share_weighs_more_and_a_tie_of_its_own_weighs_one() -> None:
    whole = snapshot(
        *PEOPLE,
        body("large"),
        body("small"),
        *(membership(id_, "large") for id_ in "abc"),
        *(membership(id_, "small") for id_ in "ab"),
        tie("a", "b", directed=True),
        tie("c", "d"),
    )
    shared = people_network(whole, "body")
    assert shared.edges["a", "b"]["weight"] == pytest.approx(1 / 2 + 1)
    assert shared.edges["a", "c"]["weight"] == pytest.approx(1 / 2)
    both = undirected(people_network(whole, ("", "body")))
    assert both.edges["a", "b"]["weight"] == pytest.approx(1 / 2 + 1 + 1)
    assert both.edges["c", "d"]["weight"] == 1
    told = people_network(whole)
    assert {told.edges[ends]["weight"] for ends in told.edges} == {1}
