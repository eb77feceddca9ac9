"""Whom to invite: against every list there is, on cases small enough for that."""

from collections.abc import Sequence
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from graph_service.matching.guests import Guests, Need, best_guests
from tests.searches import long_search

PEOPLE = 6
_pairs = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=8)
_needs = st.lists(
    st.builds(Need, st.integers(0, 3),
              st.lists(st.integers(0, 5), unique=True, max_size=4).map(tuple)), max_size=3,
)  # fmt: skip


def worth(
    chosen: Sequence[int], houses: Sequence[int], known: Sequence[tuple[int, int]],
    needs: Sequence[Need],
) -> tuple[int, int]:  # fmt: skip
    """People short, then pairs that are not new or not from elsewhere."""
    ties = {frozenset(pair) for pair in known}
    close = sum(
        frozenset(pair) in ties or houses[pair[0]] == houses[pair[1]] >= 0
        for pair in combinations(chosen, 2)
    )
    short = sum(max(0, need.wanted - len({*chosen} & {*need.members})) for need in needs)
    return short, close


def test_a_case_worked_by_hand() -> None:
    # Two of house 0, two of house 1 who know 0; one of house 2. Three seats, one for house 1.
    found = best_guests([0, 0, 1, 1, 2], [(0, 2), (0, 3), (1, 2)], [Need(1, (2, 3))], 3)
    assert found == Guests((1, 3, 4), short=0, pairs=3, new=3, most_new=3, proved=True)
    assert found.optimal


def test_where_there_are_fewer_people_than_seats_all_are_invited() -> None:
    found = best_guests([0, 0], [], [Need(2, (0,))], 9)
    assert (found.chosen, found.short, found.new, found.pairs) == ((0, 1), 1, 0, 1)


def test_nobody_can_be_invited_where_there_is_nobody() -> None:
    assert best_guests([], [], [], 5).chosen == ()


@long_search(800)
@given(
    st.lists(st.integers(-1, 2), min_size=PEOPLE, max_size=PEOPLE), _pairs, _needs,
    st.integers(0, PEOPLE), st.sets(st.integers(0, 5), max_size=2),
)  # fmt: skip
def test_the_list_is_as_good_as_the_best_of_all_lists(
    houses: list[int], known: list[tuple[int, int]], needs: list[Need], seats: int, fixed: set[int]
) -> None:
    found = best_guests(houses, known, needs, seats, sorted(fixed))
    number = max(seats, len(fixed))
    lists = [one for one in combinations(range(PEOPLE), number) if fixed <= {*one}]
    best = min(worth(one, houses, known, needs) for one in lists)
    assert fixed <= {*found.chosen}
    assert len(found.chosen) == number
    assert worth(found.chosen, houses, known, needs) == best
    assert (found.short, found.pairs - found.new) == best
    assert found.optimal
