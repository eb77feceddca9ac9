"""What the page of one group shows: its people, and where somebody for it could come from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask import url_for

from graph_service import codes
from graph_service.analysis.overview import OPEN
from graph_service.analysis.representation import Gap
from graph_service.records import Organization
from graph_service.snapshot import Snapshot
from web.access import may_open
from web.links import Named, body_link, has_seats, invitations_link
from web.pages.missing_asked import Asked
from web.pages.missing_words import status_words
from web.paging import Paged, paged
from web.shown import may_be_shown
from web.visitor import Visitor

MOST_NAMED = 20


@dataclass(frozen=True)
class GroupPage:
    """One group: how it stands, who is in it, who could fill it, and what to do next.

    `hidden` people are in the group and object to being shown. Addresses are "" where the visitor
    may not open them, or where they make no sense.
    """

    heading: str
    sentence: str
    status: str
    colour: str
    facts: tuple[tuple[str, str], ...]
    people: Paged[Named]
    person_ids: tuple[str, ...]
    hidden: int
    organizations: tuple[Named, ...]
    more_organizations: int
    bodies: tuple[Named, ...]
    more_bodies: int
    back: str
    invite: str
    targets: tuple[Named, ...]
    save: str

    @classmethod
    def of(
        cls,
        snapshot: Snapshot,
        who: Visitor,
        asked: Asked,
        gap: Gap,
        people: Sequence[str],
        *could: Sequence[str],
    ) -> "GroupPage":
        """The page for a gap; `could` are the organisations and the bodies that could fill it."""
        organizations, bodies = could
        shown = [id_ for id_ in people if may_be_shown(snapshot.people[id_], who)]
        status, colour = status_words(gap)
        return cls(
            ", ".join(gap.words),
            gap.sentence,
            status,
            colour,
            _facts(asked, gap),
            paged([_person(snapshot, id_) for id_ in shown]),
            tuple(shown),
            len(people) - len(shown),
            tuple(_organization(snapshot, id_) for id_ in organizations[:MOST_NAMED]),
            max(0, len(organizations) - MOST_NAMED),
            tuple(Named(snapshot.bodies[id_].name, body_link(id_)) for id_ in bodies[:MOST_NAMED]),
            max(0, len(bodies) - MOST_NAMED),
            asked.address("missing.page"),
            invitations_link(asked.scope, asked.as_of)
            if gap.status in OPEN and has_seats(asked.scope)
            else "",
            tuple(_targets(asked, gap)),
            url_for("groups.make") if shown and may_open("groups.make") else "",
        )


def _facts(asked: Asked, gap: Gap) -> tuple[tuple[str, str], ...]:
    said = [
        (codes.DIMENSIONS.say(code), words)
        for code, words in zip(asked.dimensions, gap.words, strict=True)
    ]
    if gap.expected is not None:
        said.append(("Expected", f"{gap.expected:,.1f}"))
    said.append(("People", f"{gap.count:,}"))
    return tuple(said)


def _person(snapshot: Snapshot, id_: str) -> Named:
    person = snapshot.people[id_]
    employers = [snapshot.organizations[one].name for one in snapshot.employers_of(id_)]
    note = ", ".join(filter(None, [person.job_title, *employers]))
    return Named(person.name, url_for("person.page", person_id=id_), note)


def _organization(snapshot: Snapshot, id_: str) -> Named:
    item: Organization = snapshot.organizations[id_]
    place = snapshot.label("Area", item.area_id) if item.area_id else ""
    note = ", ".join(filter(None, [codes.SECTORS.say(item.sector) if item.sector else "", place]))
    return Named(item.name, url_for("organizations.page", organization_id=id_), note)


def _targets(asked: Asked, gap: Gap) -> Iterator[Named]:
    """A target is set along one dimension, so a crossing has two."""
    if not may_open("yardsticks.page"):
        return
    scope = asked.scope or None
    for code, group, words in zip(asked.dimensions, gap.group, gap.words, strict=True):
        yield Named(words, url_for("yardsticks.page", scope=scope, by=code, group=group))
