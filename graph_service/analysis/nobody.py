"""Organisations and places with nobody: who has no leader, no seat, no voice on their own board."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from graph_service.analysis.boards import Boards, boards_of
from graph_service.analysis.dimensions import borough_of
from graph_service.analysis.services import Place, Service, places, services
from graph_service.records import Organization
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot

Status = Literal["no-leader", "no-seat", "not-on-own-board", "heard"]
STATUSES: tuple[Status, ...] = ("no-leader", "no-seat", "not-on-own-board", "heard")


@dataclass(frozen=True)
class Unheard:
    """An organisation, not a body, and where its people sit.

    `leaders` are the people it has, `seated` those of them on any body, `on_own_board` on a body
    of its own borough (None where it lies in no borough, or that has no body). `through` is the
    nearest organisation above it with somebody on a body, "" where there is none or no need.
    """

    id: str
    name: str
    sector: str
    borough: str
    leaders: int
    seated: int
    on_own_board: int | None
    through: str
    status: Status


@dataclass(frozen=True)
class Nobody:
    """The answer: organisations, boroughs and services in the scope, the least heard first.

    `body` is the id of the one body it is asked about, "" where any body counts.
    """

    scope: Scope | None
    as_of: str
    body: str
    organizations: tuple[Unheard, ...]
    places: tuple[Place, ...]
    services: tuple[Service, ...]

    def count(self, status: Status) -> int:
        """How many organisations have a status."""
        return sum(item.status == status for item in self.organizations)

    def document(self) -> dict[str, Any]:
        """What `nobody --json` answers with."""
        return {
            "scope": str(self.scope) if self.scope else None,
            "as_of": self.as_of,
            "organizations": len(self.organizations),
            "counts": {status: self.count(status) for status in STATUSES},
            "without": [asdict(item) for item in self.organizations if item.status != "heard"],
            "places": [asdict(item) for item in self.places],
            "services": [asdict(item) for item in self.services],
        }


def nobody(snapshot: Snapshot, scope: Scope | None = None) -> Nobody:
    """Find the organisations, boroughs and services that have nobody.

    Args:
        snapshot: the whole network on one day.
        scope: a place asks about the organisations in it, an organisation about itself and its
            parts; a body, a programme, an event or a saved group about who is in that alone, for
            the organisations of its place (all, where it has none).

    Raises:
        NotFound: the scope is not in the snapshot.
    """
    boards = boards_of(snapshot, scope)
    asked = [item for item in _in_scope(snapshot, scope) if not item.is_body]
    leaders, through_posts = _leaders(snapshot), _on_behalf(snapshot, boards)
    speakers = {
        id_: (leaders.get(id_, set()) & boards.seated) | through_posts.get(id_, set())
        for id_ in snapshot.organizations
    }
    found = [_heard(snapshot, boards, item, leaders.get(item.id, set()), speakers)
             for item in asked]  # fmt: skip
    found.sort(key=lambda item: (STATUSES.index(item.status), item.name, item.id))
    cells = services(snapshot, boards, asked, leaders)
    return Nobody(
        scope, snapshot.as_of, boards.only, tuple(found), places(snapshot, boards, asked), cells
    )


def own_board(snapshot: Snapshot, organization: Organization) -> tuple[tuple[str, ...], int]:
    """The bodies of an organisation's own borough, and how many of its people sit on any of them.

    No bodies where it lies in no borough, or nothing is known to govern there.
    """
    boards = boards_of(snapshot, None)
    place = boards.of_borough.get(borough_of(snapshot, organization.area_id), ())
    people = {item.person_id for item in snapshot.memberships_in(organization.id)}
    return place, len(people & boards.people(place))


def _heard(
    snapshot: Snapshot,
    boards: Boards,
    item: Organization,
    leaders: set[str],
    speakers: Mapping[str, set[str]],
) -> Unheard:
    borough = borough_of(snapshot, item.area_id)
    own, seated = boards.of_borough.get(borough, ()), speakers[item.id]
    on_own = len(seated & boards.people(own)) if own else None
    status: Status = (
        ("no-seat" if leaders else "no-leader")
        if not seated
        else "not-on-own-board"
        if on_own == 0
        else "heard"
    )
    through = "" if seated else _through(snapshot, item, speakers)
    return Unheard(
        item.id, item.name, item.sector, borough, len(leaders), len(seated), on_own, through, status
    )


def _through(snapshot: Snapshot, item: Organization, speakers: Mapping[str, set[str]]) -> str:
    """The nearest organisation above that has somebody on a body; circles are walked once."""
    seen, above = {item.id}, item.parent_id
    while above and above not in seen:
        if speakers.get(above):
            return above
        seen.add(above)
        upper = snapshot.organizations.get(above)
        above = upper.parent_id if upper else ""
    return ""


def _leaders(snapshot: Snapshot) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for id_ in snapshot.people:
        for employer in snapshot.employers_of(id_):
            found[employer].add(id_)
    return found


def _on_behalf(snapshot: Snapshot, boards: Boards) -> Mapping[str, set[str]]:
    """Who sits for an organisation without being of it."""
    found: dict[str, set[str]] = defaultdict(set)
    for item in snapshot.memberships.values():
        if item.on_behalf_of_id and item.person_id in boards.seated:
            found[item.on_behalf_of_id].add(item.person_id)
    return found


def _in_scope(snapshot: Snapshot, scope: Scope | None) -> Iterable[Organization]:
    every = snapshot.organizations
    if scope and scope.kind == "Organization" and scope.id not in snapshot.bodies:
        return [item for item in every.values() if scope.id in (item.id, item.parent_id)]
    area = scope.id if scope and scope.kind == "Area" else _area_of(snapshot, scope)
    if not area:
        return every.values()
    within = snapshot.area_and_below(area)
    return [item for item in every.values() if item.area_id in within]


def _area_of(snapshot: Snapshot, scope: Scope | None) -> str:
    """The borough or neighbourhood that a scope is about; "" where it is about the system."""
    record = snapshot.of(scope.kind).get(scope.id) if scope else None
    area_id: str = getattr(record, "area_id", "")
    return area_id if borough_of(snapshot, area_id) else ""
