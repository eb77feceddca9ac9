"""What is left of a row once some people are forgotten, which rows go, and why those.

A row goes that stands on somebody forgotten: it is theirs, needs them, is told from others by
them, or is kept apart for them. Where they are one of several, or where a row can do without
them, only their place is emptied.
"""

import json
import re
from collections.abc import Iterable, Set
from dataclasses import dataclass
from urllib.parse import parse_qsl

from graph_service.fields import Field, Kind
from graph_service.records import KINDS
from graph_service.store.rows import HEAD, Row, as_text, columns

GONE = "(removed)"
_NAMES = frozenset({"name", "label"})
_TEXTS = frozenset({"text", "texts", "attributes"})


@dataclass(frozen=True)
class Forgetting:
    """`people` are the ids that go; `mention` finds them in what others wrote, None for nowhere."""

    people: Set[str]
    mention: re.Pattern[str] | None = None

    def takes(self, kind: str, row: Row) -> bool:
        """Whether a row of a kind goes as a whole."""
        if kind == "Person":
            return row[0] in self.people
        said = dict(zip(columns(KINDS[kind]), row, strict=True))
        if kind == "Identity":
            return said["of"] == "person" and bool(
                self.people & {said["kept_id"], said["other_id"]}
            )
        if kind == "SavedView":
            return any(value in self.people for _, value in parse_qsl(said["query"] or ""))
        return any(
            self.people & _ids(field, said[field.name])
            for field in KINDS[kind].fields
            if field.refers_to == "Person" and _is_needed(KINDS[kind], field)
        )

    def left(self, kind: str, row: Row) -> Row:
        """What is left of a row that stays."""
        return (*row[: len(HEAD)], *(
            value if value is None else self._left(kind, field, value)
            for field, value in zip(KINDS[kind].fields, row[len(HEAD) :], strict=True)
        ))  # fmt: skip

    def text(self, text: str) -> str:
        """A text without those who go."""
        return self.mention.sub(GONE, text) if self.mention else text

    def _left(self, kind: str, field: Field, value: object) -> object:
        if field.refers_to == "Person" and self.people & _ids(field, value):
            if field.type == "ref":
                return None
            return as_text([id_ for id_ in json.loads(str(value)) if id_ not in self.people])
        # What things are called stays: a practice may bear the name of who founded it.
        if field.type in _TEXTS and not (field.name in _NAMES and kind != "Person"):
            return self.text(str(value))
        return value


def _ids(field: Field, value: object) -> set[str]:
    if value is None:
        return set()
    return set(json.loads(str(value))) if field.type == "refs" else {str(value)}


def _is_needed(kind: Kind, field: Field) -> bool:
    """Whether a row cannot do without whom this field names."""
    return field.name in kind.key or (field.type == "ref" and (field.required or kind.apart))


def mention_of(texts: Iterable[str]) -> re.Pattern[str] | None:
    """How to find some names and addresses in what others wrote; None where there are none."""
    some = sorted({text.strip() for text in texts} - {""}, key=len, reverse=True)
    if not some:
        return None
    # As they stand in lists and other facts too, which are kept as JSON.
    spelled = {form for text in some for form in (text, json.dumps(text, ensure_ascii=False)[1:-1])}
    found = "|".join(re.escape(text) for text in sorted(spelled, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{found})(?!\w)", re.IGNORECASE)
