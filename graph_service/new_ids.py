"""Ids for records that people make by hand: the name they gave, told apart by a number."""

import re
from collections.abc import Container
from itertools import count

_LONGEST = 80


def free_id(name: str, taken: Container[str]) -> str:
    """A readable id made of a name that none of `taken` is: `carers`, `carers-2`, ...

    Letters and digits of any script stay, everything else becomes a hyphen; a name without any
    makes `unnamed`.
    """
    plain = "-".join(re.findall(r"\w+", name.casefold()))[:_LONGEST].strip("-") or "unnamed"
    if plain not in taken:
        return plain
    return next(id_ for n in count(2) if (id_ := f"{plain}-{n}") not in taken)
