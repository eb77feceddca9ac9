"""The organisations with nobody as a list that can be narrowed, a page at a time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flask import url_for

from graph_service.analysis.nobody import STATUSES, Nobody, Status, Unheard
from graph_service.analysis.nobody_words import STATUS_WORDS
from graph_service.codes import SECTORS
from graph_service.snapshot import Snapshot
from web.choices import Choice
from web.pages.missing_asked import Asked
from web.paging import Paged, paged

COLOURS: Mapping[Status, str] = {
    "no-leader": "red",
    "no-seat": "orange",
    "not-on-own-board": "yellow",
    "heard": "green",
}


@dataclass(frozen=True)
class Chosen:
    """What the list is narrowed to; "" is all, and of the standing all that are not heard."""

    sector: str
    place: str
    standing: str

    @classmethod
    def of(cls, args: Mapping[str, str]) -> "Chosen":
        """What an address asks."""
        return cls(*(args.get(name, "").strip() for name in ("sector", "place", "standing")))

    def has(self, item: Unheard) -> bool:
        """Whether an organisation is asked for."""
        standing = item.status == self.standing if self.standing else item.status != "heard"
        sector = not self.sector or item.sector == self.sector
        return sector and standing and (not self.place or item.borough == self.place)


@dataclass(frozen=True)
class Row:
    """An organisation of the list, in words."""

    name: str
    address: str
    sector: str
    place: str
    leaders: str
    seated: str
    status: str
    colour: str
    through: str
    through_address: str


@dataclass(frozen=True)
class OrganizationList:
    """The list, with what it can be narrowed by; `kept` goes along with the choices."""

    rows: Paged[Row]
    sectors: tuple[Choice, ...]
    places: tuple[Choice, ...]
    standings: tuple[Choice, ...]
    kept: tuple[tuple[str, str], ...]

    @classmethod
    def of(
        cls, snapshot: Snapshot, asked: Asked, found: Nobody, chosen: Chosen
    ) -> "OrganizationList":
        """The page of the list that is asked for."""
        listed = paged([item for item in found.organizations if chosen.has(item)])
        rows = [_row(snapshot, item) for item in listed.items]
        sectors = {item.sector for item in found.organizations}
        return cls(
            Paged(rows, listed.number, listed.pages, listed.total, listed.first,
                  listed.previous_address, listed.next_address),
            tuple(_choices({c: SECTORS.say(c) for c in SECTORS if c in sectors}, chosen.sector)),
            tuple(_choices({p.area_id: p.name for p in found.places}, chosen.place)),
            tuple(_choices({code: STATUS_WORDS[code] for code in STATUSES}, chosen.standing)),
            tuple((name, getattr(asked, name)) for name in ("scope", "as_of")
                  if getattr(asked, name)),
        )  # fmt: skip


def list_address(asked: Asked, sector: str = "", place: str = "", standing: str = "") -> str:
    """The address of the page with its list narrowed, at the list."""
    changes: dict[str, Any] = {"sector": sector, "place": place, "standing": standing}
    return asked.address("nobody.page", **changes) + "#list"


def _choices(words: Mapping[Any, str], chosen: str) -> Iterator[Choice]:
    return (Choice(code, text, code == chosen) for code, text in words.items())


def _row(snapshot: Snapshot, item: Unheard) -> Row:
    return Row(
        item.name,
        url_for("organizations.page", organization_id=item.id),
        SECTORS.say(item.sector),
        snapshot.label("Area", item.borough),
        f"{item.leaders:,}",
        f"{item.seated:,}",
        STATUS_WORDS[item.status],
        COLOURS[item.status],
        snapshot.label("Organization", item.through),
        url_for("organizations.page", organization_id=item.through) if item.through else "",
    )
