"""The records that held on one day, immutable, with the look-ups that everyone needs."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any, TypeVar, cast

from graph_service import records as r
from graph_service.days import holds_on

_Item = TypeVar("_Item")
_EMPTY: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True)
class Snapshot:
    """All records that held on the day `as_of`, by kind and id, at one version of the store."""

    as_of: str
    version: int
    records: Mapping[str, Mapping[str, r.Record]]

    def of(self, kind: str) -> Mapping[str, Any]:
        """The records of `kind` by id, in the order of their ids."""
        return self.records.get(kind, _EMPTY)

    @property
    def areas(self) -> Mapping[str, r.Area]:
        """Boroughs, neighbourhoods and the system."""
        return self.of("Area")

    @property
    def professions(self) -> Mapping[str, r.Profession]:
        """Professional groups."""
        return self.of("Profession")

    @property
    def organizations(self) -> Mapping[str, r.Organization]:
        """Employers, partners and bodies."""
        return self.of("Organization")

    @property
    def relationships(self) -> Mapping[str, r.Relationship]:
        """How organisations stand to one another."""
        return self.of("Relationship")

    @property
    def people(self) -> Mapping[str, r.Person]:
        """Leaders."""
        return self.of("Person")

    @property
    def programmes(self) -> Mapping[str, r.Programme]:
        """Programmes, initiatives, networks and core messages."""
        return self.of("Programme")

    @property
    def posts(self) -> Mapping[str, r.Post]:
        """Roles and seats, filled or vacant."""
        return self.of("Post")

    @property
    def memberships(self) -> Mapping[str, r.Membership]:
        """Who belongs to what."""
        return self.of("Membership")

    @property
    def events(self) -> Mapping[str, r.Event]:
        """Summits, workshops and the like."""
        return self.of("Event")

    @property
    def commitments(self) -> Mapping[str, r.Commitment]:
        """What people said they would do."""
        return self.of("Commitment")

    @property
    def attendances(self) -> Mapping[str, r.Attendance]:
        """Who was at which event."""
        return self.of("Attendance")

    @property
    def ties(self) -> Mapping[str, r.Tie]:
        """Who knows whom."""
        return self.of("Tie")

    @property
    def responsibilities(self) -> Mapping[str, r.Responsibility]:
        """Who plays which part in which decision."""
        return self.of("Responsibility")

    @property
    def pairings(self) -> Mapping[str, r.Pairing]:
        """Who was paired with whom."""
        return self.of("Pairing")

    @property
    def schemes(self) -> Mapping[str, r.Scheme]:
        """The team's own ways to bring people together, and changes to those that come with us."""
        return self.of("Scheme")

    @property
    def rounds(self) -> Mapping[str, r.Round]:
        """Times of pairing."""
        return self.of("Round")

    @property
    def applications(self) -> Mapping[str, r.Application]:
        """Who would take part in which round."""
        return self.of("Application")

    @property
    def instructions(self) -> Mapping[str, r.Instruction]:
        """What the team decided of people in rounds."""
        return self.of("Instruction")

    @property
    def replies(self) -> Mapping[str, r.Reply]:
        """What people say of their pairings."""
        return self.of("Reply")

    @property
    def reviews(self) -> Mapping[str, r.Review]:
        """What was said of bodies and posts, and what became of it."""
        return self.of("Review")

    @property
    def yardsticks(self) -> Mapping[str, r.Yardstick]:
        """What groups' shares or counts should be."""
        return self.of("Yardstick")

    @cached_property
    def system(self) -> r.System | None:
        """What this store says of the system as a whole, None where nothing is said."""
        return next(iter(cast("Mapping[str, r.System]", self.of("System")).values()), None)

    @property
    def is_sample(self) -> bool:
        """Whether this is a made-up system: its people are invented, its today is its own."""
        return self.system is not None and bool(self.system.invented or self.system.today)

    @cached_property
    def bodies(self) -> Mapping[str, r.Organization]:
        """The organisations that govern."""
        return {id_: item for id_, item in self.organizations.items() if item.is_body}

    @cached_property
    def _by_person(self) -> Mapping[str, list[r.Membership]]:
        return _grouped((item.person_id, item) for item in self.memberships.values())

    @cached_property
    def _by_organization(self) -> Mapping[str, list[r.Membership]]:
        return _grouped(
            (self.organization_of(item), item)
            for item in self.memberships.values()
            if self.organization_of(item)
        )

    @cached_property
    def _by_post(self) -> Mapping[str, list[r.Membership]]:
        return _grouped((m.post_id, m) for m in self.memberships.values() if m.post_id)

    @cached_property
    def _posts_by_organization(self) -> Mapping[str, list[r.Post]]:
        return _grouped((item.organization_id, item) for item in self.posts.values())

    @cached_property
    def _ties_by_person(self) -> Mapping[str, list[r.Tie]]:
        return _grouped(
            (end, item)
            for item in self.ties.values()
            for end in dict.fromkeys((item.person_id, item.other_id))
        )

    @cached_property
    def _areas_by_parent(self) -> Mapping[str, list[r.Area]]:
        return _grouped((item.parent_id, item) for item in self.areas.values())

    def organization_of(self, membership: r.Membership) -> str:
        """The id of the organisation a membership is in: its own, or that of its post."""
        if membership.organization_id or not membership.post_id:
            return membership.organization_id
        post = self.posts.get(membership.post_id)
        return post.organization_id if post else ""

    def memberships_of(self, person_id: str) -> list[r.Membership]:
        """What a person belongs to."""
        return self._by_person.get(person_id, [])

    def memberships_in(self, organization_id: str) -> list[r.Membership]:
        """Who belongs to an organisation or body, directly or through a post in it."""
        return self._by_organization.get(organization_id, [])

    def holders_of(self, post_id: str) -> list[r.Membership]:
        """Who holds a post; two or more share it."""
        return self._by_post.get(post_id, [])

    def posts_in(self, organization_id: str) -> list[r.Post]:
        """The posts of an organisation or body."""
        return self._posts_by_organization.get(organization_id, [])

    def ties_of(self, person_id: str) -> list[r.Tie]:
        """The ties that a person is an end of, as it is said from either end."""
        return self._ties_by_person.get(person_id, [])

    def area_and_below(self, area_id: str) -> frozenset[str]:
        """The area and all areas below it; a circle among parents is walked once."""
        found, waiting = {area_id}, [area_id]
        while waiting:
            below = {item.id for item in self._areas_by_parent.get(waiting.pop(), [])} - found
            found |= below
            waiting += sorted(below)
        return frozenset(found)

    @cached_property
    def _employers(self) -> Mapping[str, tuple[str, ...]]:
        employers = self.organizations.keys() - self.bodies.keys()
        found: dict[str, tuple[str, ...]] = {}
        for item in self.memberships.values():
            organization_id = item.organization_id or self.organization_of(item)
            if organization_id in employers:
                before = found.get(item.person_id, ())
                if organization_id not in before:
                    found[item.person_id] = (*before, organization_id)
        return found

    def employers_of(self, person_id: str) -> tuple[str, ...]:
        """The ids of the organisations, bodies apart, that a person belongs to."""
        return self._employers.get(person_id, ())

    def organizations_of(self, person_id: str) -> tuple[str, ...]:
        """The ids of a person's employers, or of the bodies of somebody without an employer.

        A department whose published posts were loaded is a body, and employs those who hold them.
        """
        own = (self.organization_of(item) for item in self.memberships_of(person_id))
        bodies = dict.fromkeys(id_ for id_ in own if id_ in self.bodies)
        return self.employers_of(person_id) or tuple(bodies)

    def sector_of(self, person_id: str) -> str:
        """A person's sector: what is said of them, else their first employer's; "" if unknown."""
        person = self.people.get(person_id)
        if person is not None and person.sector:
            return person.sector
        return next(filter(None, (self._employer(person_id, "sector"))), "")

    def place_of(self, person_id: str) -> str:
        """A person's area: what is said of them, else their first employer's; "" if unknown."""
        person = self.people.get(person_id)
        if person is not None and person.area_id:
            return person.area_id
        return next(filter(None, (self._employer(person_id, "area_id"))), "")

    @cached_property
    def memory(self) -> dict[str, Any]:
        """What analyses have worked out of this snapshot and need again, by keys of their own."""
        return {}

    @cached_property
    def sectors(self) -> Mapping[str, str]:
        """Each person's sector, as `sector_of` says it."""
        return self._of_all("sector")

    @cached_property
    def places(self) -> Mapping[str, str]:
        """Each person's area, as `place_of` says it."""
        return self._of_all("area_id")

    def _of_all(self, field: str) -> Mapping[str, str]:
        """What is said of each person, else of their first employer that says something."""
        employers = self._employers
        of_employer = {id_: getattr(item, field) for id_, item in self.organizations.items()}
        found: dict[str, str] = {}
        for id_, person in self.people.items():
            said = getattr(person, field)
            if not said:
                said = next(filter(None, map(of_employer.get, employers.get(id_, ()))), "")
            found[id_] = said
        return found

    def _employer(self, person_id: str, field: str) -> list[str]:
        return [getattr(self.organizations[id_], field) for id_ in self.employers_of(person_id)]

    def label(self, kind: str, id_: str) -> str:
        """What people call a record: its name or title, else its id."""
        record = self.of(kind).get(id_)
        return getattr(record, "name", "") or getattr(record, "label", "") or id_


def as_at(whole: Snapshot, as_of: str) -> Snapshot:
    """The part of a whole history that held on the day `as_of`."""
    return Snapshot(
        as_of,
        whole.version,
        {
            kind: {
                id_: item
                for id_, item in records.items()
                if not (item.start_date or item.end_date)
                or kind == "Event"
                or holds_on(item.start_date, item.end_date, as_of)
            }
            for kind, records in whole.records.items()
        },
    )


def _grouped(pairs: Iterable[tuple[str, _Item]]) -> Mapping[str, list[_Item]]:
    groups: dict[str, list[_Item]] = defaultdict(list)
    for key, item in pairs:
        groups[key].append(item)
    return groups
