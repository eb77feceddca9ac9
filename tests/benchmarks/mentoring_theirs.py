"""`mentor-match` in an environment of its own: people as JSON in, what it made of them out.

As its makers run it: three rounds by one list of rules, with a bonus for whoever has nobody yet;
that for every bonus from nothing to all points there are, and the run that reaches most is kept.
"""

import json
import operator
import sys
import time
from typing import Any

import matching.rules.rule as rl  # type: ignore[import-not-found]
from matching.mentee import Mentee  # type: ignore[import-not-found]
from matching.mentor import Mentor  # type: ignore[import-not-found]
from matching.process import (  # type: ignore[import-not-found]
    generate_match_matrix,
    process_data,
)

ROUNDS = 3
USUAL = 6
"""The bonus of its makers where only one is tried."""


def rules(said: dict[str, int], bonus: int) -> list[Any]:
    """Another organisation, one or two grades higher; the same profession and role are better."""
    return [
        rl.Disqualify(lambda match: match.mentor.organisation == match.mentee.organisation),
        rl.Disqualify(rl.Grade(2, operator.gt).evaluate),
        rl.Disqualify(rl.Grade(0, operator.le).evaluate),
        rl.Grade(1, operator.eq, {True: said["one"], False: 0}),
        rl.Grade(2, operator.eq, {True: said["two"], False: 0}),
        rl.Equivalent("profession", {True: said["profession"], False: 0}),
        rl.Equivalent("role", {True: said["role"], False: 0}),
        rl.UnmatchedBonus(bonus),
    ]


def run(asked: dict[str, Any], bonus: int) -> tuple[list[list[int]], float]:
    """The pairs of hosts and visitors, and the seconds it took."""
    mentors = [Mentor(**row) for row in asked["hosts"]]
    mentees = [Mentee(**row) for row in asked["visitors"]]
    began = time.perf_counter()
    process_data(mentors, mentees, [rules(asked["points"], bonus) for _ in range(ROUNDS)])
    seconds = time.perf_counter() - began
    place = {host.email: number for number, host in enumerate(mentors)}
    pairs = [
        [place[host.email], number] for number, one in enumerate(mentees) for host in one.mentors
    ]
    return pairs, seconds


def scores(asked: dict[str, Any]) -> list[list[int | None]]:
    """Its score of every pair before anybody is matched, without a bonus; None: not allowed."""
    mentors = [Mentor(**row) for row in asked["hosts"]]
    mentees = [Mentee(**row) for row in asked["visitors"]]
    matrix = generate_match_matrix(mentors, mentees, rules(asked["points"], 0))
    return [[None if item.disallowed else item.score for item in row] for row in matrix]


def main() -> None:
    asked = json.load(sys.stdin)
    runs = [run(asked, bonus) for bonus in range(sum(asked["points"].values()))]
    best, _ = max(runs, key=lambda one: (len({j for _, j in one[0]}), len({i for i, _ in one[0]})))
    found = {
        "pairs": best,
        "usual": runs[USUAL][0],
        "seconds": [seconds for _, seconds in runs],
        "scores": scores(asked),
    }
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
