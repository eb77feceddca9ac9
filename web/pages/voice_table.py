"""The groups in the room as rows, and who knows whom as a table."""

from dataclasses import dataclass

from graph_service.analysis.group_voice import GroupVoice
from graph_service.analysis.superiority import Compared
from graph_service.analysis.voice import Voice
from web.pages.missing_asked import Asked

MOST_GROUPS = 14
_WORDS = {"fewer": "Fewer than chance", "more": "More than chance", "alike": ""}
_COLOURS = {"fewer": "orange", "more": "blue", "alike": "white"}


@dataclass(frozen=True)
class VoiceRow:
    """A group as a row, in words; "" where there is nothing to say."""

    words: str
    address: str
    people: str
    seats: str
    votes: str
    chairs: str
    sessions: str
    middle: str
    fewer: str
    bridging: str
    inside: str
    ei_index: str


@dataclass(frozen=True)
class MixingCell:
    """The ties between two groups beside what chance would give; "" where these are alike."""

    ties: int
    expected: str
    status: str
    colour: str


@dataclass(frozen=True)
class MixingTable:
    """Groups by groups; each pair stands twice, so that a row holds all ties of its group."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[MixingCell, ...]], ...]


def voice_row(asked: Asked, found: Voice, item: GroupVoice) -> VoiceRow:
    """A group in words."""
    held, ties = item.held, item.inside
    said = item.known.middle is not None
    votes = "not said" if held.unsaid and not held.votes else _number(held.votes)
    return VoiceRow(
        item.words,
        asked.address("missing_group.page", (item.group,), by=found.by, second=""),
        f"{item.people:,}",
        _number(held.seats),
        votes,
        _number(held.chairs),
        f"{_number(held.funded)} of {_number(held.sessions)}" if held.sessions else "",
        f"{item.known.middle:g}" if said else "Too few to say",
        _fewer(item.known),
        _bridging(item.between),
        f"{ties.inside:,} of {ties.ties:,}" if said and ties.ties else "",
        f"{ties.ei_index:.2f}" if said and ties.ei_index is not None else "",
    )


def mixing_table(found: Voice) -> MixingTable | None:
    """All groups by all groups; None for one group, or where it would be too large to read."""
    groups = [item for item in found.groups if found.mixing.ends.get(item.group)]
    if not 1 < len(groups) <= MOST_GROUPS:
        return None
    names = tuple(item.words for item in groups)
    rows = tuple(
        (one.words, tuple(_cell(found, one.group, other.group) for other in groups))
        for one in groups
    )
    return MixingTable(names, rows)


def _cell(found: Voice, one: str, other: str) -> MixingCell:
    verdict = found.mixing.verdict(one, other)
    expected = f"{found.mixing.expected(one, other):,.1f}"
    ties = found.mixing.observed(one, other)
    return MixingCell(ties, expected, _WORDS[verdict], _COLOURS[verdict])


def _fewer(known: Compared) -> str:
    """How often somebody of the group knows fewer others than somebody else, of 100 times."""
    if known.more is None or known.low is None or known.high is None:
        return ""
    return f"{_times(known.more)} ({_times(known.high)} to {_times(known.low)})"


def _times(more: float) -> str:
    return f"{100 * (1 - more):.0f}"


def _bridging(between: Compared | None) -> str:
    words = {"fewer": "Less than others", "more": "More than others", "alike": "Like others"}
    return words.get(between.verdict, "") if between else ""


def _number(amount: float) -> str:
    return f"{amount:,.0f}" if abs(amount - round(amount)) < 0.05 else f"{amount:,.1f}"
