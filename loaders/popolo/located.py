"""JSON -> values whose objects know on which line they begin.

The decoder of the standard library reads the values; a first pass over the text finds where each
object begins. The decoder finishes objects in the order of their closing braces, so the n-th
object that it finishes is the n-th that the first pass saw closed.
"""

import json
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import Any

from graph_service.errors import Unreadable
from loaders.opened import Opened
from loaders.text import decoded

_DEEPEST = 100
_LONGEST_NUMBER = 300
# Possessive, and content to end with the text: each character is looked at once.
_STRING = r'"(?:[^"\\]++|\\.)*+"?'
_MARKS = re.compile(_STRING + r"|[][{}]", re.DOTALL)
_SPACE = re.compile(r"[ \t\n\r]*")
_ODD_ESCAPE = re.compile(r"\\u(?:[dD][89a-fA-F]|0000)")
_IN_WORDS = {
    "Expecting value": "A value is missing here, or a comma is too many.",
    "Extra data": "Something follows after its end.",
    "Unterminated string starting at": "The text that begins here has no closing quotation mark.",
    "Invalid control character at": "A text is broken over lines, or holds a control character.",
    "Expecting property name enclosed in double quotes": "A name in quotation marks is missing.",
}
_AGAIN = "Write the file again with a program that makes proper JSON."


class Entry(dict[str, Any]):
    """A JSON object: `at` is the character at which it begins, `row` its line."""

    __slots__ = ("at", "row")

    def __init__(self, pairs: Sequence[tuple[str, Any]], at: int, row: int) -> None:
        """Keep the pairs and the place."""
        super().__init__(pairs)
        self.at, self.row = at, row


class _Forbidden(ValueError):
    """Something that the decoder would let pass: `literal` stands so in the text."""

    def __init__(self, literal: str, said: str) -> None:
        super().__init__(said)
        self.literal, self.said = literal, said


class LocatedText:
    """The text of one JSON file, its value, and the lines on which its parts stand.

    Raises:
        Unreadable: it is not JSON, or holds what JSON forbids: a name twice in one object, NaN,
            half a character; or it is nested or a number is long beyond reason.
    """

    def __init__(self, file: Opened) -> None:
        """Read the file."""
        self.file, self.stem = file.name, file.stem
        self._text = decoded(file.content, file.name).removeprefix("\ufeff")
        self._lines = [match.end() for match in re.finditer("\n", self._text)]
        self._begins = self._objects()
        self._finished = 0
        self._check_escapes()
        self.value = self._decode()

    def row(self, at: int) -> int:
        """The line on which a character stands, counted from 1."""
        return bisect_right(self._lines, at) + 1

    @property
    def first_row(self) -> int:
        """The line on which the value begins."""
        return self.row(len(self._text) - len(self._text.lstrip()))

    def rows_in(self, entry: Entry, key: str) -> list[int]:
        """The lines on which the items of the list below `key` of an object begin."""
        decode = json.JSONDecoder().raw_decode
        at = self._skip(entry.at + 1)
        while True:
            name, at = decode(self._text, at)
            at = self._skip(self._skip(at) + 1)
            if name == key:
                break
            at = self._skip(self._skip(decode(self._text, at)[1]) + 1)
        rows = []
        at = self._skip(at + 1)
        for _ in entry[key]:
            rows.append(self.row(at))
            at = self._skip(self._skip(decode(self._text, at)[1]) + 1)
        return rows

    def _skip(self, at: int) -> int:
        match = _SPACE.match(self._text, at)
        return match.end() if match else at

    def _objects(self) -> list[int]:
        """Where each object begins, in the order in which they end."""
        begun: list[int] = []
        ended: list[int] = []
        depth = 0
        for match in _MARKS.finditer(self._text):
            mark = match[0]
            if mark == "{":
                begun.append(match.start())
            elif mark == "}" and begun:
                ended.append(begun.pop())
            if mark in "{[":
                depth += 1
                if depth > _DEEPEST:
                    said = f"This is nested more than {_DEEPEST} deep."
                    raise self._unreadable(match.start(), said)
            elif mark in "}]":
                depth -= 1
        return ended

    def _check_escapes(self) -> None:
        if not _ODD_ESCAPE.search(self._text):
            return
        for match in re.finditer(_STRING, self._text, re.DOTALL):
            if _ODD_ESCAPE.search(match[0]):
                try:
                    text = json.loads(match[0])
                    text.encode()
                except ValueError as exc:
                    said = "This text holds half of a character, or is cut off."
                    raise self._unreadable(match.start(), said) from exc
                if "\0" in text:
                    raise self._unreadable(match.start(), "This text holds a character NUL.")

    def _decode(self) -> Any:
        decoder = json.JSONDecoder(
            object_pairs_hook=self._entry,
            parse_int=_whole,
            parse_float=_number,
            parse_constant=_constant,
        )
        try:
            return decoder.decode(self._text)
        except json.JSONDecodeError as exc:
            said = _IN_WORDS.get(exc.msg, "A comma, colon or bracket is missing or too many here.")
            raise self._unreadable(exc.pos, said) from exc
        except _Forbidden as exc:
            raise self._unreadable(self._place_of(exc.literal), exc.said) from exc

    def _entry(self, pairs: list[tuple[str, Any]]) -> Entry:
        at = self._begins[self._finished]
        self._finished += 1
        entry = Entry(pairs, at, self.row(at))
        if len(entry) < len(pairs):
            twice = Counter(name for name, _ in pairs).most_common(1)[0][0]
            raise self._unreadable(at, f"The object that begins here says '{twice[:80]}' twice.")
        return entry

    def _place_of(self, literal: str) -> int:
        """Where a literal stands outside of strings."""
        found = re.finditer(f"{_STRING}|(?<![0-9.eE+-]){re.escape(literal)}", self._text, re.DOTALL)
        return next((match.start() for match in found if match[0] == literal), 0)

    def _unreadable(self, at: int, said: str) -> Unreadable:
        row = self.row(at)
        message = f"{self.file}, line {row}: this is not JSON that can be read. {said} {_AGAIN}"
        return Unreadable(message, file=self.file, row=row)


def _whole(literal: str) -> int:
    if len(literal) > _LONGEST_NUMBER:
        raise _Forbidden(literal, f"A number of {len(literal)} digits is too long.")
    return int(literal)


def _number(literal: str) -> float:
    number = float(literal)
    if number in (float("inf"), float("-inf")):
        raise _Forbidden(literal, "A number is too large.")
    return number


def _constant(literal: str) -> Any:
    raise _Forbidden(literal, f"{literal} is no number.")
