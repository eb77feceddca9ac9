"""What `/missing` shows: gaps as sentences, as a table and as a heat map."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph_service import codes
from graph_service.analysis.dimensions import BY_CODE, dimension
from graph_service.analysis.measures import measures
from graph_service.analysis.overview import OPEN, Overview
from graph_service.analysis.representation import Gap, Gaps, people_gaps
from graph_service.analysis.several import several
from graph_service.analysis.yardsticks import available
from graph_service.snapshot import Snapshot
from web.links import has_seats, invitations_link
from web.pages.missing_asked import Asked
from web.pages.missing_form import yardstick_words
from web.pages.missing_several import MOST_GROUPS, SeveralView
from web.pages.missing_table import (
    GapRow,
    HeatMap,
    gap_row,
    group_address,
    heat_map,
)
from web.pages.missing_words import (
    overview_summary,
    status_words,
    summary,
    too_few,
    too_few_for_shares,
)
from web.paging import Paged, paged
from web.templating import count

MOST_SENTENCES = 8
MOST_IN_SECTION = 12


@dataclass(frozen=True)
class Line:
    """A gap as a line of a list, with where to look closer."""

    text: str
    address: str
    status: str
    colour: str


@dataclass(frozen=True)
class Section:
    """One dimension of an overview; `more` counts the gaps that are not in `lines`."""

    heading: str
    words: str
    lines: tuple[Line, ...]
    more: int
    note: str
    address: str


@dataclass(frozen=True)
class Answer:
    """One dimension, or two crossed, in full."""

    sentences: tuple[Line, ...]
    headings: tuple[str, ...]
    rows: Paged[GapRow]
    heat: HeatMap | None
    yardstick: str
    basis: str
    people: int
    unknown: int
    instead: str
    instead_address: str
    several: SeveralView | None

    @property
    def headings_together(self) -> str:
        """The dimensions as the heading of one column."""
        return ", ".join(self.headings)


@dataclass(frozen=True)
class MissingAnswer:
    """Who is not here: a `table` of one dimension or two crossed, or `sections` of the usual ones.

    `invite` is the address of the page that asks whom to invite, "" where there is nothing to
    invite to. `nobody` if nobody was there to look at.
    """

    summary: str
    invite: str
    nobody: bool
    table: Answer | None = None
    sections: tuple[Section, ...] = ()

    @classmethod
    def of(cls, snapshot: Snapshot, asked: Asked, found: Gaps) -> "MissingAnswer":
        """The answer along one dimension, or two crossed."""
        says = found.people > found.unknown and not too_few(found)
        urgent = [gap for gap in found.in_order if says and gap.status in OPEN]
        return cls(
            summary(found) if says else "",
            _invite(asked, urgent),
            not found.people,
            table=_answer(snapshot, asked, found, urgent),
        )

    @classmethod
    def over(cls, asked: Asked, found: Overview) -> "MissingAnswer":
        """The answer along the usual dimensions together."""
        few = any(too_few(answer) for answer in found.answers.values())
        return cls(
            "" if few else overview_summary(found),
            _invite(asked, found.gaps),
            not any(answer.people for answer in found.answers.values()),
            sections=() if few else tuple(_section(asked, found, code) for code in found.answers),
        )


def _invite(asked: Asked, urgent: Sequence[object]) -> str:
    asks = urgent and has_seats(asked.scope)
    return invitations_link(asked.scope, asked.as_of) if asks else ""


def _answer(snapshot: Snapshot, asked: Asked, found: Gaps, urgent: Sequence[Gap]) -> Answer:
    shown = paged(found.in_order)
    rows = Paged(
        [gap_row(asked, gap) for gap in shown.items], shown.number, shown.pages, shown.total,
        shown.first, shown.previous_address, shown.next_address,
    )  # fmt: skip
    instead = _known_instead(snapshot, found)
    return Answer(
        tuple(_line(asked, gap, gap.sentence) for gap in urgent[1 : MOST_SENTENCES + 1]),
        tuple(codes.DIMENSIONS.say(code) for code in found.by),
        rows,
        heat_map(asked, found),
        yardstick_words(found.yardstick),
        found.basis,
        found.people,
        found.unknown,
        codes.DIMENSIONS.say(instead).lower() if instead else "",
        asked.address("missing.page", by=instead, second="") if instead else "",
        _several(snapshot, asked, found),
    )


def _several(snapshot: Snapshot, asked: Asked, found: Gaps) -> SeveralView | None:
    """Every yardstick that can be laid here, the one that was asked for first."""
    if len(found.groups) > MOST_GROUPS:
        return None
    by = [dimension(code) for code in found.by]
    names = [found.yardstick, *available(snapshot, by, found.scope)]
    return SeveralView.of(
        asked,
        several(snapshot, found.by, found.scope, names),
        measures(snapshot, found.by, found.scope, found.yardstick),
    )


def _section(asked: Asked, found: Overview, code: str) -> Section:
    answer, gaps = found.answers[code], found.by(code)
    words = codes.DIMENSIONS.say(code)
    notes = []
    if not gaps and answer.people > answer.unknown and not too_few_for_shares(answer):
        notes.append("No group is missing, and none has fewer people than chance explains.")
    if answer.unknown:
        known = f"of {answer.unknown:,} of {count(answer.people, 'person', 'people')}"
        notes.append(f"The {words.lower()} {known} is not known.")
    return Section(
        words,
        f"by {words.lower()}",
        tuple(_line(asked, gap, gap.brief, code) for gap in gaps[:MOST_IN_SECTION]),
        max(0, len(gaps) - MOST_IN_SECTION),
        " ".join(notes),
        asked.address("missing.page", by=code),
    )


def _line(asked: Asked, gap: Gap, text: str, by: str = "") -> Line:
    return Line(text, group_address(asked, gap, by), *status_words(gap))


def _known_instead(snapshot: Snapshot, found: Gaps) -> str:
    """A dimension that is known of the same people, where the one asked for is of nobody."""
    if not found.people or found.people > found.unknown:
        return ""
    for code in ("profession", *BY_CODE):
        other = people_gaps(snapshot, (code,), found.scope)
        if other.people > other.unknown:
            return code
    return ""
