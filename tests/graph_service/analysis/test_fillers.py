"""Who is in a group, and which organisations and bodies somebody for it could come from."""

import pytest

from graph_service.analysis.counting import count_people
from graph_service.analysis.dimensions import dimension
from graph_service.analysis.fillers import bodies_for, members_of, organizations_for
from graph_service.errors import NotFound
from graph_service.records import Area, Profession
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot
from tests.builders import body, membership, organization, person, snapshot

SECTOR, PLACE, PROFESSION, LEVEL = map(dimension, ("sector", "place", "profession", "level"))


def system() -> Snapshot:
    return snapshot(
        Area(id="bexley", name="Bexley", classification="borough"),
        Area(id="lewisham", name="Lewisham", classification="borough"),
        Profession(id="nurse", name="Nurse"),
        organization("home", name="Home", sector="social-care", area_id="bexley"),
        organization("care", name="Care", sector="social-care", area_id="lewisham"),
        organization("trust", name="Trust", sector="acute", area_id="bexley"),
        body("board", name="Board", sector="social-care"),
        person("kim", name="Kim", profession_ids=("nurse",)), person("lee", name="Lee"),
        person("amy", name="Amy"),
        membership("kim", "care"), membership("lee", "care"), membership("amy", "trust"),
        membership("lee", "board"),
    )  # fmt: skip


def test_members_are_those_who_are_counted_in_the_order_of_their_names() -> None:
    assert members_of(system(), [SECTOR], ("social-care",)) == ("kim", "lee")
    assert members_of(system(), [SECTOR, PLACE], ("acute", "bexley")) == ("amy",)
    on_board = members_of(system(), [SECTOR], ("social-care",), Scope("Organization", "board"))
    assert on_board == ("lee",)
    counts = count_people(system(), [SECTOR, PLACE]).groups
    for group, number in counts.items():
        assert len(members_of(system(), [SECTOR, PLACE], group)) == number


def test_organizations_of_the_group_could_send_somebody_those_with_such_people_first() -> None:
    assert organizations_for(system(), [SECTOR], ("social-care",)) == ("care", "home")
    assert organizations_for(system(), [SECTOR, PLACE], ("social-care", "bexley")) == ("home",)


def test_where_a_dimension_places_no_organization_employers_of_such_people_are_named() -> None:
    assert organizations_for(system(), [PROFESSION], ("nurse",)) == ("care",)
    assert organizations_for(system(), [LEVEL], ("trainee",)) == ()
    # No nurse is known in Bexley, so all of Bexley could be asked.
    assert organizations_for(system(), [PROFESSION, PLACE], ("nurse", "bexley")) == (
        "home", "trust",
    )  # fmt: skip


def test_bodies_are_those_on_which_such_people_sit() -> None:
    assert bodies_for(system(), [SECTOR], ("social-care",)) == ("board",)
    assert bodies_for(system(), [SECTOR], ("acute",)) == ()


def test_a_scope_that_is_not_there_is_not_found() -> None:
    with pytest.raises(NotFound):
        members_of(system(), [SECTOR], ("acute",), Scope("Event", "none"))
