"""People by the lines of a pasted list."""

from graph_service.analysis.people_named import people_named
from tests.builders import person

PEOPLE = [
    person("ann", name="Ann Able", email="ann@example.org"),
    person("bob", name="Bob Bell"),
    person("b2", name="bob  bell", email="b2@example.org"),
    person("nobody", name=""),
]


def test_names_and_addresses_are_found_in_any_case_and_each_once() -> None:
    text = "  ANN able , Acute Trust\n\nann@EXAMPLE.org\nb2@example.org\tBob\n"
    assert people_named(PEOPLE, text).found == ("ann", "b2")


def test_who_is_not_known_and_who_could_be_several_are_told_apart() -> None:
    found = people_named(PEOPLE, 'Bob Bell\n"Cat Care"; here\nCat Care\n')
    assert (found.found, found.unknown, found.several) == ((), ("Cat Care",), ("Bob Bell",))
