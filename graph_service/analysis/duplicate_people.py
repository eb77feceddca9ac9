"""What speaks for and against two records of people being one person."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from graph_service.analysis.evidence import Evidence
from graph_service.analysis.names import (
    NEARLY,
    REORDERED,
    SAME,
    SHORTENED,
    PersonName,
    folded,
    people_likeness,
)
from graph_service.records import Person
from graph_service.snapshot import Snapshot

_NAMES = {
    SAME: ("Both are called {0}.", 0.7),
    REORDERED: ("'{0}' and '{1}' are one name but for title, middle name or order.", 0.65),
    SHORTENED: ("'{0}' and '{1}' are one name but for title and initials.", 0.4),
    NEARLY: ("'{0}' and '{1}' are nearly the same name.", 0.35),
}
_SAME_EMAIL, _SAME_TELEPHONE, _SAME_EMPLOYER, _SAME_TITLE, _SAME_PLACE = 0.9, 0.5, 0.5, 0.35, 0.25
_OTHER_NAME, _OTHER_EMAIL, _COMMON_NAME, _SIDE_BY_SIDE = 0.4, 0.4, 0.5, 0.3
_COMMON = 3
"""So many people of one family name and first initial make it a common one."""


class People:
    """The people of a snapshot, made ready to be compared."""

    def __init__(self, snapshot: Snapshot) -> None:
        """Read all names once."""
        self._snapshot = snapshot
        self.names = {id_: PersonName.of(item.name) for id_, item in snapshot.people.items()}
        self._common = Counter(map(_short, self.names.values()))
        self._seats: Mapping[str, set[tuple[str, str]]] = _seats(snapshot)

    def keys(self, id_: str) -> Iterator[tuple[str, ...]]:
        """What two records of one person would have in common, at least one of these."""
        person, name = self._snapshot.people[id_], self.names[id_]
        if person.email:
            yield ("e-mail", person.email.casefold())
        yield ("words", *sorted(name.words))
        if name.given:
            first = name.given[0]
            yield ("short", *_short(name))
            yield ("start", first, name.family[:1])
            yield ("near", first[:2], name.family[:3])
            yield ("end", first, name.family[-2:])

    def groups(self, id_: str) -> tuple[str, ...]:
        """By what a key that too many share is told further."""
        return self._snapshot.organizations_of(id_)

    def evidence(self, one_id: str, other_id: str) -> Evidence:
        """What speaks for and against two being one."""
        found = Evidence()
        people = self._snapshot.people
        one, other = people[one_id], people[other_id]
        alike = people_likeness(self.names[one_id], self.names[other_id])
        same_email = bool(one.email) and one.email.casefold() == other.email.casefold()
        if alike == SAME and folded(one.name) != folded(other.name):
            alike = REORDERED
        if alike:
            sentence, weight = _NAMES[alike]
            found.says(sentence.format(*sorted((one.name, other.name))), weight)
        if same_email:
            found.says("Both have the same e-mail address.", _SAME_EMAIL)
        if not (alike or same_email):
            return Evidence()
        self._circumstances(found, one, other)
        if not alike:
            found.doubts_it("Their names differ: they may share a mailbox.", _OTHER_NAME)
        self._doubts(found, one, other)
        return found

    def _circumstances(self, found: Evidence, one: Person, other: Person) -> None:
        snapshot = self._snapshot
        if _digits(one.telephone) and _digits(one.telephone) == _digits(other.telephone):
            found.says("Both have the same telephone number.", _SAME_TELEPHONE)
        shared = set(snapshot.organizations_of(one.id)) & set(snapshot.organizations_of(other.id))
        if shared:
            name = snapshot.label("Organization", min(shared))
            found.says(f"Both belong to {name}.", _SAME_EMPLOYER)
        if one.job_title and folded(one.job_title) == folded(other.job_title):
            found.says(f"Both are {min(one.job_title, other.job_title)}.", _SAME_TITLE)
        place = snapshot.places.get(one.id, "")
        if place and place == snapshot.places.get(other.id):
            found.says(f"Both are based in {snapshot.label('Area', place)}.", _SAME_PLACE)

    def _doubts(self, found: Evidence, one: Person, other: Person) -> None:
        addresses = [item.email.casefold() for item in (one, other)]
        domains = {address.partition("@")[2] for address in addresses}
        if all(addresses) and addresses[0] != addresses[1] and len(domains) == 1:
            found.doubts_it(
                f"They have two e-mail addresses at one domain, {min(domains)}.", _OTHER_EMAIL
            )
        employers = [set(self._snapshot.organizations_of(item.id)) for item in (one, other)]
        bearers = max(self._common[_short(self.names[item.id])] for item in (one, other))
        if all(employers) and not employers[0] & employers[1] and bearers >= _COMMON:
            found.doubts_it(
                f"They belong to different organisations, and {bearers} people have that family "
                "name and initial.",
                _COMMON_NAME,
            )
        beside = self._seats.get(one.id, set()) & self._seats.get(other.id, set())
        if beside:
            source, body_id = min(beside)
            body = self._snapshot.label("Organization", body_id)
            found.doubts_it(f"{source} lists both, side by side, on {body}.", _SIDE_BY_SIDE)


def _short(name: PersonName) -> tuple[str, str]:
    """The family name and the first initial."""
    return name.family, name.given[0][:1] if name.given else ""


def _digits(telephone: str) -> str:
    """The last nine digits of a number: with and without the country's code it is the same."""
    return "".join(filter(str.isdigit, telephone))[-9:]


def _seats(snapshot: Snapshot) -> dict[str, set[tuple[str, str]]]:
    """For each person, which source puts them on which body."""
    found = defaultdict(set)
    for item in snapshot.memberships.values():
        body_id = snapshot.organization_of(item)
        if body_id in snapshot.bodies and item.source.name:
            found[item.person_id].add((item.source.name, body_id))
    return found
