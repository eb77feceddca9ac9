"""Shadowing rounds against every answer there is, and against a plain integer programme."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service.matching.aims import NEVER, Aims, Group
from graph_service.matching.timetable import Timetable, Unreachable, best_timetable
from tests.searches import long_search

Key = tuple[int, ...]


@dataclass(frozen=True)
class Case:
    asked: Timetable
    aims: Aims


def case(random: Random, hosts: int, visitors: int, slots: int) -> Case:
    """A made-up round; every rule is there in some rounds and not in others."""
    n_visits = [random.choice([0, 1, 1, 2, 3]) for _ in range(visitors)]
    pairs = list(product(range(hosts), range(visitors)))
    share = random.choice([0.4, 0.7, 1])
    free = random.choice([0.4, 0.7, 1])
    high = random.choice([0, 2, 9])
    points = [
        [random.randint(0, high) if random.random() < share else NEVER for _ in range(visitors)]
        for _ in range(hosts)
    ]
    both = min(random.choice([0, 0, 1, 2, 2]), hosts, visitors)
    ones, others = random.sample(range(hosts), both), random.sample(range(visitors), both)
    chance = random.choice([0, 0, 0.15])
    stay = frozenset(pair for pair in pairs if random.random() < chance)
    return Case(
        Timetable(
            points=np.array(points, dtype=np.int64).reshape(hosts, visitors),
            host_free=np.array([[random.random() < free for _ in range(slots)]
                                for _ in range(hosts)], dtype=bool).reshape(hosts, slots),
            visitor_free=np.array([[random.random() < free for _ in range(slots)]
                                   for _ in range(visitors)], dtype=bool).reshape(visitors, slots),
            capacity=[random.choice([0, 1, 1, 2, 3]) for _ in range(hosts)],
            visits=n_visits,
            caps=tuple((frozenset(random.sample(range(hosts), random.randint(0, hosts))),
                        random.randint(0, 3)) for _ in range(random.choice([0, 0, 1, 2]))),
            floors=tuple((frozenset(random.sample(range(visitors), random.randint(1, visitors))),
                          random.randint(0, 2)) for _ in range(random.choice([0, 0, 1, 2]))
                         if visitors),
            same=tuple(zip(ones, others, strict=True)),
            before=tuple((*pair, random.randrange(slots)) for pair in sorted(stay)
                         if random.random() < 0.7),
        ),
        Aims(
            fixed=frozenset(pair for pair in pairs if random.random() < chance / 3
                            and points[pair[0]][pair[1]] != NEVER),
            turns=random.choice([[], [random.randint(0, 2) for _ in range(visitors)]]),
            stay=stay,
            fair=random.random() < 0.6,
            seed=random.randint(0, 3),
        ),
    )  # fmt: skip


def answers(asked: Timetable) -> Iterator[list[Group]]:
    """Every set of visits that keeps to the rules, floors and fixed visits apart."""
    hosts, visitors = asked.points.shape
    everything = [
        (h, v, s)
        for h, v, s in product(range(hosts), range(visitors), range(asked.host_free.shape[1]))
        if asked.points[h, v] != NEVER and asked.host_free[h, s] and asked.visitor_free[v, s]
    ]

    def grown(at: int, taken: list[Group]) -> Iterator[list[Group]]:
        if at == len(everything):
            yield taken
            return
        yield from grown(at + 1, taken)
        if keeps(asked, more := [*taken, everything[at]]):
            yield from grown(at + 1, more)

    return grown(0, [])


def keeps(asked: Timetable, visits: list[Group]) -> bool:
    """Whether these visits break no rule, said person by person."""
    me = {visitor: ("host", host) for host, visitor in asked.same}
    there = [(("host", h), me.get(v, ("visitor", v)), s) for h, v, s in visits]
    busy = Counter((who, s) for one, other, s in there for who in (one, other))
    met = Counter(frozenset((one, other)) for one, other, _ in there)
    at, by = Counter(h for h, _, _ in visits), Counter(v for _, v, _ in visits)
    return (
        all(one != other for one, other, _ in there)
        and max(busy.values(), default=0) <= 1
        and max(met.values(), default=0) <= 1
        and all(count <= asked.capacity[h] for h, count in at.items())
        and all(count <= asked.visits[v] for v, count in by.items())
        and all(sum(at[h] for h in group) <= most for group, most in asked.caps)
    )


def key(asked: Timetable, aims: Aims, visits: list[Group]) -> Key:
    """How good an answer is, in the order of aims."""
    reached = {v for _, v, _ in visits}
    points = [int(asked.points[h, v]) for h, v, _ in visits]
    return (
        len(reached),
        sum((h, v) in aims.stay for h, v, _ in visits),
        sum(visit in asked.before for visit in visits) if aims.stay else 0,
        sum(aims.turns[v] for v in reached) if aims.turns else 0,
        len(visits),
        min(points, default=0) if aims.fair else 0,
        sum(points),
    )


def floor_of(case: Case, left: list[list[Group]]) -> tuple[int, int] | None:
    """The first floor that cannot be met, and the most of it; None if all can be."""
    for at, (group, least) in enumerate(case.asked.floors):
        counted = [(len({v for _, v, _ in visits} & group), visits) for visits in left]
        most = max(count for count, _ in counted)
        if most < least:
            return at, most
        left = [visits for count, visits in counted if count >= least]
    return None


@long_search(2400)
@given(st.integers(0, 2**32), st.integers(0, 3), st.integers(0, 4), st.integers(1, 3))
def test_every_answer_there_is(seed: int, hosts: int, visitors: int, slots: int) -> None:
    random = Random(seed)  # noqa: S311 - a made-up case
    found = case(random, hosts, visitors, slots if hosts * visitors < 9 else 2)
    asked, aims = found.asked, found.aims
    left = [v for v in answers(asked) if aims.fixed <= {group[:2] for group in v}]
    if not left:
        with pytest.raises(ValueError, match="fixed"):
            best_timetable(asked, aims)
        return
    if (floor := floor_of(found, left)) is not None:
        with pytest.raises(Unreachable) as caught:
            best_timetable(asked, aims)
        assert (caught.value.floor, caught.value.most) == floor
        return
    solved = best_timetable(asked, aims)
    visits = list(solved.groups)
    assert visits in (sorted(v) for v in left)
    met = [
        visits for visits in left
        if all(len({v for _, v, _ in visits} & group) >= least for group, least in asked.floors)
    ]  # fmt: skip
    best = max(key(asked, aims, v) for v in met)
    assert key(asked, aims, visits) == best
    assert solved.optimal
    assert (solved.total, solved.bound) == (best[-1], best[-1])
    assert solved.worst == min((int(asked.points[h, v]) for h, v, _ in visits), default=None)
