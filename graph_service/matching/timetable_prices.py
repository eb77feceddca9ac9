"""Prices of what is scarce: a proved bound on an aim, and what each visit could add to it.

The relaxation is solved on some columns; its dual prices say of each other column what it could
add at most. Those that could add something join until none does (column generation: L. Ford and
D. Fulkerson (1958), A suggested computation for maximal multi-commodity network flows, Management
Science 5:97-101). Any prices give a true bound (weak duality), so they are rounded to whole parts
first: bound and reduced costs are whole numbers, whatever tolerance the solver has.
"""

from dataclasses import dataclass
from math import gcd
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import linprog
from scipy.sparse import csc_array, vstack

from graph_service.matching.timetable_problem import Mask, Whole

PARTS = 1 << 20
"""Prices are counted in these parts of a point."""

_HIGHEST = 2**62
_NOISE = 16
"""Parts that a reduced cost may be off by the rounding of prices."""
_IMPOSSIBLE = 2
"""What scipy's `linprog` says of a programme without an answer."""

_JOIN = 4000
_ROUNDS = 8
_WHOLE = 1e-6


@dataclass(frozen=True)
class Programme:
    """Columns of 0 or 1 that come to at most `most` in each row of `matrix`."""

    matrix: csc_array
    most: Whole

    def keeps(self, taken: Whole) -> bool:
        """Whether these columns (0 or 1 each) break no row."""
        return bool((self.matrix @ taken <= self.most).all())

    def holding(self, aim: Whole, least: int) -> "Programme":
        """The same, and at least so much of an aim."""
        row = csc_array(-aim[None, :])
        return Programme(
            csc_array(vstack([self.matrix, row], format="csc")), np.append(self.most, -least)
        )


@dataclass(frozen=True)
class Priced:
    """The relaxation of an aim: no answer has more of it than `most`, or than `parts` in parts.

    `lost`: for each column, by how many parts that bound falls for answers that take it.
    `taken`: the columns taken, where the relaxation is whole. `columns`: those it was solved on.
    """

    most: int
    parts: int
    lost: Whole
    taken: Whole | None
    columns: Whole


def unit(aim: Whole) -> int:
    """The step in which an aim can grow."""
    return gcd(*np.unique(aim).tolist()) or 1


def priced(programme: Programme, aim: Whole, allowed: Mask, first: Mask) -> Priced | None:
    """The relaxation over all allowed columns, begun on `first`; None where nothing is possible.

    Raises:
        OverflowError: the aim's numbers are so high that its parts cannot be added up exactly.
        ArithmeticError: the solver gave up.
    """
    # Counted in Python's own numbers, which do not wrap.
    if int(aim.max(initial=0)) * len(aim) * PARTS >= _HIGHEST:
        raise OverflowError("the points are too high to be added up exactly")
    inside = first & allowed
    step = unit(aim)
    for turn in range(_ROUNDS + 1):
        if turn == _ROUNDS:
            inside = allowed
        columns = np.flatnonzero(inside)
        solved = _relaxed(programme, aim, columns)
        if solved is None:
            if inside.sum() == allowed.sum():
                return None
            inside = allowed
            continue
        value, share, prices = solved
        worth, reduced = _at_prices(programme, aim, prices)
        parts = worth + int(np.maximum(reduced[allowed], 0).sum())
        most = parts // (PARTS * step) * step
        joins = np.flatnonzero((reduced > _NOISE) & ~inside & allowed)
        if not len(joins) or most <= value + _WHOLE:
            break
        inside = inside.copy()
        inside[joins[np.argsort(-reduced[joins], kind="stable")[:_JOIN]]] = True
    lost = np.maximum(-reduced, 0)
    return Priced(most, parts, lost, _whole(programme, share, columns), columns)


_Solution = tuple[float, npt.NDArray[np.float64], npt.NDArray[np.float64]]


def _relaxed(programme: Programme, aim: Whole, columns: Whole) -> _Solution | None:
    """The value, the shares of these columns and the prices of the rows; None: impossible."""
    if not len(columns):
        nothing = np.zeros(0), np.zeros(len(programme.most))
        return (0.0, *nothing) if (programme.most >= 0).all() else None
    matrix: Any = programme.matrix[:, columns].astype(float)
    found = linprog(
        -aim[columns].astype(float),
        A_ub=matrix,
        b_ub=programme.most.astype(float),
        bounds=(0, 1),
        method="highs",
    )
    if found.status == _IMPOSSIBLE:
        return None
    if found.status or found.x is None or found.fun is None:
        raise ArithmeticError(f"the programme was not solved: {found.message}")
    return -float(found.fun), found.x, -found.ineqlin.marginals


def _at_prices(
    programme: Programme, aim: Whole, prices: npt.NDArray[np.float64]
) -> tuple[int, Whole]:
    """What the rows are worth at these prices, and each column's reduced cost, in parts."""
    parts = np.rint(np.maximum(prices, 0) * PARTS).astype(np.int64)
    return int(parts @ programme.most), aim * PARTS - programme.matrix.T @ parts


def _whole(programme: Programme, share: npt.NDArray[np.float64], columns: Whole) -> Whole | None:
    """The columns taken, if each is taken or not."""
    taken = np.zeros(programme.matrix.shape[1], dtype=np.int64)
    taken[columns] = np.rint(share)
    near = np.abs(share - taken[columns]).max(initial=0) < _WHOLE
    return taken if near and programme.keeps(taken) else None
