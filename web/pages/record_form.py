"""A form for a record of any kind, drawn from the vocabulary; and who changed it meanwhile."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from werkzeug.datastructures import MultiDict

import loaders
from graph_service.editing import fields_of
from graph_service.fields import MANY, Field
from graph_service.records import KINDS, Record
from graph_service.snapshot import Snapshot
from web.choices import Choice

MOST_NAMED = 2_000
"""Names that a field offers while one types; of more kinds of thing none are sent."""
LONGEST = 4_000
_YES_NO = {True: "yes", False: "no"}


@dataclass(frozen=True)
class Box:
    """One field: its words, what stands in it, how it is filled in, and what is wrong."""

    name: str
    label: str
    hint: str
    form: str
    text: str
    was: str
    choices: tuple[Choice, ...]
    offers: str
    problem: str


@dataclass(frozen=True)
class Typed:
    """What stands in each field as text, a line for each of several; and what stood there before.

    `was` is what the form showed when it was opened: what differs from it, its sender changed.
    """

    texts: Mapping[str, str]
    was: Mapping[str, str]

    @classmethod
    def of(cls, whole: Snapshot, record: Record) -> "Typed":
        """The fields of a record as it is believed."""
        kind = type(record).__name__
        texts = {f.name: _text(whole, f, getattr(record, f.name)) for f in fields_of(kind)}
        return cls(texts, texts)

    @classmethod
    def sent(cls, kind: str, form: MultiDict[str, str]) -> "Typed":
        """What a form sent."""
        fields = fields_of(kind)
        texts = {f.name: "\n".join(form.getlist(f.name)) if f.type == "codes"
                 else form.get(f.name, "") for f in fields}  # fmt: skip
        return cls(
            {name: _lines(text[:LONGEST]) for name, text in texts.items()},
            {f.name: _lines(form.get(f"was-{f.name}", "")[:LONGEST]) for f in fields},
        )

    def record(
        self, kind: str, whole: Snapshot, id_: str = ""
    ) -> tuple[Record | None, dict[str, str]]:
        """The record that this makes, and what is wrong, by field: as a row of a workbook would."""
        cells = {f.name: _cell(f, self.texts[f.name]) for f in fields_of(kind)}
        return loaders.one_record(kind, {"id": id_, **cells}, lambda: whole)

    def beside(self, now: "Typed", by: str) -> tuple["Typed", dict[str, str]]:
        """What was typed, with what others changed meanwhile; and where both changed the same.

        What only others changed is taken over; where both did, the sender's text stays in its box
        and theirs is told beside it, so that neither is lost.
        """
        texts, both = dict(self.texts), {}
        for name, text in now.texts.items():
            if text == self.was[name] or texts[name] == text:
                continue
            if texts[name] == self.was[name]:
                texts[name] = text
            else:
                said = f"“{text}”" if text else "nothing"
                both[name] = (f"{by} changed this meanwhile, to {said}. Yours is in the box: keep "
                              "it by sending the form again, or write theirs.")  # fmt: skip
        return Typed(texts, now.texts), both


def boxes(kind: str, whole: Snapshot, typed: Typed, problems: Mapping[str, str]) -> Iterator[Box]:
    """The fields of a form, those that every record of the kind needs first."""
    for field in sorted(fields_of(kind), key=lambda field: not field.required):
        text = typed.texts[field.name]
        chosen = set(text.splitlines())
        codes = field.codes.words.items() if field.codes else ()
        choices = tuple(Choice(code, words, code in chosen) for code, words in codes)
        if field.type == "flag":
            choices = tuple(Choice(w, w.capitalize(), w in chosen) for w in _YES_NO.values())
        yield Box(
            field.name, field.label, _hint(field), _form(field), text, typed.was[field.name],
            choices, _offers(whole, field), problems.get(field.name, ""),
        )  # fmt: skip


def offered(kind: str, whole: Snapshot) -> dict[str, list[tuple[str, str]]]:
    """By kind of thing that a form names: what to write, and its words beside it."""
    found: dict[str, list[tuple[str, str]]] = {}
    for field in fields_of(kind):
        if _offers(whole, field):
            names = [(_name(whole, field, id_), whole.label(field.points_to, id_))
                     for id_ in whole.of(field.points_to)]  # fmt: skip
            found[field.points_to] = sorted(names, key=lambda item: item[1].casefold())
    return found


def _offers(whole: Snapshot, field: Field) -> str:
    kind = field.points_to
    few = bool(kind) and not KINDS[kind].apart and 0 < len(whole.of(kind)) <= MOST_NAMED
    return kind if few and field.type in ("ref", "text") else ""


def _form(field: Field) -> str:
    if field.type in ("code", "flag"):
        return "select"
    if field.type == "codes":
        return "ticks"
    return "lines" if field.type in MANY else "line"


def _hint(field: Field) -> str:
    if field.type == "day":
        return "A day, a month or a year, like 2026-03-31 or March 2026"
    if field.type == "refs":
        return f"One {KINDS[field.points_to].one} on each line, by name or id"
    if field.type == "ref":
        return f"The name or id of a {KINDS[field.points_to].one}"
    return "One on each line" if field.type == "texts" else ""


def _text(whole: Snapshot, field: Field, value: Any) -> str:
    if value is None:
        return ""
    if field.type == "flag":
        return _YES_NO[bool(value)]
    if isinstance(value, tuple):
        return "\n".join(_one(whole, field, item) for item in value)
    return f"{value:g}" if isinstance(value, float) else _one(whole, field, str(value))


def _one(whole: Snapshot, field: Field, value: str) -> str:
    return _name(whole, field, value) if field.type in ("ref", "refs") and value else value


def _name(whole: Snapshot, field: Field, id_: str) -> str:
    """The name of one that is named, where it has it alone; else its id."""
    name = getattr(whole.of(field.points_to).get(id_), "name", "")
    alike = _names(whole, field.points_to)[name]
    return name if name and alike == 1 and name not in whole.of(field.points_to) else id_


def _names(whole: Snapshot, kind: str) -> Counter[str]:
    """How many records of a kind have each name; counted once for a snapshot."""
    key = f"names of {kind}"
    if key not in whole.memory:
        whole.memory[key] = Counter(getattr(i, "name", "") for i in whole.of(kind).values())
    counted: Counter[str] = whole.memory[key]
    return counted


def _lines(text: str) -> str:
    return "\n".join(line.strip() for line in text.strip().splitlines() if line.strip())


def _cell(field: Field, text: str) -> str:
    """What a cell of a workbook would hold: several are separated by semicolons there."""
    if field.type in MANY:
        return "; ".join(line.replace(";", "\\;") for line in text.splitlines())
    return text
