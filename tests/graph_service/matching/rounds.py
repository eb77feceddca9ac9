"""Made-up shadowing rounds like a real system's, and what a withdrawal does to a published one."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from graph_service.matching.aims import NEVER, Aims, Group, Points, Solved
from graph_service.matching.timetable import Timetable, best_timetable

BOROUGHS, ORGANISATIONS, PROFESSIONS, CHALLENGES, HALF_DAYS = 6, 60, 12, 10, 10
BOTH = 0.05
"""The share of visitors who are hosts as well."""


@dataclass(frozen=True)
class People:
    """Where people work, as what, what they seek and offer, and when they are free."""

    organisation: npt.NDArray[np.int64]
    borough: npt.NDArray[np.int64]
    profession: npt.NDArray[np.int64]
    challenges: npt.NDArray[np.bool_]
    seeks: npt.NDArray[np.bool_]
    offers: npt.NDArray[np.bool_]
    free: npt.NDArray[np.bool_]


def people(count: int, random: np.random.Generator) -> People:
    """Organisations of very different size, two or three challenges, 2 to 4 half-days of ten."""
    size = random.exponential(1, ORGANISATIONS) + 0.2
    organisation = random.choice(ORGANISATIONS, count, p=size / size.sum())
    borough_of = random.integers(0, BOROUGHS, ORGANISATIONS)

    def some(most: int, of: int) -> npt.NDArray[np.bool_]:
        ranks = random.permuted(np.tile(np.arange(of), (count, 1)), axis=1)
        return np.asarray(ranks < random.integers(2, most + 1, count)[:, None], dtype=bool)

    return People(
        organisation, borough_of[organisation], random.integers(0, PROFESSIONS, count),
        some(3, CHALLENGES), random.random((count, 8)) < 0.25, random.random((count, 8)) < 0.25,
        some(4, HALF_DAYS),
    )  # fmt: skip


def worth(
    who: People, hosts: npt.NDArray[np.int64], visitors: npt.NDArray[np.int64],
    random: np.random.Generator,
) -> Points:  # fmt: skip
    """0 to 100 points in steps of five, two pairs in five allowed."""

    def common(one: npt.NDArray[np.bool_], other: npt.NDArray[np.bool_]) -> Points:
        return np.asarray(one.astype(np.int64) @ other.astype(np.int64).T, dtype=np.int64)

    def same(of: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
        return np.equal.outer(of[hosts], of[visitors])

    shared = common(who.challenges[hosts], who.challenges[visitors])
    clinical = (who.profession < 7).astype(np.int64)
    wanted = common(who.offers[hosts], who.seeks[visitors])
    points = (
        15 * np.minimum(shared, 2) + 10 * np.minimum(wanted, 2)
        + 15 * ~same(who.profession) + 15 * ~same(clinical) + 10 * same(who.borough)
        + 5 * random.integers(0, 3, shared.shape)
    )  # fmt: skip
    never = (shared == 0) | same(who.organisation) | (random.random(shared.shape) < 0.2)
    return np.where(never, NEVER, np.minimum(points, 100)).astype(np.int64)


def shadowing(visitors: int, hosts: int, seed: int) -> tuple[Timetable, Aims]:
    """A round with hosts for 1 to 3 visits, a cap for each organisation, a floor a borough."""
    random = np.random.default_rng(seed)
    who = people(visitors + hosts, random)
    both = int(BOTH * visitors)
    one, other = np.arange(hosts), np.arange(hosts, hosts + visitors)
    other[:both] = one[:both]
    capacity = random.choice([1, 2, 3], hosts, p=[0.5, 0.3, 0.2])
    caps = []
    for organisation in np.unique(who.organisation[one]).tolist():
        its = np.flatnonzero(who.organisation[one] == organisation)
        caps.append((frozenset(its.tolist()), max(1, int(0.7 * capacity[its].sum()))))
    floors = []
    for borough in range(BOROUGHS):
        its = np.flatnonzero(who.borough[other] == borough)
        floors.append((frozenset(its.tolist()), int(0.6 * len(its))))
    asked = Timetable(
        worth(who, one, other, random), who.free[one], who.free[other], capacity,
        random.choice([1, 2], visitors, p=[0.8, 0.2]), tuple(caps), tuple(floors),
        tuple((at, at) for at in range(both)),
    )  # fmt: skip
    turns = random.choice([0, 1, 2], visitors, p=[0.8, 0.15, 0.05])
    return asked, Aims(turns=tuple(turns.tolist()))


@dataclass(frozen=True)
class Repair:
    """A published round after some hosts withdrew, beside a fresh one; `fixed` were to stay."""

    before: Solved
    repaired: Solved
    fresh: Solved
    others: frozenset[Group]
    fixed: frozenset[Group]

    @property
    def changed(self) -> float:
        """The share of the other pairs that are no more."""
        return len(self.others - pairs(self.repaired)) / len(self.others)


def withdrawn(visitors: int, hosts: int, seed: int) -> Repair:
    """One host in fifty of those with visits withdraws; one pair in twenty is fixed."""
    asked, aims = shadowing(visitors, hosts, seed)
    before = best_timetable(asked, aims)
    random = np.random.default_rng(seed)
    active = sorted({host for host, _, _ in before.groups})
    gone = random.choice(active, max(1, round(hosts / 50)), replace=False).tolist()
    points = asked.points.copy()
    points[gone] = NEVER
    left = replace(asked, points=points)
    others = frozenset(pair for pair in pairs(before) if pair[0] not in gone)
    fixed = frozenset(pair for pair in others if random.random() < 0.05)
    aims = replace(aims, fixed=fixed)
    fresh = best_timetable(left, aims)
    repaired = best_timetable(left, replace(aims, stay=others))
    return Repair(before, repaired, fresh, others, fixed)


def pairs(solved: Solved) -> frozenset[Group]:
    """Who visits whom."""
    return frozenset(group[:2] for group in solved.groups)


def reached(solved: Solved) -> int:
    """How many visitors have a visit."""
    return len({visitor for _, visitor, _ in solved.groups})
