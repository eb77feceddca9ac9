"""What the page of yardsticks shows: each with what it says and its source, and a target to set."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from flask import url_for

from graph_service import codes
from graph_service.analysis.dimensions import BY_CODE
from graph_service.analysis.yardsticks import PUBLISHED, targets
from graph_service.errors import Refused
from graph_service.records import Yardstick
from graph_service.snapshot import Snapshot
from graph_service.store import TEAM
from web.pages.missing_form import yardstick_words
from web.pages.missing_scopes import Choice, scope_choices
from web.pages.yardsticks_form import TargetForm
from web.pages.by_hand import HandChange
from web.pages.yardsticks_words import (
    BUILT_IN,
    NAMED,
    row_words,
    scope_of,
    scope_words,
    sources_words,
)
from web.templating import count

FEW = 8
"""So many rows of one yardstick are shown open."""


@dataclass(frozen=True)
class Said:
    """What a yardstick says along one dimension for one scope.

    `used` tells when it is laid by itself, "" for what is no target; `change` is the address of
    its form, "" where it is not the team's to set.
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

    title: str
    name: str
    words: str
    said: tuple[Said, ...]
    few: bool


@dataclass(frozen=True)
class YardsticksPage:
    """All yardsticks, with the form of a target where one is asked for."""

    sentence: str
    scopes: tuple[tuple[str, tuple[Choice, ...]], ...]
    by: tuple[Choice, ...]
    form: TargetForm | None
    built_in: tuple[tuple[str, str], ...]
    named: tuple[NamedYardstick, ...]
    changes: tuple[HandChange, ...]
    problem: str

    @classmethod
    def of(
        cls,
        snapshot: Snapshot,
        asked: Mapping[str, str],
        form: TargetForm | None,
        changes: tuple[HandChange, ...],
        problem: str,
    ) -> "YardsticksPage":
        """The page; `asked` says which scope and dimension are chosen."""
        named = tuple(_named(snapshot))
        scope, by = asked.get("scope", ""), asked.get("by", "")
        return cls(
            _sentence(named),
            scope_choices(snapshot, scope),
            tuple(Choice(code, codes.DIMENSIONS.say(code), code == by) for code in BY_CODE),
            form,
            tuple((yardstick_words(name), words) for name, words in BUILT_IN.items()),
            named,
            changes,
            problem,
        )


def _sentence(named: Sequence[NamedYardstick]) -> str:
    total = count(len(BUILT_IN) + len(named), "yardstick")
    own = sum(any(said.used for said in item.said) for item in named)
    if not own:
        return f"We measure by {total}. The programme team has set no target of its own yet."
    return f"We measure by {total}; {count(own, 'is a target', 'are targets')} of our own."


def _named(snapshot: Snapshot) -> Iterator[NamedYardstick]:
    """The team's own first, then what was published."""
    rows: dict[str, dict[tuple[str, str], list[Yardstick]]] = defaultdict(lambda: defaultdict(list))
    for row in snapshot.yardsticks.values():
        rows[row.name][row.dimension, row.scope].append(row)
    order = list(codes.DIMENSIONS)
    for name in sorted(rows, key=lambda name: (name in PUBLISHED, name.casefold(), name)):
        parts = sorted(rows[name].items(), key=lambda part: (order.index(part[0][0]), part[0][1]))
        said = tuple(_said(snapshot, name, *key, found) for key, found in parts)
        words = NAMED.get(name, "")
        yield NamedYardstick(yardstick_words(name), name, words, said, len(said) <= FEW)


def _said(snapshot: Snapshot, name: str, code: str, scope: str, rows: Sequence[Yardstick]) -> Said:
    settable = code in BY_CODE and name not in PUBLISHED
    address = url_for("yardsticks.page", scope=scope or None, by=code, name=name, _anchor="target")
    return Said(
        codes.DIMENSIONS.say(code),
        scope_words(snapshot, scope),
        tuple(row_words(snapshot, row) for row in rows),
        sources_words(rows),
        any(row.source.name == TEAM for row in rows),
        _used(snapshot, name, code, scope) if settable else "",
        address if settable else "",
    )


def _used(snapshot: Snapshot, name: str, code: str, scope: str) -> str:
    """When a target is laid by itself."""
    try:
        first = next(iter(targets(snapshot, [BY_CODE[code]], scope_of(scope))), "")
    except Refused:
        return "Never: its scope is not known"
    if first == name:
        return "Unless another is chosen"
    return f"When chosen; otherwise “{first}” is" if first else "When chosen"
