"""Ids made of names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service.new_ids import free_id


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Carers on our boards", "carers-on-our-boards"),
        ("  A & B / C  ", "a-b-c"),
        ("Zoë's people", "zoë-s-people"),
        ("?!", "unnamed"),
        ("x" * 300, "x" * 80),
    ],
)
def test_an_id_is_the_name_in_small_letters_with_hyphens(name: str, id_: str) -> None:
    assert free_id(name, ()) == id_


@given(st.lists(st.text(max_size=6), max_size=30))
def test_no_two_ids_are_the_same_and_each_can_stand_in_an_address(names: list[str]) -> None:
    taken: set[str] = set()
    for name in names:
        id_ = free_id(name, taken)
        assert id_ not in taken
        assert id_.replace("-", "").replace("_", "").isalnum() or not id_.strip("-_")
        taken.add(id_)
