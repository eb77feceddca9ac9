"""The form of `/missing`: whose people, on which day, grouped how, measured by what."""

from dataclasses import dataclass

from graph_service import codes
from graph_service.analysis.dimensions import BY_CODE
from graph_service.analysis.overview import USUAL
from graph_service.analysis.yardsticks import available
from graph_service.errors import LeadershipMapError
from graph_service.snapshot import Snapshot
from web.choices import Choice
from web.pages.missing_asked import Asked
from web.pages.missing_scopes import scope_choices

YARDSTICKS = {
    "even": "The same for each group",
    "network": "Like the whole network",
    "organizations": "Like the organisations there are",
    "minimum": "At least one of each",
    "population": "Like the population",
    "workforce": "Like the workforce",
    "care workforce": "Like the care workforce",
    "not-yet-involved": "Those named as not yet involved",
}


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
        names = _yardsticks(snapshot, asked)
        shown = [*names, *([asked.yardstick] if asked.yardstick not in ("", *names) else [])]
        return cls(
            scope_choices(snapshot, asked.scope),
            _dimensions(asked.by),
            _dimensions(asked.second),
            tuple(Choice(n, yardstick_words(n), n == asked.yardstick) for n in shown),
        )


def yardstick_words(name: str) -> str:
    """A yardstick in words; the team's own by the name that they gave it."""
    return YARDSTICKS.get(name, name)


def _dimensions(chosen: str) -> tuple[Choice, ...]:
    return tuple(Choice(code, codes.DIMENSIONS.say(code), code == chosen) for code in BY_CODE)


def _yardsticks(snapshot: Snapshot, asked: Asked) -> list[str]:
    """The yardsticks that can be laid along what is asked, or along one of the usual dimensions."""
    try:
        questions = [asked.dimensions] if asked.dimensions else [(code,) for code in USUAL]
        found = [
            name
            for codes_ in questions
            for name in available(snapshot, [BY_CODE[code] for code in codes_], asked.where)
        ]
    except (LeadershipMapError, KeyError):
        return []
    return list(dict.fromkeys(found))
