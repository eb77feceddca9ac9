"""The order that agrees most with all votes, against every order there is."""

from fractions import Fraction
from itertools import combinations, permutations

from hypothesis import given
from hypothesis import strategies as st

from graph_service.analysis.polls.ballot import Ranking
from graph_service.analysis.polls.consensus import Place, consensus, least_contradicted, preferred
from tests.searches import long_search

Vote = tuple[Ranking, Fraction]
ABC = ("a", "b", "c")


def votes(*said: tuple[str, int]) -> list[Vote]:
    return [(tuple(ranking), Fraction(1)) for ranking, number in said for _ in range(number)]


def ranked(cast: list[Vote], options: tuple[str, ...]) -> list[Place]:
    return consensus(preferred(cast, options), options)


def brute_force(
    cast: list[Vote], options: tuple[str, ...]
) -> tuple[Fraction, dict[str, tuple[int, int]]]:
    """What the best orders contradict, and first and last place over all of them."""
    by = preferred(cast, options)

    def against(order: tuple[str, ...]) -> Fraction:
        return sum((by[b, a] for a, b in combinations(order, 2)), Fraction(0))

    orders = list(permutations(options))
    least = min(map(against, orders))
    best = [order for order in orders if against(order) == least]
    places = {option: [order.index(option) + 1 for order in best] for option in options}
    return least, {option: (min(found), max(found)) for option, found in places.items()}


@st.composite
def polls(draw: st.DrawFn) -> tuple[list[Vote], tuple[str, ...]]:
    options = tuple("abcdef"[: draw(st.integers(1, 6))])
    one = st.tuples(
        st.permutations(options).flatmap(
            lambda order: st.integers(0, len(order)).map(lambda n: tuple(order[:n]))
        ),
        st.fractions(min_value=Fraction(1, 9), max_value=3, max_denominator=9),
    )
    return draw(st.lists(one, max_size=9)), options


@given(poll=polls())
@long_search(2000)
def test_every_order_that_is_best_is_found_and_no_other(
    poll: tuple[list[Vote], tuple[str, ...]],
) -> None:
    cast, options = poll
    least = least_contradicted(preferred(cast, options), options)
    found = {item.option: (item.first, item.last) for item in ranked(cast, options)}
    assert (least, found) == brute_force(cast, options)


def test_condorcets_own_example_has_one_order() -> None:
    # Condorcet 1785, 60 voters: Young 1988, "Condorcet's theory of voting", table 1.
    cast = votes(("abc", 23), ("bca", 17), ("bac", 2), ("cab", 10), ("cba", 8))
    assert [(item.option, item.first, item.last) for item in ranked(cast, ABC)] == [
        ("b", 1, 1), ("c", 2, 2), ("a", 3, 3),
    ]  # fmt: skip


def test_a_circle_of_three_settles_nothing() -> None:
    cast = votes(("abc", 1), ("bca", 1), ("cab", 1))
    assert {(item.first, item.last) for item in ranked(cast, ABC)} == {(1, 3)}


def test_two_that_are_level_share_their_places() -> None:
    cast = votes(("abc", 1), ("bac", 1))
    assert [(item.option, item.first, item.last) for item in ranked(cast, ABC)] == [
        ("a", 1, 2), ("b", 1, 2), ("c", 3, 3),
    ]  # fmt: skip


def test_what_a_vote_leaves_out_comes_behind_what_it_ranks() -> None:
    found = ranked(votes(("c", 1)), ABC)
    assert [(item.option, item.first, item.last) for item in found] == [
        ("c", 1, 1), ("a", 2, 3), ("b", 2, 3),
    ]  # fmt: skip
