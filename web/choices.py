"""The options of a choice in a form."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    """One option: its value, its words, and whether it is the one chosen."""

    value: str
    text: str
    selected: bool
