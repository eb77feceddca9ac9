"""Days as Popolo files write them -> days as we keep them."""

import re

_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T\d\d(:\d\d){0,2}(\.\d+)?(Z|[+-]\d\d(:?\d\d)?)?", re.ASCII)
_UNKNOWN = re.compile(r"(-00){1,2}$")


def day_of(text: str) -> str:
    """The day of a moment; a day without its unknown parts: `2013-07-00` is `2013-07`."""
    moment = _MOMENT.fullmatch(text)
    return moment[1] if moment else _UNKNOWN.sub("", text)


def has_time(text: str) -> bool:
    """Whether a text is a moment, of which the schema of memberships lets there be."""
    return bool(_MOMENT.fullmatch(text))
