"""One cell of text -> a value of the vocabulary, by the type of its field."""

import re
from collections.abc import Callable, Mapping
from math import isfinite
from typing import Any

from graph_service.codes import CodeList
from graph_service.days import is_day
from graph_service.fields import Field

_TRUE = frozenset({"yes", "y", "true", "t", "1", "x"})
_FALSE = frozenset({"no", "n", "false", "f", "0"})
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january", "february", "march", "april", "may", "june", "july", "august", "september",
         "october", "november", "december"), start=1,
    )
    for name in (names, names[:3])
} | {"sept": 9}  # fmt: skip
_ISO = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:[T ]00:00(?::00(?:\.0+)?)?)?", re.ASCII)
_BRITISH = re.compile(r"(?:(\d{1,2})[/.-])?(\d{1,2})[/.-](\d{4})", re.ASCII)
_WORDS = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?[ -])?([a-z]+)[ ,.-]+(\d{4})", re.ASCII)
_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|[+-]?\.\d+", re.ASCII)
_SEPARATOR = re.compile(r"(?<!\\);")
_FORMULA = re.compile(r"'(?='*[=+\-@\t\r])")


class Misfit(ValueError):
    """A text that is no value of its field: what is wrong with it, and how to mend it."""

    def __init__(self, problem: str, mend: str) -> None:
        """Keep both sentences."""
        super().__init__(problem)
        self.problem, self.mend = problem, mend


def parser(field: Field) -> Callable[[str], Any]:
    """What turns a stripped, filled cell into a value of `field`; it raises Misfit."""
    if field.codes is not None:
        one = _code(field.codes)
        return _several(one) if field.type == "codes" else one
    plain: Mapping[str, Callable[[str], Any]] = {
        "whole": _whole, "number": _number, "flag": _flag, "day": day,
        "texts": _several(_text), "refs": _several(_text),
    }  # fmt: skip
    parse = plain.get(field.type, _text)
    return _at_least(parse, field.minimum) if field.minimum is not None else parse


def unquoted(text: str) -> str:
    """Text without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return _FORMULA.sub("", text, count=1) if text.startswith("'") else text


def folded(words: str) -> str:
    """A heading or a code in one spelling: small letters, one dash between words."""
    words = words.strip().lower().replace("organisation", "organization")
    return re.sub(r"[^a-z0-9]+", "-", words).strip("-")


def _text(text: str) -> str:
    return text


def _flag(text: str) -> bool:
    word = text.lower()
    if word in _TRUE:
        return True
    if word in _FALSE:
        return False
    raise Misfit(f"'{text}' is neither yes nor no.", "Write yes or no, or leave it blank.")


def _number(text: str) -> float:
    if not _NUMBER.fullmatch(text) or not isfinite(float(text.replace(",", ""))):
        raise Misfit(f"'{text}' is not a number.", "Write a number such as 2 or 2.5.")
    return float(text.replace(",", ""))


def _whole(text: str) -> int:
    value = _number(text)
    # Beyond 2^53 a number of a spreadsheet is no longer exact.
    if not value.is_integer() or abs(value) > 2**53:
        raise Misfit(f"'{text}' is not a whole number.", "Write a whole number such as 12.")
    return int(value)


def _at_least(parse: Callable[[str], float], minimum: float) -> Callable[[str], float]:
    def checked(text: str) -> float:
        value = parse(text)
        if value < minimum:
            raise Misfit(f"'{text}' is less than {minimum:g}.", f"Write {minimum:g} or more.")
        return value

    return checked


def day(text: str) -> str:
    """A day, month or year as ISO text, from ISO or from British spellings.

    Raises:
        Misfit: it is no day of the calendar, or its year has not four digits.
    """
    found = _day(text)
    if not found or not is_day(found):
        raise Misfit(
            f"'{text}' is not a day, a month or a year of the calendar.",
            "Write it like 2026-03-31, 31/03/2026 or 31 March 2026.",
        )
    return found


def _day(text: str) -> str:
    if match := _ISO.fullmatch(text):
        return match[1]
    if match := _BRITISH.fullmatch(text):
        days, month, year = match.groups()
        return _iso(year, int(month), days)
    if match := _WORDS.fullmatch(text.lower()):
        days, name, year = match.groups()
        return _iso(year, _MONTHS.get(name, 0), days)
    return ""


def _iso(year: str, month: int, days: str | None) -> str:
    return f"{year}-{month:02}-{int(days):02}" if days else f"{year}-{month:02}"


def _code(codes: CodeList) -> Callable[[str], str]:
    spellings = {folded(words): code for code, words in codes.words.items()}
    spellings |= {folded(code): code for code in codes}

    def parse(text: str) -> str:
        code = spellings.get(folded(text))
        if code is None:
            raise Misfit(f"'{text}' is not a {codes.name}.", f"Use one of: {', '.join(codes)}.")
        return code

    return parse


def _several(one: Callable[[str], str]) -> Callable[[str], tuple[str, ...]]:
    def parse(text: str) -> tuple[str, ...]:
        parts = (part.strip().replace("\\;", ";") for part in _SEPARATOR.split(text))
        return tuple(dict.fromkeys(one(part) for part in parts if part))

    return parse
