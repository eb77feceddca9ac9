"""What the page shows that matches people to places of development."""

from dataclasses import dataclass

from flask import url_for

from graph_service.analysis.development.matching import WHY_NOT, Match, Suited, Unsuited
from graph_service.analysis.numerals import listed
from graph_service.codes import SKILLS
from graph_service.snapshot import Snapshot
from web.links import Named, person_link
from web.paging import Paged, paged
from web.templating import count


@dataclass(frozen=True)
class SuitedRow:
    """Somebody, the offer suggested for them, and what it teaches of what they want."""

    person: Named
    offer: Named
    share: str
    teaches: str


@dataclass(frozen=True)
class UnsuitedRow:
    """Somebody without a place, and why."""

    person: Named
    why: str


@dataclass(frozen=True)
class MatchPage:
    """Who is suggested for which place, who is not and why."""

    sentence: str
    proof: str
    rows: Paged[SuitedRow]
    unmatched: tuple[UnsuitedRow, ...]

    @classmethod
    def of(cls, snapshot: Snapshot, found: Match) -> "MatchPage":
        """The page for a matching."""
        return cls(
            _sentence(found),
            "No other way to give out the places is better" if found.optimal
            else "A better way to give out the places may exist",
            paged([_suited(snapshot, item) for item in found.matched]),
            tuple(_unsuited(snapshot, item) for item in found.unmatched),
        )  # fmt: skip


def _sentence(found: Match) -> str:
    asked = len(found.matched) + len(found.unmatched)
    if not asked:
        return "Nobody who says what they want to learn is waiting for a place."
    places = "" if found.places is None else f" {found.places:,} places are free."
    worst = "" if found.worst is None else (
        f", each of which teaches at least {found.worst:.0%} of what they want"
    )  # fmt: skip
    of = count(asked, "person who wants to learn", "people who want to learn")
    return f"{len(found.matched):,} of {of} could have a place{worst}.{places}"


def _suited(snapshot: Snapshot, item: Suited) -> SuitedRow:
    address = url_for("development.offer", offer_id=item.offer)
    return SuitedRow(
        Named(snapshot.label("Person", item.person), person_link(item.person)),
        Named(snapshot.label("DevelopmentOffer", item.offer), address),
        f"{item.share:.0%}",
        listed([SKILLS.say(code).lower() for code in item.teaches]),
    )


def _unsuited(snapshot: Snapshot, item: Unsuited) -> UnsuitedRow:
    who = Named(snapshot.label("Person", item.person), person_link(item.person))
    return UnsuitedRow(who, WHY_NOT[item.reason])
