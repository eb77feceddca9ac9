"""What `/missing` shows: gaps as sentences, as a table and as a heat map."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flask import url_for

from graph_service import codes
from graph_service.analysis.dimensions import BY_CODE, dimension
from graph_service.analysis.measures import measures
from graph_service.analysis.overview import OPEN, Overview
from graph_service.analysis.representation import Gap, Gaps, people_gaps
from graph_service.analysis.several import several
from graph_service.analysis.yardsticks import available
from graph_service.days import in_words as day_in_words
from graph_service.snapshot import Snapshot
from web.access import may_open
from web.pages.missing_asked import Asked
from web.pages.missing_form import Form, yardstick_words
from web.pages.missing_scopes import Found
from web.pages.missing_several import MOST_GROUPS, SeveralView
from web.pages.missing_table import (
    GapRow,
    HeatMap,
    gap_row,
    group_address,
    heat_map,
)
from web.pages.missing_words import (
    headline,
    overview_headline,
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
class MissingPage:
    """Who is not here. Without `answer` or `sections`, `problem` says why, and at which `field`.

    `candidates` are what a name that was looked for could mean. `invite` is the address of the
    page that asks whom to invite, "" where there is nothing to invite to.
    """

    sentence: str
    summary: str
    asked: Asked
    form: Form
    as_at: str
    problem: str = ""
    field: str = ""
    candidates: tuple[tuple[str, Found], ...] = ()
    answer: Answer | None = None
    sections: tuple[Section, ...] = ()
    invite: str = ""
    nobody: bool = False

    @classmethod
    def of(cls, snapshot: Snapshot, asked: Asked, found: Gaps) -> "MissingPage":
        """The page for one dimension, or two crossed."""
        ranked = found.in_order
        says = found.people > found.unknown and not too_few(found)
        urgent = [gap for gap in ranked if says and gap.status in OPEN]
        page = cls._frame(snapshot, asked, headline(found, ranked), urgent)
        return replace(
            page,
            summary=summary(found) if says else "",
            answer=_answer(snapshot, asked, found, urgent),
            nobody=not found.people,
        )

    @classmethod
    def over(cls, snapshot: Snapshot, asked: Asked, found: Overview) -> "MissingPage":
        """The page for the usual dimensions together."""
        page = cls._frame(snapshot, asked, overview_headline(found), [gap for _, gap in found.gaps])
        answers = list(found.answers.items())
        few = any(too_few(answer) for _, answer in answers)
        return replace(
            page,
            summary="" if few else overview_summary(found),
            sections=() if few else tuple(_section(asked, found, code) for code, _ in answers),
            nobody=not any(answer.people for _, answer in answers),
        )

    @classmethod
    def refused(cls, snapshot: Snapshot, asked: Asked, field: str, problem: str) -> "MissingPage":
        """The page for a question that cannot be answered; what was asked stays in the form."""
        page = cls._frame(snapshot, asked, "That question cannot be answered as it stands.", [])
        return replace(page, field=field, problem=problem, invite="")

    @classmethod
    def choosing(cls, snapshot: Snapshot, asked: Asked, found: Sequence[Found]) -> "MissingPage":
        """The page where a name could mean several things."""
        sentence = f"{count(len(found), 'name')} could be meant by “{asked.find}”. Choose one."
        page = cls._frame(snapshot, asked, sentence, [])
        addresses = (asked.address("missing.page", scope=one.scope) for one in found)
        return replace(page, candidates=tuple(zip(addresses, found, strict=True)), invite="")

    @classmethod
    def _frame(
        cls, snapshot: Snapshot, asked: Asked, sentence: str, urgent: Sequence[Gap]
    ) -> "MissingPage":
        as_at = day_in_words(snapshot.as_of) if asked.as_of else ""
        form = Form.of(snapshot, asked)
        return cls(sentence, "", asked, form, as_at, invite=_invite(asked) if urgent else "")


def _invite(asked: Asked) -> str:
    """Only a body or an event has seats or a list that people can be invited to."""
    invitable = asked.scope.startswith(("Organization:", "Event:"))
    if not invitable or not may_open("invitations.page"):
        return ""
    return url_for("invitations.page", scope=asked.scope, as_of=asked.as_of or None)


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
