"""Who is in what: people and the bodies, programmes, events or organisations they share."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

from graph_service.analysis.layout import continued, positions
from graph_service.network import seats_network
from graph_service.relations import Place
from graph_service.snapshot import Snapshot


@dataclass(frozen=True)
class Hub:
    """Something that people are in: its kind and id, its name, how many of them are in it."""

    place: Place
    name: str
    people: int


@dataclass(frozen=True)
class Seat:
    """A person in a hub, since a (partial) day ("" where nobody knows)."""

    person_id: str
    place: Place
    since: str


@dataclass(frozen=True)
class SeatBase:
    """Where people and hubs of all days stand, and the seats by which they were placed."""

    seats: "nx.Graph[Place]"
    places: dict[Place, tuple[float, float]]

    @classmethod
    def of(cls, snapshot: Snapshot, shared: str) -> "SeatBase":
        """Lay out everything that a snapshot's people share of a sort."""
        seats = seats_network(snapshot, shared)
        return cls(seats, positions(seats))


@dataclass(frozen=True)
class Affiliation:
    """People and what they are in: a network of two modes.

    `places` has people as ("Person", id). `several` are in more than one hub, so that these meet
    in them; `nowhere` are in none.
    """

    shared: str
    hubs: tuple[Hub, ...]
    seats: tuple[Seat, ...]
    places: dict[Place, tuple[float, float]]
    several: tuple[str, ...]
    nowhere: tuple[str, ...]


def affiliation(snapshot: Snapshot, shared: str, base: SeatBase | None = None) -> Affiliation:
    """The people of a snapshot and what they share of a sort, one of `relations.SHARED`.

    People and groups as two kinds of nodes: R. L. Breiger 1974, The duality of persons and groups,
    Social Forces 53, 181-190. Where there is a `base`, everything stands where it has it.
    """
    graph = seats_network(snapshot, shared)
    seats = tuple(
        Seat(person, place, since)
        for (_, person), place, since in sorted(_from_people(graph), key=lambda item: item[:2])
    )
    number = Counter(seat.person_id for seat in seats)
    hubs = (Hub(place, snapshot.label(*place), graph.degree[place]) for place in graph
            if place[0] != "Person")  # fmt: skip
    return Affiliation(
        shared,
        tuple(sorted(hubs, key=lambda hub: (-hub.people, hub.name, hub.place))),
        seats,
        continued(base.places, base.seats, graph) if base else positions(graph),
        tuple(id_ for id_ in sorted(snapshot.people) if number[id_] > 1),
        tuple(id_ for id_ in sorted(snapshot.people) if not number[id_]),
    )


def _from_people(graph: "nx.Graph[Place]") -> list[tuple[Place, Place, str]]:
    """Each edge with the person first."""
    edges: Iterable[tuple[Place, Place, str]] = graph.edges(data="since")
    return [
        (one, other, since) if one[0] == "Person" else (other, one, since)
        for one, other, since in edges
    ]
