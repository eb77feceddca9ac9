"""Changing a record by hand: what the team says of it, beside what files and people say.

Nothing that somebody else says is erased: the team's word stands above a file's, and below what
people say of themselves.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from graph_service.errors import Refused
from graph_service.fields import Field
from graph_service.records import KINDS, Record, Source, System
from graph_service.store import PERSON, TEAM, Batch, Store, Written

NOT_BY_HAND = frozenset({"Identity", "Instruction", "Review", "Reply"})
"""Kinds that have pages of their own, on which their rules hold."""
EDITABLE = tuple(name for name, kind in KINDS.items() if not kind.apart and name not in NOT_BY_HAND)

_Kind = TypeVar("_Kind", bound=Record)


@dataclass(frozen=True)
class Standing:
    """Why a change would not show: another source says the same field, and stands above."""

    field: Field
    source: str


class Unheard(Refused):
    """A change that nobody would see; `standing` says of which fields, and why."""

    def __init__(self, standing: tuple[Standing, ...]) -> None:
        """Say it in one sentence."""
        fields = ", ".join(item.field.label for item in standing)
        super().__init__(f"What others say would still stand: {fields}.")
        self.standing = standing


def fields_of(kind: str) -> tuple[Field, ...]:
    """The fields that are changed by hand: neither what came with files, nor anybody's own."""
    hidden = {"attributes", "invented"}
    return tuple(item for item in KINDS[kind].fields if item.name not in hidden and not item.own)


def own_row(said: Iterable[Record], kind: type[_Kind], id_: str, source: str) -> _Kind:
    """What one source says of a record, of what all say; one that says nothing where that is so."""
    for item in said:
        if isinstance(item, kind) and item.source.name == source and item.id == id_:
            return item
    blank: _Kind = KINDS[kind.__name__].record(id=id_, source=Source(source))
    return blank


def differences(before: Record | None, after: Record) -> dict[str, Any]:
    """The fields in which a record differs from what is believed, with what they say now."""
    kind = type(after).__name__
    nothing = KINDS[kind].record(id=after.id)
    known = before or nothing
    return {
        field.name: getattr(after, field.name)
        for field in fields_of(kind)
        if getattr(after, field.name) != getattr(known, field.name)
    }


def say(store: Store, before: Record | None, after: Record, *, by: str, why: str) -> Written:
    """Keep what the team says of a record: only what differs from what is believed of it.

    Args:
        store: where to.
        before: the record as it is believed; None where it is new.
        after: the record as it should be.
        by: who does it.
        why: for the audit.

    Raises:
        Unheard: another source says something else, and is believed.
        Refused: a value that the vocabulary does not know, or a second system.
    """
    if before is None and isinstance(after, System) and store.whole().system is not None:
        raise Refused("There is one system here already: change that one.")
    changed = differences(before, after)
    said = store.said(type(after).__name__, after.id)
    standing = tuple(_standing(said, after, changed))
    if standing:
        raise Unheard(standing)
    own = replace(own_row(said, type(after), after.id, TEAM), **changed)
    if before is None and store.whole().is_sample:
        # In the sample system everybody is: it never holds a real person.
        own = replace(own, invented=True)
    return store.write(Batch(TEAM, [own]), by=by, why=why)


def _standing(said: list[Record], after: Record, changed: dict[str, Any]) -> Iterator[Standing]:
    """The changes that would not show, with who stands above."""
    nothing = KINDS[type(after).__name__].record(id=after.id)
    for name, value in changed.items():
        empties = value == getattr(nothing, name)
        for item in said:
            speaks = getattr(item, name) != getattr(nothing, name)
            stands = item.source.name == PERSON or (empties and item.source.name != TEAM)
            if speaks and stands:
                yield Standing(KINDS[type(after).__name__].by_name[name], item.source.name)
                break
