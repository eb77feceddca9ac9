"""What a Popolo object is called, and how to reach a person, wherever that stands."""

from collections.abc import Iterator, Mapping
from typing import Any

from graph_service.records import KINDS
from loaders.columns import Complain
from loaders.popolo.classes import CLASSES, PopoloClass
from loaders.popolo.sayings import Said, Sayings
from loaders.popolo.scalars import is_plain, text_of
from loaders.problems import Problem

_CONTACTS = {
    "email": "email", "e-mail": "email", "voice": "telephone", "phone": "telephone",
    "telephone": "telephone", "cell": "telephone", "mobile": "telephone",
}  # fmt: skip


def name_of(class_: PopoloClass, entry: Mapping[str, Any]) -> str:
    """The best name that an object gives itself; "" where it gives none."""
    return next(filter(None, _names(class_, entry)), "")


def _names(class_: PopoloClass, entry: Mapping[str, Any]) -> Iterator[str]:
    yield _text(entry, class_.named_by[0])
    yield _full(entry)
    others = entry.get("other_names")
    named = [item for item in others if isinstance(item, dict)] if isinstance(others, list) else []
    # The members of the UK's parliaments have their name there, among former ones.
    for item in sorted(named, key=lambda item: item.get("note") != "Main"):
        yield _text(item, "name") or _full(item)
    for name in class_.named_by[1:]:
        yield _text(entry, name)


def _full(entry: Mapping[str, Any]) -> str:
    parts = (_text(entry, name) for name in ("given_name", "family_name"))
    return " ".join(filter(None, parts))


def _text(entry: Mapping[str, Any], name: str) -> str:
    value = entry.get(name)
    return text_of(value) if is_plain(value) else ""


def name_by_id(sayings: Sayings, complain: Complain) -> None:
    """Let the id stand for the name of what has none in any place, and say so."""
    for said in sayings:
        class_ = CLASSES.get(said.kind)
        if class_ and class_.named_by and not said.known.get(class_.named_by[0]):
            said.known[class_.named_by[0]] = said.id
            words = f"This {KINDS[said.kind].one} has no name; its id stands for it."
            where = said.file, said.row, class_.named_by[0], ""
            complain(Problem(*where, words, "Give it one.", "warning"))


def take_contacts(said: Said, entry: Mapping[str, Any]) -> None:
    """Move e-mail address and telephone number from the contact details to where they are private.

    Further details stay together as they came; no export shows them.
    """
    details = entry.get("contact_details")
    if not isinstance(details, list):
        return
    rest = []
    for item in details:
        name = _CONTACTS.get(_text(item, "type").lower(), "") if isinstance(item, dict) else ""
        value = _text(item, "value") if name else ""
        if value:
            said.known.setdefault(name, value)
        if not (value and len(item) == 2 and said.known[name] == value):
            rest.append(item)
    said.others.pop("contact_details", None)
    if rest:
        said.others["contact_details"] = text_of(rest)
