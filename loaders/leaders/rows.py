"""One row of a list: what it says, by meaning."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from loaders.leaders.guessing import Guess
from loaders.leaders.listing import Listing
from loaders.leaders.meanings import FACT, FAMILY, GIVEN, NAME
from loaders.leaders.names import is_total, is_vacancy
from loaders.problems import Problem, Severity
from loaders.tables import Sheet

_PARTS = re.compile(r"(?<!\\);|\n")


@dataclass(frozen=True)
class Row:
    """A row: its number in the file, and its filled cells as (heading, text), by meaning."""

    sheet: Sheet
    number: int
    cells: Mapping[str, Sequence[tuple[str, str]]]
    headings: Mapping[str, str]

    def text(self, code: str) -> str:
        """What stands in the first filled column of a meaning; "" where nothing does."""
        found = self.cells.get(code)
        return found[0][1] if found else ""

    def parts(self, code: str) -> list[str]:
        """What stands in all columns of a meaning, parted at semicolons and ends of lines."""
        texts = (text for _, text in self.cells.get(code, ()))
        parts = (part.strip().replace("\\;", ";") for text in texts for part in _PARTS.split(text))
        return list(dict.fromkeys(part for part in parts if part))

    @cached_property
    def name(self) -> str:
        """The person's full name, of its parts where it does not stand as a whole."""
        parts = (self.text(GIVEN), self.text(FAMILY))
        return " ".join((self.text(NAME) or " ".join(filter(None, parts))).split())

    @property
    def is_vacant(self) -> bool:
        """Whether the row is of a seat in which nobody sits."""
        return is_vacancy(self.name)

    @property
    def is_total(self) -> bool:
        """Whether the row counts the others and is of nobody."""
        return is_total(self.text(NAME) or self.text(FAMILY) or self.text(GIVEN))

    def facts(self) -> Iterator[tuple[str, str]]:
        """What the row says that no field holds: headings with texts."""
        for code in (FACT, "title"):
            yield from self.cells.get(code, ())
        whole = self.text(NAME).casefold()
        for code in (GIVEN, FAMILY) if whole else ():
            yield from (
                cell for cell in self.cells.get(code, ()) if cell[1].casefold() not in whole
            )

    def seats(self) -> list[tuple[str, str]]:
        """The bodies that the row names, each with the role there.

        Several roles belong to several bodies in order; otherwise the whole text holds for each.
        """
        bodies, roles = self.parts("body"), self.parts("body-role")
        if len(roles) != len(bodies):
            roles = [self.text("body-role")] * len(bodies)
        return list(zip(bodies, roles, strict=True))

    def in_words(self) -> str:
        """What the row says of its person, in a sentence."""
        job, employer = self.text("job-title"), self.text("organization") or self.text("ods-code")
        works = " at ".join(filter(None, (job, employer)))
        sits = ", ".join(f"{role or 'a member'} of {body}" for body, role in self.seats())
        said = " and ".join(
            filter(
                None,
                (
                    works and f"works as {works}" if job else works and f"works at {works}",
                    sits and f"is {sits}",
                ),
            )
        )
        return f"{self.name} {said or 'is known by name only'}."

    def problem(
        self, code: str, said: str, mend: str, severity: Severity = "warning", value: str = ""
    ) -> Problem:
        """Something wrong in the column of a meaning."""
        heading = next((cell[0] for cell in self.cells.get(code, ())), self.headings.get(code, ""))
        where = self.sheet.file, self.number, heading, value or self.text(code)
        return Problem(*where, said, mend, severity, self.sheet.name)


def rows_of(listing: Listing, guesses: Mapping[str, Guess]) -> Iterator[Row]:
    """The rows of a list, read as its columns are taken to mean."""
    codes = [guesses[key].code for key in listing.keys]
    titles = listing.sheet.headings
    headings = dict(reversed(list(zip(codes, titles, strict=True))))
    for number, line in zip(listing.sheet.rows, zip(*listing.texts, strict=True), strict=True):
        cells: dict[str, list[tuple[str, str]]] = {}
        for code, title, text in zip(codes, titles, line, strict=True):
            if text:
                cells.setdefault(code, []).append((title, text))
        yield Row(listing.sheet, number, cells, headings)
