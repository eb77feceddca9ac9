"""Which list a file is an edition of: its name without its date, number or "copy"."""

import re
from collections.abc import Iterable

from loaders.ids import slug

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
# Between the dashes of a slug. A year, a day or a month in any of the usual spellings;
# a version; what computers add to the second file of a name.
_EDITION = re.compile(
    rf"(?:^|-)(?:(?:\d{{1,2}}(?:st|nd|rd|th)?-?)?{_MONTH}(?:-?(?:20)?\d{{2}})?|q[1-4]|"
    r"20\d{2}(?:-\d{1,2}){0,2}|\d{1,2}-\d{1,2}-(?:20)?\d{2}|\d{6}|\d{8}|"
    r"v-?\d+(?:-\d+)*|version-\d+|copy-of)(?=-|$)|"
    r"-(?:copy|final|draft|latest|new|updated)$"
)
_NUMBER = re.compile(r"(?:-\d{1,2})+$")


def list_name(stems: Iterable[str]) -> str:
    """The list that files are taken for: `leaders 2026-12 (1)` is `leaders`.

    Small letters and dashes, so that it makes no difference where the file was saved. Where
    nothing but a date is left, the date stays.
    """
    return "+".join(sorted({_without_edition(slug(stem)) for stem in stems}))


def _without_edition(stem: str) -> str:
    name, before = stem, ""
    while name != before:
        before = name
        name = _NUMBER.sub("", _EDITION.sub("", name)).strip("-")
    return name or stem
