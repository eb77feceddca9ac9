"""Spellings of headings -> fields of a kind, and whole columns of text -> values."""

from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from typing import Any

from graph_service.fields import Field
from graph_service.records import KINDS
from loaders.problems import Problem
from loaders.tables import Sheet
from loaders.values import Misfit, folded, parser, unquoted

ATTRIBUTE = "attribute: "
"""Begins the heading of a fact that a field's own heading would be taken for."""
ORIGIN = ("source", "source_file", "source_row")
"""The headings below which an exported workbook says where each record first came from."""

_NEAR = 0.8

Complain = Callable[[Problem], None]
_EMPTY: Mapping[str, Any] = {"texts": (), "refs": (), "codes": (), "flag": None, "whole": None,
                             "number": None}  # fmt: skip


@cache
def _spellings(kind: str) -> Mapping[str, Field]:
    found: dict[str, Field] = {}
    fields = [field for field in KINDS[kind].fields if field.type != "attributes"]
    for spell in (_by_name, _by_label, _without_id):
        for field in fields:
            found.setdefault(folded(spell(field)), field)
    return found


def _by_name(field: Field) -> str:
    return field.name


def _by_label(field: Field) -> str:
    return field.label


def _without_id(field: Field) -> str:
    return field.name.removesuffix("_id").removesuffix("_ids")


def is_id(heading: str) -> bool:
    """Whether a heading is that of the ids."""
    return folded(heading) in ("id", "identifier")


def field_of(kind: str, heading: str) -> Field | None:
    """The field that a heading means: by the field's name, its label, or its name without `_id`.

    Case, spaces, underscores and British spelling make no difference.
    """
    return _spellings(kind).get(folded(heading))


def nearly(kind: str, heading: str) -> Field | None:
    """The field that a heading looks like misspelt."""
    found = get_close_matches(folded(heading), _spellings(kind), 1, _NEAR)
    return _spellings(kind)[found[0]] if found else None


def heading_of_fact(kind: str, name: str) -> str:
    """The heading below which a fact called `name` is written, so that it is read as a fact."""
    mistaken = is_id(name) or name in ORIGIN or field_of(kind, name) or nearly(kind, name)
    return f"{ATTRIBUTE}{name}" if mistaken else name


def texts_of(sheet: Sheet, place: int) -> Sequence[str]:
    """A column's texts without spaces around them; each distinct text is looked at once."""
    column = sheet.columns[place]
    distinct = set(column)
    tidied = {text: tidy for text in distinct if (tidy := _tidied(text)) is not text}
    if sheet.quoted:
        quoted = {text for text in distinct if tidied.get(text, text)[:1] == "'"}
        tidied |= {text: unquoted(tidied.get(text, text)) for text in quoted}
    return [tidied.get(text, text) for text in column] if tidied else column


def _tidied(text: str) -> str:
    # Both methods give the same object back where there is nothing to do.
    return text.strip().replace("\r\n", "\n").replace("\r", "\n")


def values_of(
    texts: Sequence[str], field: Field, sheet: Sheet, place: int, complain: Complain
) -> list[Any] | None:
    """The values of a field's column; None where it is all blank. Misfits are complained of."""
    if not any(texts):
        return None
    if field.type in ("text", "ref"):
        return list(texts)
    blank = _EMPTY.get(field.type, "")
    known: dict[str, Any] = {"": blank}
    parse, misfits = parser(field), {}
    for text in set(texts) - {""}:
        try:
            known[text] = parse(text)
        except Misfit as misfit:
            known[text], misfits[text] = blank, misfit
    if misfits:
        for row, text in zip(sheet.rows, texts, strict=True):
            if text in misfits:
                complain(_misfit(sheet, row, place, text, misfits[text]))
    return list(map(known.__getitem__, texts))


def _misfit(sheet: Sheet, row: int, place: int, text: str, misfit: Misfit) -> Problem:
    where = sheet.file, row, sheet.title(place), text
    return Problem(*where, misfit.problem, misfit.mend, sheet=sheet.name)
