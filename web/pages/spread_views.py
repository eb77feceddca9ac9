"""What the page shows of all improvements that spread."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask import url_for

from graph_service.analysis.spreading import COMMUNITIES, Improvement
from graph_service.snapshot import Snapshot
from web.links import Named, programme_link
from web.templating import count
from web.visitor import Visitor


@dataclass(frozen=True)
class ImprovementRow:
    """An improvement in the list; `next` is the organisation suggested first."""

    improvement: Named
    origin: str
    adopted: int
    trying: int
    stopped: int
    next: str


@dataclass(frozen=True)
class CommunityRow:
    """A community that learns together."""

    id: str
    community: Named
    people: int
    sectors: int


@dataclass(frozen=True)
class SpreadPage:
    """All improvements, and the communities; the team may put circles together."""

    sentence: str
    rows: tuple[ImprovementRow, ...]
    communities: tuple[CommunityRow, ...]
    is_team: bool

    @classmethod
    def of(cls, snapshot: Snapshot, found: Sequence[Improvement], who: Visitor) -> "SpreadPage":
        """The page of a day, as a visitor may see it."""
        return cls(
            _sentence(found),
            tuple(_row(snapshot, item) for item in found),
            tuple(_communities(snapshot)),
            who.is_team,
        )


def _sentence(found: Sequence[Improvement]) -> str:
    if not found:
        return "No improvement is known yet."
    use = sum(item.count("adopted") + item.count("trying") for item in found)
    still = sum(not item.steps for item in found)
    stayed = f"; {still:,} {'has' if still == 1 else 'have'} not left home yet" if still else ""
    taken = count(use, "organisation has", "organisations have")
    return f"{count(len(found), 'improvement')} began here, and {taken} taken one up since{stayed}."


def _row(snapshot: Snapshot, item: Improvement) -> ImprovementRow:
    address = url_for("spread.improvement", programme_id=item.programme.id)
    return ImprovementRow(
        Named(item.programme.name, address),
        organization_name(snapshot, item.programme.owner_id) or "Not said",
        item.count("adopted"),
        item.count("trying"),
        item.count("stopped"),
        organization_name(snapshot, item.next[0].organization_id)
        if item.next
        else "Nobody is near yet",
    )


def _next_name(snapshot: Snapshot, item: Improvement) -> str:
    if not item.next:
        return "Nobody is near yet"
    return organization_name(snapshot, item.next[0].organization_id)


def _communities(snapshot: Snapshot) -> Iterator[CommunityRow]:
    members: dict[str, set[str]] = {}
    for item in snapshot.memberships.values():
        if item.programme_id and item.person_id in snapshot.people:
            members.setdefault(item.programme_id, set()).add(item.person_id)
    for id_, programme in snapshot.programmes.items():
        people = members.get(id_, set())
        if programme.classification in COMMUNITIES and people:
            sectors = {snapshot.sectors[person] for person in people} - {""}
            named = Named(programme.name, programme_link(id_))
            yield CommunityRow(id_, named, len(people), len(sectors))


def organization_name(snapshot: Snapshot, id_: str) -> str:
    """The name of an organisation; "" for none."""
    return snapshot.label("Organization", id_) if id_ else ""
