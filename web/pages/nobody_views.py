"""What `/missing/nobody` shows: sentences, services by borough, boroughs, sectors, a list."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graph_service.analysis.nobody import Nobody
from graph_service.analysis.nobody_words import Said, place_sentences, service_sentences
from graph_service.analysis.services import Place, Service
from graph_service.codes import SECTORS
from graph_service.snapshot import Snapshot
from web.links import body_link, invitations_link
from web.pages.missing_asked import Asked
from web.pages.nobody_list import Chosen, OrganizationList, list_address
from web.templating import count

_VOICES = {
    "none": ("Nobody", "red"),
    "not-known": ("Not known", "grey"),
    "not-on-own-board": ("Not on its own board", "orange"),
    "own-board-only": ("On its own board", "green"),
    "heard": ("Heard", "green"),
}
_ON_ONE = {"none": ("Nobody", "red"), "not-known": ("Not known", "grey")}


@dataclass(frozen=True)
class Line:
    """A sentence with where to look closer."""

    text: str
    address: str


@dataclass(frozen=True)
class Cell:
    """A service in a borough; None stands where there is no organisation of it."""

    count: int
    status: str
    colour: str
    address: str
    name: str


@dataclass(frozen=True)
class PlaceRow:
    """A borough in words; `boards` are its own bodies, with where to look and whom to invite."""

    name: str
    address: str
    organizations: str
    leaders: str
    on_own_board: str
    on_system: str
    boards: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class SectorRow:
    """The organisations of a sector, and how many of them have nobody."""

    words: str
    address: str
    organizations: str
    no_leader: str
    no_seat: str


@dataclass(frozen=True)
class NobodyAnswer:
    """All below the first sentence. `invite` is "" where there is nothing to invite to."""

    summary: str
    invite: str
    lines: tuple[Line, ...]
    columns: tuple[str, ...]
    grid: tuple[tuple[str, tuple[Cell | None, ...]], ...]
    one_body: bool
    places: tuple[PlaceRow, ...]
    sectors: tuple[SectorRow, ...]
    list: OrganizationList

    @classmethod
    def of(cls, snapshot: Snapshot, asked: Asked, found: Nobody, chosen: Chosen) -> "NobodyAnswer":
        """The answer, with its list narrowed to what is chosen."""
        said = [*place_sentences(snapshot, found), *service_sentences(snapshot, found)]
        invitable = asked.scope.startswith("Event:") or (asked.where and found.body)
        return cls(
            _summary(found, on_body=found.body in snapshot.bodies),
            invitations_link(asked.scope, asked.as_of) if invitable else "",
            tuple(_line(asked, one) for one in said),
            tuple(place.name for place in found.places),
            tuple(_grid(asked, found)),
            bool(found.body),
            tuple(_place(snapshot, asked, place) for place in found.places),
            tuple(_sectors(asked, found)),
            OrganizationList.of(snapshot, asked, found, chosen),
        )


def _summary(found: Nobody, *, on_body: bool) -> str:
    away = found.count("not-on-own-board")
    where = "are not on it" if on_body else "are not there" if found.body else "sit on no body"
    said = [
        f"{found.count('no-leader'):,} have no leader that we know of",
        f"{found.count('no-seat'):,} have leaders who {where}",
    ]
    if away:
        said.append(f"{away:,} more sit on a body, but on none of their own place")
    return f"{'; '.join(said)}." if found.organizations else ""


def _line(asked: Asked, one: Said) -> Line:
    place = one.area_ids[0] if len(one.area_ids) == 1 else ""
    return Line(one.text, list_address(asked, one.sector, place))


def _grid(asked: Asked, found: Nobody) -> Iterator[tuple[str, tuple[Cell | None, ...]]]:
    cells = {(item.sector, item.area_id): item for item in found.services}
    for sector in SECTORS:
        row = [cells.get((sector, place.area_id)) for place in found.places]
        if any(row):
            yield (
                SECTORS.say(sector),
                tuple(
                    _cell(asked, found, item, place) if item else None
                    for item, place in zip(row, found.places, strict=True)
                ),
            )


def _cell(asked: Asked, found: Nobody, item: Service, place: Place) -> Cell:
    words = _ON_ONE.get(item.voice, ("Heard", "green")) if found.body else _VOICES[item.voice]
    name = f"{SECTORS.say(item.sector)}, {place.name}"
    address = list_address(asked, item.sector, item.area_id)
    return Cell(item.organizations, *words, address, name)


def _place(snapshot: Snapshot, asked: Asked, place: Place) -> PlaceRow:
    boards = tuple(
        (
            snapshot.label("Organization", id_),
            body_link(id_),
            invitations_link(f"Organization:{id_}"),
        )
        for id_ in place.boards
        if id_ in snapshot.bodies
    )
    group: dict[str, Any] = {"by": "place", "second": ""}
    return PlaceRow(
        place.name,
        asked.address("missing_group.page", (place.area_id,), **{**group, "scope": ""}),
        f"{place.organizations:,}",
        f"{place.leaders:,}",
        f"{place.on_own_board:,}" if place.boards else "",
        f"{place.on_system:,}",
        boards,
    )


def _sectors(asked: Asked, found: Nobody) -> Iterator[SectorRow]:
    counts = Counter((item.sector, item.status) for item in found.organizations)
    totals = Counter(item.sector for item in found.organizations)
    for sector in [*SECTORS, ""]:
        if totals[sector]:
            yield SectorRow(
                SECTORS.say(sector) if sector else "Not known",
                list_address(asked, sector) if sector else "",
                count(totals[sector], "organisation"),
                f"{counts[sector, 'no-leader']:,}",
                f"{counts[sector, 'no-seat']:,}",
            )
