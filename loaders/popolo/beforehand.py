"""What must be known of all files before the first object is read."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from loaders.popolo.classes import CLASSES
from loaders.popolo.scalars import is_plain, text_of


@dataclass(frozen=True)
class Beforehand:
    """The ids of listed people, and the organisation of each post that only memberships place."""

    people: frozenset[str]
    organizations: frozenset[str]
    homes: Mapping[str, str]

    def is_person(self, id_: Any, *, unknown: bool) -> bool:
        """Whether an id is that of a listed person; `unknown` where it is nobody's."""
        text = text_of(id_) if is_plain(id_) else ""
        if text in self.people:
            return True
        return False if text in self.organizations else unknown


def beforehand(documents: Iterable[Mapping[str, Any]]) -> Beforehand:
    """Look through the lists of some documents."""
    people, organizations = set(), set()
    homes: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        people |= {_text(item, "id") for item in _listed(document, "Person")}
        organizations |= {_text(item, "id") for item in _listed(document, "Organization")}
        for item in _listed(document, "Membership"):
            homes[_text(item, "post_id")].add(_text(item, "organization_id"))
    single = {post: next(iter(found)) for post, found in homes.items() if len(found) == 1}
    return Beforehand(frozenset(people - {""}), frozenset(organizations - {""}), single)


def _listed(document: Mapping[str, Any], kind: str) -> Iterator[Mapping[str, Any]]:
    for name in CLASSES[kind].lists:
        items = document.get(name)
        yield from (i for i in items if isinstance(i, dict)) if isinstance(items, list) else ()


def _text(item: Mapping[str, Any], name: str) -> str:
    value = item.get(name)
    return text_of(value) if is_plain(value) else ""
