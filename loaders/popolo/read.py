"""Popolo JSON -> records: people, organisations, posts, memberships, areas and events."""

from collections.abc import Iterator, Sequence
from typing import Any

from graph_service.errors import Unreadable
from graph_service.records import KINDS
from loaders.assembly import assembled
from loaders.columns import Complain
from loaders.documents import Document
from loaders.popolo.beforehand import beforehand
from loaders.popolo.bodies import mark_bodies
from loaders.popolo.classes import CLASSES
from loaders.popolo.collecting import Collector
from loaders.popolo.located import LocatedText
from loaders.popolo.names import name_by_id
from loaders.popolo.sayings import Sayings
from loaders.popolo.scalars import text_of
from loaders.problems import Complaints, Problem
from loaders.reading import Asked, Format, Item, Known, Reading, documents_in

_LISTS = {name: class_.kind for class_ in CLASSES.values() for name in class_.lists}
_NOT_OURS = (
    "This is no Popolo JSON, which is an object with lists of "
    f"{', '.join(class_.lists[0] for class_ in CLASSES.values())}."
)
_NAMED_IN_FACTS = (
    ("Membership", "area_id", "Area"),
    ("Membership", "legislative_period_id", "Event"),
    ("Event", "organization_id", "Organization"),
)


def is_popolo(items: Sequence[Item]) -> bool:
    """Whether there is nothing but JSON, or at least one document has Popolo's lists."""
    documents = [item for item in documents_in(items) if item.form == "json"]
    return bool(documents) and (len(documents) == len(items) or any(map(_looks_ours, documents)))


def read_popolo(items: Sequence[Item], asked: Asked) -> Reading:
    """The records of Popolo documents and what is wrong with them.

    Raises:
        Unreadable: a document is not JSON.
    """
    complain = Complaints()
    texts = list(_texts(items, complain))
    sayings = Sayings()
    before = beforehand(text.value for text in texts)
    for text in texts:
        collector = Collector(text, before, sayings, complain)
        for name, value in text.value.items():
            if name in _LISTS:
                collector.listed(text.value, name, _LISTS[name], {})
            elif value:
                complain(_left_out(text, name, value))
    name_by_id(sayings, complain)
    sayings.set_apart(complain)
    mark_bodies(sayings)
    _check_facts(sayings, asked.known, complain)
    drafts = [rows.draft(complain) for rows in sayings.gatherings()]
    return assembled("popolo", drafts, asked, complain)


POPOLO = Format("popolo", is_popolo, read_popolo)


def _looks_ours(document: Document) -> bool:
    try:
        value = LocatedText(document.opened).value
    except Unreadable:
        return False
    return isinstance(value, dict) and not _LISTS.keys().isdisjoint(value)


def _texts(items: Sequence[Item], complain: Complain) -> Iterator[LocatedText]:
    for item in items:
        text = None
        if isinstance(item, Document) and item.form == "json":
            text = LocatedText(item.opened)
            if isinstance(text.value, dict) and not _LISTS.keys().isdisjoint(text.value):
                yield text
                continue
        row = text.first_row if text else 0
        complain(Problem(item.file, row, "", "", _NOT_OURS, "Load it by itself, or leave it out."))


def _left_out(text: LocatedText, name: str, value: Any) -> Problem:
    count = len(value) if isinstance(value, list | dict) else 1
    said = f"'{name}' is nothing that is kept here; {count} of its entries were left out."
    where = text.file, text.first_row, name, text_of(value)[:80]
    return Problem(*where, said, "", "warning")


def _check_facts(sayings: Sayings, known: Known, complain: Complain) -> None:
    """Complain of references to nothing among the facts that have no field with us."""
    for kind, name, named in _NAMED_IN_FACTS:
        ids = sayings.ids(named)
        for said in sayings.of(kind):
            id_ = said.others.get(name, "")
            if id_ and id_ not in ids and id_ not in known().of(named):
                words = f"There is no {KINDS[named].one} '{id_}', in these files or in the store."
                where = said.file, said.row, name, id_
                complain(Problem(*where, words, "Add it, or correct the id.", "warning"))
