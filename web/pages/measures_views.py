"""What `/missing/measures` shows: the numbers of one group, step by step, and of all groups."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph_service import codes
from graph_service.analysis.comparison import FEWEST
from graph_service.analysis.diversity import Diversity
from graph_service.analysis.measures import GroupMeasures, Measures
from graph_service.analysis.numerals import percent
from graph_service.analysis.representation import Gaps
from graph_service.snapshot import Snapshot
from web.pages.measures_example import Example, example_of, points_words, verdict_words
from web.pages.missing_asked import Asked
from web.pages.missing_form import Form, yardstick_words
from web.templating import count


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

    @property
    def field(self) -> str:
        """The one field that an answer can fail at; "" where it did not."""
        return "yardstick" if self.problem else ""

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
            example_of(found, gaps, known) if known else None,
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
        points_words(item.points),
        f"{percent(rate.rate)} ({rate.chosen} of {rate.pool})" if rate and rate.pool else "",
        "" if rate is None or rate.ratio is None else f"{rate.ratio:.3f}",
        verdict_words(rate),
    )
