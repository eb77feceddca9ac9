"""Which one group each person belongs to."""

import pytest

from graph_service.analysis.grouping import grouping
from graph_service.errors import Refused
from graph_service.records import Profession
from tests.builders import membership, organization, person, snapshot


def test_somebody_of_several_professions_counts_under_the_first() -> None:
    whole = snapshot(
        Profession(id="gp", name="General practitioner"),
        Profession(id="nurse", name="Nurse"),
        person("a", profession_ids=("nurse", "gp")),
        person("b"),
    )
    found = grouping(whole, "profession")
    assert found.group_of == {"a": "nurse", "b": ""}
    assert found.words["nurse"] == "Nurse"


def test_a_sector_is_that_of_the_employer() -> None:
    whole = snapshot(organization("t", sector="acute"), person("a"), membership("a", "t"))
    assert grouping(whole, "sector").group_of == {"a": "acute"}


@pytest.mark.parametrize("name", ["dept", "DEPT"])
def test_a_column_that_came_with_the_people_groups_them(name: str) -> None:
    whole = snapshot(person("a", attributes={"dept": "4"}), person("b", attributes={"age": "33"}))
    found = grouping(whole, name)
    assert found.group_of == {"a": "4", "b": ""}
    assert found.words == {"4": "4"}


def test_anything_else_is_refused_with_what_there_is() -> None:
    with pytest.raises(Refused, match=r"sector.*dept"):
        grouping(snapshot(person("a", attributes={"dept": "4"})), "hat")


def test_a_column_of_the_file_is_meant_where_nothing_is_said_of_the_dimension() -> None:
    whole = snapshot(person("a", attributes={"Level": "3"}), person("b"))
    assert grouping(whole, "level").group_of == {"a": "3", "b": ""}


def test_the_dimension_is_meant_where_anything_is_said_of_it() -> None:
    whole = snapshot(person("a", attributes={"level": "3"}), person("b", level="senior"))
    assert grouping(whole, "level").group_of == {"a": "", "b": "senior"}
