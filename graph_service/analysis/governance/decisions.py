"""Who is accountable, responsible, consulted and informed for each decision, where."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from graph_service.analysis.governance.parties import (
    Parts,
    Party,
    body_party,
    parties_by_part,
)
from graph_service.analysis.governance.route import route_up
from graph_service.analysis.numerals import in_words
from graph_service.codes import PARTS
from graph_service.errors import NotFound
from graph_service.records import Responsibility
from graph_service.snapshot import Snapshot


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

    @property
    def where(self) -> str:
        """What is decided and where, as sentences name it."""
        return where_of(self.topic, self.area)


@dataclass(frozen=True)
class Answer:
    """Who decides a topic in an area.

    `where` is the name of the area; `route` are the accountable bodies and those that it goes up
    to from there, nearest first.
    """

    topic: str
    area: str
    where: str
    parts: Parts
    route: tuple[Party, ...]

    @property
    def sentence(self) -> str:
        """Who is accountable, up to which limit, or plainly that nobody is named."""
        accountable, of = self.parts.accountable, f"{self.topic} in {self.where}"
        who = "; ".join(party.said for party in accountable)
        if not accountable:
            return f"Nobody is named as accountable for {of}."
        if len(accountable) > 1:
            begin = in_words(len(accountable)).capitalize()
            return f"{begin} are each said to be accountable for {of}: {who}. Only one should be."
        limit = f", {accountable[0].limit}" if accountable[0].limit else ""
        return f"{who} is accountable for {of}{limit}."

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
    """Who decides `topic` in an area: what is said there, else in the area above.

    The topic may be written in any case, and by some of its words where no other has them all.

    Raises:
        NotFound: there is no such area, or nothing is said of the topic at or above it.
    """
    if area_id not in snapshot.areas:
        raise NotFound(f"There is no area with the id '{area_id}'.")
    rows = _rows(snapshot.responsibilities.values())
    name = _topic(sorted({name for name, _ in rows}), topic)
    found: dict[str, tuple[Party, ...]] = {}
    asked: list[Responsibility] = []
    for place in _areas_up(snapshot, area_id):
        here = rows.get((name, place), [])
        asked += here
        # What is said nearer counts: a part is looked for above only where it is not given here.
        found = parties_by_part(snapshot, here) | found
    if not asked:
        where = snapshot.label("Area", area_id)
        raise NotFound(f"Nothing is said of who decides '{name}' in {where} or above it.")
    route = tuple(body_party(snapshot, id_) for id_ in route_up(snapshot, asked))
    return Answer(name, area_id, snapshot.label("Area", area_id), Parts(**found), route)


def _topic(known: Sequence[str], asked: str) -> str:
    """The topic that is asked for: by its name, else the only one that has all these words.

    Raises:
        NotFound: none is, or several are, and guessing would not help.
    """
    words = asked.casefold().split()
    exact = [name for name in known if name.casefold().split() == words]
    near = exact or [name for name in known if words and {*words} <= {*name.casefold().split()}]
    if len(near) == 1:
        return near[0]
    if near:
        raise NotFound(f"'{asked}' could be several: {', '.join(near)}. Say which.")
    topics = ", ".join(known) or "none at all"
    raise NotFound(f"Nothing is said of who decides '{asked}'. Known topics: {topics}.")


def area_name(snapshot: Snapshot, area_id: str) -> str:
    """The name of the area of a decision; one without an area is taken everywhere."""
    return snapshot.label("Area", area_id) if area_id else "Everywhere"


def where_of(topic: str, area: str) -> str:
    """What is decided and where, as sentences name it."""
    return f"'{topic}' ({area})"


def _areas_up(snapshot: Snapshot, area_id: str) -> list[str]:
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
            for place in _areas_up(snapshot, area_id)
            if any(row.part == "accountable" for row in rows.get((topic, place), []))
        ),
        None,
    )
    return Decision(
        topic,
        area_id,
        area_name(snapshot, area_id),
        Parts(**parties_by_part(snapshot, rows[topic, area_id])),
        inherited_from=None if from_ == area_id else from_,
    )


def _rows(items: Iterable[Responsibility]) -> _Rows:
    found: dict[tuple[str, str], list[Responsibility]] = {}
    for item in items:
        if item.part in PARTS:
            found.setdefault((item.topic, item.area_id), []).append(item)
    return found
