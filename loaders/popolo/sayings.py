"""What Popolo files say of each record, whether in its own list or inside another object."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import count

from graph_service.fields import Field
from graph_service.records import KINDS
from loaders.columns import Complain
from loaders.gathering import Gathering
from loaders.ids import short_hash
from loaders.popolo.classes import CLASSES
from loaders.problems import Problem

_COMPARED = 20
"""With so many of one id, none of them can be right: no need to compare each with each."""


@cache
def fields_of(kind: str) -> Mapping[str, Field]:
    """The fields of a kind by their names; asked for each property of each object."""
    return KINDS[kind].by_name


@dataclass
class Said:
    """What one object says of a record: texts by field name, other facts, and where it begins.

    `inside` marks an object that stands in another one and may say only a part; `derived` one that
    has no id of its own.
    """

    kind: str
    id: str
    file: str
    row: int
    known: dict[str, str] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=dict)
    inside: bool = False
    derived: bool = False

    def refer(self, name: str, id_: str) -> None:
        """Name another record, if nothing else is named so already."""
        side = self.known if name in fields_of(self.kind) else self.others
        if id_:
            side.setdefault(name, id_)

    @property
    def facts(self) -> str:
        """A short text that is the same for the same facts."""
        return short_hash(sorted(self.known.items()), sorted(self.others.items()))

    def says_the_same(self, other: "Said") -> bool:
        """Whether both say the same facts."""
        return self.known == other.known and self.others == other.others

    def agrees(self, other: "Said") -> bool:
        """Whether nothing that one says is otherwise in the other."""
        return all(
            there.get(name, text) == text
            for here, there in ((self.known, other.known), (self.others, other.others))
            for name, text in here.items()
        )


class Sayings:
    """All that some files say, in order; an object inside another joins what its list says."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._all: list[Said] = []
        self._by_id: dict[tuple[str, str], list[Said]] = {}

    def __iter__(self) -> Iterator[Said]:
        return iter(self._all)

    def of(self, kind: str) -> list[Said]:
        """What is said of records of a kind."""
        return [said for said in self._all if said.kind == kind]

    def ids(self, kind: str) -> set[str]:
        """The ids of a kind."""
        return {said.id for said in self._all if said.kind == kind}

    def add(self, new: Said) -> None:
        """Add what an object says, or join it with what is said of that record already."""
        if new.inside and not (new.known or new.others):
            return
        others = self._by_id.setdefault((new.kind, new.id), [])
        for old in others[:_COMPARED]:
            if (old.inside or new.inside) and old.agrees(new):
                if old.inside and not new.inside:
                    old.file, old.row, old.inside = new.file, new.row, False
                old.known, old.others = new.known | old.known, new.others | old.others
                return
        others.append(new)
        self._all.append(new)

    def set_apart(self, complain: Complain) -> None:
        """Give unlike posts of one id, and unlike memberships without ids, ids of their own."""
        for (kind, id_), group in list(self._by_id.items()):
            first = group[0]
            unlike = [said for said in group[1:] if not said.says_the_same(first)]
            if kind == "Post":
                self._renumber(unlike)
                for said in unlike:
                    words = f"The post '{id_}' stands in line {first.row} already, unlike this one."
                    mend = "Both are kept; give each an id of its own."
                    where = said.file, said.row, "id", id_
                    complain(Problem(*where, words, mend, "warning"))
            for said in unlike:
                if said.derived and kind in ("Membership", "Relationship"):
                    said.id = f"{id_}-{said.facts}"

    def _renumber(self, unlike: list[Said]) -> None:
        """New ids for posts: one for those that say the same."""
        given: dict[str, str] = {}
        numbers = count(2)
        for said in unlike:
            if said.facts not in given:
                tries = (f"{said.id}~{number}" for number in numbers)
                given[said.facts] = next(id_ for id_ in tries if ("Post", id_) not in self._by_id)
            said.id = given[said.facts]

    def gatherings(self) -> Iterator[Gathering]:
        """The rows of each kind in each file, for the vocabulary's own checks."""
        found: dict[tuple[str, str], Gathering] = {}
        for said in self._all:
            key = said.kind, said.file
            if key not in found:
                known = CLASSES.get(said.kind)
                titles = known.titles if known else {}
                name = known.lists[0] if known else "memberships"
                found[key] = Gathering(said.kind, name, said.file, titles)
            found[key].add(said.row, {"id": said.id, **said.known}, said.others)
        yield from found.values()
