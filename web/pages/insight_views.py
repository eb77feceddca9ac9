"""What the page of findings about the network shows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from graph_service.analysis.cohesion import Measured, measured
from graph_service.analysis.insight.insights import KINDS, Insight, insights
from graph_service.days import in_words, months_later
from graph_service.snapshot import Snapshot
from web.days import Days
from web.links import Named, person_link
from web.pages.insight_words import ABOUT, About, said
from web.remembered import remembered
from web.shown import seen_as, snapshot_shown
from web.templating import count
from web.visitor import Visitor

NAMED = 12
MOST_PEOPLE = 6000
"""Of more, to find whom most ways lead through takes minutes."""
_YEAR = -12
_Value = TypeVar("_Value")


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
    def of(cls, days: Days, read: Callable[[str], Snapshot], who: Visitor) -> "InsightPage":
        """The page as a visitor may see it."""
        people = len(days.snapshot.people)
        if people > MOST_PEOPLE:
            return cls(_too_many(people), (), "", (), days, days.field, days.problem)
        snapshot, found, all_ = _concluded(days.snapshot, who)
        before = read(months_later(snapshot.as_of, _YEAR))
        earlier = _kept("insight-before", before, who, measured)
        return cls(
            _sentence(found, all_, days),
            tuple(_section(snapshot, kind, all_) for kind in KINDS if _of(kind, all_)),
            in_words(before.as_of),
            tuple(_moved(earlier, found)) if earlier.cohesion.ties else (),
            days,
            days.field,
            days.problem,
        )


_Concluded = tuple[Snapshot, Measured, list[Insight]]


def _concluded(whole: Snapshot, who: Visitor) -> _Concluded:
    def conclude(shown: Snapshot) -> _Concluded:
        found = measured(shown)
        return shown, found, insights(shown, found)

    return _kept("insight", whole, who, conclude)


def _kept(
    name: str, whole: Snapshot, who: Visitor, conclude: Callable[[Snapshot], _Value]
) -> _Value:
    """What is found among those a visitor is shown."""
    key = seen_as(whole, who)
    kept: dict[str, _Value] = remembered(name, whole, lambda _: {})
    if key not in kept:
        kept[key] = conclude(snapshot_shown(whole, who))
    return kept[key]


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
