"""A second look at a proposal: do the parts add up, is each rule kept, is each reason true?"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from graph_service.analysis.pairing.problem import Problem
from graph_service.analysis.pairing.proposal import Pair, Proposal, pair_id, proposed
from graph_service.analysis.pairing.rules import broken
from graph_service.analysis.pairing.score import parts_of, total
from graph_service.analysis.pairing.unpaired import FREE, KEPT_OUT, OUTBID, able
from graph_service.snapshot import Snapshot


@dataclass(frozen=True)
class Audit:
    """How many pairs and unpaired people were looked at again, and a sentence for each fault."""

    checked: int
    unpaired: int
    problems: tuple[str, ...]

    def document(self) -> dict[str, Any]:
        """What `pair --audit --json` adds."""
        return {
            "ok": not self.problems,
            "checked": self.checked,
            "unpaired": self.unpaired,
            "problems": list(self.problems),
        }


def audit(snapshot: Snapshot, proposal: Proposal) -> Audit:
    """Work every pair and every reason out again from the snapshot, by itself, and compare."""
    _, problem = proposed(
        snapshot, proposal.scheme, round_id=proposal.round_id, seed=proposal.seed,
        keep=proposal.kept,
    )  # fmt: skip
    pairs = [
        f"The pair {pair.id} {fault}."
        for pair in proposal.pairs
        for fault in _faults(problem, pair, proposal.round_id)
    ]
    return Audit(
        len(proposal.pairs),
        len(proposal.unpaired),
        (*pairs, *_untrue(problem, proposal), *_doubled(problem, proposal)),
    )


def _faults(problem: Problem, pair: Pair, round_id: str) -> Iterator[str]:
    chosen, known = problem.scheme, problem.company.people
    people = [known[id_] for id_ in pair.people if id_ in known]
    if len(people) < len(pair.people):
        yield "names somebody who has not agreed to be paired"
        return
    if not chosen.first(people[0]) or not all(chosen.second(item) for item in people[1:]):
        yield "names somebody who takes no such part in the scheme"
    for one, other in combinations(people, 2):
        rule = broken(chosen.rules, one, other)
        if rule is not None and pair.people not in problem.settled.begun:
            yield f"breaks the rule '{rule.because}'"
        if problem.apart([one], [other])[0, 0]:
            yield "puts two together who are kept apart"
    if pair.half_day and not all(_can(item.half_days, pair.half_day) for item in people):
        yield "is on a half-day on which somebody is not free"
    if total(pair.parts) != pair.points:
        yield "has parts that do not add up to its score"
    if pair.parts != parts_of(problem.company, chosen, people):
        yield "gives reasons that the records do not bear out"
    if pair.id != pair_id(chosen.code, round_id, pair.people):
        yield "has an id of other people"


def _can(named: tuple[str, ...], half_day: str) -> bool:
    return not named or half_day in named


def _untrue(problem: Problem, proposal: Proposal) -> Iterator[str]:
    """Reasons of unpaired people that do not hold."""
    known = problem.company.people
    for item in proposal.unpaired:
        if item.rule == KEPT_OUT:
            if item.person in known:
                yield f"'{item.person}' is called kept out and takes part."
            continue
        person = known[item.person]
        fitting = tuple(
            other.id
            for other in able(problem, person)
            if not problem.forbids([person], [other])[0, 0]
            or not problem.forbids([other], [person])[0, 0]
        )
        if (item.rule in (OUTBID, FREE)) != bool(fitting) or item.fitting != fitting:
            yield f"'{item.person}' is unpaired for another reason than is said."
        if problem.scheme.form in ("pairs", "pool") and not {*fitting} <= _paired(proposal):
            yield f"'{item.person}' is unpaired beside somebody free who would fit."


def _paired(proposal: Proposal) -> set[str]:
    return {id_ for pair in proposal.pairs for id_ in pair.people}


def _doubled(problem: Problem, proposal: Proposal) -> list[str]:
    """Who is in more pairs than they take part in, or is called unpaired and is in a pair."""
    visits = problem.scheme.form == "visits"
    known = problem.company.people
    first = Counter(pair.people[0] for pair in proposal.pairs) if visits else Counter[str]()
    other = Counter(id_ for p in proposal.pairs for id_ in p.people[1 if visits else 0 :])
    most_hosted = {id_: known[id_].hosts for id_ in first if id_ in known}
    most = {id_: known[id_].visits if visits else 1 for id_ in other if id_ in known}
    too_many = [
        *(id_ for id_, number in first.items() if number > most_hosted.get(id_, 0)),
        *(id_ for id_, number in other.items() if number > most.get(id_, 0)),
    ]
    both = sorted(item.person for item in proposal.unpaired if item.person in {*first, *other})
    return [f"'{person}' is in more pairs than they can be." for person in sorted(too_many)] + [
        f"'{person}' is in a pair and called unpaired." for person in both
    ]
