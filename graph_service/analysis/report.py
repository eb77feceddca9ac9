"""One page for a board: what we found, how sure we are, what we suggest; no individuals."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graph_service import codes
from graph_service.analysis.dimensions import dimension
from graph_service.analysis.governance.seats import is_vacant
from graph_service.analysis.numerals import in_words, listed
from graph_service.analysis.overview import Overview, overview
from graph_service.analysis.report_suggestions import suggestions
from graph_service.analysis.representation import Gap, Gaps
from graph_service.errors import Refused
from graph_service.scope import Scope, people_within
from graph_service.snapshot import Snapshot

MOST_FINDINGS = 6
FEWEST_FINDINGS = 4
"""Below these, what there is more of than expected is told too."""
MOST_UNSURE = 3
"""Groups of a dimension that are named as too few to say."""


@dataclass(frozen=True)
class Report:
    """The report: sentences under three headings, and the dimension that its picture shows.

    `people` are all in the scope. `pictured` is None where nothing is known to draw.
    """

    scope: Scope | None
    as_of: str
    people: int
    findings: tuple[str, ...]
    sure: tuple[str, ...]
    suggestions: tuple[str, ...]
    pictured: Gaps | None

    def document(self) -> dict[str, Any]:
        """The report as JSON gives it."""
        return {
            "scope": str(self.scope) if self.scope else None,
            "as_of": self.as_of,
            "people": self.people,
            "findings": list(self.findings),
            "sure": list(self.sure),
            "suggestions": list(self.suggestions),
            "pictured": self.pictured.document() if self.pictured else None,
        }


def report(
    snapshot: Snapshot, scope: Scope | None = None, by: str = "", yardstick: str | None = None
) -> Report:
    """Conclude what a board is to know of a scope.

    Args:
        snapshot: the whole network on one day.
        scope: whose people; all of them by default.
        by: the code of the one dimension to look along; by default the usual ones.
        yardstick: its name; by default the usual one of each dimension.

    Raises:
        NotFound: the scope is not in the snapshot.
        Refused: no such dimension, or a yardstick that says nothing of what is asked.
    """
    people = people_within(snapshot, scope) if scope else snapshot.people
    found = overview(snapshot, scope, yardstick, (dimension(by).code,) if by else ())
    if not found.answers:
        raise Refused(
            f"The yardstick '{yardstick}' says nothing of what is asked here: choose another, or "
            "none for the usual one."
        )
    known = [answer for answer in found.answers.values() if answer.people > answer.unknown]
    return Report(
        scope,
        snapshot.as_of,
        len(people),
        (*_findings(found, known), *_vacant(snapshot, scope))[:MOST_FINDINGS],
        tuple(_sure(found, known)) if known else (),
        tuple(suggestions(snapshot, scope, found, by, yardstick)),
        _pictured(found, known),
    )


def _pictured(found: Overview, known: list[Gaps]) -> Gaps | None:
    """The dimension of the most important gap; else the first of which something is known."""
    first = [found.answers[code] for code, _ in found.gaps[:1]]
    return next(iter([*first, *known]), None)


def _findings(found: Overview, known: list[Gaps]) -> Iterator[str]:
    """Gaps alike in one sentence, in order of importance; then what is as it should be."""
    if not known:
        yield _nothing_known(found)
        return
    together: dict[tuple[str, str], list[Gap]] = {}
    for code, gap in found.gaps:
        together.setdefault((code, gap.status), []).append(gap)
    said = [_together(gaps) for gaps in together.values()]
    fine = [codes.DIMENSIONS.say(answer.by[0]).lower() for answer in known
            if not found.by(answer.by[0])]  # fmt: skip
    yield from said[: MOST_FINDINGS - bool(fine)]
    if fine:
        by = listed(fine, "or")
        yield f"No group is missing by {by}, and none has fewer people than chance explains."
    if len(said) + bool(fine) < FEWEST_FINDINGS:
        over = [gap for answer in known for gap in answer.in_order if gap.status == "over"]
        yield from (gap.sentence for gap in over[: FEWEST_FINDINGS - len(said)])


def _vacant(snapshot: Snapshot, scope: Scope | None) -> Iterator[str]:
    """How many seats of a body stand empty."""
    posts = snapshot.posts_in(scope.id) if scope and scope.kind == "Organization" else []
    empty = sum(is_vacant(snapshot, post) for post in posts)
    if empty:
        which = f"{in_words(empty)} of the" if empty < len(posts) else "all"
        verb = "stands" if empty == 1 else "stand"
        every = f"{which} {in_words(len(posts))} seats {verb} empty"
        yield _sentence("the one seat stands empty" if len(posts) == 1 else every)


def _together(gaps: list[Gap]) -> str:
    if len(gaps) == 1:
        return gaps[0].sentence
    first = gaps[0]
    words = [gap.words[0] for gap in gaps]
    return first.wording.together(words, nobody=first.status == "missing")


def _nothing_known(found: Overview) -> str:
    answer = next(iter(found.answers.values()))
    if not answer.people:
        where = answer.groups[0].wording.one if answer.groups else "is here"
        return f"Nobody {where} yet."
    words = listed([codes.DIMENSIONS.say(code).lower() for code in found.answers], "or")
    return f"No {words} is known yet of the {answer.people:,} people here."


def _sure(found: Overview, known: list[Gaps]) -> Iterator[str]:
    yield _known(found)
    yield _interval(_pictured(found, known) or known[0])
    yield from _unsure(known)
    yield _measured(known)


def _known(found: Overview) -> str:
    """Of how many people each dimension is known, and of how many not."""
    full = [codes.DIMENSIONS.say(c).lower() for c, a in found.answers.items() if not a.unknown]
    part = [
        f"the {codes.DIMENSIONS.say(code).lower()} of {in_words(answer.unknown)}"
        for code, answer in found.answers.items()
        if answer.unknown
    ]
    people = next(iter(found.answers.values())).people
    noun = "person" if people == 1 else "people"
    said = []
    if full:
        verb = "is" if len(full) == 1 else "are"
        said.append(f"the {listed(full)} of all {people:,} {noun} {verb} known")
    else:
        said.append(f"there are {people:,} {noun}")
    if part:
        verb = "is" if len(part) == 1 else "are"
        said.append(f"not known, and part of no share, {verb} {listed(part)}")
    return _sentence("; ".join(said))


def _unsure(known: list[Gaps]) -> Iterator[str]:
    """The groups of which the numbers are too few to say anything, by dimension."""
    found = {
        answer.by[0]: words
        for answer in known
        if (words := [gap.words[0] for gap in answer.groups if gap.status == "too-few-to-say"])
    }
    number = sum(len(words) for words in found.values())
    if number:
        one = number == 1
        said = "; ".join(
            f"{listed(words, most=MOST_UNSURE)} ({codes.DIMENSIONS.say(code).lower()})"
            for code, words in found.items()
        )
        yield (
            f"{in_words(number).capitalize()} {'group differs' if one else 'groups differ'} by no "
            f"more than chance explains, so we conclude nothing of {'it' if one else 'them'}: "
            f"{said}."
        )


def _interval(answer: Gaps) -> str:
    """What an interval means, by the largest group."""
    gap = max(answer.groups, key=lambda item: item.count)
    known = answer.people - answer.unknown
    return (
        f"“{gap.words[0]}” is {gap.count:,} of {known:,} people, {gap.share or 0:.0%}; so many "
        f"people tell a share only to within an interval, here {gap.low or 0:.0%} to "
        f"{gap.high or 0:.0%} (95%, Wilson). The fewer the people, the wider it is."
    )


def _measured(known: list[Gaps]) -> str:
    """Against what each dimension is measured, and where that is from."""
    bases: dict[str, list[str]] = {}
    for answer in known:
        bases.setdefault(answer.basis, []).append(codes.DIMENSIONS.say(answer.by[0]).lower())
    measured = " is measured" if len(next(iter(bases.values()))) == 1 else " are measured"
    said = [
        f"{listed(words)}{'' if at else measured} against {_small(basis)}"
        for at, (basis, words) in enumerate(bases.items())
    ]
    return _sentence("; ".join(said))


def _small(basis: str) -> str:
    return f"t{basis[1:]}" if basis.startswith("The ") else basis


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
