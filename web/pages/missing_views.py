"""What `/missing` shows: gaps as sentences, as a table and as a heat map."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph_service import codes
from graph_service.analysis.numerals import in_words
from graph_service.analysis.representation import Gap, Gaps, people_gaps
from graph_service.snapshot import Snapshot
from web.agenda import FEWEST_PEOPLE
from web.pages.missing_form import YARDSTICKS, Asked, Form
from web.paging import Paged, paged

STATUSES = {
    "missing": ("Missing", "red"),
    "under": ("Fewer than expected", "orange"),
    "over": ("More than expected", "blue"),
    "too-few-to-say": ("Too few to say", "grey"),
    "met": ("As expected", "green"),
}
MOST_SENTENCES = 8
MOST_CELLS = 400


@dataclass(frozen=True)
class GapRow:
    """A group as a row of the table, in words."""

    words: tuple[str, ...]
    count: int
    share: str
    expected: str
    ratio: str
    interval: str
    shortfall: str
    status: str
    colour: str


@dataclass(frozen=True)
class HeatCell:
    """A crossing of two groups: a number, a colour and a word."""

    count: int
    status: str
    colour: str


@dataclass(frozen=True)
class HeatMap:
    """Two dimensions crossed: a row a group of the first, a column a group of the second."""

    caption: str
    corner: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[HeatCell, ...]], ...]


@dataclass(frozen=True)
class MissingPage:
    """Who is not here. Without an answer (`rows` is None), `problem` says why."""

    sentence: str
    summary: str
    problem: str
    asked: Asked
    form: Form
    sentences: tuple[str, ...]
    headings: tuple[str, ...]
    rows: Paged[GapRow] | None
    heat: HeatMap | None
    yardstick: str
    basis: str
    people: int
    unknown: int
    instead: str = ""

    @classmethod
    def of(cls, snapshot: Snapshot, asked: Asked, found: Gaps) -> "MissingPage":
        """The page for an answer."""
        ranked = found.in_order
        shown = paged(ranked)
        rows = Paged(
            [_row(gap) for gap in shown.items], shown.number, shown.pages, shown.total,
            shown.first, shown.previous_address, shown.next_address,
        )  # fmt: skip
        says = found.people > found.unknown and not _too_few(found)
        urgent = [gap.sentence for gap in ranked if says and gap.status in ("missing", "under")]
        return cls(
            _headline(found, ranked),
            _summary(found) if says else "",
            "",
            asked,
            Form.of(snapshot, asked),
            tuple(urgent[1 : MOST_SENTENCES + 1]),
            tuple(codes.DIMENSIONS.say(code) for code in found.by),
            rows,
            _heat(found),
            YARDSTICKS.get(found.yardstick, found.yardstick),
            found.basis,
            found.people,
            found.unknown,
            _known_instead(snapshot, found),
        )

    @property
    def instead_words(self) -> str:
        """The dimension that is known, as it stands inside a sentence."""
        return codes.DIMENSIONS.say(self.instead).lower()

    @classmethod
    def refused(cls, snapshot: Snapshot, asked: Asked, problem: str) -> "MissingPage":
        """The page for a question that cannot be answered; what was asked stays in the form."""
        form = Form.of(snapshot, asked)
        sentence = "That question cannot be answered as it stands."
        return cls(sentence, "", problem, asked, form, (), (), None, None, "", "", 0, 0)


def _headline(found: Gaps, ranked: Sequence[Gap]) -> str:
    by = " and ".join(codes.DIMENSIONS.say(code).lower() for code in found.by)
    if not ranked:
        return f"There is nothing to group people by: no {by} is known yet."
    if not found.people:
        return f"Nobody {ranked[0].wording.one} yet."
    if found.people == found.unknown:
        return f"The {by} of none of the {found.people:,} people is known yet."
    if _too_few(found):
        known = "person is" if found.people == 1 else "people are"
        return (
            f"Only {in_words(found.people)} {known} known: too few to say who is missing. "
            "Load more people first."
        )
    if ranked[0].status in ("missing", "under"):
        return ranked[0].sentence
    return f"No group is missing by {by}, and none has fewer people than chance explains."


def _too_few(found: Gaps) -> bool:
    """Whether so few are known that the whole network says nothing; a body may be small."""
    return found.scope is None and found.people < FEWEST_PEOPLE


def _known_instead(snapshot: Snapshot, found: Gaps) -> str:
    """A dimension that is known of the same people, where the one asked for is of nobody."""
    if not found.people or found.people > found.unknown:
        return ""
    for code in ("profession", *codes.DIMENSIONS.words):
        other = people_gaps(snapshot, (code,), found.scope)
        if other.people > other.unknown:
            return code
    return ""


def _summary(found: Gaps) -> str:
    statuses = [gap.status for gap in found.groups if gap.expected is not None]
    said = [
        f"{in_words(number)} {words[0] if number == 1 else words[1]}"
        for status, words in _GROUPS.items()
        if (number := statuses.count(status))  # type: ignore[arg-type]
    ]
    left_out = len(found.groups) - len(statuses)
    if left_out:
        said.append(f"the yardstick says nothing of {in_words(left_out)}")
    return f"{'; '.join(said)}.".capitalize() if said else ""


_GROUPS = {
    "missing": ("group is missing", "groups are missing"),
    "under": ("group has fewer people than expected", "groups have fewer people than expected"),
    "over": ("group has more people than expected", "groups have more people than expected"),
    "too-few-to-say": (
        "group differs by no more than chance explains",
        "groups differ by no more than chance explains",
    ),
    "met": ("group is as expected", "groups are as expected"),
}


def _row(gap: Gap) -> GapRow:
    words, colour = _status(gap)
    return GapRow(
        gap.words,
        gap.count,
        percent(gap.share),
        "" if gap.expected is None else f"{gap.expected:,.1f}",
        "" if gap.ratio is None else f"{gap.ratio:.2f}",
        f"{percent(gap.low)}\N{NO-BREAK SPACE}to\N{NO-BREAK SPACE}{percent(gap.high)}"
        if gap.share is not None
        else "",
        f"{gap.shortfall:,}" if gap.shortfall else "",
        words,
        colour,
    )


def _status(gap: Gap) -> tuple[str, str]:
    """The word and the colour; a group that the yardstick leaves out is neither good nor bad."""
    return STATUSES[gap.status] if gap.expected is not None else ("No yardstick", "white")


def _heat(found: Gaps) -> HeatMap | None:
    if len(found.by) < 2 or not 0 < len(found.groups) <= MOST_CELLS:
        return None
    first, second = (codes.DIMENSIONS.say(code) for code in found.by)
    columns = tuple(dict.fromkeys(gap.words[1] for gap in found.groups))
    rows: dict[str, list[HeatCell]] = {}
    for gap in found.groups:
        cell = HeatCell(gap.count, *_status(gap))
        rows.setdefault(gap.group[0], []).append(cell)
    names = {gap.group[0]: gap.words[0] for gap in found.groups}
    return HeatMap(
        f"People by {first.lower()} and {second.lower()}",
        first,
        columns,
        tuple((names[code], tuple(cells)) for code, cells in rows.items()),
    )


def percent(share: float | None) -> str:
    """A share from 0 to 1 as "12.5%"; "" where there is none."""
    return "" if share is None else f"{100 * share:.1f}%"


def csv_rows(found: Gaps) -> tuple[list[str], Iterator[list[object]]]:
    """The headings and the rows of the table as a file."""
    headings = [codes.DIMENSIONS.say(code) for code in found.by]
    headings += ["People", "Share", "Expected", "Ratio", "Low", "High", "Short", "Status", "Said"]
    return headings, (
        [*gap.words, gap.count, gap.share, gap.expected, gap.ratio, gap.low, gap.high,
         gap.shortfall, gap.status, gap.sentence]
        for gap in found.in_order
    )  # fmt: skip
