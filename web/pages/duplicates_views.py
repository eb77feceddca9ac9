"""What the page of possible duplicates shows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from graph_service.analysis.duplicates import Suspect
from graph_service.identity import KIND_OF
from graph_service.records import KINDS, Identity, Record
from graph_service.snapshot import Snapshot
from graph_service.store import PERSON, TEAM, Store
from web.load_changes import in_words, name_of
from web.templating import count

_SURE = ((0.9, "Almost surely the same"), (0.75, "Probably the same"), (0.0, "Perhaps the same"))
_BY_HAND = {PERSON: "their own word", TEAM: "the team's own hand"}


@dataclass(frozen=True)
class Side:
    """One of two records: its id, what it is called, and which sources speak of it."""

    id: str
    name: str
    sources: str


@dataclass(frozen=True)
class FieldRow:
    """What both say in one field; `differs` where both say something, and not the same."""

    label: str
    first: str
    second: str
    differs: bool


@dataclass(frozen=True)
class Pair:
    """Two records that may be one, the one suggested to be kept first.

    `fields` are those of which both say something, `alone` those of which only one does.
    """

    of: str
    noun: str
    sure: str
    first: Side
    second: Side
    reasons: tuple[str, ...]
    doubts: tuple[str, ...]
    fields: tuple[FieldRow, ...]
    alone: tuple[FieldRow, ...]


@dataclass(frozen=True)
class Decision:
    """What was decided of two."""

    of: str
    noun: str
    kept: Side
    other: Side
    same: bool
    note: str


@dataclass(frozen=True)
class DuplicatesPage:
    """The page's sentence; `problem` says why a decision could not be taken."""

    sentence: str
    decided: int
    problem: str

    @classmethod
    def of(cls, pairs: int, decided: int, problem: str = "") -> "DuplicatesPage":
        """The page for so many suggestions and decisions."""
        if pairs:
            said = f"{count(pairs, 'pair')} may be one and the same. Nothing is merged but by you."
        elif decided:
            said = "Everything that looked like the same twice is decided."
        else:
            said = "Nobody, and no organisation, looks as though it were here twice."
        return cls(said, decided, problem)


def pairs_of(store: Store, found: Sequence[Suspect]) -> list[Pair]:
    """Suggestions with both records side by side."""
    whole = store.whole()
    return [_pair(store, whole, item) for item in found]


def _pair(store: Store, whole: Snapshot, item: Suspect) -> Pair:
    records = whole.of(item.kind)
    first, second = records[item.kept_id], records[item.other_id]
    sure = next(words for least, words in _SURE if item.score >= least)
    fields = list(_fields(whole, item.kind, first, second))
    both = tuple(row for row in fields if row.first and row.second)
    alone = tuple(row for row in fields if not (row.first and row.second))
    noun = KINDS[item.kind].one
    sides = _side(store, item.kind, item.kept_id), _side(store, item.kind, item.other_id)
    return Pair(item.of, noun, sure, *sides, item.reasons, item.doubts, both, alone)


def _side(store: Store, kind: str, id_: str) -> Side:
    """A record by its own id, also where it is read as another one's by now."""
    said = [item for item in store.said(kind, id_) if item.id == id_]
    named = next((item for item in said if getattr(item, "name", "")), None)
    name = name_of(store.whole(), named) if named else id_
    sources = dict.fromkeys(_BY_HAND.get(item.source.name, item.source.name) for item in said)
    return Side(id_, name, ", ".join(sources) or "in no file any more")


def _fields(whole: Snapshot, kind: str, first: Record, second: Record) -> Iterator[FieldRow]:
    for field in KINDS[kind].fields:
        if field.type == "attributes":
            continue
        one, two = in_words(whole, field, first), in_words(whole, field, second)
        if one or two:
            yield FieldRow(field.label, one, two, bool(one and two and one != two))


def decisions_of(store: Store) -> list[Decision]:
    """What the team decided so far, in the order of the names."""
    made = [cast("Identity", item) for item in store.whole().of("Identity").values()]
    found = [_decision(store, item) for item in made]
    return sorted(found, key=lambda item: (item.kept.name, item.other.name))


def _decision(store: Store, item: Identity) -> Decision:
    kind = KIND_OF[item.of]
    sides = _side(store, kind, item.kept_id), _side(store, kind, item.other_id)
    return Decision(item.of, KINDS[kind].one, *sides, bool(item.same), item.note)
