"""What a load would change, one record after another: new, changed side by side, gone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from graph_service import days
from graph_service.fields import MANY, Field
from graph_service.identity import kept_id, kept_ids
from graph_service.records import KINDS, Person, Record
from graph_service.snapshot import Snapshot
from graph_service.store import Batch, Store

CHANGED, GONE, NEW = "Changed", "Gone", "New"
MOST = 20
_ASKED = 2_000
"""Records of which the store is asked, one by one, what each source says."""


@dataclass(frozen=True)
class Difference:
    """One record that would be new, changed or gone; `fields` are label, before and after."""

    what: str
    kind: str
    name: str
    fields: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class Differences:
    """Up to `MOST` of each sort, the ones to look at first; `more` says that others were left out.

    How many there are of each kind says the tally of the load.
    """

    shown: tuple[Difference, ...]
    more: bool

    def of(self, what: str) -> tuple[Difference, ...]:
        """Those of one sort."""
        return tuple(item for item in self.shown if item.what == what)


def differences(store: Store, batches: Sequence[Batch]) -> Differences:
    """What batches say otherwise than their sources said before, as people would see it."""
    if not batches:
        return Differences((), more=False)
    whole = store.whole()
    names = _with(whole, batches)
    found: dict[str, list[Difference]] = {CHANGED: [], GONE: [], NEW: []}
    more, asked = False, 0
    for what, record, source in _touched(whole, batches):
        # Asking what each source says of a hundred thousand records would take minutes.
        if len(found[what]) == MOST or asked == _ASKED:
            more = True
        elif what == CHANGED:
            asked += 1
            found[what] += _difference(store, names, whole, record, source)
        else:
            kind = KINDS[type(record).__name__]
            found[what].append(Difference(what, kind.one, name_of(names, record)))
    return Differences(tuple(item for items in found.values() for item in items), more)


def _touched(whole: Snapshot, batches: Sequence[Batch]) -> Iterator[tuple[str, Record, str]]:
    """Records that are new, gone, or said to be otherwise than they are shown, with the source."""
    kept = kept_ids(whole.of("Identity").values())
    for batch in batches:
        ids: dict[str, set[str]] = {}
        # Only some are named, and it is people whom the reader looks for.
        for record in sorted(batch.records, key=lambda item: not isinstance(item, Person)):
            kind = KINDS[type(record).__name__]
            id_ = kept.get(kind.name, {}).get(record.id, record.id)
            ids.setdefault(kind.name, set()).add(id_)
            shown = whole.of(kind.name).get(id_)
            if kind.apart:
                continue
            if shown is None:
                yield NEW, record, batch.source
            elif any(_value(field, shown) != _value(field, record) for field in kind.fields):
                yield CHANGED, record, batch.source
        if batch.replaces:
            for record in _gone(whole, batch.source, ids):
                yield GONE, record, batch.source


def _with(whole: Snapshot, batches: Sequence[Batch]) -> Snapshot:
    """All that is known, and what the batches bring: for names."""
    records: dict[str, dict[str, Record]] = {kind: dict(whole.of(kind)) for kind in KINDS}
    for batch in batches:
        for record in batch.records:
            records[type(record).__name__][record.id] = record
    return Snapshot(whole.as_of, whole.version, records)


def _difference(
    store: Store, names: Snapshot, whole: Snapshot, record: Record, source: str
) -> Iterator[Difference]:
    kind = KINDS[type(record).__name__]
    shown = whole.of(kind.name)[kept_id(whole, kind.name, record.id)]
    said = store.said(kind.name, record.id)
    own = next((item for item in said if _is_own(item, record, source)), None)
    heard = [record if item is own else item for item in said]
    # A source that is new stands behind all those that came before it.
    heard = heard if own else [*heard, record]
    fields = tuple(
        change
        for field in kind.fields
        if field.type != "attributes"
        and not field.own
        and _value(field, own) != _value(field, record)
        and (change := _field_change(names, field, shown, record, heard)) is not None
    )
    if fields:
        yield Difference(CHANGED, kind.one, name_of(whole, shown), fields)


def _is_own(said: Record, record: Record, source: str) -> bool:
    """Whether a source said this of the record itself, not of one that is read as it."""
    return said.source.name == source and said.id == record.id


def _field_change(
    names: Snapshot, field: Field, shown: Record, record: Record, heard: Sequence[Record]
) -> tuple[str, str, str] | None:
    """What becomes of a field once the file is heard beside the other sources, if anything does."""
    before, wanted = _value(field, shown), _value(field, record)
    speaker = next((item for item in heard if _value(field, item) is not None), None)
    if _value(field, speaker) != before:
        return field.label, in_words(names, field, shown), in_words(names, field, speaker)
    if wanted in (None, before) or speaker is None:
        return None
    stays, said = in_words(names, field, speaker), in_words(names, field, record)
    kept = f"{stays} stays: {speaker.source.name} comes first, though the file says {said}"
    return field.label, stays, kept


def _gone(whole: Snapshot, source: str, ids: dict[str, set[str]]) -> Iterator[Record]:
    for kind, records in whole.records.items():
        for id_, record in records.items():
            if record.source.name == source and id_ not in ids.get(kind, ()):
                yield record


def _value(field: Field, record: Record | None) -> Any:
    """What a record says; None where it says nothing, or there is no record."""
    value = getattr(record, field.name, None)
    return None if value in ("", (), {}) else value


def in_words(whole: Snapshot, field: Field, record: Record | None) -> str:
    """The value of a field as people read it; "" where nothing is said."""
    value = _value(field, record)
    return "" if value is None else value_in_words(whole, field, value)


def value_in_words(whole: Snapshot, field: Field, value: Any) -> str:
    """A value of a field as people read it."""
    return "; ".join(
        _word(whole, field, item) for item in (value if field.type in MANY else [value])
    )


def _word(whole: Snapshot, field: Field, value: Any) -> str:
    if field.codes is not None:
        return field.codes.say(value)
    if field.refers_to:
        return whole.label(field.refers_to, value)
    if field.type == "day":
        return days.in_words(value)
    if field.type == "flag":
        return "yes" if value else "no"
    return f"{value:g}" if field.type == "number" else str(value)


def name_of(whole: Snapshot, record: Record) -> str:
    """What people call a record: its name or title, else what it joins, else its id."""
    own = getattr(record, "name", "") or getattr(record, "label", "")
    if own:
        return str(own)
    kind = KINDS[type(record).__name__]
    ends = [in_words(whole, kind.by_name[name], record) for name in kind.key]
    return ", ".join(filter(None, ends)) or record.id
