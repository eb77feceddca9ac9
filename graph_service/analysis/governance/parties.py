"""Bodies and posts that play a part in a decision."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph_service.records import Responsibility
from graph_service.snapshot import Snapshot


@dataclass(frozen=True)
class Party:
    """A body or post that plays a part; `people` are the names of those who hold the post."""

    kind: str
    id: str
    name: str
    organization_id: str
    people: tuple[str, ...]
    limit: str

    @property
    def said(self) -> str:
        """The name, and who holds the post."""
        return self.name + (f" ({', '.join(self.people)})" if self.people else "")


@dataclass(frozen=True)
class Parts:
    """Who plays which part; the fields are the codes of the list `PARTS`."""

    accountable: tuple[Party, ...] = ()
    responsible: tuple[Party, ...] = ()
    consulted: tuple[Party, ...] = ()
    informed: tuple[Party, ...] = ()

    @property
    def organization_ids(self) -> frozenset[str]:
        """The bodies that play any part, themselves or by a post of theirs."""
        parties = (*self.accountable, *self.responsible, *self.consulted, *self.informed)
        return frozenset(party.organization_id for party in parties)


def parties_by_part(
    snapshot: Snapshot, rows: Iterable[Responsibility]
) -> dict[str, tuple[Party, ...]]:
    """The parties by part; a part that nobody plays is not there."""
    found: dict[str, tuple[Party, ...]] = {}
    for row in rows:
        found[row.part] = (*found.get(row.part, ()), _party(snapshot, row))
    return found


def _party(snapshot: Snapshot, row: Responsibility) -> Party:
    post = snapshot.posts.get(row.post_id)
    if post is None:
        return body_party(snapshot, row.organization_id, row.limit)
    holders = [item.person_id for item in snapshot.holders_of(post.id)]
    people = tuple(snapshot.people[id_].name for id_ in holders if id_ in snapshot.people)
    return Party("Post", post.id, post.label, post.organization_id, people, row.limit)


def body_party(snapshot: Snapshot, id_: str, limit: str = "") -> Party:
    """A body that plays a part itself, up to a limit in words."""
    return Party("Organization", id_, snapshot.label("Organization", id_), id_, (), limit)
