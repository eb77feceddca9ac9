"""A common language: the words and abbreviations that pages use, and what they mean."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from markupsafe import Markup, escape

_TAG = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"</?([a-zA-Z0-9]+)")
_SILENT = frozenset({"script", "style", "textarea", "option", "svg", "code", "pre", "abbr", "dt"})
"""Elements in which nothing is explained: nobody reads them as sentences, or they explain."""


@dataclass(frozen=True)
class Term:
    """A word: in full, its abbreviation where it has one, and what it means."""

    name: str
    short: str
    meaning: str


@cache
def terms() -> tuple[Term, ...]:
    """All words, in the order of the alphabet."""
    path = files("leadership_map_data") / "words" / "glossary.csv"
    rows = csv.DictReader(path.read_text("utf-8").splitlines())
    return tuple(Term(row["term"], row["short"], row["meaning"]) for row in rows)


@cache
def abbreviations() -> dict[str, Term]:
    """The words that have an abbreviation, by it."""
    return {term.short: term for term in terms() if term.short}


@cache
def _pattern() -> re.Pattern[str]:
    known = sorted(abbreviations(), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, known))})(?=s?(?![\w-]))")


def explained(content: str) -> tuple[Markup, tuple[Term, ...]]:
    """The HTML of a page, each abbreviation explained where it first stands; and which they are.

    Only text that people read is looked at: no attributes, no scripts, no pictures.
    """
    found: dict[str, Term] = {}
    silent, parts = 0, _TAG.split(content)
    for place, part in enumerate(parts):
        if place % 2:
            silent = max(0, silent + _deeper(part))
        elif not silent and part:
            parts[place] = _pattern().sub(lambda hit: _explain(hit[1], found), part)
    # What came in was escaped by the template; only the names of our own words are added.
    return Markup("".join(parts)), tuple(sorted(found.values(), key=lambda term: term.short))  # noqa: S704


def _deeper(tag: str) -> int:
    name = _NAME.match(tag)
    if name is None or name[1].lower() not in _SILENT or tag.endswith("/>"):
        return 0
    return -1 if tag.startswith("</") else 1


def _explain(short: str, found: dict[str, Term]) -> str:
    if short in found:
        return short
    term = found[short] = abbreviations()[short]
    return f'<abbr title="{escape(term.name)}">{escape(short)}</abbr>'
