"""Who is accountable, responsible, consulted and informed for each decision, where."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from graph_service.codes import PARTS
from graph_service.errors import NotFound
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


@dataclass(frozen=True)
class Decision:
    """One decision or function in one area ("" is everywhere).

    `inherited_from` is the area above whose accountable body decides here too, None where the
    area has its own or nobody is accountable at all.
    """

    topic: str
    area_id: str
    area: str
    parts: Parts
    inherited_from: str | None

    @property
    def nobody_accountable(self) -> bool:
        """Whether nobody is accountable, here or above."""
        return not self.parts.accountable and self.inherited_from is None


@dataclass(frozen=True)
class Answer:
    """Who decides a topic in an area; `route` are the bodies it goes up to, nearest first."""

    topic: str
    area: str
    parts: Parts
    route: tuple[Party, ...]

    def document(self) -> dict[str, Any]:
        """As the `decides` command answers with `--json`."""
        return {
            "topic": self.topic,
            "area": self.area,
            **asdict(self.parts),
            "route": [asdict(party) for party in self.route],
        }


_Rows = Mapping[tuple[str, str], list[Responsibility]]


def decisions(snapshot: Snapshot) -> list[Decision]:
    """Every topic in every area where something is said of it, by topic and area."""
    rows = _rows(snapshot.responsibilities.values())
    return [_decision(snapshot, rows, topic, area_id) for topic, area_id in sorted(rows)]


def decides(snapshot: Snapshot, topic: str, area_id: str) -> Answer:
    """Who decides `topic` (in any case) in an area: what is said there, else in the area above.

    Raises:
        NotFound: there is no such area, or nothing is said of the topic at or above it.
    """
    if area_id not in snapshot.areas:
        raise NotFound(f"There is no area with the id '{area_id}'.")
    rows = _rows(snapshot.responsibilities.values())
    topics = {name.casefold(): name for name, _ in rows}
    name = topics.get(" ".join(topic.split()).casefold(), topic)
    found: dict[str, tuple[Party, ...]] = {}
    asked: list[Responsibility] = []
    for place in areas_up(snapshot, area_id):
        here = rows.get((name, place), [])
        asked += here
        # What is said nearer counts: a part is looked for above only where it is not given here.
        found |= {part: said for part, said in _said(snapshot, here).items() if part not in found}
    if not asked:
        known = ", ".join(sorted(topics.values())) or "none at all"
        raise NotFound(f"Nothing is said of who decides '{topic}' there. Known topics: {known}.")
    return Answer(name, area_id, Parts(**found), _route(snapshot, asked))


def areas_up(snapshot: Snapshot, area_id: str) -> list[str]:
    """The area, those above it, and last "" for everywhere; a circle is walked once."""
    found: dict[str, None] = {}
    while area_id and area_id not in found:
        found[area_id] = None
        area = snapshot.areas.get(area_id)
        area_id = area.parent_id if area else ""
    return [*found, ""]


def _decision(snapshot: Snapshot, rows: _Rows, topic: str, area_id: str) -> Decision:
    from_ = next(
        (
            place
            for place in areas_up(snapshot, area_id)
            if any(row.part == "accountable" for row in rows.get((topic, place), []))
        ),
        None,
    )
    return Decision(
        topic,
        area_id,
        snapshot.label("Area", area_id) if area_id else "Everywhere",
        Parts(**_said(snapshot, rows[topic, area_id])),
        inherited_from=None if from_ == area_id else from_,
    )


def _route(snapshot: Snapshot, rows: Iterable[Responsibility]) -> tuple[Party, ...]:
    """The bodies that the accountable ones escalate to or had it delegated from, in that order."""
    ids: dict[str, None] = {}
    for row in rows:
        if row.part == "accountable":
            for id_ in (row.organization_id, row.escalates_to_id, row.delegated_by_id):
                if id_:
                    ids[id_] = None
    return tuple(_body(snapshot, id_, "") for id_ in ids)


def _said(snapshot: Snapshot, rows: Iterable[Responsibility]) -> dict[str, tuple[Party, ...]]:
    """The parties by part; a part that nobody plays is not there."""
    found: dict[str, tuple[Party, ...]] = {}
    for row in rows:
        found[row.part] = (*found.get(row.part, ()), _party(snapshot, row))
    return found


def _party(snapshot: Snapshot, row: Responsibility) -> Party:
    post = snapshot.posts.get(row.post_id)
    if post is None:
        return _body(snapshot, row.organization_id, row.limit)
    holders = [item.person_id for item in snapshot.holders_of(post.id)]
    people = tuple(snapshot.people[id_].name for id_ in holders if id_ in snapshot.people)
    return Party("Post", post.id, post.label, post.organization_id, people, row.limit)


def _body(snapshot: Snapshot, id_: str, limit: str) -> Party:
    return Party("Organization", id_, snapshot.label("Organization", id_), id_, (), limit)


def _rows(items: Iterable[Responsibility]) -> _Rows:
    found: dict[tuple[str, str], list[Responsibility]] = {}
    for item in items:
        if item.part in PARTS:
            found.setdefault((item.topic, item.area_id), []).append(item)
    return found
