"""How people stand in what they belong to: for how long, with a vote or without, lay or not."""

from collections.abc import Iterable, Iterator, Mapping

from graph_service.days import months_between
from graph_service.records import Membership
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot

_YEARS = ((12, "under-1"), (36, "from-1-to-3"), (72, "from-3-to-6"))


def tenures(snapshot: Snapshot, scope: Scope | None) -> Mapping[str, str]:
    """Each person's time in post, as a code of `codes.TENURES`; "" where no beginning is known.

    Counted from the earliest beginning of what they hold there now: in a body, an organisation or
    a programme of that alone, else of everything that they belong to.
    """
    since: dict[str, str] = {}
    for item in _memberships(snapshot, scope):
        earlier = since.get(item.person_id, item.start_date)
        if item.start_date:
            since[item.person_id] = min(earlier, item.start_date)
    return {
        id_: _band(since[id_], snapshot.as_of) if id_ in since else "" for id_ in snapshot.people
    }


def _band(since: str, as_of: str) -> str:
    months = months_between(since, as_of)
    return next((code for most, code in _YEARS if months < most), "from-6")


def votes(snapshot: Snapshot, scope: Scope | None) -> Mapping[str, str]:
    """Whether each person votes, as a code of `codes.VOTES`, on the body asked about or on any.

    Somebody without a seat is neither. On a body where somebody votes, a seat that does not say
    so has no vote; on a body of whose votes nothing is said, it is not known.
    """
    found = dict.fromkeys(snapshot.people, "")
    for person_id, says in _seats(snapshot, _memberships(snapshot, scope)):
        if found.get(person_id) != "voting":
            found[person_id] = says
    return found


def _seats(snapshot: Snapshot, memberships: Iterable[Membership]) -> Iterator[tuple[str, str]]:
    somebody_votes = {post.organization_id for post in snapshot.posts.values() if post.voting}
    for item in memberships:
        post = snapshot.posts.get(item.post_id)
        if post is None or post.organization_id not in snapshot.bodies:
            continue
        if post.voting:
            yield item.person_id, "voting"
        elif post.voting is False or post.in_attendance or post.organization_id in somebody_votes:
            yield item.person_id, "not-voting"


def lay(snapshot: Snapshot) -> Mapping[str, str]:
    """Whether each person is a lay leader, as a code of `codes.LAY`; "" where nothing says so.

    Lay are those at lay level and those who speak for patients and the public.
    """
    return {
        id_: "lay"
        if item.level == "lay" or item.side == "patient-public"
        else "not-lay"
        if item.level or item.side
        else ""
        for id_, item in snapshot.people.items()
    }


def _memberships(snapshot: Snapshot, scope: Scope | None) -> Iterable[Membership]:
    if scope is not None and scope.kind == "Organization":
        return snapshot.memberships_in(scope.id)
    if scope is not None and scope.kind == "Programme":
        return [m for m in snapshot.memberships.values() if m.programme_id == scope.id]
    return snapshot.memberships.values()
