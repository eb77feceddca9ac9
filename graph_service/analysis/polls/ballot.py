"""One vote: options in an order, or a hundred points shared out among them; as text for the box."""

import json
from collections.abc import Mapping, Sequence

from graph_service.errors import Refused

POINTS = 100
Ranking = tuple[str, ...]
"""Options from the first to the last; those left out share the place behind all others."""


def ranking_text(ranks: Mapping[str, int], options: Sequence[str]) -> str:
    """The vote of somebody who gives options places, 1 being the first.

    Raises:
        Refused: no option has a place, or two have the same.
    """
    placed = {option: ranks[option] for option in options if option in ranks}
    if not placed:
        raise Refused("Give at least one of them a place.")
    twice = sorted({rank for rank in placed.values() if list(placed.values()).count(rank) > 1})
    if twice:
        raise Refused(f"Two have place {twice[0]}: give each a place of its own, or leave it out.")
    return json.dumps(sorted(placed, key=placed.__getitem__))


def points_text(points: Mapping[str, int], options: Sequence[str]) -> str:
    """The vote of somebody who shares out points.

    Raises:
        Refused: they do not add up to a hundred, or are below nothing.
    """
    given = {option: points[option] for option in options if points.get(option)}
    if any(number < 0 for number in given.values()) or sum(given.values()) != POINTS:
        raise Refused(f"Your points add up to {sum(given.values())}: share out {POINTS}.")
    return json.dumps(dict(sorted(given.items())))


def read_ranking(text: str, options: Sequence[str]) -> Ranking:
    """The order that a vote says, of options that the poll still has."""
    return tuple(option for option in json.loads(text) if option in options)


def read_points(text: str, options: Sequence[str]) -> dict[str, int]:
    """The points that a vote gives, of options that the poll still has."""
    return {option: int(number) for option, number in json.loads(text).items() if option in options}
