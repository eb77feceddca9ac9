"""Boroughs and the services in them: which have nobody on the boards that decide for them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from graph_service import codes
from graph_service.analysis.boards import Boards
from graph_service.analysis.dimensions import borough_of
from graph_service.records import Organization
from graph_service.snapshot import Snapshot

Voice = Literal["none", "not-known", "not-on-own-board", "own-board-only", "heard"]


@dataclass(frozen=True)
class Place:
    """A borough: its organisations, the leaders based in it, and where they sit.

    `boards` are the ids of its own bodies; `on_own_board` and `on_system` count its leaders.
    """

    area_id: str
    name: str
    population: int | None
    organizations: int
    leaders: int
    boards: tuple[str, ...]
    on_own_board: int
    on_system: int


@dataclass(frozen=True)
class Service:
    """A sector in a borough: the organisations there are, their leaders, and where these sit.

    `leaders` work for one of these organisations, or are of that sector and based there. `others`
    are people of the sector from elsewhere on the borough's own bodies; `unnamed` are posts there
    that ask for the sector and are held by somebody not named. `voice` is `none` if nobody of the
    service sits on the borough's own bodies or on one of the system; `not-known` if one of the
    unnamed could; `heard` if somebody sits wherever there is something to sit on.
    """

    sector: str
    area_id: str
    organizations: int
    leaders: int
    on_own_board: int
    on_system: int
    others: int
    unnamed: int
    voice: Voice


def places(
    snapshot: Snapshot, boards: Boards, organizations: Iterable[Organization]
) -> tuple[Place, ...]:
    """The boroughs of these organisations, and of all where all are asked about."""
    here = _by_borough(snapshot, organizations)
    based: dict[str, set[str]] = defaultdict(set)
    for id_, area_id in snapshot.places.items():
        based[borough_of(snapshot, area_id)].add(id_)
    found = []
    for area in snapshot.areas.values():
        if area.id in here:
            own, people = boards.of_borough.get(area.id, ()), based.get(area.id, set())
            on_own, on_system = len(people & boards.people(own)), len(people & boards.on_system)
            found.append(
                Place(area.id, area.name, area.population, len(here[area.id]), len(people), own,
                      on_own, on_system)
            )  # fmt: skip
    return tuple(found)


def services(
    snapshot: Snapshot,
    boards: Boards,
    organizations: Iterable[Organization],
    leaders: Mapping[str, set[str]],
) -> tuple[Service, ...]:
    """Each sector in each borough that has organisations of it, in the vocabulary's order."""
    people: dict[tuple[str, str], set[str]] = defaultdict(set)
    numbers: dict[tuple[str, str], int] = defaultdict(int)
    for area_id, items in _by_borough(snapshot, organizations).items():
        for item in items:
            if item.sector:
                numbers[item.sector, area_id] += 1
                people[item.sector, area_id] |= leaders.get(item.id, set())
    for id_, sector in snapshot.sectors.items():
        cell = sector, borough_of(snapshot, snapshot.places[id_])
        if cell in numbers:
            people[cell].add(id_)
    return tuple(
        _service(
            snapshot, boards, sector, area_id, numbers[sector, area_id], people[sector, area_id]
        )
        for sector in codes.SECTORS
        for area_id in snapshot.areas
        if (sector, area_id) in numbers
    )


def _service(
    snapshot: Snapshot, boards: Boards, sector: str, area_id: str, number: int, people: set[str]
) -> Service:
    own = boards.of_borough.get(area_id, ())
    on_board = boards.people(own)
    here, system = len(people & on_board), len(people & boards.on_system)
    others = sum(snapshot.sectors.get(id_) == sector for id_ in on_board - people)
    unnamed = sum(
        bool(post.undisclosed) and post.sector == sector
        for body in own
        for post in snapshot.posts_in(body)
    )
    return Service(
        sector, area_id, number, len(people), here, system, others, unnamed,
        _voice(here, system, unnamed, has_own=bool(own)),
    )  # fmt: skip


def _voice(on_own: int, on_system: int, unnamed: int, *, has_own: bool) -> Voice:
    if on_own:
        return "heard" if on_system else "own-board-only"
    if unnamed:
        return "not-known"
    if on_system:
        return "not-on-own-board" if has_own else "heard"
    return "none"


def _by_borough(
    snapshot: Snapshot, organizations: Iterable[Organization]
) -> Mapping[str, Sequence[Organization]]:
    found: dict[str, list[Organization]] = defaultdict(list)
    for item in organizations:
        if borough := borough_of(snapshot, item.area_id):
            found[borough].append(item)
    return found
