"""A second look at a proposal: do the parts add up, is each rule kept, is each reason true?"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from graph_service.analysis.pairing import Pair, Proposal, pair_id, parts_of
from graph_service.analysis.pairing_rules import broken
from graph_service.analysis.partners import Partner, partners
from graph_service.analysis.schemes import Scheme, scheme
from graph_service.snapshot import Snapshot


@dataclass(frozen=True)
class Audit:
    """How many pairs were looked at again, and a sentence for everything found wrong."""

    checked: int
    problems: tuple[str, ...]

    def document(self) -> dict[str, Any]:
        """What `pair --audit --json` adds."""
        return {"ok": not self.problems, "checked": self.checked, "problems": list(self.problems)}


def audit(snapshot: Snapshot, proposal: Proposal) -> Audit:
    """Work every pair out again from the snapshot, by itself, and compare."""
    chosen = scheme(proposal.scheme)
    known = partners(snapshot, proposal.round_id)
    problems = [
        f"The pair {pair.id} {fault}."
        for pair in proposal.pairs
        for fault in _faults(snapshot, chosen, known, pair, proposal.round_id)
    ]
    return Audit(len(proposal.pairs), (*problems, *_doubled(proposal)))


def _faults(
    snapshot: Snapshot, chosen: Scheme, known: Mapping[str, Partner], pair: Pair, round_id: str
) -> Iterator[str]:
    people = [known[id_] for id_ in pair.people if id_ in known]
    if len(people) < len(pair.people):
        yield "names somebody who has not agreed to be paired"
        return
    if not chosen.first(people[0]) or not all(chosen.second(item) for item in people[1:]):
        yield "names somebody who takes no such part in the scheme"
    for one, other in combinations(people, 2):
        rule = broken(chosen.rules, one, other)
        if rule is not None:
            yield f"breaks the rule '{rule.because}'"
    if sum(part.points for part in pair.parts) != pair.points:
        yield "has parts that do not add up to its score"
    again = [parts_of(snapshot, chosen, one, other) for one, other in combinations(people, 2)]
    if pair.parts not in again:
        yield "gives reasons that the records do not bear out"
    if pair.points != min(sum(part.points for part in parts) for parts in again):
        yield "has another score than its weakest two people"
    if pair.id != pair_id(chosen.code, round_id, pair.people):
        yield "has an id of other people"


def _doubled(proposal: Proposal) -> list[str]:
    """Who is in more than one pair, or is called unpaired and is in a pair."""
    paired = Counter(person for pair in proposal.pairs for person in pair.people)
    twice = sorted(person for person, number in paired.items() if number > 1)
    both = sorted(item.person for item in proposal.unpaired if item.person in paired)
    return [f"'{person}' is in more than one pair." for person in twice] + [
        f"'{person}' is in a pair and called unpaired." for person in both
    ]
