"""People by the lines of a list that somebody typed or pasted: names or e-mail addresses."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graph_service.records import Person


@dataclass(frozen=True)
class PeopleNamed:
    """The ids of those found, each once; lines that nobody is known by, or several people are."""

    found: tuple[str, ...]
    unknown: tuple[str, ...]
    several: tuple[str, ...]


def people_named(people: Iterable[Person], text: str) -> PeopleNamed:
    """Who is meant by each line: a name in any case, or an e-mail address; no blank line counts.

    A comma, a semicolon or a tab ends what is read of a line, so that a table can be pasted whose
    first column are names or addresses.
    """
    known: dict[str, set[str]] = defaultdict(set)
    for person in people:
        for said in (person.name, person.email):
            known[_plain(said)].add(person.id)
    found: dict[str, None] = {}
    unknown: list[str] = []
    several: list[str] = []
    for line in text.splitlines():
        said = line.replace(";", ",").replace("\t", ",").partition(",")[0].strip().strip('"')
        if not said:
            continue
        ids = known.get(_plain(said), set())
        if len(ids) == 1:
            found |= dict.fromkeys(ids)
        else:
            (several if ids else unknown).append(said)
    return PeopleNamed(tuple(found), tuple(dict.fromkeys(unknown)), tuple(dict.fromkeys(several)))


def _plain(said: str) -> str:
    """A name without regard to case and spaces."""
    return " ".join(said.casefold().split())
