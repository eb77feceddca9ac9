"""How alike two names are."""

import pytest

from graph_service.analysis.names import (
    NEARLY,
    REORDERED,
    SAME,
    SHORTENED,
    PersonName,
    core,
    organizations_likeness,
    people_likeness,
)


@pytest.mark.parametrize(
    ("text", "given", "family"),
    [
        ("Ann Example", ("ann",), "example"),
        ("Dr. Ann M. Example, MBE", ("ann", "m"), "example"),
        ("Example, Ann", ("ann",), "example"),
        ("EXAMPLE, Dr Ann Mary", ("ann", "mary"), "example"),
        ("Professor Dame Zoë O'Brien DBE PhD", ("zoe",), "obrien"),
        ("Ann (Annie) Example", ("ann",), "example"),
        ("Dr Example", (), "example"),
        ("MP", (), "mp"),
        ("  ", (), ""),
    ],
)
def test_a_name_is_read_without_titles_honours_accents_and_order(
    text: str, given: tuple[str, ...], family: str
) -> None:
    assert PersonName.of(text) == PersonName(given, family)


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("Ann Example", "ann  EXAMPLE", SAME),
        ("Dr Ann Example", "Example, Ann", SAME),
        ("Ann Example", "Example Ann", REORDERED),
        ("Ann Example", "Ann Mary Example", REORDERED),
        ("Dr A. Example", "Ann Example", SHORTENED),
        ("A. M. Example", "Ann Mary Example", SHORTENED),
        ("Catherine Example", "Catharine Exampel", NEARLY),
        ("B. Example", "Ann Example", ""),
        ("Ann B. Example", "Ann Carol Example", ""),
        ("Ben Example", "Ann Example", ""),
        ("Dr Example", "Ann Example", ""),
        ("Person 1", "Person 2", ""),
        ("Ann Example 1", "Ann Example 2", ""),
        ("", "", ""),
    ],
)
def test_names_of_people_are_alike_in_one_of_four_ways(one: str, other: str, likeness: str) -> None:
    assert people_likeness(PersonName.of(one), PersonName.of(other)) == likeness
    assert people_likeness(PersonName.of(other), PersonName.of(one)) == likeness


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("Exampleton Council", "EXAMPLETON COUNCIL", SAME),
        ("King's & Queen's NHS Foundation Trust", "Kings and Queens", SHORTENED),
        ("Example Care Ltd", "Example Care Limited", SHORTENED),
        ("Exampleton Community Helath Centre", "Exampleton Community Health Centre", NEARLY),
        ("Ward 1 Surgery Exampleton", "Ward 2 Surgery Exampleton", ""),
        ("Exampleton Council", "Sampleton Hospital", ""),
        ("", "", ""),
    ],
)
def test_names_of_organisations_are_alike_in_one_of_three_ways(
    one: str, other: str, likeness: str
) -> None:
    assert organizations_likeness(one, other) == likeness
    assert organizations_likeness(other, one) == likeness


def test_a_name_of_nothing_but_common_words_keeps_them() -> None:
    assert core("NHS Trust") == ("nhs", "trust")
