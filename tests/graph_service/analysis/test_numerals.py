"""Numbers as they stand in sentences."""

import pytest

from graph_service.analysis.numerals import about, in_words, people


@pytest.mark.parametrize(
    ("number", "words"), [(0, "no"), (1, "one"), (9, "nine"), (10, "10"), (1200, "1,200")]
)
def test_small_numbers_are_words(number: int, words: str) -> None:
    assert in_words(number) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [(2.0, "two"), (2.02, "two"), (2.4, "about 2.4"), (14.42, "about 14"), (0.5, "fewer than one"),
     (0.0, "fewer than one")],
)  # fmt: skip
def test_a_number_that_is_not_whole_is_about(number: float, words: str) -> None:
    assert about(number) == words


def test_one_is_a_person_and_more_are_people() -> None:
    assert [people(number) for number in (1, 2)] == ["one person", "two people"]
