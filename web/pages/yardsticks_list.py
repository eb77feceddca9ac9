"""The yardsticks that are rows of the store, as the page lists them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from flask import url_for

from graph_service import codes
from graph_service.analysis.dimensions import BY_CODE
from graph_service.analysis.yardsticks import PUBLISHED, TARGET, targets
from graph_service.errors import Refused
from graph_service.records import Yardstick
from graph_service.snapshot import Snapshot
from graph_service.store import TEAM
from web.pages.missing_form import yardstick_words
from web.pages.yardsticks_words import NAMED, figures_words, scope_of, scope_words, sources_words

FEW = 8
"""So many rows of one yardstick are shown open."""


@dataclass(frozen=True)
class Said:
    """What a yardstick says along one dimension for one scope.

    `used` tells when it is laid; `change` is the address of its form, "" where it is not the
    team's to set.
    """

    dimension: str
    scope: str
    figures: tuple[str, ...]
    source: str
    by_hand: bool
    used: str
    change: str


@dataclass(frozen=True)
class NamedYardstick:
    """A yardstick that is rows of the store; `few` if they are shown open."""

    is_target: bool

    title: str
    name: str
    words: str
    said: tuple[Said, ...]
    few: bool


def named_yardsticks(snapshot: Snapshot) -> Iterator[NamedYardstick]:
    """The team's own first, then what was published."""
    rows: dict[str, dict[tuple[str, str], list[Yardstick]]] = defaultdict(lambda: defaultdict(list))
    for row in snapshot.yardsticks.values():
        rows[row.name][row.dimension, row.scope].append(row)
    order = list(codes.DIMENSIONS)
    own = {name for name, parts in rows.items() if _is_target(parts)}
    for name in sorted(rows, key=lambda name: (name not in own, name.casefold(), name)):
        parts = sorted(rows[name].items(), key=lambda part: (order.index(part[0][0]), part[0][1]))
        said = tuple(_said(snapshot, name, *key, found) for key, found in parts)
        words = NAMED.get(name, "")
        title = yardstick_words(name)
        yield NamedYardstick(name in own, title, name, words, said, len(said) <= FEW)


def _is_target(parts: Mapping[tuple[str, str], Sequence[Yardstick]]) -> bool:
    """Whether the figures are the team's to set: of one scope, or called a target."""
    return any(
        row.name not in PUBLISHED and (row.scope or row.name == TARGET)
        for rows in parts.values()
        for row in rows
    )


def _said(snapshot: Snapshot, name: str, code: str, scope: str, rows: Sequence[Yardstick]) -> Said:
    settable = code in BY_CODE and name not in PUBLISHED
    address = url_for("yardsticks.page", scope=scope or None, by=code, name=name, _anchor="target")
    return Said(
        codes.DIMENSIONS.say(code),
        scope_words(snapshot, scope) if scope or name == TARGET else "Everywhere",
        tuple(figures_words(snapshot, rows)),
        sources_words(rows),
        any(row.source.name == TEAM for row in rows),
        _used(snapshot, name, code, scope) if settable else _used_elsewhere(code),
        address if settable else "",
    )


def _used_elsewhere(code: str) -> str:
    """Of what people declare of themselves only totals are shown, on a page of their own."""
    return "When chosen" if code in BY_CODE else "With what people declare"


def _used(snapshot: Snapshot, name: str, code: str, scope: str) -> str:
    """When a target is laid by itself."""
    try:
        first = next(iter(targets(snapshot, [BY_CODE[code]], scope_of(scope))), "")
    except Refused:
        return "Never: its scope is not known"
    if first == name:
        return "Unless another is chosen"
    return f"When chosen; otherwise “{first}” is" if first else "When chosen"
