"""The form of `/missing/declarations`: only what there are figures of can be chosen."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph_service import codes
from graph_service.analysis.declared import CROSSINGS
from graph_service.analysis.published import EVERYBODY, Release
from graph_service.days import in_words
from graph_service.snapshot import Snapshot
from web.choices import Choice
from web.pages.missing_asked import Asked
from web.pages.missing_form import yardstick_words

_HEADINGS = (("Boroughs", "place", "Area"), ("Large employers", "organization", "Organization"))


@dataclass(frozen=True)
class DeclaredForm:
    """The choices; `scopes` come under headings, days are the newest first."""

    by: tuple[Choice, ...]
    scopes: tuple[tuple[str, tuple[Choice, ...]], ...]
    second: tuple[Choice, ...]
    yardsticks: tuple[Choice, ...]
    days: tuple[Choice, ...]

    @classmethod
    def of(
        cls,
        snapshot: Snapshot,
        asked: Asked,
        given: Sequence[str],
        published: Sequence[Release],
    ) -> "DeclaredForm":
        """The form, with what was asked chosen in it; `given` are the characteristics answered."""
        by_then = [one for one in published if one.day <= snapshot.as_of]
        newest = (by_then or list(published))[-1:]
        chosen_day = by_then[-1].day if by_then else asked.as_of
        return cls(
            _choices(((code, codes.CHARACTERISTICS.say(code)) for code in given), asked.by),
            tuple(_scopes(newest, asked.scope)),
            _choices(_crossings(newest), asked.second),
            _choices(((name, yardstick_words(name)) for name in _names(snapshot, asked)),
                     asked.yardstick),
            _choices(((one.day, in_words(one.day)) for one in reversed(published)), chosen_day),
        )  # fmt: skip


def _choices(options: Iterable[tuple[str, str]], chosen: str) -> tuple[Choice, ...]:
    return tuple(Choice(value, text, value == chosen) for value, text in options)


def _scopes(newest: Sequence[Release], chosen: str) -> Iterator[tuple[str, tuple[Choice, ...]]]:
    """Boroughs and large employers that have figures; the newest release, if any, says which."""
    for heading, crossing, kind in _HEADINGS:
        columns = [
            column
            for release in newest
            if crossing in release.tables
            for column in release.tables[crossing].columns
        ]
        if columns:
            yield heading, _choices(((f"{kind}:{c.group}", c.words) for c in columns), chosen)


def _crossings(newest: Sequence[Release]) -> Iterator[tuple[str, str]]:
    for code in CROSSINGS:
        if code != EVERYBODY and any(
            code in release.tables and release.tables[code].columns for release in newest
        ):
            yield code, codes.DIMENSIONS.say(code)


def _names(snapshot: Snapshot, asked: Asked) -> list[str]:
    """The yardsticks that speak of the characteristic, everywhere or for the scope."""
    found = (
        row.name
        for row in snapshot.yardsticks.values()
        if row.dimension == asked.by and row.share is not None and row.scope in ("", asked.scope)
    )
    return list(dict.fromkeys(found))
