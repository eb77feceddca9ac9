"""Gaps as a table, as a heat map and as a file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph_service import codes
from graph_service.analysis.numerals import percent
from graph_service.analysis.representation import Gap, Gaps
from web.pages.missing_asked import Asked
from web.pages.missing_words import status_words

MOST_CELLS = 400


@dataclass(frozen=True)
class GapRow:
    """A group as a row of the table, in words; `address` leads to the people in it."""

    words: tuple[str, ...]
    address: str
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
    """A crossing of two groups: a number, a colour, a word, and where its people are."""

    count: int
    status: str
    colour: str
    address: str
    name: str


@dataclass(frozen=True)
class HeatMap:
    """Two dimensions crossed: a row a group of the first, a column a group of the second."""

    caption: str
    corner: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[HeatCell, ...]], ...]


def gap_row(asked: Asked, gap: Gap) -> GapRow:
    """A group in words."""
    words, colour = status_words(gap)
    return GapRow(
        gap.words,
        group_address(asked, gap),
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


def group_address(asked: Asked, gap: Gap, by: str = "") -> str:
    """The page of the people in a group, or of who could fill it."""
    return asked.address("missing_group.page", gap.group, by=by or asked.dimensions[0])


def heat_map(asked: Asked, found: Gaps) -> HeatMap | None:
    """The crossing of two dimensions; None for one, or where it would be too large to read."""
    if len(found.by) < 2 or not 0 < len(found.groups) <= MOST_CELLS:
        return None
    first, second = (codes.DIMENSIONS.say(code) for code in found.by)
    columns = tuple(dict.fromkeys(gap.words[1] for gap in found.groups))
    rows: dict[str, list[HeatCell]] = {}
    for gap in found.groups:
        address, name = group_address(asked, gap), ", ".join(gap.words)
        cell = HeatCell(gap.count, *status_words(gap), address, name)
        rows.setdefault(gap.group[0], []).append(cell)
    names = {gap.group[0]: gap.words[0] for gap in found.groups}
    return HeatMap(
        f"People by {first.lower()} and {second.lower()}",
        first,
        columns,
        tuple((names[code], tuple(cells)) for code, cells in rows.items()),
    )


def csv_rows(answers: Sequence[Gaps]) -> tuple[list[str], Iterator[list[object]]]:
    """The headings and the rows of a file: of one answer, or of one a dimension."""
    several = len(answers) != 1
    by = [] if several else [codes.DIMENSIONS.say(code) for code in answers[0].by]
    headings = [*(["Dimension", "Group"] if several else by), "People", "Share", "Expected"]
    headings += ["Ratio", "Low", "High", "Short", "Status", "Said"]
    return headings, (
        [*([codes.DIMENSIONS.say(found.by[0])] if several else []), *gap.words, gap.count,
         gap.share, gap.expected, gap.ratio, gap.low, gap.high, gap.shortfall, gap.status,
         gap.sentence]
        for found in answers
        for gap in found.in_order
    )  # fmt: skip
