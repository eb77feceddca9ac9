"""Chance that is the same each time: one generator a subject, days, and picks by weight."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import TypeVar

_Item = TypeVar("_Item")


def chance(seed: int, subject: str) -> Random:
    """A generator of its own for each subject, so that a change in one leaves the others alone."""
    # Seeding with text is by SHA-512 and so the same on every machine and in every process.
    return Random(f"{seed}:{subject}")  # noqa: S311 - made-up people, no secrets


def day_between(rng: Random, first: str, last: str) -> str:
    """A day from `first` to `last`, both included; `first` where it is not the earlier."""
    begin = date.fromisoformat(first)
    days = (date.fromisoformat(last) - begin).days
    return str(begin + timedelta(days=rng.randint(0, max(0, days))))


def later(day: str, days: int) -> str:
    """The day so many days after (before, if negative)."""
    return str(date.fromisoformat(day) + timedelta(days=days))


def full(day: str) -> str:
    """The first day of a (partial) date; a very early one where it is blank."""
    return (day + "-01-01" if len(day) == 4 else day + "-01" if len(day) == 7 else day) or (
        "1990-01-01"
    )


def some(rng: Random, items: Sequence[_Item], least: int, most: int) -> tuple[_Item, ...]:
    """From `least` to `most` different items, in the order of the list."""
    picked = rng.sample(range(len(items)), rng.randint(least, min(most, len(items))))
    return tuple(items[place] for place in sorted(picked))
