"""Gaps over time: a line for each group, what changed between two days, how mixed people were."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from graph_service.analysis.counting import Group
from graph_service.analysis.diversity import Diversity, diversity
from graph_service.analysis.gap_changes import Change, Changes, changes_between
from graph_service.analysis.gap_warnings import Warned, warnings_of
from graph_service.analysis.representation import Gap, Gaps, people_gaps
from graph_service.days import in_words
from graph_service.errors import NotFound, Refused
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot


@dataclass(frozen=True)
class Day:
    """One day that could be measured: how many people, of how many the group is not known."""

    as_of: str
    people: int
    unknown: int
    diversity: Diversity


@dataclass(frozen=True)
class Line:
    """One group over the days: a gap a day, None on a day on which there was no such group.

    `latest` is the gap on the last day; only groups that there are then have a line.
    """

    group: Group
    words: tuple[str, ...]
    gaps: tuple[Gap | None, ...]
    latest: Gap


@dataclass(frozen=True)
class GapHistory:
    """The answer: days oldest first, lines in the order of importance on the last day.

    `left_out` are the days on which the scope was not there, or the yardstick said nothing.
    `changes` compares the first day with the last, `lately` the last but one with the last.
    """

    scope: Scope | None
    by: tuple[str, ...]
    yardstick: str
    basis: str
    days: tuple[Day, ...]
    left_out: tuple[str, ...]
    lines: tuple[Line, ...]
    changes: Changes
    lately: Changes
    warnings: tuple[Warned, ...]

    @property
    def sentence(self) -> str:
        """What changed since the first day: "Since April 2025: three gaps closed, one opened."."""
        if len(self.days) < 2:
            return f"There is only one day to look at, {in_words(self.days[0].as_of)}."
        return f"Since {since_words(self.days[0].as_of)}: {self.changes.words}."

    def document(self) -> dict[str, Any]:
        """What `gap-history --json` answers with."""
        return {
            "scope": str(self.scope) if self.scope else None,
            "by": list(self.by),
            "yardstick": self.yardstick,
            "days": [_day_document(day) for day in self.days],
            "left_out": list(self.left_out),
            "sentence": self.sentence,
            "closed": [_change_document(item) for item in self.changes.closed],
            "opened": [_change_document(item) for item in self.changes.opened],
            "eased": [_change_document(item) for item in self.changes.eased],
            "warnings": [
                {"kind": item.kind, "group": list(item.group), "sentence": item.sentence}
                for item in self.warnings
            ],
            "groups": [
                {
                    "group": list(line.group),
                    "label": list(line.words),
                    "counts": [gap and gap.count for gap in line.gaps],
                    "shares": [gap and gap.share for gap in line.gaps],
                    "expected": [gap and gap.expected for gap in line.gaps],
                    "statuses": [gap and gap.status for gap in line.gaps],
                }
                for line in self.lines
            ],
        }


def gap_history(
    latest: Snapshot,
    earlier: Iterable[Snapshot] = (),
    by: Sequence[str] = ("sector",),
    scope: Scope | None = None,
    yardstick: str | None = None,
) -> GapHistory:
    """Follow gaps over days: who was missing, what changed, what may open next.

    The yardstick is chosen on the last day and laid on every day as it stood then (its rows have
    days too), so that all days are measured by the same. A day on which the scope did not exist,
    the yardstick said nothing, or nobody could be placed is left out.

    Args:
        latest: the whole network on the last day.
        earlier: the days before, oldest first; each is let go before the next is asked for, so
            that they need not all be in memory.
        by: one or two codes of dimensions.
        scope: whose people; all of them by default.
        yardstick: its name; by default the usual one of the last day.

    Raises:
        NotFound: the scope is not there on the last day.
        Refused: as `people_gaps`, on the last day.
    """
    newest = people_gaps(latest, by, scope, yardstick)
    tried = [(day.as_of, _measured(day, newest)) for day in earlier]
    measured = [*(found for _, found in tried if found), newest]
    return GapHistory(
        scope,
        newest.by,
        newest.yardstick,
        newest.basis,
        tuple(_day(found) for found in measured),
        tuple(as_of for as_of, found in tried if not found),
        tuple(_lines(measured)),
        changes_between(measured[0], newest),
        changes_between(measured[-2:][0], newest),
        warnings_of(latest, measured, scope),
    )


def since_words(as_of: str) -> str:
    """A day as the beginning of a time: the first of a month is the month alone."""
    return in_words(as_of[:7] if as_of.endswith("-01") else as_of)


def _measured(snapshot: Snapshot, newest: Gaps) -> Gaps | None:
    """The gaps of an earlier day, by what the newest were measured by."""
    try:
        found = people_gaps(snapshot, newest.by, newest.scope, newest.yardstick)
    except (NotFound, Refused):
        return None
    return found if found.people > found.unknown else None


def _day(found: Gaps) -> Day:
    counts = {gap.group: gap.count for gap in found.groups}
    return Day(found.as_of, found.people, found.unknown, diversity(counts))


def _lines(measured: Sequence[Gaps]) -> Iterator[Line]:
    by_day = [{gap.group: gap for gap in found.groups} for found in measured]
    for gap in measured[-1].in_order:
        yield Line(gap.group, gap.words, tuple(day.get(gap.group) for day in by_day), gap)


def _day_document(day: Day) -> dict[str, Any]:
    mixed = day.diversity
    return {
        "as_of": day.as_of, "people": day.people, "unknown": day.unknown,
        "blau": mixed.blau, "blau_normalised": mixed.blau_normalised,
        "shannon": mixed.shannon, "evenness": mixed.evenness, "present": mixed.present,
    }  # fmt: skip


def _change_document(item: Change) -> dict[str, Any]:
    return {"group": list(item.group), "sentence": item.sentence}
