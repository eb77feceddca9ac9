"""Who sits on which bodies: those of a borough, and those of the whole system."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from graph_service.analysis.dimensions import borough_of
from graph_service.scope import Scope, people_within
from graph_service.snapshot import Snapshot


@dataclass(frozen=True)
class Boards:
    """The bodies that count, and their people.

    `of_borough` are the bodies of each borough (and of what lies in it), `system` those of none.
    `seated` are all people on any of them. Where a question is about one body, a programme, an
    event or a group (`only` is its id), that alone counts, as if it were of the whole system
    unless it is a borough's own.
    """

    only: str
    of_borough: Mapping[str, tuple[str, ...]]
    system: tuple[str, ...]
    members: Mapping[str, frozenset[str]]

    @cached_property
    def seated(self) -> frozenset[str]:
        """Everybody on any body that counts."""
        return self.people(self.members)

    @cached_property
    def on_system(self) -> frozenset[str]:
        """Everybody on a body of the whole system."""
        return self.people(self.system)

    def people(self, bodies: Iterable[str]) -> frozenset[str]:
        """Everybody on any of these bodies."""
        return frozenset().union(*(self.members[id_] for id_ in bodies))


def boards_of(snapshot: Snapshot, scope: Scope | None) -> Boards:
    """The bodies that a question about a scope is about.

    Raises:
        NotFound: the scope is not in the snapshot.
    """
    people = people_within(snapshot, scope) if scope else frozenset()
    if scope and _alone(snapshot, scope):
        return _one(snapshot, scope, people)
    of_borough: dict[str, list[str]] = defaultdict(list)
    for id_, body in snapshot.bodies.items():
        of_borough[borough_of(snapshot, body.area_id)].append(id_)
    system = tuple(of_borough.pop("", ()))
    members = {id_: _members(snapshot, id_) for id_ in snapshot.bodies}
    return Boards("", {key: tuple(ids) for key, ids in of_borough.items()}, system, members)


def _alone(snapshot: Snapshot, scope: Scope) -> bool:
    """Whether a scope is itself what people sit on or come to."""
    return scope.kind not in ("Area", "Organization") or scope.id in snapshot.bodies


def _one(snapshot: Snapshot, scope: Scope, people: frozenset[str]) -> Boards:
    area_id: str = getattr(snapshot.of(scope.kind)[scope.id], "area_id", "")
    borough = borough_of(snapshot, area_id)
    of_borough = {borough: (scope.id,)} if borough else {}
    return Boards(scope.id, of_borough, () if borough else (scope.id,), {scope.id: people})


def _members(snapshot: Snapshot, body_id: str) -> frozenset[str]:
    ids = frozenset(item.person_id for item in snapshot.memberships_in(body_id))
    return ids & snapshot.people.keys()
