"""JSON Schemas of the vocabulary: what a record looks like, and what may be sent to change one."""

from collections.abc import Iterable
from typing import Any

from graph_service.editing import fields_of
from graph_service.fields import Field, Kind
from graph_service.records import KINDS

Schema = dict[str, Any]
LONGEST_TEXT, LONGEST_ID, MOST_ITEMS = 4_000, 1_000, 1_000
LARGEST, LARGEST_WHOLE = 1_000_000_000, 2**53 - 1
# Regular expressions mean the same to every program only where they name characters themselves.
_SPACE = r"\u0000-\u0020\u007f-\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff"
_INK = rf"[^{_SPACE}]"
_LINE = rf"^[^{_SPACE};\\]([^\u0000-\u001f\u007f-\u009f\u2028\u2029;\\]*[^{_SPACE};\\])?$"
_EMAIL = r"^[!-?A-~]+@[!-?A-~]+$"
DAY = r"^[1-9][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
ID: Schema = {"type": "string", "minLength": 1, "maxLength": LONGEST_ID}


def answer_schema(kind: Kind) -> Schema:
    """A record as it is given: its id, and what it says; what it does not say is not there."""
    fields = {field.name: _given(field) for field in kind.fields if not field.own}
    return {
        "type": "object",
        "description": kind.about,
        "properties": {"id": {"type": "string"}, **fields},
        "required": ["id"],
        "additionalProperties": False,
    }


def change_schema(kind: Kind, *, new: bool) -> Schema:
    """What may be sent: any fields of a change, all that are needed of a new record.

    In a change, null says nothing any more.
    """
    fields = {item.name: _sent(item, new=new) for item in fields_of(kind.name)}
    schema: Schema = {"type": "object", "properties": fields, "additionalProperties": False}
    if new:
        schema["required"] = [item.name for item in fields_of(kind.name) if item.required]
    else:
        schema["minProperties"] = 1
    return schema


def schemas(kinds: Iterable[str]) -> dict[str, Schema]:
    """The schema of an answer of each of some kinds, by name."""
    return {name: answer_schema(KINDS[name]) for name in kinds}


def _given(field: Field) -> Schema:
    """What a field of an answer looks like."""
    many: Schema = {"type": "array", "items": {"type": "string"}}
    shapes: dict[str, Schema] = {
        "whole": {"type": "integer"}, "number": {"type": "number"}, "flag": {"type": "boolean"},
        "texts": many, "refs": many, "codes": many,
        "attributes": {"type": "object", "additionalProperties": {"type": "string"}},
    }  # fmt: skip
    return shapes.get(field.type, {"type": "string"}) | {"description": _about(field)}


def _sent(field: Field, *, new: bool) -> Schema:
    """What may stand in a field that is sent."""
    schema = _shape(field)
    if field.required:
        return schema
    return schema if new else {"anyOf": [schema, {"type": "null"}]}


def _shape(field: Field) -> Schema:
    codes = {"type": "string", "enum": list(field.codes or ())}
    lines = {"type": "string", "pattern": _LINE, "maxLength": 200}
    number = {"minimum": field.minimum if field.minimum is not None else -LARGEST}
    shapes: dict[str, Schema] = {
        "code": codes,
        "codes": _several(codes),
        "texts": _several(lines),
        "refs": _several(ID),
        "ref": ID,
        "flag": {"type": "boolean"},
        "whole": {"type": "integer", **number, "maximum": LARGEST_WHOLE},
        "number": {"type": "number", **number, "maximum": LARGEST},
        "day": {"type": "string", "pattern": DAY},
    }
    text: Schema = {"type": "string", "maxLength": LONGEST_TEXT, "pattern": _INK}
    if field.name == "email":
        text = {"type": "string", "maxLength": 254, "pattern": _EMAIL}
    return {**shapes.get(field.type, text), "description": _about(field)}


def _several(items: Schema) -> Schema:
    return {"type": "array", "items": items, "uniqueItems": True, "maxItems": MOST_ITEMS}


def _about(field: Field) -> str:
    if field.points_to:
        return f"{field.label}: the id of a {field.points_to}"
    return field.label
