"""What the page of findings about the network shows."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph_service.analysis.cohesion import Measured
from graph_service.analysis.insight.insights import KINDS, Insight
from graph_service.days import in_words
from graph_service.snapshot import Snapshot
from web.days import Days
from web.links import Named, person_link
from web.pages.insight_words import ABOUT, About, said
from web.pages.insight_work import Concluded
from web.templating import count

NAMED = 12
MOST_PEOPLE = 6000
"""Of more, to find whom most ways lead through takes minutes."""


@dataclass(frozen=True)
class InsightRow:
    """A finding in a sentence, with links to the people it rests on; `more` are not named."""

    sentence: str
    people: tuple[Named, ...]
    more: int


@dataclass(frozen=True)
class Section:
    """All findings of a kind, with what they mean, what to do, and the method."""

    about: About
    rows: tuple[InsightRow, ...]


@dataclass(frozen=True)
class Moved:
    """A measure a year before and now, in words."""

    name: str
    then: str
    now: str


@dataclass(frozen=True)
class InsightPage:
    """The findings of a day."""

    sentence: str
    sections: tuple[Section, ...]
    year_before: str
    moved: tuple[Moved, ...]
    days: Days
    field: str
    problem: str
    changed: str = ""

    @classmethod
    def of(cls, days: Days, found: Concluded) -> "InsightPage":
        """The page of what was found."""
        now, shown, all_ = found.now, found.shown, found.insights
        return cls(
            _sentence(now, all_, days),
            tuple(_section(shown, kind, all_) for kind in KINDS if _of(kind, all_)),
            in_words(found.before.cohesion.as_of),
            tuple(_moved(found.before, now)) if found.before.cohesion.ties else (),
            days,
            days.field,
            days.problem,
        )

    @classmethod
    def too_large(cls, days: Days) -> "InsightPage":
        """The page of more people than can be looked at together."""
        people = len(days.snapshot.people)
        return cls(_too_many(people), (), "", (), days, days.field, days.problem)


def _of(kind: str, all_: list[Insight]) -> list[Insight]:
    return [item for item in all_ if item.kind == kind]


def _section(snapshot: Snapshot, kind: str, all_: list[Insight]) -> Section:
    return Section(ABOUT[kind], tuple(_row(snapshot, item) for item in _of(kind, all_)))


def _row(snapshot: Snapshot, item: Insight) -> InsightRow:
    people = [snapshot.people[id_] for id_ in (*item.people, *item.others)]
    # Who asked for their ties not to be shown may well have some: nobody says that they have none.
    if item.kind == "alone":
        people = [person for person in people if person.consent_ties is not False]
    names = tuple(Named(person.name, person_link(person.id)) for person in people[:NAMED])
    return InsightRow(said(snapshot, item), names, max(0, len(people) - NAMED))


def _too_many(people: int) -> str:
    return (
        f"{people:,} people are too many to look at together here. Open a group on the map, or ask "
        "your technical team for the command leadership-map network."
    )


def _sentence(found: Measured, all_: list[Insight], days: Days) -> str:
    on = f"On {in_words(days.snapshot.as_of)}: " if days.as_of else ""
    measures = found.cohesion
    if not measures.ties:
        return f"{on}no ties are known yet, so nothing can be said of what they hold together."
    silos, cut = len(_of("silo", all_)), len(measures.cut_people)
    return (
        f"{on}{count(measures.people, 'person', 'people')} and {count(measures.ties, 'tie')}: "
        f"{count(silos, 'group')} that {'keeps' if silos == 1 else 'keep'} to "
        f"{'itself' if silos == 1 else 'themselves'}, {count(cut, 'person', 'people')} without "
        f"whom others would lose touch, {len(measures.isolates)} without a tie that is shown."
    )


def _moved(then: Measured, now: Measured) -> Iterator[Moved]:
    one, two = then.cohesion, now.cohesion
    yield Moved("People", f"{one.people:,}", f"{two.people:,}")
    yield Moved("Ties", f"{one.ties:,}", f"{two.ties:,}")
    yield Moved("People without a tie", f"{len(one.isolates):,}", f"{len(two.isolates):,}")
    yield Moved(
        "People without whom others would lose touch",
        f"{len(one.cut_people):,}", f"{len(two.cut_people):,}",
    )  # fmt: skip
    yield Moved(
        "Of 100 ties, those that lead to another sector",
        _across(one.ei_index), _across(two.ei_index),
    )  # fmt: skip
    yield Moved("Most ways that lead through one person", _most(then), _most(now))


def _across(index: float | None) -> str:
    return "Not known" if index is None else f"{50 * (1 + index):.0f}"


def _most(found: Measured) -> str:
    return f"{max(found.between.values(), default=0.0):.1%}"
