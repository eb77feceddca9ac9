"""What the columns of a list mean: as the team said before, by heading, by content, by likeness."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph_service.records import KINDS
from graph_service.snapshot import Snapshot
from loaders.leaders.listing import Column
from loaders.leaders.meanings import FACT, LEFT_OUT, MEANINGS, NAME
from loaders.leaders.names import TITLES, mostly_people, mostly_theirs
from loaders.leaders.spellings import (
    is_of_oneself,
    is_surely_a_person,
    nearly_spelt,
    spelt,
)
from loaders.values import Misfit, folded, parser

_PERSON = KINDS["Person"].by_name
_CODED = ("level", "side", "sector", "offers", "seeks", "days-free")
_COMPARED = 100
"""Columns whose headings are compared with ours letter by letter, which takes its time."""
_APART = "What people say of themselves is kept apart, so this column was left out."
_BY_CONTENT = ("email", "level", "side", "sector", "profession")


@dataclass(frozen=True)
class Guess:
    """What a column is taken to mean, and why, in words for a person.

    `remembered` says that the team chose it; `doubt` is "" or why its heading was not believed.
    """

    code: str
    why: str
    remembered: bool = False
    doubt: str = ""


def guessed(
    columns: Sequence[Column], remembered: Mapping[str, str], known: Snapshot
) -> dict[str, Guess]:
    """The meaning of each column by its key."""
    guessing = _Guessing(columns, known)
    guessing.remember(remembered)
    guessing.apart()
    guessing.by_heading()
    guessing.by_content()
    guessing.by_likeness()
    return guessing.found()


Fits = Mapping[str, Callable[[str], bool]]
"""Tells of some meanings whether a text is a value of theirs."""


class _Guessing:
    """Meanings of columns, the surest first: what is taken once is not taken again."""

    def __init__(self, columns: Sequence[Column], known: Snapshot) -> None:
        self._columns, self._fits = columns, _fits(known)
        self._found: dict[str, Guess] = {}
        self._taken: set[str] = set()
        self._spelt = Counter(spelt(column.heading) for column in columns)
        found = ((column.key, _doubt(column, self._fits)) for column in columns)
        self._doubts = {key: doubt for key, doubt in found if doubt}

    def found(self) -> dict[str, Guess]:
        """What was found; a column of which nothing is known is kept as a fact."""
        unknown = "Not known: kept under its heading."
        return {
            column.key: self._found.get(column.key)
            or Guess(FACT, unknown, doubt=self._doubts.get(column.key, ""))
            for column in self._columns
        }

    def remember(self, remembered: Mapping[str, str]) -> None:
        for column in self._columns:
            code = remembered.get(column.key, "")
            if code in MEANINGS:
                self._take(column, code, "Remembered from last time.", remembered=True)

    def apart(self) -> None:
        """What people declare of themselves is stored apart, and never as a fact among others."""
        for column in self._columns:
            if is_of_oneself(column.heading):
                self._found.setdefault(column.key, Guess(LEFT_OUT, _APART, doubt=_APART))

    def by_heading(self) -> None:
        # The surest heading of a name first: "Leader" before "Contact".
        for column in sorted(self._columns, key=lambda item: not is_surely_a_person(item.heading)):
            code = _by_heading(column, self._spelt)
            if code and column.key not in self._doubts:
                self._take(column, code, "A guess, by its heading.")

    def by_content(self) -> None:
        is_email = self._fits["email"]
        written = (item.texts for item in self._columns if _mostly(is_email, item.filled))
        emails = next(written, ())
        for column in self._columns:
            for code in _by_content(column, emails, self._fits):
                self._take(column, code, "A guess, by what stands in it.")

    def by_likeness(self) -> None:
        for column in self._columns[:_COMPARED]:
            near = nearly_spelt(column.heading)
            if near and column.key not in self._doubts and not _misfits(near, column, self._fits):
                why = f"A guess: its heading looks like '{MEANINGS[near].words}'."
                self._take(column, near, why)

    def _take(self, column: Column, code: str, why: str, *, remembered: bool = False) -> None:
        taken = MEANINGS[code].once and code in self._taken
        if column.key not in self._found and not taken:
            self._taken.add(code)
            self._found[column.key] = Guess(code, why, remembered)


def _fits(known: Snapshot) -> Fits:
    professions = {
        folded(text) for id_, item in known.professions.items() for text in (id_, item.name)
    }
    fits: dict[str, Callable[[str], bool]] = {
        "email": lambda text: "@" in text,
        "profession": lambda text: all(folded(part) in professions for part in text.split(";")),
        "title": lambda text: folded(text) in TITLES,
    }
    for code in _CODED:
        fits[code] = _parsed(MEANINGS[code].field)
    fits["from"] = fits["until"] = _parsed("start_date")
    return fits


def _parsed(field: str) -> Callable[[str], bool]:
    parse = parser(_PERSON[field])

    def fits(text: str) -> bool:
        try:
            parse(text.replace("\n", ";"))
        except Misfit:
            return False
        return True

    return fits


def _by_heading(column: Column, all_spelt: Mapping[str, int]) -> str:
    code = spelt(column.heading)
    if code == "title" and not _mostly(TITLES.__contains__, map(_bare, column.filled)):
        return "" if "job-title" in all_spelt else "job-title"
    if code == "job-title" and folded(column.heading) in ("role", "position", "post"):
        # Beside a job title and a board, a role is the one on that board.
        return "body-role" if all_spelt["job-title"] > 1 and "body" in all_spelt else code
    return code


def _bare(title: str) -> str:
    return title.strip(". ").casefold()


def _by_content(column: Column, emails: Sequence[str], fits: Fits) -> Iterable[str]:
    if not column.filled or spelt(column.heading):
        return
    for code in _BY_CONTENT:
        if _mostly(fits[code], column.filled):
            yield code
    if emails and mostly_people(column.texts) and mostly_theirs(column.texts, emails):
        yield NAME


def _mostly(fits: Callable[[str], bool], texts: Iterable[str]) -> bool:
    distinct = set(texts)
    return sum(map(fits, distinct)) * 2 > len(distinct)


def _misfits(code: str, column: Column, fits: Fits) -> bool:
    values = set(column.filled)
    return code in fits and bool(values) and sum(map(fits[code], values)) * 2 < len(values)


def _doubt(column: Column, fits: Fits) -> str:
    """Why a column is not what its heading says: most of what stands there does not fit."""
    code = spelt(column.heading)
    if code in ("title", "profession", "email") or not _misfits(code, column, fits):
        return ""
    return f"Most of what stands there is not what '{MEANINGS[code].words}' can be."
