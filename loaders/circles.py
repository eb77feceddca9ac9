"""Circles among parents: A is part of B, and B is part of A."""

from collections.abc import Mapping


def circles(parents: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Each circle in a mapping from id to its parent's id, once; selves are circles of one."""
    found: list[tuple[str, ...]] = []
    done: set[str] = set()
    for start in parents:
        walk: dict[str, None] = {}
        here = start
        while here in parents and here not in done and here not in walk:
            walk[here] = None
            here = parents[here]
        if here in walk:
            steps = list(walk)
            found.append(tuple(steps[steps.index(here) :]))
        done.update(walk)
    return found
