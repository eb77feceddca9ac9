"""Spellings of headings -> fields of a kind, and whole columns of text -> values."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from graph_service.fields import Field
from graph_service.records import KINDS
from loaders.problems import Problem
from loaders.tables import Sheet
from loaders.values import Misfit, folded, parser, unquoted

ATTRIBUTE = "attribute: "
"""Begins the heading of a fact that a field's own heading would be taken for."""

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


def texts_of(sheet: Sheet, place: int) -> list[str]:
    """A column's texts without spaces around them; each distinct text is looked at once."""
    column = sheet.columns[place]
    known = {text: text.strip() for text in set(column)}
    if sheet.quoted:
        known = {text: unquoted(stripped) for text, stripped in known.items()}
    return list(map(known.__getitem__, column))


def values_of(
    texts: Sequence[str], field: Field, sheet: Sheet, place: int, complain: Complain
) -> list[Any] | None:
    """The values of a field's column; None where it is all blank. Misfits are complained of."""
    distinct = set(texts)
    blank = _EMPTY.get(field.type, "")
    known: dict[str, Any] = {"": blank}
    distinct.discard("")
    if not distinct:
        return None
    parse, misfits = parser(field), {}
    for text in distinct:
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
    heading = sheet.headings[place]
    return Problem(sheet.file, row, heading, text, misfit.problem, misfit.mend)
