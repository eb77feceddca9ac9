"""The form of `/missing`: whose people, grouped how, measured by what."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph_service import codes
from graph_service.analysis.dimensions import BY_CODE
from graph_service.analysis.yardsticks import available
from graph_service.errors import LeadershipMapError
from graph_service.records import Record
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot

YARDSTICKS = {
    "even": "The same for each group",
    "network": "Like the whole network",
    "organizations": "Like the organisations there are",
    "minimum": "At least one of each",
    "population": "Like the population",
    "workforce": "Like the workforce",
    "not-yet-involved": "Those named as not yet involved",
}


@dataclass(frozen=True)
class Asked:
    """What the address asks for; "" leaves it to us. `second` is a dimension to cross with."""

    scope: str = ""
    by: str = ""
    second: str = ""
    yardstick: str = ""

    @property
    def dimensions(self) -> tuple[str, ...]:
        """One or two codes of dimensions."""
        return tuple(filter(None, (self.by or "sector", self.second)))

    def query(self) -> dict[str, str]:
        """What is asked, for another address."""
        return {name: value for name, value in vars(self).items() if value}


@dataclass(frozen=True)
class Choice:
    """One option of a choice."""

    value: str
    text: str
    selected: bool


@dataclass(frozen=True)
class Form:
    """The choices; `scopes` come under headings."""

    scopes: tuple[tuple[str, tuple[Choice, ...]], ...]
    by: tuple[Choice, ...]
    second: tuple[Choice, ...]
    yardsticks: tuple[Choice, ...]

    @classmethod
    def of(cls, snapshot: Snapshot, asked: Asked) -> "Form":
        """The form, with what was asked chosen in it."""
        return cls(
            tuple(
                (heading, choices)
                for heading, records in _scopes(snapshot)
                if (choices := _records(records, asked.scope))
            ),
            _dimensions(asked.by or "sector"),
            _dimensions(asked.second),
            _yardsticks(snapshot, asked),
        )


def _scopes(snapshot: Snapshot) -> list[tuple[str, Iterable[Record]]]:
    return [
        ("Bodies", snapshot.bodies.values()),
        ("Places", snapshot.areas.values()),
        ("Programmes", snapshot.programmes.values()),
        ("Events", snapshot.events.values()),
    ]


def _records(records: Iterable[Record], chosen: str) -> tuple[Choice, ...]:
    named = sorted((getattr(item, "name", "") or item.id, item) for item in records)
    values = [(f"{type(item).__name__}:{item.id}", name) for name, item in named]
    return tuple(Choice(value, name, value == chosen) for value, name in values)


def _dimensions(chosen: str) -> tuple[Choice, ...]:
    return tuple(Choice(code, codes.DIMENSIONS.say(code), code == chosen) for code in BY_CODE)


def _yardsticks(snapshot: Snapshot, asked: Asked) -> tuple[Choice, ...]:
    """The yardsticks that can be laid here, and the one asked for even if it cannot."""
    try:
        scope = Scope.parse(asked.scope) if asked.scope else None
        by = [BY_CODE[code] for code in asked.dimensions]
        names = available(snapshot, by, scope)
    except (LeadershipMapError, KeyError):
        names = []
    names += [asked.yardstick] if asked.yardstick and asked.yardstick not in names else []
    return tuple(Choice(n, YARDSTICKS.get(n, n), n == asked.yardstick) for n in names)
