"""Which projects to fund: against every portfolio there is, on cases small enough for that."""

from collections.abc import Sequence
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from graph_service.matching.portfolio import Portfolio, Project, portfolios
from tests.searches import long_search

_projects = st.lists(
    st.builds(Project, cost=st.integers(0, 6), points=st.integers(0, 5),
              covers=st.integers(0, 15)),
    max_size=6,
)  # fmt: skip


def every(projects: Sequence[Project], budget: int) -> list[tuple[int, int, int]]:
    """The worth of every portfolio within the budget, the best first."""
    found = []
    for size in range(len(projects) + 1):
        for chosen in combinations(projects, size):
            cost = sum(item.cost for item in chosen)
            covers = 0
            for item in chosen:
                covers |= item.covers
            if cost <= budget:
                found.append((covers.bit_count(), sum(item.points for item in chosen), -cost))
    return sorted(found, reverse=True)


def worth(item: Portfolio) -> tuple[int, int, int]:
    return item.covered, item.points, -item.cost


def test_a_case_worked_by_hand() -> None:
    projects = [Project(6, 9, 0b01), Project(5, 5, 0b01), Project(5, 4, 0b10)]
    best, second, third = portfolios(projects, 10, 3)
    # The one of nine points alone covers one group; the two cheaper ones cover both.
    assert best == Portfolio((1, 2), covered=2, points=9, cost=10, proved=True)
    assert (second.chosen, second.covered, second.points) == ((0,), 1, 9)
    assert third.chosen == (1,)


def test_without_projects_there_is_the_empty_portfolio_and_no_other() -> None:
    assert portfolios([], 10, 3) == [Portfolio((), 0, 0, 0, proved=True)]


def test_nothing_is_chosen_that_the_budget_does_not_cover() -> None:
    assert portfolios([Project(11, 5, 1)], 10)[0].chosen == ()


@long_search(800)
@given(_projects, st.integers(0, 14))
def test_the_best_and_the_next_best_are_those_of_trying_everything(
    projects: list[Project], budget: int
) -> None:
    found = portfolios(projects, budget, 4)
    assert [worth(item) for item in found] == every(projects, budget)[:4]
    assert all(item.proved for item in found)
    assert len({item.chosen for item in found}) == len(found)
