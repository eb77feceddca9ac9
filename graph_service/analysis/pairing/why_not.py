"""Why are these two not a pair, and what would it cost the others if they were?"""

from dataclasses import dataclass

from graph_service.analysis.numerals import people as so_many_people
from graph_service.analysis.pairing.comparison import Comparison, compare
from graph_service.analysis.pairing.problem import Problem
from graph_service.analysis.pairing.proposal import Proposal, proposed
from graph_service.analysis.pairing.score import Part, parts_of, total
from graph_service.analysis.pairing.unpaired import KEPT_OUT, able, keepers
from graph_service.errors import NotFound
from graph_service.snapshot import Snapshot


@dataclass(frozen=True)
class WhyNot:
    """The answer for two people: in a sentence; their own score, part by part, where allowed.

    `cost` compares the proposal with the best there is in which they are together; None where
    they are together already, or may not be.
    """

    people: tuple[str, str]
    allowed: bool
    sentence: str
    points: int | None = None
    parts: tuple[Part, ...] = ()
    cost: Comparison | None = None


def why_not(snapshot: Snapshot, found: Proposal, one: str, other: str) -> WhyNot:
    """Why a proposal does not put two people together, proved by solving it with them together.

    Raises:
        NotFound: one of them is not in the system.
    """
    for id_ in (one, other):
        if id_ not in snapshot.people:
            raise NotFound(f"There is nobody with the id '{id_}'.")
    names = [snapshot.label("Person", id_) for id_ in (one, other)]
    again, problem = proposed(
        snapshot, found.scheme, round_id=found.round_id, seed=found.seed, keep=found.kept
    )
    reason = _reason(problem, again, one, other, names)
    if reason:
        return WhyNot((one, other), allowed=False, sentence=reason)
    pair = _in_order(problem, one, other)
    parts = parts_of(problem.company, problem.scheme, [problem.company.people[i] for i in pair])
    if other in found.partners_of.get(one, ()):
        words = f"{names[0]} and {names[1]} are together in this proposal."
        return WhyNot(pair, allowed=True, sentence=words, points=total(parts), parts=parts)
    forced, _ = proposed(
        snapshot, found.scheme, round_id=found.round_id, seed=found.seed, keep=found.kept,
        together=pair,
    )  # fmt: skip
    cost = compare(found, forced)
    return WhyNot(pair, True, _costs(names, cost), total(parts), parts, cost)


def _reason(problem: Problem, found: Proposal, one: str, other: str, names: list[str]) -> str:
    known = problem.company.people
    for id_, name in zip((one, other), names, strict=True):
        out = [
            item.reason for item in found.unpaired if (item.person, item.rule) == (id_, KEPT_OUT)
        ]
        if out:
            return f"{name} does not take part: {out[0][0].lower()}{out[0][1:]}"
        if id_ not in known:
            return f"{name} does not take part in this round."
    if known[other] not in able(problem, known[one]):
        return f"{names[0]} and {names[1]} do not take different parts, as this scheme wants."
    (rule,) = keepers(problem, known[one], [known[other]])
    if rule is None:
        return ""
    helps = f" {rule.helps}" if rule.helps else ""
    return f"{names[0]} and {names[1]} may not be paired: {rule.because}.{helps}"


def _in_order(problem: Problem, one: str, other: str) -> tuple[str, str]:
    """The two in the order of the parts that is allowed, and worth more."""
    known, chosen = problem.company.people, problem.scheme
    if chosen.is_one_pool:
        return min(one, other), max(one, other)
    ways = [
        (int(problem.worth([known[a]], [known[b]])[0, 0]), (a, b))
        for a, b in ((one, other), (other, one))
        if chosen.first(known[a]) and chosen.second(known[b])
    ]
    return max(ways, key=lambda way: way[0])[1]


def _costs(names: list[str], cost: Comparison) -> str:
    both = f"{names[0]} and {names[1]}"
    fewer = cost.before.reached - cost.after.reached
    if fewer > 0:
        return f"If {both} were together, {so_many_people(fewer)} fewer would have a partner."
    low, high = cost.after.worst or 0, cost.before.worst or 0
    if low < high:
        return (
            f"If {both} were together, as many would have a partner, but the lowest score would "
            f"fall from {high} to {low}."
        )
    points = cost.before.points - cost.after.points
    if points > 0:
        many = "1 point" if points == 1 else f"{points} points"
        return (
            f"If {both} were together, as many would have a partner, and all scores together would "
            f"be {many} lower."
        )
    return f"{both} would be as good: other pairs came first only because ties must be broken."
