"""Organisations, places and professions by the names that a list gives them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from graph_service.records import KINDS
from graph_service.snapshot import Snapshot
from loaders.columns import Complain
from loaders.gathering import Gathering
from loaders.ids import slug
from loaders.leaders.rows import Row

_NEAR, _LOOKED_THROUGH = 0.85, 500


@dataclass
class Said:
    """One record that a list names: the row that does so first, and what is said of it."""

    row: Row
    fields: dict[str, str] = field(default_factory=dict)


class Named:
    """The records of one kind that a list names; those that the store does not know are made.

    A record is the one in the store whose name it is, capitals and spaces aside, or whose id or
    ODS code it is. All of them are said again by the list, known or not: another source that
    brought one may one day leave it out.
    """

    def __init__(self, kind: str, known: Snapshot, complain: Complain) -> None:
        """Begin with what the store knows."""
        self._kind, self._complain = KINDS[kind], complain
        self._known: dict[str, Any] = dict(known.of(kind))
        self._by_name: dict[str, list[str]] = defaultdict(list)
        self._by_code: dict[str, str] = {}
        for id_, record in self._known.items():
            self._by_name[_key(record.name)].append(id_)
            self._by_code[id_.casefold()] = id_
        for id_, record in self._known.items():
            if code := getattr(record, "ods_code", ""):
                self._by_code[code.casefold()] = id_
        self._names = {_key(record.name): record.name for record in self._known.values()}
        self._said: dict[str, Said] = {}

    def id_of(self, row: Row, column: str, name: str, code: str = "") -> str:
        """The id of what a row names in a column, by a code where it gives one; "" for nothing."""
        if not (name or code):
            return ""
        id_ = self._known_as(row, column, name, code) or self._made(row, column, name, code)
        said = self._said.setdefault(id_, Said(row, {"id": id_}))
        record = self._known.get(id_)
        said.fields.setdefault("name", record.name if record and record.name else name or code)
        if code:
            said.fields.setdefault("ods_code", code)
        return id_

    def say(self, id_: str, name: str, text: str) -> None:
        """Add something to what is said of a record that was named."""
        self._said[id_].fields[name] = text

    def record(self, id_: str) -> Any:
        """The record as the store knows it; None where it does not."""
        return self._known.get(id_)

    def gathered(self) -> Iterator[Gathering]:
        """What the list says of all that it names, table by table."""
        tables: dict[tuple[str, str], Gathering] = {}
        for said in self._said.values():
            sheet = said.row.sheet
            key = sheet.file, sheet.name
            table = tables.setdefault(key, Gathering(self._kind.name, sheet.name, sheet.file))
            table.add(said.row.number, said.fields)
        yield from tables.values()

    def _known_as(self, row: Row, column: str, name: str, code: str) -> str:
        if code and code.casefold() in self._by_code:
            return self._by_code[code.casefold()]
        ids = self._by_name.get(_key(name), []) if name else []
        if len(ids) > 1:
            said = f"{len(ids)} {self._kind.many} are called '{name}'."
            mend = f"Write the id of the one that is meant: {', '.join(sorted(ids))}."
            self._complain(row.problem(column, said, mend, "error", name))
        if ids:
            return ids[0]
        found = (
            "" if code else self._by_code.get(name.casefold()) or self._by_code.get(slug(name), "")
        )
        if found and name.casefold() != found.casefold() and found in self._known:
            meant = self._known[found].name
            said = f"'{name}' is taken for '{meant}', whose id is '{found}'."
            self._complain(row.problem(column, said, "Write its whole name.", value=name))
        return found

    def _made(self, row: Row, column: str, name: str, code: str) -> str:
        id_ = slug(code or name)
        if id_ not in self._said:
            self._by_name[_key(name or code)].append(id_)
            self._by_code.setdefault((code or id_).casefold(), id_)
            self._say_if_misspelt(row, column, name)
        return id_

    def _say_if_misspelt(self, row: Row, column: str, name: str) -> None:
        # Organisations with nearly the same name are suspected to be one once they are loaded.
        if not name or self._kind.name == "Organization" or len(self._known) > _LOOKED_THROUGH:
            return
        if near := get_close_matches(_key(name), self._names, 1, _NEAR):
            said = f"There is no {self._kind.one} '{name}' yet; it is made."
            mend = f"Was '{self._names[near[0]]}' meant?"
            self._complain(row.problem(column, said, mend, value=name))


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
