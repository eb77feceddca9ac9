"""JSON values -> texts: what our columns read, and what is kept as it came."""

import json
from typing import Any

from graph_service.fields import MANY, Field
from loaders.gathering import listed
from loaders.values import Misfit, parser


def text_of(value: Any) -> str:
    """A value as text; a list or an object as compact JSON, and nothing for what says nothing."""
    if value is None or value in ([], {}):
        return ""
    if isinstance(value, str):
        return value.strip()
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def is_plain(value: Any) -> bool:
    """Whether a value can stand for a text: a text, a number, or nothing."""
    return value is None or (isinstance(value, str | int | float) and not isinstance(value, bool))


def fitting(field: Field, value: Any) -> str:
    """The text of a value that fits a field of ours; "" where it does not."""
    if isinstance(value, list) and field.type in MANY and all(isinstance(i, str) for i in value):
        text = listed(*value)
    elif isinstance(value, list | dict) or field.type == "attributes":
        return ""
    else:
        text = text_of(value)
    try:
        if text:
            parser(field)(text)
    except Misfit:
        return ""
    return text
