"""What two people must fulfil to be paired at all: no score outweighs a rule."""

from collections.abc import Callable
from dataclasses import dataclass

from graph_service.analysis.partners import Partner


@dataclass(frozen=True)
class Rule:
    """A hard rule: `allows` a pair, or keeps it apart `because` of a reason.

    The reason is read by the team ("the same organisation (3)"), so a rule that stands on a
    private wish gives none away.
    """

    code: str
    because: str
    allows: Callable[[Partner, Partner], bool]


def _apart(one: Partner, other: Partner) -> bool:
    return one.id not in other.person.avoid_ids and other.id not in one.person.avoid_ids


def _no_line(one: Partner, other: Partner) -> bool:
    return one.id not in other.managers and other.id not in one.managers


def _different(one: Partner, other: Partner) -> bool:
    return sectors_differ(one, other) or professions_differ(one, other)


def _common_time(one: Partner, other: Partner) -> bool:
    mine, theirs = one.person.days_free, other.person.days_free
    return not mine or not theirs or bool(set(mine) & set(theirs))


def sectors_differ(one: Partner, other: Partner) -> bool:
    """Whether both sectors are known and not the same."""
    return bool(one.sector and other.sector) and one.sector != other.sector


def professions_differ(one: Partner, other: Partner) -> bool:
    """Whether both have a profession and none in common."""
    mine, theirs = one.person.profession_ids, other.person.profession_ids
    return bool(mine and theirs) and not set(mine) & set(theirs)


def sides_of(one: Partner, other: Partner) -> frozenset[str]:
    """The two sides, where known."""
    return frozenset({one.person.side, other.person.side} - {""})


CLINICAL_AND_MANAGERIAL = frozenset({"clinical-and-care", "managerial-executive"})

TWO_PEOPLE = Rule("two-people", "the same person", lambda one, other: one.id != other.id)
EMPLOYERS = Rule(
    "employers", "the same organisation", lambda one, other: not one.employers & other.employers
)
LINE = Rule("line", "one line of management", _no_line)
AVOID = Rule("avoid", "other reasons", _apart)
MET = Rule("met", "paired before", lambda one, other: other.id not in one.met)
CHALLENGE = Rule(
    "challenge",
    "no challenge in common",
    lambda one, other: not one.challenges.keys().isdisjoint(other.challenges),
)
DIFFERENT = Rule("different", "the same sector and profession", _different)
TIME = Rule("time", "no half-day in common", _common_time)
SIDES = Rule(
    "sides",
    "not one clinical and one managerial",
    lambda one, other: sides_of(one, other) == CLINICAL_AND_MANAGERIAL,
)
ALWAYS = (TWO_PEOPLE, EMPLOYERS, LINE, MET, AVOID)


def broken(rules: tuple[Rule, ...], one: Partner, other: Partner) -> Rule | None:
    """The first rule that keeps two people apart; None where they may be paired."""
    return next((rule for rule in rules if not rule.allows(one, other)), None)
