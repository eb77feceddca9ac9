"""What two people must fulfil to be paired at all: no score outweighs a rule."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graph_service.analysis.pairing.company import Some, Things, known, shared
from graph_service.analysis.pairing.partners import Partner

Grid = npt.NDArray[np.bool_]
"""A row for each of the first, a column for each of the second."""
CLINICAL_AND_MANAGERIAL = ("clinical-and-care", "managerial-executive")


@dataclass(frozen=True)
class Rule:
    """A hard rule: the pairs that it `forbids`, and `because` of what.

    The reason is read by the team ("the same organisation (3)"), so a rule that stands on a
    private wish gives none away. `helps` says what somebody could do whom it leaves alone; ""
    where nothing can be done.
    """

    code: str
    because: str
    helps: str
    forbids: Callable[[Some, Some], Grid]


def sectors_differ(firsts: Some, seconds: Some) -> Grid:
    """Whether both sectors are known and not the same."""
    return _differ(firsts, seconds, lambda item: (item.sector,) if item.sector else ())


def professions_differ(firsts: Some, seconds: Some) -> Grid:
    """Whether both have a profession and none in common."""
    return _differ(firsts, seconds, lambda item: item.person.profession_ids)


def sides_differ(firsts: Some, seconds: Some) -> Grid:
    """Whether one is from the clinical and one from the managerial side."""
    one, other = (
        [
            np.array([item.person.side == side for item in people], dtype=bool)
            for side in CLINICAL_AND_MANAGERIAL
        ]
        for people in (firsts, seconds)
    )
    grid: Grid = np.outer(one[0], other[1]) | np.outer(one[1], other[0])
    return grid


def _differ(firsts: Some, seconds: Some, of: Things) -> Grid:
    both: Grid = np.outer(known(firsts, of), known(seconds, of))
    apart: Grid = both & (shared(firsts, seconds, of) == 0)
    return apart


def _own(partner: Partner) -> tuple[str]:
    return (partner.id,)


def _names(firsts: Some, seconds: Some, of: Things) -> Grid:
    """Whether either of two people names the other."""
    return (shared(firsts, seconds, of, _own) > 0) | (shared(firsts, seconds, _own, of) > 0)


def _time(firsts: Some, seconds: Some) -> Grid:
    # Who has named no half-days can be asked; who has named some has said when they cannot.
    return _differ(firsts, seconds, lambda item: item.half_days)


TWO_PEOPLE = Rule("two-people", "the same person", "", lambda a, b: shared(a, b, _own) > 0)
EMPLOYERS = Rule(
    "employers", "the same organisation", "",
    lambda a, b: shared(a, b, lambda item: item.employers) > 0,
)  # fmt: skip
LINE = Rule(
    "line", "one line of management", "", lambda a, b: _names(a, b, lambda item: item.managers)
)
AVOID = Rule("other", "other reasons", "", lambda a, b: _names(a, b, lambda item: item.avoids))
MET = Rule(
    "met", "paired before", "Somebody new would help.",
    lambda a, b: shared(a, b, lambda item: item.met, _own) > 0,
)  # fmt: skip
CHALLENGE = Rule(
    "challenge", "no challenge in common", "Naming a further challenge would help.",
    lambda a, b: shared(a, b, lambda item: item.challenges) == 0,
)  # fmt: skip
DIFFERENT = Rule(
    "different", "the same sector and profession",
    "Somebody from another sector or profession would help.",
    lambda a, b: ~(sectors_differ(a, b) | professions_differ(a, b)),
)  # fmt: skip
TIME = Rule("time", "no half-day in common", "Naming a further half-day would help.", _time)
SIDES = Rule(
    "sides", "not one clinical and one managerial", "Somebody from the other side would help.",
    lambda a, b: ~sides_differ(a, b),
)  # fmt: skip
ALWAYS = (TWO_PEOPLE, EMPLOYERS, LINE, MET, AVOID)
FURTHER: Mapping[str, Rule] = {
    rule.code: rule for rule in (DIFFERENT, CHALLENGE, TIME, SIDES)
}  # fmt: skip


def forbidden(rules: Sequence[Rule], firsts: Some, seconds: Some) -> Grid:
    """The pairs that some rule keeps apart."""
    found = np.zeros((len(firsts), len(seconds)), dtype=bool)
    for rule in rules:
        found |= rule.forbids(firsts, seconds)
    return found


def broken(rules: Sequence[Rule], one: Partner, other: Partner) -> Rule | None:
    """The first rule that keeps two people apart; None where they may be paired."""
    return next((rule for rule in rules if rule.forbids([one], [other])[0, 0]), None)
