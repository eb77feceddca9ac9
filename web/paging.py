"""A long list, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from flask import request, url_for

PAGE_SIZE = 50
_Item = TypeVar("_Item")


@dataclass(frozen=True)
class Paged(Generic[_Item]):
    """One page of a list. `number` counts from 1; the addresses are "" at the ends."""

    items: Sequence[_Item]
    number: int
    pages: int
    total: int
    first: int
    previous_address: str
    next_address: str


def paged(items: Sequence[_Item], size: int = PAGE_SIZE) -> Paged[_Item]:
    """The page of a list that the address asks for with `page=`; the nearest that there is."""
    pages = max(1, -(-len(items) // size))
    number = min(max(request.args.get("page", 1, type=int), 1), pages)
    first = (number - 1) * size
    return Paged(
        items[first : first + size],
        number,
        pages,
        len(items),
        first + 1,
        _address(number - 1) if number > 1 else "",
        _address(number + 1) if number < pages else "",
    )


def _address(number: int) -> str:
    """This page's address with all that was asked for, at another number."""
    asked = {**request.args.to_dict(flat=False), **(request.view_args or {}), "page": number}
    return url_for(request.endpoint or "", **asked)
