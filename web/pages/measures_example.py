"""The worked example of `/missing/measures`: one group, as the formulas take it."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph_service.analysis.comparison import FEWEST, SelectionRate
from graph_service.analysis.intervals import clopper_pearson
from graph_service.analysis.measures import GroupMeasures, Measures
from graph_service.analysis.numerals import percent
from graph_service.analysis.representation import Gaps
from web.pages.missing_words import status_words


@dataclass(frozen=True)
class Selected:
    """The four-fifths rule for the group of the example, against the highest rate."""

    chosen: int
    pool: int
    rate: str
    highest: str
    highest_chosen: int
    highest_pool: int
    highest_rate: str
    ratio: str
    verdict: str


@dataclass(frozen=True)
class Example:
    """One group's numbers as the formulas take them; "" where there is none."""

    name: str
    count: int
    known: int
    share: str
    expected_share: str
    expected: str
    ratio: str
    shortfall: int
    points: str
    wilson: str
    exact: str
    verdict: str
    sentence: str
    selected: Selected | None


def example_of(found: Measures, gaps: Gaps, known: int) -> Example | None:
    """A group with somebody in it, too few rather than too many: of nobody little can be shown."""
    able = [item for item in gaps.in_order if item.count and item.expected]
    gap = min(able, key=lambda item: (item.ratio or 0) >= 1, default=None)
    if gap is None or gap.expected is None:
        return None
    group = next(item for item in found.groups if item.group == gap.group)
    return Example(
        ", ".join(gap.words),
        gap.count,
        known,
        percent(gap.share),
        percent(gap.expected / known),
        f"{gap.expected:.1f}",
        f"{gap.ratio:.2f}",
        gap.shortfall,
        points_words(group.points),
        _interval(gap.low, gap.high),
        _interval(*clopper_pearson(min(gap.count, known), known)),
        status_words(gap)[0],
        gap.sentence,
        _selected(group, found.groups),
    )


def _interval(low: float | None, high: float | None) -> str:
    return f"{percent(low)} to {percent(high)}"


def points_words(points: float | None) -> str:
    """Percentage points with their sign: "+3.2", "−4.0"."""
    return "" if points is None else f"{points:+.1f}".replace("-", "−")


def _selected(group: GroupMeasures, groups: Sequence[GroupMeasures]) -> Selected | None:
    own = group.selected
    highest = next(
        (g for g in groups if g.selected and g.selected.ratio == 1 and g.selected.pool >= FEWEST),
        None,
    )
    if own is None or own.ratio is None or highest is None or highest.selected is None:
        return None
    top = highest.selected
    return Selected(
        own.chosen, own.pool, percent(own.rate),
        ", ".join(highest.words), top.chosen, top.pool, percent(top.rate),
        f"{own.ratio:.3f}", verdict_words(own),
    )  # fmt: skip


def verdict_words(rate: SelectionRate | None) -> str:
    """What the four-fifths rule says of a group; "" where it says nothing."""
    if rate is None or rate.ratio is None:
        return ""
    if rate.flagged:
        return "Below, but too few to say" if rate.weak else "Below four fifths"
    return "Not below"
