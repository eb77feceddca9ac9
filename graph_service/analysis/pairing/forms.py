"""How each form of a scheme is solved: visits, pairs of two parts, one pool, circles."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from graph_service import codes
from graph_service.analysis.pairing.company import Some
from graph_service.analysis.pairing.criteria import points
from graph_service.analysis.pairing.partners import Partner
from graph_service.analysis.pairing.problem import Problem, in_places, places
from graph_service.analysis.pairing.rules import broken
from graph_service.analysis.pairing.settled import SETTLED, People
from graph_service.errors import Refused
from graph_service.matching.aims import NEVER, Aims, Group, Solved
from graph_service.matching.circles import best_circles
from graph_service.matching.pairs import best_pairs
from graph_service.matching.pool import best_pool
from graph_service.matching.timetable import Timetable, Unreachable, best_timetable


@dataclass(frozen=True)
class Met:
    """People put together, ids in the order of the parts; a visit's half-day ("": not said)."""

    people: tuple[str, ...]
    half_day: str = ""


Answer = tuple[list[Met], Solved]


def solve(problem: Problem) -> Answer:
    """The best way to bring people together, and what is proved of it.

    Raises:
        Refused: a floor of the scheme cannot be met, or what the team fixed is not allowed.
    """
    _refuse_forbidden(problem)
    try:
        return _SOLVERS[problem.scheme.form](problem)
    except ValueError as exc:
        raise Refused(
            "What is fixed in this round cannot all be kept, since somebody would be in too many "
            "pairs or has no half-day left: take something back."
        ) from exc


def _refuse_forbidden(problem: Problem) -> None:
    """Refuse what the team fixed and a rule keeps apart."""
    known, snapshot = problem.company.people, problem.company.snapshot
    for group in problem.settled.together - problem.settled.begun.keys():
        for one, other in combinations([known[id_] for id_ in group if id_ in known], 2):
            rule = broken(problem.scheme.rules, one, other)
            if rule is not None or problem.apart([one], [other])[0, 0]:
                names = " and ".join(snapshot.label("Person", item.id) for item in (one, other))
                because = rule.because if rule else SETTLED
                raise Refused(f"{names} are fixed as a pair and may not be: {because}.")
    taken = [id_ for group in problem.fixed for id_ in group if id_ in known]
    if problem.scheme.form != "visits" and len(taken) > len(set(taken)):
        twice = next(id_ for id_ in taken if taken.count(id_) > 1)
        name = snapshot.label("Person", twice)
        raise Refused(f"{name} is fixed in two pairs: take one of them back.")


def _pool(problem: Problem) -> Answer:
    people = problem.everybody
    aims = _aims(problem, _sorted(problem.fixed, people),
                 _sorted(problem.settled.stay, people), _turns(people))  # fmt: skip
    solved = best_pool(problem.worth(people, people), aims, trio=True)
    return [Met(tuple(people[place].id for place in group)) for group in solved.groups], solved


def _pairs(problem: Problem) -> Answer:
    firsts, seconds = problem.firsts, problem.seconds
    if not places(firsts).keys().isdisjoint(places(seconds)):
        return _either(problem)
    rows = places(firsts), places(seconds)
    aims = _aims(problem, in_places(problem.fixed, *rows),
                 in_places(problem.settled.stay, *rows), _turns([*firsts, *seconds]))  # fmt: skip
    solved = best_pairs(problem.worth(firsts, seconds), aims)
    return [Met((firsts[one].id, seconds[other].id)) for one, other in solved.groups], solved


def _either(problem: Problem) -> Answer:
    """Where somebody may take either part: a matching of all with all, each pair the better way."""
    people = problem.everybody
    there = problem.worth(people, people)
    one = np.array([problem.scheme.first(item) for item in people], dtype=bool)
    other = np.array([problem.scheme.second(item) for item in people], dtype=bool)
    there[~np.outer(one, other)] = NEVER
    aims = _aims(problem, _sorted(problem.fixed, people),
                 _sorted(problem.settled.stay, people), _turns(people))  # fmt: skip
    solved = best_pool(np.maximum(there, there.T), aims, trio=False)
    ordered = [(a, b) if there[a, b] >= there[b, a] else (b, a) for a, b in solved.groups]
    return [Met((people[a].id, people[b].id)) for a, b in ordered], solved


def _circles(problem: Problem) -> Answer:
    people = problem.everybody
    weights = problem.scheme.weights
    parts = np.array([points(problem.company, c, weight, people, people) for c, weight in weights])
    aims = _aims(problem, _sorted(problem.fixed, people),
                 _sorted(problem.settled.stay, people), _turns(people))  # fmt: skip
    solved = best_circles(parts, ~problem.forbids(people, people), aims)
    return [Met(tuple(people[place].id for place in group)) for group in solved.groups], solved


