"""Ids for rows that have none: readable where the key is a name, the same whenever loaded."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Sequence
from typing import Any

_LONGEST = 60


def slug(text: str) -> str:
    """Text in small ASCII letters, digits and single dashes; a short hash where nothing is left."""
    plain = unicodedata.normalize("NFKD", text.replace("&", " and "))
    plain = plain.encode("ascii", "ignore").decode().lower().replace("'", "")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or short_hash(text)


def short_hash(*parts: Any) -> str:
    """The first twelve hexadecimal digits of the SHA-256 of some values."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()[:12]


def derived_id(key: Sequence[Any]) -> str:
    """The id that a row's key makes: its name, or its first part and a hash of all parts."""
    if len(key) == 1:
        return slug(str(key[0]))
    return f"{slug(str(key[0]))[:_LONGEST]}-{short_hash(*key)}"
