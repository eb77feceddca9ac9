"""What the page of sources shows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph_service.records import KINDS
from graph_service.snapshot import Snapshot
from graph_service.store import PERSON, TEAM, Entry
from graph_service.store.disagreements import Disagreement, Saying
from graph_service.store.speakers import Speaker
from web.load_changes import name_of, value_in_words
from web.pages.load_history import is_load
from web.templating import count, moment

_BY_HAND = {PERSON: "People’s own word", TEAM: "The team’s own hand"}


@dataclass(frozen=True)
class SourceRow:
    """A source; `version` is its last load, 0 where it came by hand; the first is believed first.

    `place` counts the sources that can be moved, from 1; it is 0 for people's and the team's word.
    """

    name: str
    words: str
    records: int
    last: str
    version: int
    place: int
    can_rise: bool
    can_fall: bool


@dataclass(frozen=True)
class SourcesPage:
    """The sources in the order of trust."""

    sentence: str
    sources: tuple[SourceRow, ...]

    @classmethod
    def of(
        cls, speakers: Sequence[Speaker], entries: Sequence[Entry], disputes: int
    ) -> "SourcesPage":
        """The page for what the store holds."""
        movable = [item.name for item in speakers if item.name not in (PERSON, TEAM)]
        rows = tuple(_row(item, entries, movable) for item in speakers)
        if not rows:
            return cls("Nothing is loaded yet, so nobody says anything.", ())
        number = count(len(rows), "source")
        if not disputes:
            agree = "says" if len(rows) == 1 else "say"
            return cls(f"{number} {agree} what is known, and nowhere do two disagree.", rows)
        thing = count(disputes, "thing")
        return cls(f"{number} say what is known; about {thing} two of them disagree.", rows)


def _row(speaker: Speaker, entries: Sequence[Entry], movable: Sequence[str]) -> SourceRow:
    name = speaker.name
    own = [entry for entry in entries if name in entry.sources and not entry.apart]
    loads = [entry for entry in own if is_load(entry)]
    last = (loads or own)[-1] if own else None
    place = movable.index(name) + 1 if name in movable else 0
    return SourceRow(
        name,
        _BY_HAND.get(name, name),
        speaker.records,
        moment(last.at) if last else "",
        loads[-1].version if loads else 0,
        place,
        can_rise=place > 1,
        can_fall=0 < place < len(movable),
    )


@dataclass(frozen=True)
class Word:
    """What some sources say, all the same; `believed` where it is what is read.

    `source` is the first of them by its own name, `words` are all of them as they are called.
    """

    source: str
    words: str
    value: str
    believed: bool


@dataclass(frozen=True)
class Dispute:
    """One field of one record about which sources disagree; `fixed` where no button changes it."""

    kind: str
    id: str
    field: str
    attribute: str
    record: str
    noun: str
    label: str
    words: tuple[Word, ...]
    fixed: bool


def disputes_of(snapshot: Snapshot, found: Sequence[Disagreement]) -> list[Dispute]:
    """Disagreements in words."""
    return [_dispute(snapshot, item) for item in found]


def _dispute(snapshot: Snapshot, item: Disagreement) -> Dispute:
    kind = KINDS[item.kind]
    record = snapshot.of(item.kind).get(item.id)
    words = tuple(_words(snapshot, item))
    return Dispute(
        item.kind,
        item.id,
        item.field,
        item.attribute,
        name_of(snapshot, record) if record else item.id,
        kind.one,
        item.attribute or kind.by_name[item.field].label,
        words,
        fixed=item.values[0].source.name == PERSON,
    )


def _words(snapshot: Snapshot, item: Disagreement) -> Iterator[Word]:
    """What is said, each value once with all who say it; the one that is believed comes first."""
    by_value: dict[str, list[str]] = {}
    for said in item.values:
        by_value.setdefault(_in_words(snapshot, item, said), []).append(said.source.name)
    for place, (value, names) in enumerate(by_value.items()):
        called = ", ".join(_BY_HAND.get(name, name) for name in dict.fromkeys(names))
        yield Word(names[0], called, value, believed=place == 0)


def _in_words(snapshot: Snapshot, item: Disagreement, said: Saying) -> str:
    field = KINDS[item.kind].by_name[item.field]
    return str(said.value) if item.attribute else value_in_words(snapshot, field, said.value)
