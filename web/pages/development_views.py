"""What the page of development shows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask import request, url_for

from graph_service.analysis.development.coverage import BY, Coverage
from graph_service.analysis.development.matching import fitting
from graph_service.analysis.development.offers import (
    Overlap,
    open_offers,
    overlaps,
    places_left,
)
from graph_service.analysis.numerals import listed
from graph_service.codes import DIMENSIONS, SKILLS
from graph_service.days import in_words as day_in_words
from graph_service.records import DevelopmentOffer
from graph_service.snapshot import Snapshot
from web.access import may_open
from web.choices import Choice
from web.links import Named
from web.pages.development_offer import open_to, runs
from web.pages.sessions_views import pounds
from web.templating import count
from web.visitor import Visitor

NAMED = 4


@dataclass(frozen=True)
class OfferRow:
    """An open offer in the list."""

    offer: Named
    provider: str
    when: str
    apply_by: str
    left: str
    cost: str
    teaches: str
    open_to: str


@dataclass(frozen=True)
class GroupRow:
    """A group, its people, and how many of them have had development."""

    words: str
    people: int
    had: int
    open: int


@dataclass(frozen=True)
class SkillRow:
    """What people want to learn, against what is taught."""

    words: str
    wanted: int
    offers: int
    places: str


@dataclass(frozen=True)
class DevelopmentPage:
    """What is open, what fits the visitor, who has had development, what is taught twice.

    `own` is what the visitor wants to learn; `may_say` whether they may say it.
    """

    sentence: str
    own: str
    may_say: bool
    fitting: tuple[Named, ...]
    offers: tuple[OfferRow, ...]
    by: tuple[Choice, ...]
    by_words: str
    without: str
    groups: tuple[GroupRow, ...]
    skills: tuple[SkillRow, ...]
    overlaps: tuple[str, ...]
    may_match: bool
    download: str
    field: str = ""
    problem: str = ""

    @classmethod
    def of(
        cls, snapshot: Snapshot, whole: Snapshot, found: Coverage, who: Visitor, problem: str = ""
    ) -> "DevelopmentPage":
        """The page of a day, as a visitor may see it."""
        open_, person = open_offers(snapshot), snapshot.people.get(who.person_id)
        words = DIMENSIONS.say(found.by).lower()
        return cls(
            _sentence(found, open_, words),
            listed([SKILLS.say(code).lower() for code in person.learning]) if person else "",
            person is not None,
            tuple(_fits(offer, skills) for offer, skills in fitting(snapshot, whole, person))
            if person else (),
            tuple(_rows(snapshot, open_)),
            tuple(Choice(code, DIMENSIONS.say(code), code == found.by) for code in BY),
            words,
            listed([item.words for item in found.without], most=NAMED),
            tuple(GroupRow(item.words, item.people, item.had, item.open) for item in found.groups),
            tuple(SkillRow(SKILLS.say(item.skill), item.wanted, item.offers,
                           "Not said" if item.places is None else f"{item.places:,}")
                  for item in found.skills),
            tuple(map(_twice, overlaps(snapshot, open_))),
            may_open("development.suggested"),
            url_for("development.download", by=found.by, as_of=request.args.get("as_of")),
            "by" if problem else "",
            problem,
        )  # fmt: skip


def _sentence(found: Coverage, open_: Sequence[DevelopmentOffer], words: str) -> str:
    if not found.people:
        return "Nobody is known yet, and so nobody who could grow."
    number = count(len(open_), "development offer is", "development offers are")
    offers = number if open_ else "No development offer is"
    had = f"{found.had:,} of {count(found.people, 'leader has', 'leaders have')} had any so far"
    none = found.without
    if not none:
        return f"{offers} open; {had}, some of every {words}."
    groups = f"{len(none):,} {words}{'s' if len(none) > 1 else ''}"
    return f"{offers} open; {had}, and nobody of {groups}."


def _rows(snapshot: Snapshot, open_: Sequence[DevelopmentOffer]) -> Iterator[OfferRow]:
    left = places_left(snapshot)
    for item in open_:
        free = left[item.id]
        yield OfferRow(
            _named(item),
            snapshot.label("Organization", item.provider_id),
            runs(item),
            day_in_words(item.apply_by),
            "Not said" if free is None else f"{free:,} of {item.places:,}",
            "Not said" if item.cost is None else pounds(item.cost),
            listed([SKILLS.say(code).lower() for code in item.skills]),
            open_to(snapshot, item),
        )


def _fits(offer: DevelopmentOffer, skills: Sequence[str]) -> Named:
    note = listed([SKILLS.say(code).lower() for code in skills])
    return Named(offer.name, _named(offer).address, note)


def _named(offer: DevelopmentOffer) -> Named:
    return Named(offer.name, url_for("development.offer", offer_id=offer.id))


def _twice(item: Overlap) -> str:
    skills = listed([SKILLS.say(code).lower() for code in item.skills])
    return (f"“{item.one.name}” and “{item.other.name}” both teach {skills}, at the same time, "
            "and some people may have either.")  # fmt: skip
