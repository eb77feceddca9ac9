"""`python -m tests.benchmarks.inviting`: 1,000 candidates, 60 gaps, 12 seats, beside a plain one.

Ours: a system in memory, from the gaps to the names, proved in all four orders, with alternatives.
Plain: the same gaps, handed to the same solver as one 0/1 variable a person and one a gap, for the
first order only (most gaps closed).
"""

import statistics
import time
from collections.abc import Sequence
from random import Random

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, eye_array, hstack

from graph_service.analysis.invitation_candidates import pool_of
from graph_service.analysis.invitation_gaps import dimensions_asked, measured, wanted
from graph_service.analysis.invitation_problem import best
from graph_service.analysis.invitation_programme import Candidate, Need
from graph_service.analysis.invitations import Wishes, invitations
from graph_service.codes import SECTORS
from graph_service.records import Area, Profession, Record, Yardstick
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot
from tests.builders import body, membership, person, snapshot

PEOPLE, SEATS, TURNS = 1000, 12, 5
BOARD = Scope("Organization", "board")
AREAS = [f"area{number}" for number in range(6)]
PROFESSIONS = [f"profession{number:02}" for number in range(42)]


def system(seed: int) -> Snapshot:
    """A board of one, 60 groups that are short of one to three each, and 1,000 other people.

    Groups are of very different size, and up to three other boards are held.
    """
    random = Random(seed)  # noqa: S311 - a made-up case
    kinds = {"sector": list(SECTORS), "place": AREAS, "profession": PROFESSIONS}

    def one(of: Sequence[str]) -> str:
        return of[min(int(random.expovariate(3 / len(of))), len(of) - 1)]

    records: list[Record] = [body("board"), *(body(f"body{number}") for number in range(3))]
    records += [Area(id=id_, name=id_, classification="borough") for id_ in AREAS]
    records += [Profession(id=id_, name=id_) for id_ in PROFESSIONS]
    # Who sits there is of every kind known, and of none of the groups that are wanted.
    records += [Area(id="other", name="Other", classification="borough"), Profession(
        id="other", name="Other")]  # fmt: skip
    records += [
        Yardstick(id=f"{by}-{group}", name="target", dimension=by, group=group,
                  count=random.choice([1, 1, 1, 2, 3]) + (group == "acute"),
                  scope=str(BOARD))
        for by, groups in kinds.items() for group in groups
    ]  # fmt: skip
    records += [person("in", sector="acute", area_id="other", profession_ids=("other",))]
    records += [membership("in", "board")]
    for number in range(PEOPLE):
        id_ = f"p{number:04}"
        records.append(person(id_, sector=one(list(SECTORS)), area_id=one(AREAS),
                              profession_ids=(one(PROFESSIONS),)))  # fmt: skip
        held = min(3, int(random.expovariate(1)))
        records += [membership(id_, f"body{at}") for at in range(held)]
    return snapshot(*records)


def plain(needs: Sequence[Need], candidates: Sequence[Candidate]) -> int:
    """The most points, by the programme as it is first written down."""
    covers = [[float(c.covers >> at & 1) for c in candidates] for at in range(len(needs))]
    found = hstack([csr_array(np.array(covers)), -eye_array(len(needs))], format="csr")
    asked = np.concatenate([np.ones(len(candidates)), np.zeros(len(needs))])
    points = np.array([float(need.points) for need in needs])
    upper = [1.0] * len(candidates) + [float(need.short) for need in needs]
    solved = milp(
        np.concatenate([np.zeros(len(candidates)), -points]),
        integrality=np.ones(len(upper), dtype=int),
        bounds=Bounds(0, np.array(upper)),
        constraints=[LinearConstraint(found, lb=0), LinearConstraint(asked, ub=SEATS)],
        options={"mip_rel_gap": 0},
    )
    assert solved.fun is not None
    return round(-solved.fun)


def grouped(seed: int) -> tuple[float, float]:
    """Seconds of ours, from the snapshot to the names, and of the plain programme: they agree."""
    found = system(seed)
    began = time.perf_counter()
    ours = invitations(found, BOARD, Wishes(seats=SEATS))
    seconds = time.perf_counter() - began
    needs = wanted(measured(found, BOARD, dimensions_asked(found, BOARD, (), None), None), {})
    pool = pool_of(found, BOARD, needs, ())
    assert (len(needs), ours.candidates, ours.optimal) == (60, PEOPLE, True)
    began = time.perf_counter()
    points = plain([Need(n.short, n.points) for n in needs], list(pool.people.values()))
    bare = time.perf_counter() - began
    assert points == round(ours.points * 100)
    return seconds, bare


def scattered(seed: int) -> tuple[float, float]:
    """The same where everybody counts in one to six gaps at random: far harder to prove."""
    random = Random(seed)  # noqa: S311 - a made-up case
    needs = [Need(random.choice([1, 1, 2, 3]), 100) for _ in range(60)]
    candidates = [
        Candidate(sum({1 << random.randrange(60) for _ in range(random.randint(1, 6))}),
                  random.randint(0, 3))
        for _ in range(PEOPLE)
    ]  # fmt: skip
    began = time.perf_counter()
    ours = best(needs, candidates, SEATS)
    seconds = time.perf_counter() - began
    assert ours.proved
    began = time.perf_counter()
    assert plain(needs, candidates) == ours.points
    return seconds, time.perf_counter() - began


def main() -> None:
    print(f"invite: {PEOPLE:,} candidates, 60 gaps, {SEATS} seats, {TURNS} turns, medians")
    for name, task in (("in groups of three dimensions", grouped), ("scattered", scattered)):
        turns = [task(seed) for seed in range(1, TURNS + 1)]
        ours, bare = zip(*turns, strict=True)
        ratio = statistics.median(a / b for a, b in turns)
        print(
            f"{name}: {statistics.median(ours):.2f} s ({min(ours):.2f} to {max(ours):.2f}; under 2 "
            f"wanted), first order alone as a plain programme {statistics.median(bare):.2f} s, "
            f"ratio {ratio:.2f}"
        )


if __name__ == "__main__":
    main()
