"""What `/missing/measures` shows: the numbers of one group, step by step, and of all groups."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph_service import codes
from graph_service.analysis.comparison import FEWEST, SelectionRate
from graph_service.analysis.diversity import Diversity
from graph_service.analysis.intervals import clopper_pearson
from graph_service.analysis.measures import GroupMeasures, Measures
from graph_service.analysis.representation import Gaps
from graph_service.snapshot import Snapshot
from web.pages.missing_asked import Asked
from web.pages.missing_form import Form, yardstick_words
from web.pages.missing_table import percent
from web.pages.missing_words import status_words
from web.templating import count


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


@dataclass(frozen=True)
class Mixed:
    """How mixed people are, with the sum that leads there."""

    placed: int
    present: int
    groups: int
    shares: str
    blau: str
    normalised: str
    shannon: str
    evenness: str


@dataclass(frozen=True)
class Row:
    """A group with every measure, in words."""

    words: tuple[str, ...]
    count: str
    share: str
    points: str
    rate: str
    ratio: str
    verdict: str


@dataclass(frozen=True)
class MeasuresPage:
    """How we count. Without an example, `problem` says why, or there is nobody to count."""

    sentence: str
    problem: str
    asked: Asked
    form: Form
    where: str
    yardstick: str
    basis: str
    example: Example | None
    mixed: Mixed | None
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    fewest: int = FEWEST

    @classmethod
    def of(cls, snapshot: Snapshot, asked: Asked, found: Measures, gaps: Gaps) -> "MeasuresPage":
        """The page with numbers of one scope."""
        where = snapshot.label(found.scope.kind, found.scope.id) if found.scope else ""
        named = f"those of “{where}”" if where else "all people"
        known = gaps.people - gaps.unknown
        return cls(
            "We count people by group, compare that with what was to be expected, and say how "
            f"sure we are. The worked examples count {named} "
            f"({count(gaps.people, 'person', 'people')}).",
            "",
            asked,
            Form.of(snapshot, asked),
            where or "the whole network",
            yardstick_words(found.yardstick),
            gaps.basis,
            _example(found, gaps, known) if known else None,
            _mixed(found.diversity, found.groups) if known else None,
            tuple(codes.DIMENSIONS.say(code) for code in found.by),
            tuple(map(_row, found.groups)) if known else (),
        )

    @classmethod
    def refused(cls, snapshot: Snapshot, asked: Asked, problem: str) -> "MeasuresPage":
        """The page for a question that cannot be answered; what was asked stays in the form."""
        sentence = "That question cannot be answered as it stands."
        form = Form.of(snapshot, asked)
        return cls(sentence, problem, asked, form, "", "", "", None, None, (), ())


def _example(found: Measures, gaps: Gaps, known: int) -> Example | None:
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
        _points(group.points),
        _interval(gap.low, gap.high),
        _interval(*clopper_pearson(min(gap.count, known), known)),
        status_words(gap)[0],
        gap.sentence,
        _selected(group, found.groups),
    )


def _interval(low: float | None, high: float | None) -> str:
    return f"{percent(low)} to {percent(high)}"


def _points(points: float | None) -> str:
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
        f"{own.ratio:.3f}", _verdict(own),
    )  # fmt: skip


def _verdict(rate: SelectionRate | None) -> str:
    if rate is None or rate.ratio is None:
        return ""
    if rate.flagged:
        return "Below, but too few to say" if rate.weak else "Below four fifths"
    return "Not below"


def _mixed(found: Diversity, groups: Sequence[GroupMeasures]) -> Mixed | None:
    if found.blau is None or found.shannon is None:
        return None
    parts = sorted((item.count for item in groups if item.count), reverse=True)
    shown = [f"{number}/{found.placed}" for number in parts[:5]]
    return Mixed(
        found.placed,
        found.present,
        found.groups,
        ", ".join(shown) + (" and so on" if len(parts) > len(shown) else ""),
        f"{found.blau:.3f}",
        "" if found.blau_normalised is None else f"{found.blau_normalised:.3f}",
        f"{found.shannon:.3f}",
        "" if found.evenness is None else f"{found.evenness:.3f}",
    )


def _row(item: GroupMeasures) -> Row:
    rate = item.selected
    return Row(
        item.words,
        f"{item.count:,}",
        percent(item.share),
        _points(item.points),
        f"{percent(rate.rate)} ({rate.chosen} of {rate.pool})" if rate and rate.pool else "",
        "" if rate is None or rate.ratio is None else f"{rate.ratio:.3f}",
        _verdict(rate),
    )
