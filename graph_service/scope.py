"""A part of the system: an area and below, a body, a programme, an event or a saved group."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from graph_service.errors import NotFound, Refused
from graph_service.records import Group, Record
from graph_service.snapshot import Snapshot


@dataclass(frozen=True)
class Scope:
    """What a question is asked about; `kind` is Area, Organization, Programme, Event or Group."""

    kind: str
    id: str

    @classmethod
    def parse(cls, text: str) -> "Scope":
        """Read `KIND:ID`, in any case (`area:lewisham`, `Organization:CPLG`).

        Raises:
            Refused: the text is not of that form, or the kind cannot be a scope.
        """
        kind, colon, id_ = (part.strip() for part in text.partition(":"))
        known = {name.lower(): name for name in _MEMBERS} | {"body": "Organization"}
        if not colon or not id_ or kind.lower() not in known:
            raise Refused(
                f"The scope '{text}' is not known: write KIND:ID, where KIND is one of "
                f"{', '.join(_MEMBERS)} (for example Area:lewisham)."
            )
        return cls(known[kind.lower()], id_)

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


def people_within(snapshot: Snapshot, scope: Scope) -> frozenset[str]:
    """The ids of the people in `scope`.

    An area holds those who are based in it or below, by their own place or their employer's; a
    body or an organisation its members and the holders of its posts; a programme those who take
    part; an event those who attended; a saved group those who are in it.

    Raises:
        NotFound: nothing with that kind and id is in the snapshot.
    """
    if scope.id not in snapshot.of(scope.kind):
        raise NotFound(f"There is no {scope.kind} with the id '{scope.id}' on {snapshot.as_of}.")
    return frozenset(_MEMBERS[scope.kind](snapshot, scope.id)) & snapshot.people.keys()


def _in_area(snapshot: Snapshot, id_: str) -> Collection[str]:
    areas = snapshot.area_and_below(id_)
    return [person for person in snapshot.people if snapshot.place_of(person) in areas]


def _in_organization(snapshot: Snapshot, id_: str) -> Collection[str]:
    return [item.person_id for item in snapshot.memberships_in(id_)]


def _in_programme(snapshot: Snapshot, id_: str) -> Collection[str]:
    return [m.person_id for m in snapshot.memberships.values() if m.programme_id == id_]


def _at_event(snapshot: Snapshot, id_: str) -> Collection[str]:
    return [item.person_id for item in snapshot.attendances.values() if item.event_id == id_]


def _in_group(snapshot: Snapshot, id_: str) -> Collection[str]:
    group: Group = snapshot.of("Group")[id_]
    return group.person_ids


_MEMBERS: dict[str, Callable[[Snapshot, str], Collection[str]]] = {
    "Area": _in_area,
    "Organization": _in_organization,
    "Programme": _in_programme,
    "Event": _at_event,
    "Group": _in_group,
}


def narrowed(snapshot: Snapshot, scope: Scope) -> Snapshot:
    """The same day, with only the people in `scope` and what is said of them alone.

    Organisations, areas, professions and the like stay, since they are what people are seen
    against; a record that names people stays where all of those it names are in the scope.
    """
    people = people_within(snapshot, scope)

    def stays(record: Record) -> bool:
        named = [getattr(record, name, "") for name in ("person_id", "other_id", "by_id")]
        named += getattr(record, "person_ids", ())
        return all(person in people for person in named if person)

    kept = {
        kind: {id_: item for id_, item in records.items() if stays(item)}
        for kind, records in snapshot.records.items()
    }
    kept["Person"] = {id_: item for id_, item in snapshot.people.items() if id_ in people}
    return Snapshot(snapshot.as_of, snapshot.version, kept)


KINDS_OF_SCOPE = tuple(_MEMBERS)
"""The kinds that a question can be asked about."""