def _visits(problem: Problem) -> Answer:
    hosts, visitors = problem.firsts, problem.seconds
    asked = _timetable(problem, hosts, visitors)
    rows = places(hosts), places(visitors)
    aims = _aims(problem, in_places(problem.fixed, *rows),
                 in_places(problem.settled.stay, *rows), _turns(visitors))  # fmt: skip
    try:
        solved = best_timetable(asked, aims)
    except Unreachable as exc:
        raise Refused(_floor_sentence(problem, exc)) from exc
    return [
        Met((hosts[one].id, visitors[other].id), half_day(hosts[one], visitors[other], slot))
        for one, other, slot in solved.groups
    ], solved


def half_day(host: Partner, visitor: Partner, slot: int) -> str:
    """The code of a visit's half-day; "" where neither has named any, so that they agree on one."""
    named = host.half_days or visitor.half_days
    return HALF_DAYS[slot] if named else ""


def _timetable(problem: Problem, hosts: Some, visitors: Some) -> Timetable:
    # Where days are no rule of the scheme, everybody can whenever it suits.
    matters = "time" in problem.scheme.record.rules
    mine, theirs = places(hosts), places(visitors)
    return Timetable(
        points=problem.worth(hosts, visitors),
        host_free=_free(hosts, matters=matters),
        visitor_free=_free(visitors, matters=matters),
        capacity=np.array([item.hosts for item in hosts], dtype=np.int64),
        visits=np.array([item.visits for item in visitors], dtype=np.int64),
        caps=_caps(problem, hosts),
        floors=tuple((group, least) for _, group, least in floors(problem)),
        same=tuple((mine[id_], theirs[id_]) for id_ in mine if id_ in theirs),
        held=tuple(_dated(problem.settled.begun, mine, theirs)),
        before=tuple(_dated(problem.settled.stay, mine, theirs)),
    )


def _dated(
    groups: Mapping[People, str], mine: Mapping[str, int], theirs: Mapping[str, int]
) -> Iterable[tuple[int, int, int]]:
    """The visits that have a half-day, of people who are there."""
    for people, half_day in groups.items():
        if half_day and people[0] in mine and people[1] in theirs:
            yield mine[people[0]], theirs[people[1]], HALF_DAYS.index(half_day)


def _free(people: Some, *, matters: bool) -> npt.NDArray[np.bool_]:
    """Who can on which half-day; who has named none can be asked for any."""
    return np.array(
        [
            [not matters or not item.half_days or day in item.half_days for day in HALF_DAYS]
            for item in people
        ],
        dtype=bool,
    ).reshape(len(people), len(HALF_DAYS))


def _caps(problem: Problem, hosts: Some) -> tuple[tuple[frozenset[int], int], ...]:
    """The hosts of each organisation, and how many visits it takes at most."""
    most = problem.scheme.record.most_per_organization
    if most is None:
        return ()
    of: dict[str, set[int]] = {}
    for place, item in enumerate(hosts):
        for id_ in item.employers:
            of.setdefault(id_, set()).add(place)
    return tuple((frozenset(group), most) for _, group in sorted(of.items()))


def floors(problem: Problem) -> list[tuple[str, frozenset[int], int]]:
    """For each group of visitors its code, their places, and how many of them are to be reached.

    A group that is smaller than the floor cannot be asked for more people than it has.
    """
    record = problem.scheme.record
    if not record.floor:
        return []
    of: dict[str, set[int]] = {}
    for place, item in enumerate(problem.seconds):
        for code in _FLOORS[record.floor_by](item):
            of.setdefault(code, set()).add(place)
    least = record.floor
    return [(code, frozenset(group), min(least, len(group))) for code, group in sorted(of.items())]


def _floor_sentence(problem: Problem, exc: Unreachable) -> str:
    code, _, least = floors(problem)[exc.floor]
    kind = {"place": "Area", "profession": "Profession"}.get(problem.scheme.record.floor_by, "")
    words = problem.company.snapshot.label(kind, code) if kind else codes.SECTORS.say(code)
    return (
        f"The scheme asks for {least} visitors from {words}, and at most {exc.most} can be "
        "reached: lower the floor, or find hosts who fit them."
    )


def _aims(
    problem: Problem, fixed: Iterable[Group], stay: Iterable[Group], turns: Sequence[int]
) -> Aims:
    return Aims(frozenset(fixed), turns, frozenset(stay), problem.fair, problem.seed)


def _turns(people: Some) -> list[int]:
    return [item.turns for item in people]


def _sorted(groups: Iterable[People], people: Some) -> Iterable[Group]:
    """Groups of a pool as its engine names them: places in ascending order."""
    return (tuple(sorted(group)) for group in in_places(groups, places(people)))


_SOLVERS: Mapping[str, Callable[[Problem], Answer]] = {
    "visits": _visits, "pairs": _pairs, "pool": _pool, "circles": _circles,
}  # fmt: skip
_FLOORS: Mapping[str, Callable[[Partner], Iterable[str]]] = {
    "place": lambda item: filter(None, (item.borough,)),
    "profession": lambda item: item.person.profession_ids,
    "sector": lambda item: filter(None, (item.sector,)),
}
HALF_DAYS = tuple(codes.HALF_DAYS)
