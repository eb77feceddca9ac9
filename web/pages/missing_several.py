"""The same groups by every yardstick, and by the other measures in use."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph_service.analysis.measures import GroupMeasures, Measures
from graph_service.analysis.numerals import percent
from graph_service.analysis.representation import Gap
from graph_service.analysis.several import Several, SeveralRow
from web.pages.missing_asked import Asked
from web.pages.missing_form import yardstick_words
from web.pages.missing_table import group_address
from web.pages.missing_words import status_words

MOST_GROUPS = 60  # of more, one yardstick at a time can still be read


@dataclass(frozen=True)
class Verdict:
    """What one yardstick says of a group; `expected` is "" where it says nothing."""

    expected: str
    status: str
    colour: str


@dataclass(frozen=True)
class SeveralGroup:
    """A group: how many there are, what each yardstick says, and the other measures."""

    words: str
    address: str
    count: int
    verdicts: tuple[Verdict, ...]
    points: str
    rate: str
    four_fifths: str


@dataclass(frozen=True)
class SeveralView:
    """The table, the sources of its yardsticks, and how mixed the people are as a whole.

    `has_rates` if people are chosen into the scope, so that rates can be compared.
    """

    yardsticks: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]
    groups: tuple[SeveralGroup, ...]
    has_rates: bool
    mixed: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, asked: Asked, found: Several, measured: Measures) -> "SeveralView | None":
        """The table; None where there are too many groups to read."""
        if len(found.rows) > MOST_GROUPS or not found.rows:
            return None
        by_group = {item.group: item for item in measured.groups}
        names = [item.name for item in found.yardsticks]
        return cls(
            tuple(yardstick_words(name) for name in names),
            tuple((yardstick_words(item.name), item.basis) for item in found.yardsticks),
            tuple(_group(asked, row, names, by_group[row.group]) for row in found.in_order),
            measured.pool,
            _mixed(measured),
        )


def _group(
    asked: Asked, row: SeveralRow, names: Sequence[str], measured: GroupMeasures
) -> SeveralGroup:
    selected = measured.selected
    return SeveralGroup(
        ", ".join(row.words),
        group_address(asked, row.against[names[0]]),
        row.count,
        tuple(_verdict(row.against[name]) for name in names),
        "" if measured.points is None else f"{measured.points:+.1f}",
        percent(selected.rate) if selected else "",
        _four_fifths(measured),
    )


def _verdict(gap: Gap) -> Verdict:
    expected = "" if gap.expected is None else f"{gap.expected:,.1f}"
    return Verdict(expected, *status_words(gap))


def _four_fifths(measured: GroupMeasures) -> str:
    selected = measured.selected
    if selected is None or selected.ratio is None:
        return ""
    if selected.weak:
        return f"{selected.ratio:.2f}, too few to say"
    return f"{selected.ratio:.2f}, {'below four fifths' if selected.flagged else 'not below'}"


def _mixed(measured: Measures) -> tuple[tuple[str, str], ...]:
    found = measured.diversity
    said = [
        ("Groups with somebody in them", f"{found.present:,} of {found.groups:,}"),
        ("Blau index", _figure(found.blau)),
        ("Blau index, of the most possible", _figure(found.blau_normalised)),
        ("Shannon entropy", _figure(found.shannon)),
        ("Evenness", _figure(found.evenness)),
    ]
    return tuple((label, value) for label, value in said if value)


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"
