"""What was loaded before: who, when, what changed; and one load with each thing it changed."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from graph_service.records import KINDS, Record
from graph_service.snapshot import Snapshot
from graph_service.store import PERSON, TEAM, Change, Entry, Store, undone
from web.load_changes import in_words, name_of
from web.pages.load_names import before_of, with_names
from web.templating import moment

_WORDS = {"added": "new", "changed": "changed", "removed": "gone"}
_counts: WeakKeyDictionary[Store, dict[tuple[int, str], str]] = WeakKeyDictionary()
"""What each version changed, in words: it never changes, and a large one takes seconds to count."""


@dataclass(frozen=True)
class PastLoad:
    """A load in the past; `undone` if it was taken back."""

    version: int
    at: str
    by: str
    why: str
    undone: bool


def past_loads(entries: Sequence[Entry], snapshot: Snapshot) -> Iterator[PastLoad]:
    """What was loaded, the newest first; what people changed by hand is not a load."""
    taken_back = undone(entries)
    for entry in reversed(entries):
        if is_load(entry):
            by = snapshot.label("Person", entry.by)
            undo = entry.version in taken_back
            yield PastLoad(entry.version, entry.at, by, entry.why, undo)


def is_load(entry: Entry) -> bool:
    """Whether a version came from files: not by hand, not an undo, not accounts and links."""
    by_hand = set(entry.sources) <= {TEAM, PERSON}
    return not (entry.apart or by_hand or entry.undoes is not None)


def why_not(entries: Sequence[Entry], version: int) -> str:
    """Why a load that later changes stand on cannot be undone; "" where it is undone already."""
    taken_back = undone(entries)
    if version in taken_back:
        return ""
    said = f"Load {version} cannot be undone yet, because later changes stand on it."
    sources = {name for entry in entries if entry.version == version for name in entry.sources}
    later = [
        f"load {entry.version}"
        for entry in reversed(entries)
        if entry.version > version
        and entry.version not in taken_back
        and is_load(entry)
        and sources & set(entry.sources)
    ]
    if later:
        return f"{said} Undo first, in this order: {', '.join(later)}."
    return f"{said} First undo what was loaded, or take back what was decided by hand, since then."


def counted(store: Store, load: PastLoad) -> str:
    """What a load changed, by kind: `12 people new, 3 changed; 1 post gone`."""
    known = _counts.setdefault(store, {})
    key = load.version, load.at
    if key not in known:
        known[key] = _count(store.changes(load.version))
    return known[key]


def _count(changes: Sequence[Change]) -> str:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for item in changes:
        # Whether a load changed what people say of themselves tells whether a guess was right.
        if not KINDS[item.kind].apart:
            found[item.kind][item.action] += 1
    return "; ".join(_of_kind(kind, found[kind]) for kind in KINDS if kind in found)


def _of_kind(kind: str, actions: Mapping[str, int]) -> str:
    words = KINDS[kind]
    first, *others = [(actions[name], said) for name, said in _WORDS.items() if actions.get(name)]
    noun = words.one if first[0] == 1 else words.many
    rest = "".join(f", {number:,} {said}" for number, said in others)
    return f"{first[0]:,} {noun} {first[1]}{rest}"


@dataclass(frozen=True)
class ChangeRow:
    """One record that a load added, changed or removed; `fields` are label, before and after."""

    what: str
    kind: str
    name: str
    fields: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class LoadedPage:
    """One load. `problem` says why it cannot be undone, where somebody tried."""

    load: PastLoad
    sentence: str
    counts: str
    sources: tuple[str, ...]
    problem: str

    @classmethod
    def of(cls, store: Store, entry: Entry, problem: str = "") -> "LoadedPage":
        """The page of a load."""
        snapshot = store.whole()
        load = next(past_loads([entry], snapshot))
        taken_back = entry.version in undone(store.entries())
        load = PastLoad(load.version, load.at, load.by, load.why, taken_back)
        said = f"Loaded on {moment(load.at)} by {load.by}"
        said += ", and undone since." if taken_back else "."
        return cls(load, said, counted(store, load), entry.sources, problem)


def rows_of(store: Store, version: int, changes: Sequence[Change]) -> list[ChangeRow]:
    """Changes of one version with the values before and after it."""
    after = _after(store, version, changes)
    said = [*after.values(), *map(before_of, changes)]
    names = with_names(store, version, filter(None, said))
    return [_row(names, item, after[item.kind, item.id, item.source]) for item in changes]


def _after(
    store: Store, version: int, changes: Sequence[Change]
) -> dict[tuple[str, str, str], Record | None]:
    """What each changed record said after a version: what it said before it changed next, or says.

    The audit keeps only what was before each change.
    """
    wanted = {(item.kind, item.id, item.source) for item in changes}
    sources = {item.source for item in changes}
    found: dict[tuple[str, str, str], Record | None] = {}
    for entry in store.entries():
        if entry.version > version and sources & set(entry.sources):
            for item in store.changes(entry.version):
                key = item.kind, item.id, item.source
                if key in wanted:
                    found.setdefault(key, before_of(item))
    for kind, id_, source in wanted - found.keys():
        said = (item for item in store.said(kind, id_) if item.source.name == source)
        found[kind, id_, source] = next((item for item in said if item.id == id_), None)
    return found


def _row(whole: Snapshot, change: Change, after: Record | None) -> ChangeRow:
    kind, before = KINDS[change.kind], before_of(change)
    fields: tuple[tuple[str, str, str], ...] = tuple(
        (field.label, old, new)
        for field in kind.fields
        if field.type != "attributes"
        and (old := in_words(whole, field, before)) != (new := in_words(whole, field, after))
    )
    named = after or before
    name = name_of(whole, named) if named else change.id
    if change.action != "changed":
        # All of a record comes or goes: one line for all its fields.
        old, new = (_all_of(fields, place) for place in (1, 2))
        fields = (("All fields", old, new),)
    return ChangeRow(_WORDS[change.action].capitalize(), kind.one, name, fields)


def _all_of(fields: Sequence[tuple[str, str, str]], place: int) -> str:
    return "; ".join(f"{item[0]}: {item[place]}" for item in fields if item[place])
