"""Popolo JSON -> records: people, organisations, posts, memberships, areas and events."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from graph_service.errors import Unreadable
from graph_service.records import Source
from loaders.assembly import assembled
from loaders.columns import Complain
from loaders.documents import Document
from loaders.drafts import Draft
from loaders.popolo.beforehand import beforehand
from loaders.popolo.bodies import mark_bodies
from loaders.popolo.classes import CLASSES
from loaders.popolo.collecting import Collector
from loaders.popolo.facts_in import check_facts
from loaders.popolo.located import LocatedText
from loaders.popolo.names import name_by_id
from loaders.popolo.sayings import Sayings
from loaders.popolo.scalars import text_of
from loaders.problems import Complaints, Problem
from loaders.reading import Asked, Format, Item, Reading, documents_in

_LISTS = {name: class_.kind for class_ in CLASSES.values() for name in class_.lists}
_NOT_OURS = (
    "This is no Popolo JSON, which is an object with lists of "
    f"{', '.join(class_.lists[0] for class_ in CLASSES.values())}."
)


def is_popolo(items: Sequence[Item]) -> bool:
    """Whether there is nothing but JSON, or at least one document has Popolo's lists."""
    documents = [item for item in documents_in(items) if item.form == "json"]
    return bool(documents) and (len(documents) == len(items) or any(map(_looks_ours, documents)))


def read_popolo(items: Sequence[Item], asked: Asked) -> Reading:
    """The records of Popolo documents and what is wrong with them.

    Without a name for the source, each of several documents is a source of its own: two of them
    may speak of one organisation, and each can be loaded again without the others.

    Raises:
        Unreadable: a document is not JSON.
    """
    complain = Complaints()
    texts = list(_texts(items, complain))
    before = beforehand(text.value for text in texts)
    by_source: dict[str, Sayings] = defaultdict(Sayings)
    for text in texts:
        source = asked.named if asked.source or len(texts) == 1 else text.stem
        collector = Collector(text, before, by_source[source], complain)
        for name, value in text.value.items():
            if name in _LISTS:
                collector.listed(text.value, name, _LISTS[name], {})
            elif value:
                complain(_left_out(text, name, value))
    for sayings in by_source.values():
        name_by_id(sayings, complain)
        sayings.set_apart(complain)
        mark_bodies(sayings)
    check_facts(by_source.values(), asked.known, complain)
    drafts = [draft for item in by_source.items() for draft in _drafts(*item, complain)]
    return assembled("popolo", drafts, asked, complain)


POPOLO = Format("popolo", is_popolo, read_popolo)


def _looks_ours(document: Document) -> bool:
    try:
        value = LocatedText(document.opened).value
    except Unreadable:
        return False
    return isinstance(value, dict) and not _LISTS.keys().isdisjoint(value)


def _texts(items: Sequence[Item], complain: Complain) -> Iterator[LocatedText]:
    """The documents that are Popolo, each content once."""
    seen: dict[bytes, str] = {}
    for item in items:
        text = None
        if isinstance(item, Document) and item.form == "json":
            first = seen.setdefault(item.opened.content, item.file)
            if first != item.file:
                said = f"This is the same file as {first}, and was left out."
                complain(Problem(item.file, 0, "", "", said, "Delete one of them.", "warning"))
                continue
            text = LocatedText(item.opened)
            if isinstance(text.value, dict) and not _LISTS.keys().isdisjoint(text.value):
                yield text
                continue
        row = text.first_row if text else 1
        mend = "Put a list under the name of what it lists; load other files by themselves."
        complain(Problem(item.file, row, "", "", _NOT_OURS, mend))


def _left_out(text: LocatedText, name: str, value: Any) -> Problem:
    count = len(value) if isinstance(value, list | dict) else 1
    said = f"'{name}' is nothing that is kept here; {count} of its entries were left out."
    where = text.file, text.first_row, name, text_of(value)[:80]
    return Problem(*where, said, "", "warning")


def _drafts(source: str, sayings: Sayings, complain: Complain) -> Iterator[Draft]:
    for rows in sayings.gatherings():
        draft = rows.draft(complain)
        draft.spoken = [Source(source, draft.sheet.file, row) for row in draft.sheet.rows]
        yield draft
