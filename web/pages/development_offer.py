"""What the page of one development offer shows."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph_service.analysis.development.offers import places_left
from graph_service.analysis.numerals import listed
from graph_service.codes import DEVELOPMENT_CLASSES, ENROLMENT_STATES, LEVELS, SKILLS
from graph_service.days import in_words as day_in_words
from graph_service.records import DevelopmentOffer, Enrolment
from graph_service.snapshot import Snapshot
from web.choices import Choice
from web.links import Named, person_link
from web.pages.sessions_views import pounds
from web.templating import count
from web.visitor import Visitor

NEXT = {"offered": ("accepted", "declined"), "accepted": ("completed", "left")}
"""What can come after each state of an enrolment."""


@dataclass(frozen=True)
class EnrolledRow:
    """Somebody with a place: how far it is, and what may come next."""

    id: str
    person: Named
    state: str
    next: tuple[Choice, ...]


@dataclass(frozen=True)
class OfferPage:
    """One offer; who has a place is for the team."""

    id: str
    name: str
    invented: bool
    sentence: str
    facts: tuple[tuple[str, str], ...]
    link: str
    is_team: bool
    enrolled: tuple[EnrolledRow, ...]
    own: EnrolledRow | None

    @classmethod
    def of(cls, snapshot: Snapshot, it: DevelopmentOffer, who: Visitor) -> "OfferPage":
        """The page about an offer, as a visitor may see it."""
        found = [item for item in snapshot.of("Enrolment").values() if item.offer_id == it.id]
        rows = sorted((_enrolled(snapshot, item) for item in found),
                      key=lambda row: (row.person.name, row.id))  # fmt: skip
        return cls(
            it.id,
            it.name,
            bool(it.invented),
            _sentence(snapshot, it),
            tuple(_facts(snapshot, it)),
            it.link if it.link.startswith(("https://", "http://")) else "",
            who.is_team,
            tuple(rows) if who.is_team else (),
            next(
                (
                    _enrolled(snapshot, item)
                    for item in found
                    if item.person_id == who.person_id and item.state == "offered"
                ),
                None,
            ),
        )


def runs(it: DevelopmentOffer) -> str:
    """From when to when an offer runs, in words."""
    first, last = day_in_words(it.first_day), day_in_words(it.last_day)
    return f"{first} to {last}" if first and last and first != last else first or "Not said"


def open_to(snapshot: Snapshot, it: DevelopmentOffer) -> str:
    """To whom an offer is open, in words."""
    said = [
        listed([LEVELS.say(code) for code in it.levels], "or"),
        listed([snapshot.label("Profession", id_) for id_ in it.profession_ids], "or"),
        snapshot.label("Area", it.area_id),
    ]
    return "; ".join(filter(None, said)) or "Everybody"


def _sentence(snapshot: Snapshot, it: DevelopmentOffer) -> str:
    kind = DEVELOPMENT_CLASSES.say(it.classification) or "Development"
    free = places_left(snapshot)[it.id]
    places = "how many places it has is not said" if free is None else (
        f"{count(free, 'place is', 'places are')} free of {it.places:,}"
    )  # fmt: skip
    return f"{kind}: {places}."


def _facts(snapshot: Snapshot, it: DevelopmentOffer) -> Iterator[tuple[str, str]]:
    said = {
        "Provider": snapshot.label("Organization", it.provider_id),
        "Programme": snapshot.label("Programme", it.programme_id),
        "What it teaches": listed([SKILLS.say(code) for code in it.skills]),
        "Open to": open_to(snapshot, it),
        "When": runs(it),
        "Apply by": day_in_words(it.apply_by),
        "Cost of a place": "" if it.cost is None else pounds(it.cost),
    }
    yield from ((label, text) for label, text in said.items() if text)


def _enrolled(snapshot: Snapshot, item: Enrolment) -> EnrolledRow:
    name = snapshot.label("Person", item.person_id)
    return EnrolledRow(
        item.id,
        Named(name, person_link(item.person_id)),
        ENROLMENT_STATES.say(item.state) or "Not said",
        tuple(Choice(code, ENROLMENT_STATES.say(code), selected=False)
              for code in NEXT.get(item.state, ())),
    )  # fmt: skip
