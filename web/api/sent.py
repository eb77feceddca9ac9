"""What a program sends to add or to change a record: read, held to its schema, made a record."""

import json
from decimal import Decimal
from functools import cache
from typing import Any, NoReturn

from flask import request
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

import loaders
from graph_service.editing import fields_of
from graph_service.fields import MANY, Field, Kind
from graph_service.records import KINDS, Record
from graph_service.snapshot import Snapshot
from web.api.problems import Wrong
from web.api.schemas import change_schema

MOST_BYTES = 1_000_000
Said = dict[str, Any]


def sent(kind: Kind, *, new: bool) -> Said:
    """The JSON object of this request: fields of a record.

    Raises:
        Wrong: it is too large, no JSON, or not as the document says.
    """
    said = sent_as(_validator(kind.name, new))
    fields = KINDS[kind.name].by_name
    return {name: _plain(fields[name], value) for name, value in said.items()}


def sent_as(validator: Draft202012Validator) -> Said:
    """The JSON object of this request, as a schema has it.

    Raises:
        Wrong: it is too large, no JSON, or not as the document says.
    """
    if (request.content_length or 0) > MOST_BYTES:
        raise Wrong(413, f"Send at most {MOST_BYTES:,} bytes.")
    if request.mimetype not in ("application/json", "application/merge-patch+json"):
        raise Wrong(415, "Send JSON, and say so in Content-Type.")
    try:
        text = request.get_data().decode("utf-8")
        said = json.loads(text, parse_constant=_no_number)
        json.dumps(said, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as exc:
        raise Wrong(400, "What was sent is no JSON.") from exc
    problems = {_place(item): _sentence(item) for item in validator.iter_errors(said)}
    if problems:
        raise Wrong(400, "What was sent is not as the document says.", problems)
    found: Said = said
    return found


def record_of(kind: Kind, whole: Snapshot, before: Record | None, said: Said) -> Record:
    """The record that results, checked as a row of a workbook is.

    Raises:
        Wrong: it names what is not there, ends before it begins, or the like.
    """
    values = {
        field.name: said.get(field.name, getattr(before, field.name) if before else None)
        for field in fields_of(kind.name)
    }
    cells = {field.name: _cell(field, values[field.name]) for field in fields_of(kind.name)}
    id_ = before.id if before else ""
    record, problems = loaders.one_record(kind.name, {"id": id_, **cells}, lambda: whole)
    if record is None:
        raise Wrong(422, "It does not fit what is there.", problems)
    return record


@cache
def _validator(kind: str, new: bool) -> Draft202012Validator:
    return Draft202012Validator(change_schema(KINDS[kind], new=new))


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number of JSON")


def _place(item: ValidationError) -> str:
    return "/".join(str(part) for part in item.absolute_path) or "(all)"


def _sentence(item: ValidationError) -> str:
    # The library's sentence repeats what was sent, at any length.
    return item.message if len(item.message) <= 200 else f"It is against '{item.validator}'."


def _plain(field: Field, value: Any) -> Any:
    """JSON knows 2.0 and 2 as one number."""
    return int(value) if field.type == "whole" and value is not None else value


def _cell(field: Field, value: Any) -> str:
    """What a cell of a workbook would hold."""
    if value is None or value == "":
        return ""
    if field.type in MANY:
        return "; ".join(str(item).replace(";", "\\;") for item in value)
    if field.type == "flag":
        return "yes" if value else "no"
    if field.type in ("number", "whole"):
        return format(Decimal(str(value)), "f")
    return str(value)


def is_as_known(header: str, etag: str) -> bool:
    """Whether a list of ETags names one, or any (`*`)."""
    return header.strip() == "*" or etag in {item.strip() for item in header.split(",")}
