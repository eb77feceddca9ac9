"""Any JSON value whatever, with names that Popolo gives a meaning among the keys."""

import json
from typing import Any

from hypothesis import strategies as st

from loaders.popolo.classes import CLASSES, OTHERS

NAMES = sorted(
    {"id", "member", "member_id", "other_names", "contact_details", "identifiers", "type", "value"}
    | {OTHERS, "source", "attributes", "invented", "links", "level", "profession_ids"}
    | {name for one in CLASSES.values() for name in (*one.lists, *one.texts, *one.one, *one.many)}
)
_TEXT = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8
)  # fmt: skip
_SCALARS = (
    st.none() | st.booleans() | st.integers() | _TEXT | st.sampled_from(["a", "b", "2013", "email"])
    | st.floats(allow_nan=False, allow_infinity=False)
)  # fmt: skip
KEYS = st.sampled_from(NAMES) | _TEXT
JSON = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=40,
)
OBJECTS = st.lists(st.dictionaries(KEYS, JSON, max_size=6) | _SCALARS, max_size=4)
LISTS = [name for one in CLASSES.values() for name in one.lists]
DOCUMENTS = JSON | st.dictionaries(st.sampled_from(LISTS), OBJECTS, min_size=1, max_size=4)


def written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)
