"""Who is missing: people counted by group, against a yardstick, with how sure we are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import floor
from typing import Any, Literal

from graph_service.analysis.counting import Counts, Group, count_people
from graph_service.analysis.dimensions import dimension
from graph_service.analysis.gap_words import REMARKS, Wording
from graph_service.analysis.intervals import wilson
from graph_service.analysis.yardsticks import Measure, lay
from graph_service.errors import Refused
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot

Status = Literal["missing", "under", "over", "too-few-to-say", "met"]
IMPORTANCE: tuple[Status, ...] = ("missing", "under", "over", "too-few-to-say", "met")
# Sums of shares differ from whole numbers in the last digit; nobody is that fraction of a person.
_DUST = 1e-9


@dataclass(frozen=True)
class Gap:
    """One group: how many people, how many were to be expected, and what that says.

    `share` and the 95% interval `low` to `high` are parts (0 to 1) of the people whose group is
    known; None where there are none. `expected` is a number of people, `ratio` the share seen to
    the share expected; None where the yardstick says nothing or expects nobody. `shortfall` is
    the whole people missing (a part of a person is not counted), so that it is 1 or more exactly
    where a person or more is short. `least` is the number that a yardstick of counts asks for.
    """

    group: Group
    words: tuple[str, ...]
    count: int
    share: float | None
    expected: float | None
    ratio: float | None
    low: float | None
    high: float | None
    shortfall: int
    status: Status
    wording: Wording = field(repr=False)
    least: int | None = None

    @property
    def sentence(self) -> str:
        """The group in one sentence."""
        seen = self.wording.seen(self.words, self.count)
        asked = self.wording.asked(self.expected, self.least)
        return "; ".join(filter(None, (seen, asked, REMARKS.get(self.status)))) + "."

    @property
    def brief(self) -> str:
        """The same without a remark, for a list that shows the verdict."""
        asked = self.wording.asked(self.expected, self.least)
        return f"{self.wording.seen(self.words, self.count)}; {asked}."

    def document(self) -> dict[str, Any]:
        """The group as `gaps --json` gives it."""
        return {
            "group": list(self.group),
            "label": list(self.words),
            "count": self.count,
            "share": self.share,
            "expected": self.expected,
            "ratio": self.ratio,
            "low": self.low,
            "high": self.high,
            "shortfall": self.shortfall,
            "status": self.status,
            "sentence": self.sentence,
        }


@dataclass(frozen=True)
class Gaps:
    """The answer: all groups in the vocabulary's order, and what they were measured by.

    `people` are all in the scope; `unknown` those of them whose group is not known, who count in
    no share. A person in several groups (two professions) counts in each, and the shares are
    parts of people, so they may add up to more than 1.
    """

    scope: Scope | None
    as_of: str
    by: tuple[str, ...]
    yardstick: str
    basis: str
    people: int
    unknown: int
    groups: tuple[Gap, ...]

    @property
    def in_order(self) -> list[Gap]:
        """The groups in order of importance: missing first, and the most people short first."""
        return sorted(self.groups, key=_importance)

    def document(self) -> dict[str, Any]:
        """What `gaps --json` answers with."""
        return {
            "scope": str(self.scope) if self.scope else None,
            "as_of": self.as_of,
            "by": list(self.by),
            "yardstick": self.yardstick,
            "basis": self.basis,
            "people": self.people,
            "known": self.people - self.unknown,
            "unknown": self.unknown,
            "groups": [gap.document() for gap in self.in_order],
        }


def people_gaps(
    snapshot: Snapshot,
    by: Sequence[str] = ("sector",),
    scope: Scope | None = None,
    yardstick: str | None = None,
) -> Gaps:
    """Lay a yardstick against the people of a scope, grouped by one or two dimensions.

    Args:
        snapshot: the whole network on one day (the scope narrows it here, not before).
        by: one or two codes of dimensions, for example `("sector", "profession")`.
        scope: whose people; all of them by default.
        yardstick: its name; see `yardsticks.lay` for the default.

    Raises:
        NotFound: the scope is not in the snapshot.
        Refused: no such dimension or yardstick, or not one or two different dimensions.
    """
    dimensions = tuple(dimension(code) for code in by)
    if not 1 <= len(dimensions) <= 2 or len(set(dimensions)) < len(dimensions):
        raise Refused("Ask for one dimension, or for two different ones with a comma between.")
    counts = count_people(snapshot, dimensions, scope)
    measure = lay(snapshot, dimensions, scope, yardstick)
    wording = Wording.of(snapshot, dimensions, scope, measure, counts.known)
    words = [item.groups(snapshot) for item in dimensions]
    groups = tuple(_gap(group, counts, measure, words, wording) for group in counts.groups)
    return Gaps(
        scope,
        snapshot.as_of,
        tuple(item.code for item in dimensions),
        measure.name,
        measure.basis,
        counts.known + counts.unknown,
        counts.unknown,
        groups,
    )


def status_of(
    count: int, people: int, *, share: float | None = None, least: int | None = None
) -> Status:
    """What `count` of `people` says of a group expected at a `share`, or to number `least`.

    `missing`: nobody where at least one is expected. `under`, `over`: the expected share lies
    outside the 95% interval of the share seen; of a least number, fewer than it is `under` as a
    plain fact and more is never too many. `too-few-to-say`: inside the interval, but a person or
    more short or over, or nobody to look at. Else `met`, also where nothing is expected.
    """
    if least is not None:
        return "met" if count >= least else "under" if count else "missing"
    if share is None or not people:
        return "met" if share is None else "too-few-to-say"
    short = share * people - count
    if not count and short >= 1 - _DUST:
        return "missing"
    low, high = wilson(count, people)
    if low - _DUST <= share <= high + _DUST:
        return "too-few-to-say" if abs(short) >= 1 - _DUST else "met"
    return "under" if share > high else "over"


def _gap(
    group: Group,
    counts: Counts,
    measure: Measure,
    words: Sequence[Mapping[str, str]],
    wording: Wording,
) -> Gap:
    count, known = counts.groups[group], counts.known
    share, least = measure.shares.get(group), measure.counts.get(group)
    expected = _expected(share, least, known)
    status = status_of(count, known, share=share, least=least)
    low, high = wilson(count, known) if known else (None, None)
    named = tuple(found[code] for found, code in zip(words, group, strict=True))
    return Gap(
        group,
        named,
        count,
        counts.share(group),
        expected,
        count / expected if expected else None,
        low,
        high,
        max(0, floor(expected - count + _DUST)) if expected else 0,
        status,
        wording,
        least,
    )


def _expected(share: float | None, least: int | None, known: int) -> float | None:
    if least is not None:
        return float(least)
    return None if share is None else share * known


def _importance(gap: Gap) -> tuple[int, float, Group]:
    away = abs((gap.expected or 0.0) - gap.count) if gap.expected is not None else 0.0
    return (IMPORTANCE.index(gap.status), -away, gap.group)
