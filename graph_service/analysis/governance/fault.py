"""Something in the governance that does not add up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

NAMED = 5
KINDS = {
    "two-accountable": "Two or more are accountable",
    "nobody-accountable": "Nobody is accountable",
    "vacant-authority": "The post that is accountable stands empty",
    "gone": "It rests with a body or post that is not there",
    "escalation-circle": "It is escalated in a circle",
    "no-quorum": "The quorum cannot be met",
    "no-chair": "There is no chair's post",
    "term-over": "A term is over",
    "not-as-wanted": "The holder is not of the profession or sector wanted",
    "structure": "How bodies and posts stand to one another",
}
"""The kinds of faults, in the order to show them, with a heading each."""


@dataclass(frozen=True)
class Fault:
    """One fault: its kind, a sentence with the names it rests on, and the ids of its bodies."""

    kind: str
    sentence: str
    bodies: tuple[str, ...] = ()


def names(found: Sequence[str]) -> str:
    """Some names one after another; beyond `NAMED`, how many more."""
    more = len(found) - NAMED
    return ", ".join(found[:NAMED]) + (f" and {more} more" if more > 0 else "")


def circles(above: Mapping[str, str]) -> list[list[str]]:
    """The circles in a relation where each has at most one above it, each once, in its order."""
    found: list[list[str]] = []
    seen: dict[str, str] = {}
    for start in above:
        way: list[str] = []
        here = start
        while here in above and here not in seen:
            seen[here] = start
            way.append(here)
            here = above[here]
        if seen.get(here) == start and here in way:
            found.append(way[way.index(here) :])
    return found
