"""Bodies in their tree with their posts, decisions, and what does not add up."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from graph_service.analysis.governance.decisions import Decision, decisions
from graph_service.analysis.governance.fault import Fault
from graph_service.analysis.governance.faults import faults
from graph_service.analysis.governance.reviews import Confirmed, confirmed
from graph_service.analysis.governance.seats import Holder, Seat, holders_of, seats_of
from graph_service.analysis.governance.tree import Above, places_of, tree_order
from graph_service.days import months_later
from graph_service.records import Organization
from graph_service.snapshot import Snapshot


@dataclass(frozen=True)
class Body:
    """A governance body in its place in the tree; `members` are on it without a post.

    `parent_id` is the body it is part of or reports to first, None at the top; `other_parents`
    are the further ones. `depth` counts the bodies above it. `review_due` is the day by which
    somebody should confirm that this is right, "" where none is set.
    """

    id: str
    name: str
    parent_id: str | None
    area_id: str | None
    depth: int
    other_parents: tuple[str, ...]
    quorum: int | None
    meets: str
    purpose: str
    confirmed_on: str
    confirmed_by_id: str
    review_due: str
    invented: bool
    posts: tuple[Seat, ...]
    members: tuple[Holder, ...]

    @property
    def vacancies(self) -> int:
        """How many of its posts stand empty."""
        return sum(seat.vacant for seat in self.posts)


@dataclass(frozen=True)
class Governance:
    """All bodies in the order of the tree, each followed by what is below it."""

    as_of: str
    bodies: tuple[Body, ...]
    vacancies: int
    decisions: tuple[Decision, ...]
    faults: tuple[Fault, ...]

    @property
    def problems(self) -> tuple[str, ...]:
        """The faults as sentences."""
        return tuple(fault.sentence for fault in self.faults)

    def document(self) -> dict[str, Any]:
        """As the `governance` command answers with `--json`."""
        return asdict(self) | {"problems": self.problems}


def governance(snapshot: Snapshot, only: Iterable[str] | None = None) -> Governance:
    """The tree of bodies on the snapshot's day; with `only`, just the bodies with these ids.

    Faults and decisions are those of the whole, or with `only` none and those that rest with
    the bodies named.
    """
    ids = None if only is None else set(only)
    places, last = places_of(snapshot), confirmed(snapshot)
    bodies = tuple(
        _body(snapshot, snapshot.bodies[id_], depth, places[id_], last.get(id_))
        for id_, depth in tree_order(snapshot, places)
        if ids is None or id_ in ids
    )
    return Governance(
        as_of=snapshot.as_of,
        bodies=bodies,
        vacancies=sum(body.vacancies for body in bodies),
        decisions=tuple(
            item for item in decisions(snapshot) if ids is None or ids & item.parts.organization_ids
        ),
        faults=tuple(faults(snapshot)) if ids is None else (),
    )


def _body(
    snapshot: Snapshot, body: Organization, depth: int, above: Above, last: Confirmed | None
) -> Body:
    return Body(
        id=body.id,
        name=body.name,
        parent_id=above.first or None,
        area_id=body.area_id or None,
        depth=depth,
        other_parents=above.further,
        quorum=body.quorum,
        meets=body.meets,
        purpose=body.purpose,
        confirmed_on=last.on if last else "",
        confirmed_by_id=last.by_id if last else "",
        review_due=months_later(last.on, body.review_every) if last and body.review_every else "",
        invented=bool(body.invented),
        posts=tuple(seats_of(snapshot, body.id)),
        members=holders_of(
            snapshot, [item for item in snapshot.memberships_in(body.id) if not item.post_id]
        ),
    )
