"""Why somebody who takes part has no partner, and what would help."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from graph_service.analysis.numerals import in_words
from graph_service.analysis.pairing.company import Some
from graph_service.analysis.pairing.partners import Partner
from graph_service.analysis.pairing.problem import Problem
from graph_service.analysis.pairing.rules import TWO_PEOPLE, Grid, Rule
from graph_service.analysis.pairing.settled import SETTLED

OUTBID, KEPT_OUT, FREE = "outbid", "kept-out", "free"


@dataclass(frozen=True)
class Unpaired:
    """A person without a partner, and why.

    `rule` is the code of what isolates them, `OUTBID`, `KEPT_OUT`, or `FREE` where somebody who
    fits has no partner either.

    `fitting` are the people whom no rule keeps from them; `helps` what would help, "" if nothing.
    """

    person: str
    rule: str
    reason: str
    helps: str = ""
    fitting: tuple[str, ...] = ()

    def document(self) -> dict[str, Any]:
        """The person as `pair --json` gives them."""
        return {
            "person": self.person,
            "reason": self.reason,
            "rule": self.rule,
            "helps": self.helps or None,
        }


def why_unpaired(
    problem: Problem, kept_out: Mapping[str, str], paired: set[str]
) -> tuple[Unpaired, ...]:
    """Everybody who would take part and is not `paired`, in the order of ids, with the reason."""
    out = [Unpaired(id_, KEPT_OUT, reason) for id_, reason in kept_out.items()]
    everybody = [item for item in problem.everybody if item.id not in paired]
    left = [_alone(problem, person, paired) for person in everybody]
    return tuple(sorted([*out, *left], key=lambda item: item.person))


def keepers(problem: Problem, person: Partner, others: Some) -> list[Rule | None]:
    """For each of the others the first rule that keeps them from a person; None where none does.

    Where the two could share out the parts in both ways, the way with less against it counts.
    """
    settled = Rule("settled", SETTLED, "", problem.apart)
    rules = [*problem.scheme.rules, settled]
    found: list[Rule | None] = []
    ways = [(_against(rules, [person], others), _may(problem, [person], others))]
    if not problem.scheme.is_one_pool:
        back = [grid.T for grid in _against(rules, others, [person])]
        ways.append((back, _may(problem, others, [person]).T))
    for place in range(len(others)):
        first = [
            next((number for number, grid in enumerate(grids) if grid[0, place]), len(rules))
            for grids, may in ways
            if may[0, place]
        ]
        best = max(first, default=0)
        found.append(None if best == len(rules) else rules[best])
    return found


def able(problem: Problem, person: Partner) -> list[Partner]:
    """All others who could take a part beside a person, whatever the rules say."""
    chosen = problem.scheme
    return [
        item
        for item in problem.everybody
        if item.id != person.id
        and (
            (chosen.first(person) and chosen.second(item))
            or (chosen.first(item) and chosen.second(person))
        )
    ]


def _alone(problem: Problem, person: Partner, paired: set[str]) -> Unpaired:
    others = able(problem, person)
    if not others:
        return Unpaired(person.id, TWO_PEOPLE.code, *_nobody(problem, person))
    rules = keepers(problem, person, others)
    fitting = [item for item, rule in zip(others, rules, strict=True) if rule is None]
    if fitting:
        free = [item for item in fitting if item.id not in paired]
        return _free(person, fitting, free) if free else _outbid(problem, person, fitting)
    counts: dict[str, tuple[int, Rule]] = {}
    for rule in filter(None, rules):
        counts[rule.code] = (counts.get(rule.code, (0, rule))[0] + 1, rule)
    ranked = sorted(counts.values(), key=lambda item: -item[0])
    because = "; ".join(f"{rule.because} ({number})" for number, rule in ranked)
    helps = " ".join(rule.helps for _, rule in ranked if rule.helps)
    reason = f"Nobody who takes part may be paired with them: {because}."
    return Unpaired(person.id, ranked[0][1].code, reason, helps)


def _free(person: Partner, fitting: list[Partner], free: list[Partner]) -> Unpaired:
    who = "One person" if len(free) == 1 else f"{in_words(len(free)).capitalize()} people"
    has = "has" if len(free) == 1 else "have"
    reason = f"{who} who would fit {has} no partner either, as the round is kept or limited."
    ids = tuple(item.id for item in fitting)
    return Unpaired(person.id, FREE, reason, "Matching again may bring them together.", ids)


def _outbid(problem: Problem, person: Partner, fitting: list[Partner]) -> Unpaired:
    ids = tuple(item.id for item in fitting)
    if problem.scheme.form == "circles":
        reason = "No circle of five to seven people can be made with them in it as well."
        return Unpaired(person.id, OUTBID, reason, "More people in the round would help.", ids)
    who = "The one person" if len(fitting) == 1 else f"All {in_words(len(fitting))} people"
    has = "has" if len(fitting) == 1 else "have"
    reason = (
        f"{who} who would fit {has} another partner, so that as many people as possible are "
        "paired and the pairs together fit best."
    )
    return Unpaired(person.id, OUTBID, reason, _more(problem, person), ids)


def _more(problem: Problem, person: Partner) -> str:
    chosen = problem.scheme
    if chosen.form == "visits" and chosen.second(person):
        return "One more half-day from a host who fits would help."
    if chosen.is_one_pool:
        return "One more person who fits would help; they go first in the next round."
    needed = chosen.parts[1] if chosen.first(person) else chosen.parts[0]
    return f"One more {needed} who fits would help; they go first in the next round."


def _nobody(problem: Problem, person: Partner) -> tuple[str, str]:
    chosen = problem.scheme
    if chosen.is_one_pool:
        return "Nobody else takes part.", "Ask more people to take part."
    needed = chosen.parts[1] if chosen.first(person) else chosen.parts[0]
    return f"Nobody else takes part as {needed}.", f"Ask somebody to take part as {needed}."


def _against(rules: Sequence[Rule], firsts: Some, seconds: Some) -> list[Grid]:
    """What keeps pairs apart: a grid for each rule."""
    return [rule.forbids(firsts, seconds) for rule in rules]


def _may(problem: Problem, firsts: Some, seconds: Some) -> Grid:
    """Who could take the first part and who the second."""
    one = [problem.scheme.first(item) for item in firsts]
    other = [problem.scheme.second(item) for item in seconds]
    may: Grid = np.outer(np.array(one, dtype=bool), np.array(other, dtype=bool))
    return may
