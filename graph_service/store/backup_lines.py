"""The lines of a backup: what each may say, and what is no line of ours."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, NoReturn, cast

from graph_service.errors import Unreadable
from graph_service.fields import MANY
from graph_service.records import KINDS
from graph_service.store.batch import Change, Entry
from graph_service.store.plain import plain_image
from graph_service.store.rows import Row, columns
from graph_service.store.sealed import decoded

FORMAT, NEWEST = "leadership-map backup", 1
_ACTIONS = ("added", "changed", "removed")
_LARGEST = 2**63
"""Whole numbers of this size and above fit into neither database."""


@dataclass(frozen=True)
class Said:
    """One line of rows: what one source says of one record of a kind."""

    kind: str
    row: Row


Line = Entry | Change | Said


class _Places(NamedTuple):
    """How long a kind's lines are, and where each of our columns stands; None: it is blank."""

    length: int
    places: tuple[int | None, ...]


def change_line(change: Change) -> list[Any]:
    """The line of a change of the audit."""
    before = plain_image(change.kind, change.before)
    return ["change", change.kind, change.id, change.source, change.action, before]


def lines_of(lines: Iterator[bytes], name: str) -> Iterator[Line]:
    """What the lines of the backup called `name` say, its heading checked and left out.

    Raises:
        Unreadable: the file is no backup, is from a newer version, or a line is none of ours.
    """
    reader = _Reader(name, decoded(next(lines, b""), name))
    for number, line in enumerate(lines, start=2):
        yield reader.read(number, decoded(line, name))


class _Reader:
    """Reads the lines after a heading; `name` is the file's, for what is refused."""

    def __init__(self, name: str, heading: Any) -> None:
        self._name = name
        if not isinstance(heading, dict) or heading.get("format") != FORMAT:
            self._refuse("it is no backup of a Leadership Map store")
        version, given = heading.get("version"), heading.get("columns")
        if version != NEWEST or not isinstance(given, dict):
            self._refuse(
                f"it is of form {version}, and this Leadership Map knows form {NEWEST}. Use the "
                "Leadership Map that wrote it, or a newer one"
            )
        self._places = {kind: self._places_of(kind, names) for kind, names in given.items()}
        self._version, self._has_rows = 0, False

    def _refuse(self, why: str, number: int = 1) -> NoReturn:
        raise Unreadable(
            f"{self._name} cannot be restored: {why}. Nothing was written.",
            file=self._name,
            row=number,
        )

    def _places_of(self, kind: str, names: Any) -> _Places:
        ours = columns(KINDS[kind]) if kind in KINDS else ()
        names = names if isinstance(names, list) else []
        strange = next((str(name) for name in names if name not in ours), "")
        if strange or not ours:
            unknown = f"the column '{strange}' of {kind}" if ours else f"the kind '{kind}'"
            self._refuse(
                f"this Leadership Map does not know {unknown}. Use the newer Leadership Map that "
                "wrote it"
            )
        places = tuple(names.index(name) if name in names else None for name in ours)
        return _Places(len(names), places)

    def read(self, number: int, said: Any) -> Line:
        """What one line says, once it is known to be one of ours."""
        try:
            what, *rest = said
            line = getattr(self, _READERS[what])(*rest)
        except (TypeError, ValueError, LookupError):
            line = None
        if line is None:
            self._refuse(f"its line {number} is not as a backup has it", number)
        return cast("Line", line)

    def _entry(self, *values: Any) -> Entry | None:
        version, at, by, why, sources, undoes, apart = values
        fits = (
            not self._has_rows
            and _is_whole(version)
            and version > self._version
            and isinstance(sources, list)
            and all(isinstance(text, str) for text in (at, by, why, *sources))
            and (undoes is None or _is_whole(undoes))
            and isinstance(apart, bool)
        )
        self._version = version
        return Entry(version, at, by, why, tuple(sources), undoes, apart) if fits else None

    def _change(self, *values: Any) -> Change | None:
        kind, id_, source, action, before = values
        fits = (
            kind in KINDS
            and self._version > 0
            and not self._has_rows
            and action in _ACTIONS
            and (before is None) == (action == "added")
            and (before is None or _is_image(kind, id_, source, before))
            and all(isinstance(text, str) and text for text in (id_, source))
        )
        return Change(kind, id_, source, action, before) if fits else None

    def _row(self, kind: str, *values: Any) -> Said | None:
        self._has_rows = True
        length, places = self._places[kind]
        if len(values) != length:
            return None
        row = tuple(None if place is None else values[place] for place in places)
        return Said(kind, row) if _is_row(kind, row) else None


_READERS = {"entry": "_entry", "change": "_change", "row": "_row"}


def _is_image(kind: str, id_: str, source: str, before: Any) -> bool:
    names = columns(KINDS[kind])
    row = tuple(map(before.get, names)) if isinstance(before, dict) else ()
    return row[:2] == (id_, source) and set(before) <= set(names) and _is_row(kind, row)


def _is_row(kind: str, row: Row) -> bool:
    id_, source, file, line, *values = row
    return (
        all(isinstance(text, str) and text for text in (id_, source))
        and (file is None or isinstance(file, str))
        and (line is None or _is_whole(line))
        and all(
            value is None or _TESTS.get(field.type, _is_text)(value)
            for field, value in zip(KINDS[kind].fields, values, strict=True)
        )
    )


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_whole(value: Any) -> bool:
    return type(value) is int and abs(value) < _LARGEST


def _is_list(value: Any) -> bool:
    items = json.loads(value)
    return isinstance(items, list) and all(map(_is_text, items))


def _is_mapping(value: Any) -> bool:
    items = json.loads(value)
    return isinstance(items, dict) and all(map(_is_text, items.values()))


_TESTS: Mapping[str, Callable[[Any], bool]] = {
    "whole": _is_whole,
    "flag": lambda value: value in (0, 1),
    "number": lambda value: isinstance(value, float) or _is_whole(value),
    "attributes": _is_mapping,
    **dict.fromkeys(MANY, _is_list),
}
