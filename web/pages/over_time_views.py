"""What `/missing/over-time` shows: what changed, what may change, lines, a table and a file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph_service import codes
from graph_service.analysis.gap_changes import Change, is_open
from graph_service.analysis.gap_history import GapHistory, since_words
from graph_service.analysis.gap_warnings import Warned
from graph_service.days import in_words as day_in_words
from graph_service.snapshot import Snapshot
from web.access import may_open
from web.links import has_seats
from web.pages.missing_asked import Asked
from web.pages.missing_form import Form, yardstick_words
from web.pages.over_time_charts import (
    Chart,
    Row,
    gap_chart,
    gap_row,
    is_still,
    mixed_charts,
    mixed_row,
)
from web.pages.over_time_steps import MOST_DAYS_OF_LARGE, Steps, is_large
from web.paging import Paged, paged

MOST_LINES = 24
MOST_TOLD = 12


@dataclass(frozen=True)
class Told:
    """A sentence with where to look closer."""

    text: str
    address: str


@dataclass(frozen=True)
class Section:
    """Sentences under a heading; `more` are not told."""

    heading: str
    items: tuple[Told, ...]
    more: int


@dataclass(frozen=True)
class Answer:
    """The history in words, pictures and tables."""

    lately: str
    sections: tuple[Section, ...]
    charts: tuple[Chart, ...]
    headings: tuple[str, ...]
    days: tuple[str, ...]
    rows: Paged[Row]
    mixed: tuple[Chart, ...]
    mixed_rows: tuple[tuple[str, ...], ...]
    left_out: tuple[str, ...]
    yardstick: str
    basis: str
    download: str
    most_days: int | None
    invite: str


@dataclass(frozen=True)
class OverTimePage:
    """What became of the gaps. Without an answer, `problem` says why, of which field."""

    sentence: str
    problem: str
    field: str
    asked: Asked
    form: Form
    steps: Steps
    answer: Answer | None

    @classmethod
    def of(
        cls, snapshot: Snapshot, asked: Asked, steps: Steps, found: GapHistory
    ) -> "OverTimePage":
        """The page for an answer."""
        asked = replace(asked, by=found.by[0])
        form = Form.of(snapshot, asked)
        answer = _answer(snapshot, asked, steps, found)
        return cls(_sentence(snapshot, found), "", "", asked, form, steps, answer)

    @classmethod
    def refused(
        cls, snapshot: Snapshot, asked: Asked, steps: Steps, field: str, problem: str
    ) -> "OverTimePage":
        """The page for a question that cannot be answered; what was asked stays in the form."""
        sentence = "That question cannot be answered as it stands."
        return cls(sentence, problem, field, asked, Form.of(snapshot, asked), steps, None)


def _answer(snapshot: Snapshot, asked: Asked, steps: Steps, found: GapHistory) -> Answer:
    lines = paged(found.lines, MOST_LINES)
    rows = Paged(
        tuple(map(gap_row, lines.items)), lines.number, lines.pages, lines.total, lines.first,
        lines.previous_address, lines.next_address,
    )  # fmt: skip
    moving = [line for line in lines.items if not is_still(line)]
    several = len(found.days) > 1
    return Answer(
        _lately(found),
        tuple(_sections(asked, found)),
        tuple(gap_chart(found.days, line) for line in moving) if several else (),
        tuple(codes.DIMENSIONS.say(code) for code in found.by),
        tuple(day_in_words(day.as_of) for day in found.days),
        rows,
        tuple(mixed_charts(found.days)) if several else (),
        tuple(mixed_row(day) for day in found.days),
        tuple(map(day_in_words, found.left_out)),
        yardstick_words(found.yardstick),
        found.basis,
        asked.address("over_time.download", since=steps.since, every=steps.every),
        MOST_DAYS_OF_LARGE if is_large(snapshot) else None,
        _invite(asked, found),
    )


def _sentence(snapshot: Snapshot, found: GapHistory) -> str:
    """What changed, along what and where."""
    begin, colon, end = found.sentence.partition(": ")
    if not colon:
        return found.sentence
    by = " and ".join(codes.DIMENSIONS.say(code).lower() for code in found.by)
    where = f" in “{snapshot.label(found.scope.kind, found.scope.id)}”" if found.scope else ""
    return f"{begin}, by {by}{where}: {end}"


def _invite(asked: Asked, found: GapHistory) -> str:
    """The page that asks whom to invite; "" where nothing is open, or nobody can be invited."""
    if not (has_seats(asked.scope) and any(is_open(line.latest) for line in found.lines)):
        return ""
    return asked.address("invitations.page") if may_open("invitations.page") else ""


def _lately(found: GapHistory) -> str:
    if len(found.days) < 3:
        return ""
    return f"Since {since_words(found.days[-2].as_of)} alone: {found.lately.words}."


def _sections(asked: Asked, found: GapHistory) -> Iterator[Section]:
    """What to warn of, then what changed besides; the first of each, where there are many."""
    changes = found.changes
    warned = {item.group for item in found.warnings}
    opened = [item for item in changes.opened if item.group not in warned]
    items: tuple[tuple[str, Sequence[Warned | Change]], ...] = (
        ("Early warning", found.warnings),
        ("Closed", changes.closed),
        ("Opened more than a year ago", opened),
        ("Eased without anybody coming", changes.eased),
    )
    for heading, said in items:
        told = tuple(_told(asked, item) for item in said[:MOST_TOLD])
        if told:
            yield Section(heading, told, len(said) - len(told))


def _told(asked: Asked, item: Warned | Change) -> Told:
    return Told(item.sentence, asked.address("missing_group.page", item.group))


def csv_rows(found: GapHistory) -> tuple[list[str], Iterator[list[object]]]:
    """The headings and the rows of a file: a row a group and day."""
    headings = [codes.DIMENSIONS.say(code) for code in found.by]
    headings += ["Day", "People", "Share", "Expected", "Short", "Status"]
    return headings, (
        [*line.words, day.as_of, gap.count, gap.share, gap.expected, gap.shortfall, gap.status]
        for line in found.lines
        for day, gap in zip(found.days, line.gaps, strict=True)
        if gap
    )
