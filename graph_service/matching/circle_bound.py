"""What no circles of a number of people can exceed in total."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from scipy.optimize import linear_sum_assignment

Parts = npt.NDArray[np.int64]
Allowed = npt.NDArray[np.bool_]


def bound(parts: Parts, allowed: Allowed, least: int, most: int, people: int) -> int:
    """What no circles of at least so many `people` together exceed in total.

    A circle of k scores at most the mean of its pairs, which is the sum over its members of one
    k-th of the mean of the k - 1 others; nobody has better others than their own best. For each
    way to make up the number from circles of each size, the best assignment of people to chairs.
    """
    weights = np.where(allowed, parts.sum(axis=0), 0).astype(float)
    np.fill_diagonal(weights, 0)
    best = -np.sort(-weights, axis=1)
    sizes = range(least, most + 1)
    each = np.array([best[:, : size - 1].sum(axis=1) / (size * (size - 1)) for size in sizes])
    reached = 0.0
    for numbers in made_up(len(weights), people, least, most):
        chairs = np.repeat(each, [n * size for n, size in zip(numbers, sizes, strict=True)], axis=0)
        if np.sort(chairs.max(axis=0, initial=0))[::-1][: len(chairs)].sum() > reached:
            rows, columns = linear_sum_assignment(chairs, maximize=True)
            reached = max(reached, float(chairs[rows, columns].sum()))
    return int(np.floor(reached + 1e-6))


def made_up(upto: int, people: int, least: int, most: int) -> Iterator[tuple[int, ...]]:
    """How many circles of each size there can be, for `people` to `upto` of them in all."""
    if least == most:
        for number in range(-(-people // least) if people > 0 else 0, upto // least + 1):
            yield (number,)
        return
    for number in range(upto // least + 1):
        gone = number * least
        for rest in made_up(upto - gone, people - gone, least + 1, most):
            yield (number, *rest)
