"""What `/missing/report` shows: sentences under headings, a picture and its table."""

from dataclasses import dataclass, replace

from markupsafe import Markup

from graph_service import codes
from graph_service.analysis.numerals import in_words
from graph_service.analysis.report import Report
from graph_service.analysis.representation import Gap, Gaps
from graph_service.days import in_words as day_in_words
from graph_service.snapshot import Snapshot
from web.agenda import FEWEST_PEOPLE
from web.bars import Bar, bars
from web.pages.missing_asked import Asked
from web.pages.missing_table import GapRow, gap_row
from web.templating import count

MOST_BARS = 12


@dataclass(frozen=True)
class Picture:
    """The bars and the same as a table; `more` says how many groups are in neither."""

    heading: str
    drawn: Markup
    rows: tuple[GapRow, ...]
    more: str


@dataclass(frozen=True)
class ReportAnswer:
    """All of the report. `about` is the name of the scope, or of the system."""

    sentence: str
    about: str
    caption: str
    findings: tuple[str, ...]
    sure: tuple[str, ...]
    suggestions: tuple[str, ...]
    picture: Picture | None
    invented: bool

    @classmethod
    def of(cls, snapshot: Snapshot, asked: Asked, found: Report) -> "ReportAnswer":
        """The report; of a network of a few people it says only that they are too few."""
        scope = found.scope
        few = scope is None and 0 < found.people < FEWEST_PEOPLE
        first, *others = (_too_few(found.people),) if few else found.findings
        return cls(
            first,
            snapshot.label(scope.kind, scope.id) if scope else _system(snapshot),
            _caption(snapshot, found),
            tuple(others),
            () if few else found.sure,
            () if few else found.suggestions,
            _picture(asked, found.pictured) if found.pictured and not few else None,
            snapshot.is_sample,
        )


def _system(snapshot: Snapshot) -> str:
    return snapshot.system.name if snapshot.system else ""


def _too_few(people: int) -> str:
    known = "person is" if people == 1 else "people are"
    return (
        f"Only {in_words(people)} {known} known: too few to say who is missing. "
        "Load more people first."
    )


def _caption(snapshot: Snapshot, found: Report) -> str:
    system = _system(snapshot) if found.scope else ""
    said = [system, f"as at {day_in_words(found.as_of)}", count(found.people, "person", "people")]
    text = ", ".join(filter(None, said))
    return f"{text[:1].upper()}{text[1:]}"


def _picture(asked: Asked, found: Gaps) -> Picture:
    known = found.people - found.unknown
    chosen = found.in_order[:MOST_BARS]
    words = codes.DIMENSIONS.say(found.by[0])
    label = f"Bars of the share of each {words.lower()}; the table beside says the same."
    left = len(found.groups) - len(chosen)
    more = f"{in_words(left).capitalize()} more groups are on the page “Who is missing”."
    return Picture(
        f"People by {words.lower()}",
        bars(label, [_bar(gap, known) for gap in chosen]),
        tuple(_row(replace(asked, by=found.by[0], second=""), gap) for gap in chosen),
        more.replace("groups are", "group is") if left == 1 else more if left else "",
    )


def _row(asked: Asked, gap: Gap) -> GapRow:
    row = gap_row(asked, gap)
    return row if gap.least is None else replace(row, expected=f"at least {gap.least:,}")


def _bar(gap: Gap, known: int) -> Bar:
    expected = None if gap.expected is None else gap.expected / known
    return Bar(gap.words[0], gap.share or 0.0, gap.low or 0.0, gap.high or 0.0, expected)
