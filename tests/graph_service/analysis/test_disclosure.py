"""Rounding and hiding, worked by hand; and worlds that fit what is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service.analysis.disclosure import OPEN, Cell, protected, rounded
from graph_service.analysis.disclosure_audit import Sum, gives_away

COUNTS = st.dictionaries(st.sampled_from("ABCDE"), st.integers(0, 60), min_size=1)


@pytest.mark.parametrize(
    ("number", "near"), [(0, 0), (2, 0), (3, 5), (7, 5), (8, 10), (12, 10), (13, 15)]
)
def test_a_number_is_rounded_to_the_nearest_five(number: int, near: int) -> None:
    assert rounded(number) == near


def test_a_number_below_ten_is_hidden_first() -> None:
    cells = protected({"A": 31, "B": 24, "C": 9, "D": 6}, "ABCD")
    assert [cell.mark for cell in cells.values()] == [
        "shown", "shown", "fewer-than-10", "fewer-than-10",
    ]  # fmt: skip


def test_where_the_rest_would_give_it_away_the_smallest_number_is_hidden_with_it() -> None:
    # 41 people: 28 to 32 and 13 to 17 leave none at all for C. So B is hidden with it.
    cells = protected({"A": 28, "B": 13, "C": 0}, "ABC")
    # Neither is said to be the small one.
    assert [cell.mark for cell in cells.values()] == ["shown", "hidden", "hidden"]
    # 47 people: 28 to 32 and 10 to 12 leave three to nine: C has room.
    cells = protected({"A": 31, "B": 11, "C": 5}, "ABC")
    assert [cell.mark for cell in cells.values()] == ["shown", "shown", "fewer-than-10"]


@given(COUNTS)
def test_what_is_shown_is_near_and_what_is_hidden_has_room(counts: dict[str, int]) -> None:
    cells = protected(counts, sorted(counts))
    for row, cell in cells.items():
        least, most = cell.bounds
        assert least <= counts[row]
        assert most is None or counts[row] <= most
        assert (cell.number is None) == (cell.mark != "shown")
        assert cell.number is None or (counts[row] >= 10 and cell.number % 5 == 0)
    hidden = [row for row, cell in cells.items() if cell.number is None]
    left = sum(counts.values()) - sum(
        cell.number + 2 for cell in cells.values() if cell.number is not None
    )
    if len(hidden) == 1 and len(cells) > 1:
        most = min(9, sum(counts.values()) - sum(
            max(10, cell.number - 2) for cell in cells.values() if cell.number is not None
        ))  # fmt: skip
        assert most - max(0, left) >= OPEN


def test_a_number_of_everybody_in_a_group_gives_all_of_them_away() -> None:
    people = {f"p{n}": "A" for n in range(12)} | {f"q{n}": "B" for n in range(12)}
    alike = Sum(frozenset(f"p{n}" for n in range(12)), frozenset("A"), Cell("shown", 15))
    # 13 to 17 of 12 is impossible, 10 of 12 leaves room, and 15 of just 13 does not.
    thirteen = people | {"p12": "A"}
    both = Sum(frozenset(f"p{n}" for n in range(13)), frozenset("A"), Cell("shown", 15))
    assert gives_away(thirteen, [both])
    room = Sum(alike.people, alike.answers, Cell("shown", 10))
    assert not gives_away(people, [room])


def test_two_numbers_that_differ_by_one_person_give_that_person_away() -> None:
    people = {f"p{n}": "A" if n < 13 else "B" for n in range(40)}
    most = frozenset(people) - {"p0"}
    before = Sum(most, frozenset("A"), Cell("shown", 10))
    after = Sum(frozenset(people), frozenset("A"), Cell("shown", 15))
    assert not gives_away(people, [before])
    assert not gives_away(people, [after])
    assert gives_away(people, [before, after])


def test_nothing_published_gives_nothing_away() -> None:
    assert not gives_away({"p": "A"}, [])
