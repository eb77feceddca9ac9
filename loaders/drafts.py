"""A sheet of our workbook as columns of values: the stage between text and records."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from graph_service.fields import Kind
from graph_service.records import Record, Source
from graph_service.store import PERSON, TEAM
from loaders.columns import (
    ATTRIBUTE,
    ORIGIN,
    Complain,
    field_of,
    is_id,
    nearly,
    texts_of,
    values_of,
)
from loaders.ids import derived_id
from loaders.problems import Problem
from loaders.tables import Sheet


@dataclass
class Draft:
    """One sheet: its kind, ids and values by field name; `places` are the fields' columns.

    `spoken` is set where the rows say themselves which source, file and row they came from, as
    those of an exported workbook do.
    """

    kind: Kind
    sheet: Sheet
    ids: Sequence[str] = field(default_factory=list)
    values: dict[str, list[Any]] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    facts: dict[str, Sequence[str]] = field(default_factory=dict)
    spoken: Sequence[Source] = ()

    def sources(self, source: str, *, anew: bool = False) -> Sequence[Source]:
        """Where each row came from: as it says itself, unless `source` says it `anew`."""
        if self.spoken and not anew:
            return [own if own.name else replace(own, name=source) for own in self.spoken]
        return [Source(source, self.sheet.file, row) for row in self.sheet.rows]

    def records(self, source: str, *, anew: bool = False) -> list[Record]:
        """The records of this sheet, as said by `source` where the rows name no other."""
        make = self.kind.record
        columns = dict(self.values)
        if self.facts:
            columns["attributes"] = list(self._attributes())
        names = tuple(columns)
        lines = zip(*columns.values(), strict=True) if columns else [()] * len(self.ids)
        return [
            make(id=id_, source=said, **dict(zip(names, line, strict=True)))
            for id_, said, line in zip(
                self.ids, self.sources(source, anew=anew), lines, strict=True
            )
        ]

    def _attributes(self) -> Iterator[dict[str, str]]:
        names = tuple(self.facts)
        for row in zip(*self.facts.values(), strict=True):
            yield {name: text for name, text in zip(names, row, strict=True) if text}

    def problem(self, place: int, name: str, problem: str, mend: str = "") -> Problem:
        """A warning about the value of the field `name` in the row at `place`."""
        column = self.places.get(name)
        heading = self.sheet.title(column) if column is not None else name
        value = self.sheet.columns[column][place].strip() if column is not None else ""
        row = self.sheet.rows[place]
        place_in = self.sheet.file, row, heading, value
        return Problem(*place_in, problem, mend, "warning", self.sheet.name)


def drafted(kind: Kind, sheet: Sheet, complain: Complain) -> Draft:
    """Read a sheet's columns as a kind's fields; what no field is meant by becomes a fact."""
    draft = Draft(kind, sheet)
    origins = set(ORIGIN) if set(ORIGIN) <= set(sheet.headings) else set()
    if origins:
        draft.spoken = _spoken(sheet, complain)
    for place, heading in enumerate(sheet.headings):
        if heading in origins:
            continue
        texts = texts_of(sheet, place)
        found = field_of(kind.name, heading)
        if is_id(heading) and not draft.ids:
            draft.ids = texts
            draft.places["id"] = place
        elif found is not None and found.name not in draft.places:
            draft.places[found.name] = place
            values = values_of(texts, found, sheet, place, complain)
            if values is not None:
                draft.values[found.name] = values
        elif any(texts):
            _say_if_misspelt(draft, heading, complain)
            draft.facts[_unused(heading.removeprefix(ATTRIBUTE), draft.facts)] = texts
    _require(draft, complain)
    _complete_ids(draft)
    return draft


def _spoken(sheet: Sheet, complain: Complain) -> list[Source]:
    """Where the rows of an exported workbook first came from."""
    names, files, rows = (texts_of(sheet, sheet.headings.index(name)) for name in ORIGIN)
    found = []
    for here, name, file, row in zip(sheet.rows, names, files, rows, strict=True):
        if row and not (row.isascii() and row.isdecimal()):
            said, mend = f"'{row}' is not the number of a row.", "Write a whole number."
            complain(Problem(sheet.file, here, ORIGIN[2], row, said, mend, sheet=sheet.name))
        else:
            found.append(Source(name, file, int(row or 0)))
    return found


def _say_if_misspelt(draft: Draft, heading: str, complain: Complain) -> None:
    meant = None if heading.startswith(ATTRIBUTE) else nearly(draft.kind.name, heading)
    if meant is not None and meant.name not in draft.places:
        said = f"There is no column '{heading}'; it is kept among the other facts."
        mend = f"Was '{meant.name}' ({meant.label}) meant?"
        complain(Problem(draft.sheet.file, 1, heading, heading, said, mend, "warning"))


def _unused(name: str, taken: Container[str]) -> str:
    number = 2
    while name in taken:
        name = f"{name.removesuffix(f' ({number - 1})')} ({number})"
        number += 1
    return name


def _require(draft: Draft, complain: Complain) -> None:
    sheet = draft.sheet
    # A correction by hand says only what it corrects.
    by_hand = [said.name in (PERSON, TEAM) for said in draft.spoken] or [False] * len(sheet.rows)
    for needed in (item for item in draft.kind.fields if item.required and not all(by_hand)):
        if needed.name not in draft.places:
            mend = f"Add a column '{needed.name}' ({needed.label})."
            said = f"The column '{needed.name}' is missing."
            complain(Problem(sheet.file, 1, needed.name, "", said, mend, sheet=sheet.name))
            continue
        place = draft.places[needed.name]
        texts = list(map(str.strip, sheet.columns[place]))
        if all(texts):
            continue
        said = f"{needed.label} is blank, and every {draft.kind.one} needs it."
        for row, text, corrects in zip(sheet.rows, texts, by_hand, strict=True):
            if not text and not corrects:
                where = sheet.file, row, sheet.title(place), ""
                complain(Problem(*where, said, "Fill it in.", sheet=sheet.name))


def _complete_ids(draft: Draft) -> None:
    if draft.ids and all(draft.ids):
        return
    count = len(draft.sheet.rows)
    given = draft.ids or [""] * count
    key = [draft.values.get(name, [""] * count) for name in draft.kind.key]
    draft.ids = [
        id_ or derived_id(parts) for id_, parts in zip(given, zip(*key, strict=True), strict=True)
    ]
