"""Popolo's own JSON schemas, to hold an export against; with the formats that they ask for."""

import json
from datetime import datetime
from email.utils import parseaddr
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jsonschema import Draft3Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT3

FORMATS = FormatChecker(formats=())
SCHEMAS = {
    "persons": "person", "organizations": "organization", "memberships": "membership",
    "posts": "post", "areas": "area",
}  # fmt: skip


@FORMATS.checks("uri", raises=ValueError)
def is_uri(value: object) -> bool:
    text = str(value)
    urlsplit(text).port  # noqa: B018 - raises where it is no number
    odd = set(text) & set(' "<>\\^`{|}') or not text.isascii() or not text.isprintable()
    return bool(urlsplit(text).scheme) and not odd


@FORMATS.checks("email")
def is_email(value: object) -> bool:
    return "@" in parseaddr(str(value))[1]


@FORMATS.checks("date-time", raises=ValueError)
def is_moment(value: object) -> bool:
    return datetime.fromisoformat(str(value)).tzinfo is not None


def faults(real_data: Path, path: Path) -> list[str]:
    """What in a file does not hold by the schemas; events have none."""
    folder = real_data / "popolo" / "schemas"
    schemas = {item.stem: json.loads(item.read_text()) for item in folder.glob("*.json")}
    registry: Registry[Any] = Registry().with_resources(
        (schema["id"].rstrip("#"), DRAFT3.create_resource(schema)) for schema in schemas.values()
    )
    document = json.loads(path.read_text(encoding="utf-8"))
    found = []
    for name, schema in SCHEMAS.items():
        validator = Draft3Validator(schemas[schema], registry=registry, format_checker=FORMATS)
        for item in document[name]:
            found += [
                f"{name} {item['id']}: {fault.message}" for fault in validator.iter_errors(item)
            ]
    return found
