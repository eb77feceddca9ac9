"""The choice of whose people to look at: places, saved groups, bodies, programmes, events."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph_service.records import Record
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot
from web.choices import Choice

MOST = 60  # of one heading; a list of thousands is found by name instead
MOST_FOUND = 20
_KINDS = ("Area", "Group", "Organization", "Programme", "Event")


@dataclass(frozen=True)
class Found:
    """Something that fits a name that was looked for."""

    scope: str
    name: str
    what: str


def scope_choices(snapshot: Snapshot, chosen: str) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    """The options under their headings; of a heading with too many only the chosen one."""
    headings = (
        ("Places", snapshot.areas.values()),
        ("Saved groups", snapshot.of("Group").values()),
        ("Bodies", snapshot.bodies.values()),
        ("Organisations", _chosen_employer(snapshot, chosen)),
        ("Programmes", snapshot.programmes.values()),
        ("Events", snapshot.events.values()),
    )
    offered = ((heading, _options(list(records), chosen)) for heading, records in headings)
    return tuple((heading, options) for heading, options in offered if options)


def _chosen_employer(snapshot: Snapshot, chosen: str) -> list[Record]:
    kind, _, id_ = chosen.partition(":")
    found = snapshot.organizations.get(id_) if kind == "Organization" else None
    return [found] if found and not found.is_body else []


def _options(records: Sequence[Record], chosen: str) -> tuple[Choice, ...]:
    named = sorted((_name(item), _scope(item)) for item in records)
    few = named if len(named) <= MOST else [item for item in named if item[1] == chosen]
    return tuple(Choice(value, name, value == chosen) for name, value in few)


def scopes_named(snapshot: Snapshot, text: str) -> list[Found]:
    """What could be meant by a name: only the one that is called just that, else all that hold it.

    At most `MOST_FOUND`, those whose name begins with it first.
    """
    sought = text.casefold()
    every = [(item, _name(item).casefold()) for item in _all(snapshot)]
    exact = [item for item, name in every if sought in (name, item.id.casefold())]
    holding = sorted(
        ((not name.startswith(sought), name, _scope(item)), item)
        for item, name in every
        if sought in name
    ) if not exact else []  # fmt: skip
    chosen = exact or [item for _, item in holding]
    return [Found(_scope(item), _name(item), _what(snapshot, item)) for item in chosen[:MOST_FOUND]]


def _all(snapshot: Snapshot) -> Iterable[Record]:
    for kind in _KINDS:
        records: Mapping[str, Record] = snapshot.of(kind)
        yield from records.values()


def _name(item: Record) -> str:
    return getattr(item, "name", "") or item.id


def _scope(item: Record) -> str:
    return str(Scope(type(item).__name__, item.id))


def _what(snapshot: Snapshot, item: Record) -> str:
    if type(item).__name__ == "Organization":
        return "body" if item.id in snapshot.bodies else "organisation"
    return {"Area": "place", "Group": "saved group"}.get(
        type(item).__name__, type(item).__name__.lower()
    )
