"""Groups compared with one another, or with where they come from: two measures in use."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln, logsumexp

FEWEST = 10
"""People of a group in the pool below which its rate carries nothing."""
_CHANCE = 0.025
_Group = TypeVar("_Group")


@dataclass(frozen=True)
class SelectionRate:
    """How many of a group's people in the pool were chosen.

    `rate` is chosen to pool, `ratio` that rate to the highest one; None where the pool has nobody
    of the group, or nobody at all was chosen. `flagged` if the ratio is below four fifths; `weak`
    if the numbers are too small for that to mean anything.
    """

    chosen: int
    pool: int
    rate: float | None
    ratio: float | None
    flagged: bool
    weak: bool


def four_fifths(groups: Mapping[_Group, tuple[int, int]]) -> dict[_Group, SelectionRate]:
    """The four-fifths rule over groups given as (chosen, pool).

    29 CFR 1607.4(D), Uniform Guidelines on Employee Selection Procedures (1978): a selection rate
    below four fifths of that of the group with the highest rate is taken as evidence of adverse
    impact. At exactly four fifths it is not; so the products of whole numbers are compared, which
    no rounding moves. The same paragraph sets small numbers that are not statistically significant
    aside: a flag is `weak` where either group has fewer than `FEWEST` people in the pool, or where
    Fisher's exact test (one side, 2.5%) sees no difference. The rate to compare with is the highest
    among groups that are large enough, where there are any.

    By hand: 20 of 80 are .25, 48 of 120 are .40; .25 / .40 = .625 is below .80 and flagged.
    """
    highest = _highest(groups)
    return {group: _rate(*numbers, highest) for group, numbers in groups.items()}


def points_apart(share: float, other: float) -> float:
    """How far one share lies above another, in percentage points; below it, negative.

    Indicator 9 of the NHS Workforce Race Equality Standard is this difference between a board's
    share and its workforce's: 17% on the board and 21% in the workforce are -4 points. NHS England,
    WRES technical guidance.
    """
    return 100 * (share - other)


def _highest(groups: Mapping[_Group, tuple[int, int]]) -> tuple[int, int]:
    """The (chosen, pool) with the highest rate, (0, 0) of nobody."""
    able = [numbers for numbers in groups.values() if numbers[1]]
    large = [numbers for numbers in able if numbers[1] >= FEWEST]
    return max(large or able, key=lambda item: (item[0] / item[1], item[1]), default=(0, 0))


def _rate(chosen: int, pool: int, highest: tuple[int, int]) -> SelectionRate:
    most, of = highest
    if not pool:
        return SelectionRate(chosen, pool, None, None, flagged=False, weak=False)
    ratio = chosen * of / (pool * most) if most else None
    flagged = 5 * chosen * of < 4 * most * pool
    small = min(pool, of) < FEWEST
    weak = flagged and (small or not _differs(chosen, pool, most, of))
    return SelectionRate(chosen, pool, chosen / pool, ratio, flagged, weak)


def _differs(chosen: int, pool: int, most: int, of: int) -> bool:
    """Whether so few would be chosen by chance in fewer than one in forty cases.

    The lower tail of the hypergeometric distribution, summed as logarithms.
    """
    drawn = chosen + most
    seen = np.arange(max(0, drawn - of), chosen + 1)
    ways = _log_ways(pool, seen) + _log_ways(of, drawn - seen)
    return bool(np.exp(logsumexp(ways) - _log_ways(pool + of, np.array([drawn]))[0]) < _CHANCE)


def _log_ways(of: int, number: NDArray[np.int64]) -> NDArray[np.float64]:
    """The logarithm of the ways to choose a number of so many."""
    found: NDArray[np.float64] = gammaln(of + 1) - gammaln(number + 1) - gammaln(of - number + 1)
    return found
