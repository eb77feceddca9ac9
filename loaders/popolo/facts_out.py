"""A fact for which we have no field -> the Popolo property that it came from."""

import json
from typing import Any

from graph_service.fields import Kind
from loaders.popolo.classes import OTHERS, PopoloClass
from loaders.popolo.scalars import fitting, text_of
from loaders.popolo.shapes import SHAPES

_DEEPEST = 90
_NEVER = frozenset(
    {"id", "email", "member", "member_id", "memberships", "motions", "speeches", "votes",
     "vote_events", "posts", "children", "organizations", OTHERS}
)  # fmt: skip
"""Properties that hold whole records, which no fact does."""


def fact_of(class_: PopoloClass, kind: Kind, name: str, text: str) -> Any:
    """The value of property `name`; None where it would break the schema or be read otherwise."""
    if name in _NEVER or name in class_.one or name in class_.many:
        return None
    field = kind.by_name.get(class_.fields.get(name, name))
    value = _parsed(text) if SHAPES.get(name) is None or not SHAPES[name](text) else text
    if name in SHAPES and not SHAPES[name](value):
        return None
    if field and class_.titles.get(field.name, name) == name:
        strict = name in class_.texts or fitting(field, value)
        return None if strict else value
    return value


def _parsed(text: str) -> Any:
    """The list or object that a text is the compact JSON of; else the text itself."""
    if not text.startswith(("[", "{")) or "\\u0000" in text:
        return text
    try:
        value = json.loads(text)
        same = text_of(value) == text and _depth(value) <= _DEEPEST
        json.dumps(value, allow_nan=False)
    except (ValueError, RecursionError):
        return text
    return value if same else text


def _depth(value: Any) -> int:
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + max(map(_depth, inside), default=0)
