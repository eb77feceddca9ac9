"""Invented people and real ones never share a store: the one would be taken for the other."""

from collections.abc import Iterable

from graph_service.records import Person, Record, System
from graph_service.store import Store


def is_made_up(system: System) -> bool:
    """Whether a system is a demonstration: it says so, or has a today of its own."""
    return bool(system.invented or system.today)


def why_not_together(store: Store, records: Iterable[Record]) -> str:
    """Why these records may not join those of a store, in a sentence; "" if they may."""
    of_sample = any(map(is_made_up, store.apart("System").values()))
    kept = list(records)
    if of_sample:
        if any(isinstance(item, Person) and not item.invented for item in kept):
            return (
                "This store holds the sample system, whose people are invented, and real people "
                "never stand beside them: load your files into an empty store."
            )
        return ""
    brings_sample = any(isinstance(item, System) and is_made_up(item) for item in kept)
    if brings_sample and any(not item.invented for item in store.apart("Person").values()):
        return (
            "These files are a made-up system, and this store holds real people: load them into "
            "an empty store."
        )
    return ""
