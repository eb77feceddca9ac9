"""What `/missing/over-time` shows: what changed, what may change, lines, a table and a file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from graph_service import codes
from graph_service.analysis.diversity import Diversity
from graph_service.analysis.gap_changes import Change, is_open
from graph_service.analysis.gap_history import Day, GapHistory, Line, since_words
from graph_service.analysis.gap_warnings import Warned
from graph_service.analysis.representation import Gap
from graph_service.days import in_words as day_in_words
from graph_service.snapshot import Snapshot
from web.access import may_open
from web.line_chart import Point, line_chart
from web.pages.missing_asked import Asked
from web.pages.missing_form import Form, yardstick_words
from web.pages.missing_scopes import Choice
from web.pages.missing_words import status_words
from web.paging import Paged, paged

MOST_LINES = 24
MOST_TOLD = 12
LARGE = 20_000
MOST_DAYS_OF_LARGE = 5
_STEPS = {"quarter": "Every quarter", "month": "Every month", "year": "Every year"}


@dataclass(frozen=True)
class Steps:
    """Which days are asked for: from when, and how far apart; `since` "" is the usual."""

    since: str
    every: str

    @classmethod
    def of(cls, args: Mapping[str, str]) -> "Steps":
        """What an address asks."""
        return cls(args.get("since", "").strip(), args.get("every", "").strip() or "quarter")

    def fitting(self, days: tuple[str, ...], snapshot: Snapshot) -> tuple[str, ...]:
        """The days that are looked at: of a large network only the latest, as each takes long."""
        return days[-MOST_DAYS_OF_LARGE:] if is_large(snapshot) else days

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The steps to choose from."""
        return tuple(Choice(code, words, code == self.every) for code, words in _STEPS.items())


def is_large(snapshot: Snapshot) -> bool:
    """Whether a network is so large that a day takes about half a second to look at."""
    return len(snapshot.people) > LARGE


@dataclass(frozen=True)
class Chart:
    """A picture with its heading; `status` is the verdict on the last day."""

    heading: str
    status: str
    colour: str
    picture: Markup


@dataclass(frozen=True)
class Row:
    """A group with a cell a day: a number with a word, and whether the gap is open."""

    words: tuple[str, ...]
    cells: tuple[tuple[str, str, bool], ...]


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
        [_row(line) for line in lines.items], lines.number, lines.pages, lines.total, lines.first,
        lines.previous_address, lines.next_address,
    )  # fmt: skip
    several = len(found.days) > 1
    return Answer(
        _lately(found),
        tuple(_sections(asked, found)),
        tuple(_chart(found.days, line) for line in lines.items if several and not _is_still(line)),
        tuple(codes.DIMENSIONS.say(code) for code in found.by),
        tuple(day_in_words(day.as_of) for day in found.days),
        rows,
        tuple(_mixed_charts(found.days)) if several else (),
        tuple(_mixed_row(day) for day in found.days),
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
    invitable = asked.scope.startswith(("Organization:", "Event:"))
    if not (invitable and any(is_open(line.latest) for line in found.lines)):
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


def _chart(days: Sequence[Day], line: Line) -> Chart:
    seen = [(day.as_of, gap) for day, gap in zip(days, line.gaps, strict=True) if gap]
    points = [Point(day, gap.count, is_open(gap)) for day, gap in seen]
    beside = [Point(day, gap.expected) for day, gap in seen if gap.expected is not None]
    name = ", ".join(line.words)
    label = f"People over time, {name}: {_path([gap for _, gap in seen])}"
    picture = line_chart(label, points, beside, last=f"{line.latest.count:,}")
    return Chart(name, *status_words(line.latest), picture)


def _is_still(line: Line) -> bool:
    """Whether nothing ever happened: no gap on any day, and always as many people."""
    return len({(gap.count, is_open(gap)) for gap in line.gaps if gap}) < 2 and not is_open(
        line.latest
    )


def _path(gaps: Sequence[Gap]) -> str:
    first, last = gaps[0].count, gaps[-1].count
    return f"from {first} to {last}" if first != last else f"{last} at both ends"


def _row(line: Line) -> Row:
    return Row(line.words, tuple(map(_cell, line.gaps)))


def _cell(gap: Gap | None) -> tuple[str, str, bool]:
    return (f"{gap.count:,}", status_words(gap)[0], is_open(gap)) if gap else ("", "", False)


def _mixed_charts(days: Sequence[Day]) -> Iterator[Chart]:
    for heading, values in (
        ("Blau, part of the most there could be", [d.diversity.blau_normalised for d in days]),
        ("Shannon, evenness", [d.diversity.evenness for d in days]),
    ):
        points = [
            Point(day.as_of, value)
            for day, value in zip(days, values, strict=True)
            if value is not None
        ]
        if points:
            last = f"{points[-1].value:.2f}"
            label = f"{heading}: from {points[0].value:.2f} to {last}"
            yield Chart(heading, "", "", line_chart(label, points, top=1, last=last))


def _mixed_row(day: Day) -> tuple[str, ...]:
    mixed: Diversity = day.diversity
    numbers = (mixed.blau, mixed.blau_normalised, mixed.shannon, mixed.evenness)
    said = ("" if number is None else f"{number:.3f}" for number in numbers)
    present = f"{mixed.present} of {mixed.groups}"
    return (day_in_words(day.as_of), f"{day.people:,}", f"{day.unknown:,}", present, *said)


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
