"""Which rows of a list are one person's.

The same number or code of their own is one person. So is the same e-mail address where the names
are alike (several people may share an address), and the same name in the same organisation unless
two e-mail addresses tell them apart. A row that gives neither address nor organisation is the only
person of its name, if there is only one.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.columns import Complain
from loaders.leaders.names import are_alike, name_key
from loaders.leaders.rows import Row


@dataclass
class Someone:
    """One person of a list: their rows, with the id of the organisation that each names."""

    name: str
    own: str = ""
    emails: set[str] = field(default_factory=set)
    employers: set[str] = field(default_factory=set)
    rows: list[Row] = field(default_factory=list)
    id: str = ""

    @property
    def key(self) -> str:
        """The name as names are compared."""
        return name_key(self.name)

    def take(self, row: Row, employer: str) -> None:
        """Add a row of theirs."""
        self.rows.append(row)
        self.employers |= {employer} - {""}
        self.emails |= {email_of(row)} - {""}


def email_of(row: Row) -> str:
    """The e-mail address of a row in small letters; "" where it is none."""
    text = row.text("email").casefold()
    return text if "@" in text else ""


class Grouping:
    """Gathers the people of a list, row by row: first those that are easiest to tell apart."""

    def __init__(self, complain: Complain) -> None:
        """Begin with nobody."""
        self._complain = complain
        self._by_own: dict[str, Someone] = {}
        self._by_email: dict[str, list[Someone]] = defaultdict(list)
        self._by_name: dict[str, list[Someone]] = defaultdict(list)

    def people(self, rows: Sequence[tuple[Row, str]]) -> list[Someone]:
        """The people of these rows, each with the id of its organisation, in order."""
        for row, employer in rows:
            if row.text("id"):
                self._of_own(row).take(row, employer)
        rest = [(row, employer) for row, employer in rows if not row.text("id")]
        for row, employer in rest:
            if email_of(row):
                self._of_email(row).take(row, employer)
        for row, employer in rest:
            if employer and not email_of(row):
                self._of_employer(row, employer).take(row, employer)
        for row, employer in rest:
            if not (employer or email_of(row)):
                self._of_name(row).take(row, employer)
        found = [someone for some in self._by_name.values() for someone in some]
        place = {id(row): number for number, (row, _) in enumerate(rows)}
        for someone in found:
            someone.rows.sort(key=lambda row: place[id(row)])
        found.sort(key=lambda someone: place[id(someone.rows[0])])
        return found

    def _new(self, row: Row, own: str = "") -> Someone:
        someone = Someone(row.name, own)
        self._by_name[someone.key].append(someone)
        return someone

    def _of_own(self, row: Row) -> Someone:
        own = row.text("id")
        someone = self._by_own.get(own)
        if someone is None:
            someone = self._by_own[own] = self._new(row, own)
        elif not are_alike(someone.name, row.name):
            said = f"'{own}' stands for {someone.name} in row {someone.rows[0].number} already."
            self._complain(row.problem("id", said, "Give each person one of their own.", "error"))
        return someone

    def _of_email(self, row: Row) -> Someone:
        before = self._by_email[email_of(row)]
        for someone in before:
            if are_alike(someone.name, row.name):
                return someone
        if before:
            first = before[0]
            said = f"This is the address of {first.name} in row {first.rows[0].number} as well."
            mend = "They are kept as two people. Give each their own address if that is wrong."
            self._complain(row.problem("email", said, mend))
        someone = self._new(row)
        before.append(someone)
        return someone

    def _of_employer(self, row: Row, employer: str) -> Someone:
        namesakes = self._by_name[name_key(row.name)]
        there = [someone for someone in namesakes if employer in someone.employers]
        if len(there) == 1:
            return there[0]
        someone = self._new(row)
        if len(namesakes) > 1:
            self._say_that_they_are_two(row, namesakes[0])
        return someone

    def _of_name(self, row: Row) -> Someone:
        namesakes = self._by_name[name_key(row.name)]
        if len(namesakes) == 1:
            return namesakes[0]
        nowhere = [item for item in namesakes if not (item.employers or item.emails or item.own)]
        if nowhere:
            return nowhere[0]
        if namesakes:
            self._say_that_they_are_two(row, namesakes[0])
        return self._new(row)

    def _say_that_they_are_two(self, row: Row, other: Someone) -> None:
        said = f"{row.name} stands in row {other.rows[0].number} as well; taken for two people."
        mend = "If they are one, give both rows the same e-mail address."
        self._complain(row.problem("name", said, mend, value=row.name))
