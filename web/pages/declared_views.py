"""What `/missing/declarations` shows: a finding, a table, and of which day the figures are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph_service import codes
from graph_service.analysis.declared_gaps import DeclaredGaps
from graph_service.analysis.declared_verdict import DeclaredGap
from graph_service.analysis.numerals import listed, percent
from web.pages.declared_form import DeclaredForm
from web.pages.declared_words import MARKS, headline, no_answer, status_words
from web.pages.missing_asked import Asked
from web.pages.missing_form import yardstick_words

NOBODY = "Nobody has said anything of themselves yet."
NOT_YET = (
    "Nothing is published yet: answers count from the quarter day that follows them, and ten "
    "leaders must be known on that day."
)


@dataclass(frozen=True)
class DeclaredRow:
    """An answer, for everybody or one scope; `people` may be words instead of a number."""

    answer: str
    people: str
    share: str
    expected: str
    interval: str
    status: str
    colour: str


@dataclass(frozen=True)
class DeclaredCell:
    """An answer in one group: what is shown, what is expected, and the verdict with its colour."""

    people: str
    expected: str
    status: str
    colour: str


@dataclass(frozen=True)
class DeclaredAnswer:
    """The figures: `rows` for one column of people, `columns` and `cells` where it is crossed."""

    caption: str
    characteristic: str
    published: str
    yardstick: str
    basis: str
    no_answer: str
    held_back: str
    rows: tuple[DeclaredRow, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[str, tuple[DeclaredCell, ...]], ...]


@dataclass(frozen=True)
class DeclaredPage:
    """What people declare. Without `answer`, `problem` says why and at which `field`.

    `fill` if nobody has answered at all, so that the page says how to begin.
    """

    sentence: str
    asked: Asked
    form: DeclaredForm | None = None
    answer: DeclaredAnswer | None = None
    problem: str = ""
    field: str = ""
    fill: bool = False

    @classmethod
    def of(
        cls, asked: Asked, form: DeclaredForm, found: DeclaredGaps, where: str = ""
    ) -> "DeclaredPage":
        """The page with its figures; `where` is the name of the scope, "" for everybody."""
        return cls(headline(found, where), asked, form, _answer(found, where))

    @classmethod
    def empty(cls, asked: Asked) -> "DeclaredPage":
        """The page where nobody has answered anything."""
        return cls(NOBODY, asked, fill=True)

    @classmethod
    def not_yet(cls, asked: Asked, form: DeclaredForm) -> "DeclaredPage":
        """The page where there are answers, and no quarter day has followed them."""
        return cls(NOT_YET, asked, form)

    @classmethod
    def refused(cls, asked: Asked, form: DeclaredForm, field: str, problem: str) -> "DeclaredPage":
        """The page for what is not shown; what was asked stays in the form."""
        sentence = "That question cannot be answered as it stands."
        return cls(sentence, asked, form, problem=problem, field=field)


def _answer(found: DeclaredGaps, where: str) -> DeclaredAnswer:
    characteristic = codes.CHARACTERISTICS.say(found.characteristic)
    by = f" and {codes.DIMENSIONS.say(found.crossing).lower()}" if found.is_crossed else ""
    gaps = (*found.gaps, *found.no_answer)
    return DeclaredAnswer(
        f"{characteristic}{by}{f' in {where}' if where else ''}, as people say themselves",
        characteristic,
        found.published,
        yardstick_words(found.yardstick),
        found.basis,
        no_answer(found, where),
        listed(found.held_back),
        () if found.is_crossed else tuple(map(_row, gaps)),
        tuple(dict.fromkeys(gap.words[1] for gap in gaps)) if found.is_crossed else (),
        tuple(_crossed(gaps)) if found.is_crossed else (),
    )


def _row(gap: DeclaredGap) -> DeclaredRow:
    status, colour = status_words(gap)
    return DeclaredRow(
        gap.words[0], _people(gap), percent(gap.share, 0), _expected(gap), _interval(gap), status,
        colour,
    )  # fmt: skip


def _crossed(gaps: Sequence[DeclaredGap]) -> Iterator[tuple[str, tuple[DeclaredCell, ...]]]:
    for answer in dict.fromkeys(gap.words[0] for gap in gaps):
        of_answer = (gap for gap in gaps if gap.words[0] == answer)
        yield (
            answer,
            tuple(
                DeclaredCell(_people(gap), _expected(gap), *status_words(gap)) for gap in of_answer
            ),
        )


def _people(gap: DeclaredGap) -> str:
    return f"{gap.count:,}" if gap.count is not None else MARKS[gap.mark]


def _expected(gap: DeclaredGap) -> str:
    return "" if gap.expected is None else f"{gap.expected:,.0f}"


def _interval(gap: DeclaredGap) -> str:
    if gap.low is None or gap.high is None:
        return ""
    return f"{percent(gap.low, 0)} to {percent(gap.high, 0)}"


def csv_headings(*by: str) -> list[str]:
    """The headings of the file, beginning with what it is by."""
    return [
        *by, "People (rounded to 5)", "Share of answers", "Expected", "From", "To", "Yardstick",
        "Status", "Figures of",
    ]  # fmt: skip


def csv_rows(found: DeclaredGaps) -> tuple[list[str], Iterator[list[object]]]:
    """The headings and rows of the file."""
    by = [codes.CHARACTERISTICS.say(found.characteristic)]
    by += [codes.DIMENSIONS.say(found.crossing)] if found.is_crossed else []
    headings = csv_headings(*by)
    return headings, (
        [
            *gap.words, _people(gap), percent(gap.share, 0), _expected(gap), percent(gap.low, 0),
            percent(gap.high, 0), gap.yardstick, status_words(gap)[0], found.figures_of,
        ]
        for gap in (*found.gaps, *found.no_answer)
    )  # fmt: skip
