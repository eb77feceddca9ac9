"""The most of an aim in whole visits, searched only among those that can matter.

Where the relaxation is whole, it is the answer. Otherwise HiGHS searches the columns that cost
the bound little, and further ones join as long as an answer with them could be better: a column
whose loss takes the bound to the value found cannot be in anything better (reduced cost fixing:
L. Wolsey (2021), Integer Programming, 2nd edition, Wiley, section 7.4).
"""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, OptimizeResult, milp

from graph_service.matching.timetable_prices import PARTS, Priced, Programme, priced, unit
from graph_service.matching.timetable_problem import Mask, Whole

_NODES = 2000
"""How much of the tree is searched, counted in nodes so that the same question ends alike."""
_NO_END = 2**31 - 1
_IMPOSSIBLE = 2
_WIDEST = 40_000
"""The most columns that are searched at once, unless there is no answer among fewer."""
_FURTHER = 16


@dataclass(frozen=True)
class Best:
    """The columns taken (0 or 1 each), the aim's value, and what no answer can exceed."""

    taken: Whole
    value: int
    bound: int
    columns: Whole

    @property
    def proved(self) -> bool:
        """Whether nothing better can exist."""
        return self.value == self.bound


def best(programme: Programme, aim: Whole, allowed: Mask, first: Mask) -> Best | None:
    """The most of an aim over the allowed columns; None where nothing is possible."""
    found = priced(programme, aim, allowed, first)
    return None if found is None else searched(programme, aim, allowed, found)


def searched(programme: Programme, aim: Whole, allowed: Mask, found: Priced) -> Best | None:
    """The most of an aim, once its relaxation is known; None where nothing whole is possible."""
    if found.taken is not None and int(aim @ found.taken) == found.most:
        return Best(found.taken, found.most, found.most, found.columns)
    step = unit(aim)
    margin = step * PARTS
    near = allowed & (found.lost <= margin)
    if np.count_nonzero(near) > _WIDEST:
        near = np.zeros_like(allowed)
        near[found.columns] = True
    while True:
        taken, limit = _solved(programme, aim, np.flatnonzero(near))
        left = allowed & ~near
        if taken is None:
            if not left.any():
                return None
            margin *= _FURTHER
            near = allowed & (found.lost <= margin)
            near = allowed if np.count_nonzero(near) > _WIDEST else near
            continue
        value = int(aim @ taken)
        # Whatever has a column that was left out has no more than this.
        outside = (found.parts - int(found.lost[left].min())) // PARTS if left.any() else value
        bound = max(value, min(max(limit, outside), found.most) // step * step)
        wider = near | (allowed & (found.lost <= found.parts - value * PARTS))
        stopped = limit // step * step > value or np.count_nonzero(wider) > _WIDEST
        if bound == value or stopped:
            return Best(taken, value, bound, np.flatnonzero(near))
        near = wider


def _solved(programme: Programme, aim: Whole, columns: Whole) -> tuple[Whole | None, int]:
    """The best of these columns, and a bound on them all."""
    if not len(columns):
        nothing = np.zeros(len(aim), dtype=np.int64)
        return (nothing if programme.keeps(nothing) else None), 0
    found = _milp(programme, aim, columns, _NODES)
    if found.x is None and found.status != _IMPOSSIBLE:
        # What has found nothing yet goes on until it has.
        found = _milp(programme, aim, columns, _NO_END)
    if found.x is None:
        return None, 0
    taken = np.zeros(len(aim), dtype=np.int64)
    taken[columns] = np.rint(found.x)
    if not programme.keeps(taken):
        raise ArithmeticError("the solver's answer breaks a rule")
    return taken, int(np.floor(-found.mip_dual_bound + 1e-4))


def _milp(programme: Programme, aim: Whole, columns: Whole, nodes: int) -> OptimizeResult:
    return milp(
        -aim[columns].astype(float),
        integrality=np.ones(len(columns), dtype=np.int64),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(
            programme.matrix[:, columns].astype(float), -np.inf, programme.most.astype(float)
        ),
        options={"mip_rel_gap": 0, "node_limit": nodes},
    )
