"""Which values Popolo's schemas allow for the properties that are no fields of ours.

From the JSON schemas at https://github.com/popolo-project/popolo-spec, draft 3: a property that is
not named there may hold anything; one that is must have the shape that is said here.
"""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

Shape = Callable[[Any], bool]
_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", re.ASCII)
# RFC 3986, without addresses in brackets.
_CHARACTER = r"(?:[A-Za-z0-9._~!$&'()*+,;=@-]|%[0-9A-Fa-f]{2})"
_URI = re.compile(
    rf"[A-Za-z][A-Za-z0-9+.-]*:(?://(?:(?:(?!@){_CHARACTER}|:)*@)?(?:(?!@){_CHARACTER})*(?::\d*)?"
    rf"(?:/(?:{_CHARACTER}|:|/)*)?|(?!//)(?:{_CHARACTER}|:|/)*)"
    rf"(?:\?(?:{_CHARACTER}|[:/?])*)?(?:\#(?:{_CHARACTER}|[:/?])*)?",
    re.ASCII,
)


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _day(value: Any) -> bool:
    return isinstance(value, str) and bool(_DAY.fullmatch(value))


def _uri(value: Any) -> bool:
    return isinstance(value, str) and bool(_URI.fullmatch(value))


def _moment(value: Any) -> bool:
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        return False
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _geometry(value: Any) -> bool:
    return isinstance(value, dict)


def _list(shape: Shape) -> Shape:
    return lambda value: isinstance(value, list) and all(map(shape, value))


def _object(needed: Mapping[str, Shape], others: Mapping[str, Shape]) -> Shape:
    def fits(value: Any) -> bool:
        if not isinstance(value, dict) or not needed.keys() <= value.keys():
            return False
        if not all(shape(value[name]) for name, shape in needed.items()):
            return False
        return all(value.get(name) is None or shape(value[name]) for name, shape in others.items())

    return fits


_LINK = _object({"url": _uri}, {"note": _text})
_MADE: Mapping[str, Shape] = {"created_at": _moment, "updated_at": _moment, "sources": _list(_LINK)}
_NAME_PARTS = (
    "family_name", "given_name", "additional_name", "honorific_prefix", "honorific_suffix",
    "patronymic_name",
)  # fmt: skip
_OTHER_NAME = _object(
    {"name": _text},
    dict.fromkeys((*_NAME_PARTS, "note"), _text) | {"start_date": _day, "end_date": _day},
)
_CONTACT = _object(
    {"type": _text, "value": _text},
    {"label": _text, "note": _text, "valid_from": _day, "valid_until": _day, **_MADE},
)
_TEXTS = (
    *_NAME_PARTS, "sort_name", "gender", "summary", "biography", "national_identity", "abstract",
    "description", "label", "identifier", "area_id", "classification", "role", "post_id",
    "on_behalf_of_id",
)  # fmt: skip
SHAPES: Mapping[str, Shape] = {
    **dict.fromkeys(_TEXTS, _text),
    **_MADE,
    "birth_date": _day,
    "death_date": _day,
    "image": _uri,
    "geometry": _geometry,
    "pronouns": _list(_text),
    "other_label": _list(_text),
    "other_names": _list(_OTHER_NAME),
    "identifiers": _list(_object({"identifier": _text}, {"scheme": _text})),
    "links": _list(_LINK),
    "contact_details": _list(_CONTACT),
}
"""What a property must hold, by its name: no two classes say it differently."""
