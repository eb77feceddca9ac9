"""Organisations, boroughs and services with nobody, on a system of two boroughs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service.analysis.nobody import Nobody, nobody, own_board
from graph_service.analysis.nobody_words import headline, place_sentences, service_sentences
from graph_service.analysis.services import Service
from graph_service.errors import NotFound
from graph_service.records import Area, Record
from graph_service.scope import Scope
from tests.builders import body, membership, organization, person, post, snapshot

PLACES: list[Record] = [
    Area(id="sel", name="South East London", classification="system"),
    Area(id="bexley", name="Bexley", classification="borough", parent_id="sel"),
    Area(id="erith", name="Erith", classification="neighbourhood", parent_id="bexley"),
    Area(id="lambeth", name="Lambeth", classification="borough", parent_id="sel"),
]
SYSTEM: list[Record] = [
    *PLACES,
    body("board", name="Board", area_id="sel"),
    body("lcp-bexley", name="Bexley Partnership", area_id="bexley"),
    organization("chemist", name="Chemist", sector="pharmacy", area_id="erith"),
    organization("council", name="Council", sector="local-authority", area_id="bexley"),
    organization("trust", name="Trust", sector="acute", area_id="lambeth"),
    organization("network", name="Network", sector="primary", area_id="lambeth"),
    organization("practice", name="Practice", sector="primary", area_id="lambeth",
                 parent_id="network"),
    person("clare"), membership("clare", "council"), membership("clare", "lcp-bexley"),
    person("tom"), membership("tom", "trust"),
    person("nell"), membership("nell", "network"), membership("nell", "board"),
]  # fmt: skip


def found(*more: Record, scope: str = "") -> Nobody:
    return nobody(snapshot(*SYSTEM, *more), Scope.parse(scope) if scope else None)


def statuses(answer: Nobody) -> dict[str, str]:
    return {item.id: item.status for item in answer.organizations}


def service(answer: Nobody, sector: str, area_id: str) -> Service:
    return next(i for i in answer.services if (i.sector, i.area_id) == (sector, area_id))


def test_each_organisation_by_where_its_people_sit() -> None:
    assert statuses(found()) == {
        "chemist": "no-leader", "practice": "no-leader", "trust": "no-seat", "council": "heard",
        "network": "heard",
    }  # fmt: skip


def test_the_least_heard_come_first() -> None:
    assert [item.id for item in found().organizations] == [
        "chemist", "practice", "trust", "council", "network",
    ]  # fmt: skip


def test_an_organisation_without_a_seat_names_the_one_above_it_that_has_one() -> None:
    practice = next(item for item in found().organizations if item.id == "practice")
    assert practice.through == "network"


def test_organisations_above_each_other_in_a_circle_do_not_hang() -> None:
    circle = [organization("a", parent_id="b"), organization("b", parent_id="a")]
    assert statuses(found(*circle))["a"] == "no-leader"


def test_who_sits_on_behalf_of_an_organisation_speaks_for_it() -> None:
    seat = membership("tom", "board", on_behalf_of_id="chemist")
    assert statuses(found(seat))["chemist"] == "not-on-own-board"


def test_a_place_is_counted_with_its_neighbourhoods() -> None:
    bexley = found().places[0]
    assert (bexley.area_id, bexley.organizations, bexley.leaders) == ("bexley", 2, 1)
    assert (bexley.boards, bexley.on_own_board, bexley.on_system) == (("lcp-bexley",), 1, 0)


def test_services_by_sector_and_borough() -> None:
    answer = found()
    assert [(item.sector, item.area_id, item.voice) for item in answer.services] == [
        ("primary", "lambeth", "heard"),
        ("acute", "lambeth", "none"),
        ("pharmacy", "bexley", "none"),
        ("local-authority", "bexley", "own-board-only"),
    ]


def test_somebody_of_the_sector_who_is_based_there_speaks_for_the_service() -> None:
    more = [person("pat", sector="pharmacy", area_id="erith"), membership("pat", "board")]
    pharmacy = service(found(*more), "pharmacy", "bexley")
    assert (pharmacy.leaders, pharmacy.on_system, pharmacy.voice) == (1, 1, "not-on-own-board")


def test_a_seat_held_by_somebody_not_named_may_be_the_voice() -> None:
    unnamed = post("u", "lcp-bexley", sector="pharmacy", undisclosed=True)
    assert service(found(unnamed), "pharmacy", "bexley").voice == "not-known"


def test_the_words() -> None:
    answer, system = found(), snapshot(*SYSTEM)
    assert headline(system, answer) == "Three of 5 organisations have nobody on any body."
    assert [item.text for item in place_sentences(system, answer)] == [
        "Nobody based in Bexley sits on a body of the whole system."
    ]
    assert [item.text for item in service_sentences(system, answer)] == [
        "Acute hospitals: one organisation in Lambeth has nobody on the bodies of its own place or "
        "of the whole system; one person there could be asked.",
        "Pharmacy: one organisation in Bexley has nobody on the bodies of its own place or of the "
        "whole system.",
    ]


def test_of_one_body_only_its_own_people_count() -> None:
    answer, system = found(scope="Organization:board"), snapshot(*SYSTEM)
    assert statuses(answer)["council"] == "no-seat"
    assert headline(system, answer) == "Four of 5 organisations have nobody on the Board."
    assert place_sentences(system, answer)[0].text == "Nobody based in Bexley is on the Board."


def test_of_a_place_board_the_organisations_of_that_place_are_asked_about() -> None:
    answer = found(scope="Organization:lcp-bexley")
    assert statuses(answer) == {"chemist": "no-leader", "council": "heard"}


def test_of_a_place_the_organisations_in_it_are_asked_about() -> None:
    assert list(statuses(found(scope="Area:lambeth"))) == ["practice", "trust", "network"]


def test_of_an_organisation_it_and_its_parts_are_asked_about() -> None:
    assert list(statuses(found(scope="Organization:network"))) == ["practice", "network"]


def test_a_scope_that_is_not_there_is_not_found() -> None:
    with pytest.raises(NotFound):
        found(scope="Area:nowhere")


def test_an_empty_system_says_so() -> None:
    empty = snapshot()
    assert headline(empty, nobody(empty)) == "No organisation is known here yet."


def test_an_organisation_on_the_bodies_of_its_own_borough() -> None:
    system = snapshot(*SYSTEM)
    organizations = system.organizations
    assert own_board(system, organizations["council"]) == (("lcp-bexley",), 1)
    assert own_board(system, organizations["chemist"]) == (("lcp-bexley",), 0)
    assert own_board(system, organizations["trust"]) == ((), 0)


SMALL = st.sampled_from(["bexley", "erith", "lambeth", "sel", ""])


@given(
    st.lists(st.tuples(SMALL, st.sampled_from(["primary", "vcse", ""])), max_size=5),
    st.lists(
        st.tuples(st.integers(0, 4), st.sampled_from(["board", "lcp-bexley", ""])), max_size=5
    ),
)
def test_every_organisation_has_one_standing_and_every_service_is_somewhere(
    organizations: list[tuple[str, str]], people: list[tuple[int, str]]
) -> None:
    records: list[Record] = [
        organization(f"o{n}", area_id=area, sector=sector)
        for n, (area, sector) in enumerate(organizations)
    ]
    for n, (employer, board) in enumerate(people):
        records += [person(f"p{n}"), membership(f"p{n}", f"o{employer}")]
        records += [membership(f"p{n}", board)] if board else []
    bodies = [body("board", area_id="sel"), body("lcp-bexley", area_id="bexley")]
    answer = nobody(snapshot(*PLACES, *bodies, *records))
    assert {item.id for item in answer.organizations} == {
        item.id for item in records if item.id.startswith("o")
    }
    for item in answer.organizations:
        assert item.seated <= item.leaders
        assert (item.status in ("no-leader", "no-seat")) == (not item.seated)
    for cell in answer.services:
        assert cell.organizations
        assert (cell.voice == "none") == (not cell.on_own_board and not cell.on_system)


def test_one_organisation_alone_is_called_by_its_name() -> None:
    system = snapshot(*SYSTEM)
    answer = nobody(system, Scope("Organization", "council"))
    assert headline(system, answer) == "Council has somebody on a body."
    answer = nobody(system, Scope("Organization", "chemist"))
    assert headline(system, answer) == "Chemist has nobody on any body."
