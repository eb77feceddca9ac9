"""What is asked of the map, and the part of the network that answers it."""

from collections.abc import Callable, Container, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from graph_service.analysis.sociogram import Sociogram, sociogram
from graph_service.codes import SECTORS
from graph_service.network import DERIVED, contexts_of, people_network
from graph_service.snapshot import Snapshot
from web.remembered import remembered
from web.visitor import Visitor

# More people than this take longer to lay out than anybody waits, and show nothing.
MOST_PEOPLE = 5000
KEPT = 20
GROUPINGS = ("sector", "place", "profession", "level", "side")
ORDERS = ("name", "ties", "ways", "cluster")


@dataclass(frozen=True)
class Asked:
    """What the address asks for; "" and 0 ask for the usual."""

    q: str = ""
    focus: str = ""
    sector: str = ""
    place: str = ""
    by: str = ""
    ties: str = ""
    order: str = ""
    cluster: int = 0

    @classmethod
    def of(cls, args: Mapping[str, str]) -> "Asked":
        """Read an address; what is not one of our choices is as if it were not said."""
        said = {name: args.get(name, "").strip() for name in ("q", "focus", "place", "ties")}
        cluster = args.get("cluster", "")
        return cls(
            **said,
            sector=_one_of(args.get("sector", ""), SECTORS.words),
            by=_one_of(args.get("by", ""), GROUPINGS),
            order=_one_of(args.get("order", ""), ORDERS),
            cluster=int(cluster) if cluster.isdecimal() and len(cluster) < 6 else 0,
        )

    def query(self, **changes: str | int) -> dict[str, Any]:
        """This question with changes, as the query of an address; the usual is left out."""
        return {name: value for name, value in (asdict(self) | changes).items() if value}


@dataclass(frozen=True)
class Part:
    """A part of the network and its map; `found` is None where it has too many people to draw.

    `snapshot` is the whole, for what is known of those on the map; `people` counts them.
    """

    snapshot: Snapshot
    asked: Asked
    ties: str
    people: int
    found: Sociogram | None

    @property
    def bridge_ids(self) -> tuple[str, ...]:
        """The people whom most ways lead through."""
        return tuple(bridge.id for bridge in self.found.cohesion.bridges) if self.found else ()


def part_of(whole: Snapshot, shown: Snapshot, who: Visitor, asked: Asked) -> Part:
    """The part of what a visitor is shown that they ask for, with its map.

    Maps are kept as long as `whole` is the current snapshot.
    """
    ties = _ties(shown, asked.ties)
    by = asked.by or GROUPINGS[0]
    people = _people(whole, shown, asked)
    if len(people) > MOST_PEOPLE:
        return Part(whole, asked, ties, len(people), None)
    # Who objects sees themselves: the maps of two visitors may differ by that.
    hidden = who.is_team or (who.person_id if who.person_id in shown.people else "")
    key = (hidden, by, ties, asked.sector, asked.place)
    kept: dict[object, Sociogram] = remembered("map", whole, lambda _: {})
    found = _kept(kept, key, lambda: sociogram(_narrowed(shown, people), by, ties))
    if asked.cluster:
        people = {dot.id for dot in found.dots if dot.cluster == asked.cluster}
        inside = (*key, asked.cluster)
        found = _kept(kept, inside, lambda: sociogram(_narrowed(shown, people), by, ties))
    return Part(whole, asked, ties, len(people), found)


def _kept(
    kept: dict[object, Sociogram], key: object, conclude: Callable[[], Sociogram]
) -> Sociogram:
    found = kept.get(key)
    if found is None:
        found = conclude()
        if len(kept) >= KEPT:
            kept.clear()
        kept[key] = found
    return found


def _people(whole: Snapshot, shown: Snapshot, asked: Asked) -> set[str]:
    """Who is shown in the sector and place asked for; `whole` remembers where everybody belongs."""
    areas = whole.area_and_below(asked.place)
    return {
        id_
        for id_ in shown.people
        if (not asked.sector or whole.sectors[id_] == asked.sector)
        and (not asked.place or whole.places[id_] in areas)
    }


def _narrowed(shown: Snapshot, ids: set[str]) -> Snapshot:
    people = {id_: person for id_, person in shown.people.items() if id_ in ids}
    return replace(shown, records={**shown.records, "Person": people})


def _ties(shown: Snapshot, asked: str) -> str:
    """The kind of ties to draw: as asked, else what was told, else whose post reports to whose."""
    if asked in DERIVED or asked in contexts_of(shown):
        return asked
    if shown.ties:
        return ""
    return "reporting" if people_network(shown, "reporting").number_of_edges() else "body"


def _one_of(said: str, known: Container[str]) -> str:
    return said if said in known else ""
