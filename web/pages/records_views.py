"""What the pages for changing records by hand show."""

from dataclasses import dataclass

from flask import url_for

from graph_service.editing import EDITABLE
from graph_service.fields import Kind
from graph_service.records import KINDS, Record
from graph_service.snapshot import Snapshot
from graph_service.store import TEAM, Store, undone
from graph_service.store.history import Revision, history
from web.links import Named
from web.origins import in_words
from web.pages.people_found import folded
from web.pages.record_form import Box, Typed, boxes, offered
from web.paging import Paged, paged
from web.record_words import doer, value_words
from web.templating import count, moment

BY_HAND = "by hand:"
"""How the reason of every change that is made here begins."""
MOST_REVISIONS = 50


@dataclass(frozen=True)
class RecordsPage:
    """The kinds that can be changed by hand, and how many there are of each."""

    sentence: str
    kinds: tuple[Named, ...]

    @classmethod
    def of(cls, store: Store) -> "RecordsPage":
        """The page of this moment."""
        whole = store.whole()
        kinds = tuple(
            Named(
                KINDS[name].many.capitalize(),
                url_for("records.of_kind", sheet=KINDS[name].sheet),
                count(len(whole.of(name)), "record"),
            )
            for name in EDITABLE
        )
        total = sum(len(whole.of(name)) for name in EDITABLE)
        return cls(f"{count(total, 'record')} can be changed by hand.", kinds)


@dataclass(frozen=True)
class KindPage:
    """The records of a kind that hold some words."""

    sentence: str
    heading: str
    sheet: str
    one: str
    q: str
    records: Paged[Named]

    @classmethod
    def of(cls, whole: Snapshot, kind: Kind, q: str) -> "KindPage":
        """The page for some words, "" for all."""
        found = [
            Named(label, url_for("records.one", sheet=kind.sheet, record_id=id_), id_)
            for id_, record in whole.of(kind.name).items()
            if folded(q) in folded(label := _label(whole, kind, record)) or q == id_
        ]
        found.sort(key=lambda item: (item.name.casefold(), item.note))
        said = f"{count(len(found), kind.one, kind.many)}{f' with “{q}”' if q else ''}."
        return cls(said, kind.many.capitalize(), kind.sheet, kind.one, q, paged(found))


@dataclass(frozen=True)
class Happened:
    """One change of a record; `version` is 0 where it cannot be taken back here."""

    at: str
    by: str
    why: str
    fields: tuple[tuple[str, str, str], ...]
    version: int


@dataclass(frozen=True)
class RecordPage:
    """A form for a record, new where `id` is ""; what happened to it, the newest first."""

    heading: str
    id: str
    kind: str
    sheet: str
    boxes: tuple[Box, ...]
    offered: dict[str, list[tuple[str, str]]]
    problems: dict[str, str]
    happened: tuple[Happened, ...]

    @classmethod
    def of(
        cls, store: Store, kind: Kind, record: Record | None, typed: Typed,
        problems: dict[str, str],
    ) -> "RecordPage":  # fmt: skip
        """The page of a record with what was typed."""
        whole = store.whole()
        heading = _label(whole, kind, record) if record else f"Add a {kind.one}"
        return cls(
            heading,
            record.id if record else "",
            kind.one,
            kind.sheet,
            tuple(boxes(kind.name, whole, typed, problems)),
            offered(kind.name, whole),
            problems,
            tuple(_happened(store, kind, record)) if record else (),
        )


def last_changed_by(store: Store, record: Record) -> str:
    """Who changed a record last, in words."""
    found = _revisions(store, type(record).__name__, record.id)
    return doer(store, found[0].entry.by) if found else "Somebody"


def _revisions(store: Store, kind: str, id_: str) -> list[Revision]:
    return history(store, lambda of, one: (of, one) == (kind, id_))


def _happened(store: Store, kind: Kind, record: Record) -> list[Happened]:
    whole, taken_back = store.whole(), undone(store.entries())
    return [
        Happened(
            moment(item.entry.at[:16]),
            doer(store, item.entry.by),
            f"{item.entry.why} ({in_words(item.change.source)})",
            tuple(
                (
                    kind.by_name[one.field].label,
                    value_words(whole, kind.by_name[one.field], one.before),
                    value_words(whole, kind.by_name[one.field], one.after),
                )
                for one in item.fields
            ),
            item.entry.version if _is_ours(item) and item.entry.version not in taken_back else 0,
        )
        for item in _revisions(store, kind.name, record.id)[:MOST_REVISIONS]
    ]


def _is_ours(item: Revision) -> bool:
    return item.change.source == TEAM and item.entry.why.startswith(BY_HAND)


def _label(whole: Snapshot, kind: Kind, record: Record) -> str:
    """What a record is called: its name, or what it joins."""
    own = (
        getattr(record, "name", "") or getattr(record, "label", "") or getattr(record, "topic", "")
    )
    ends = [
        whole.label(field.points_to, str(getattr(record, field.name)))
        for field in kind.fields
        if field.type == "ref" and field.name in kind.key and getattr(record, field.name)
    ]
    return " · ".join(filter(None, [own, *ends])) or record.id
