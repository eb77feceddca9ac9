"""Invented leaders for the employers in `data/facts/cast.csv`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from graph_service.records import Membership, Organization, Person
from leadership_map.synth import facts
from leadership_map.synth.draws import chance, day_between, full, later
from leadership_map.synth.names import address, different_names
from leadership_map.synth.wishes import wishes

FIRST_YEAR = "2014-01-06"
BEFORE_THE_SUMMIT = "2021-01-29"


@dataclass(frozen=True)
class Leader:
    """A person with their employer, and the day from which they have worked there."""

    person: Person
    employer: Organization
    place: str
    sector: str
    since: str

    @property
    def id(self) -> str:
        """The person's id."""
        return self.person.id


def cast(seed: int, organizations: Mapping[str, Organization]) -> list[Leader]:
    """Everybody in `data/facts/cast.csv`, by name and in person."""
    roles = list(_roles(organizations))
    names = different_names(chance(seed, "names"), len(roles))
    rng = chance(seed, "people")
    return [
        _leader(rng, number, full_name, role, employer, place)
        for number, (full_name, (role, employer, place)) in enumerate(
            zip(names, roles, strict=True), start=1
        )
    ]


def _roles(
    organizations: Mapping[str, Organization],
) -> Iterator[tuple[Mapping[str, str], Organization, str]]:
    taken: dict[str, int] = {}
    for role in facts.rows("cast"):
        places = role["places"].split(";")
        for number in range(int(role["count"])):
            place = places[number % len(places)]
            yield role, _employer(role["employer"], place, organizations, taken), place


def _employer(
    wanted: str, place: str, organizations: Mapping[str, Organization], taken: dict[str, int]
) -> Organization:
    kinds = {"practice": "GP practice", "pcn": "primary care network"}
    if wanted not in kinds:
        return organizations[wanted]
    local = [
        item
        for item in organizations.values()
        if item.classification == kinds[wanted] and item.area_id == place
    ]
    key = f"{wanted} {place}"
    taken[key] = taken.get(key, -1) + 1
    return local[taken[key] % len(local)]


def _leader(
    rng: Random,
    number: int,
    full_name: str,
    role: Mapping[str, str],
    employer: Organization,
    place: str,
) -> Leader:
    opened = max(FIRST_YEAR, full(employer.start_date))
    junior = role["level"] in ("trainee", "emerging")
    early = rng.random() < (0.15 if junior else 0.8) and opened < BEFORE_THE_SUMMIT
    person = Person(
        id=f"p{number:03}",
        name=full_name,
        job_title=role["job_title"],
        email=address(full_name, number),
        level=role["level"],
        side=role["side"],
        sector=role["sector"],
        area_id=place,
        profession_ids=(role["profession"],) if role["profession"] else (),
        invented=True,
        **wishes(rng, role["level"]),
    )
    since = day_between(
        rng,
        opened if early else max(opened, BEFORE_THE_SUMMIT),
        BEFORE_THE_SUMMIT if early else "2026-05-29",
    )
    return Leader(person, employer, place, role["sector"] or employer.sector, since)


def joined(leaders: Sequence[Leader], needed: Mapping[str, str]) -> list[Leader]:
    """The same leaders, each at work from before the first seat that `needed` gives them."""
    return [
        replace(item, since=min(item.since, _before(item, needed[item.id])))
        if item.id in needed
        else item
        for item in leaders
    ]


def _before(item: Leader, seat_start: str) -> str:
    return max(full(item.employer.start_date), later(seat_start, -90))


def employments(seed: int, leaders: Sequence[Leader]) -> Iterator[Person | Membership]:
    """The people, and who employs them now and (one in seven) employed them before."""
    rng = chance(seed, "employments")
    for item in leaders:
        earlier = _earlier(rng, item, leaders)
        begin = earlier.start_date if earlier else item.since
        yield replace(item.person, start_date=begin)
        if earlier:
            yield earlier
        yield Membership(
            id=f"{item.id}-{item.employer.id}",
            person_id=item.id,
            organization_id=item.employer.id,
            role=item.person.job_title,
            start_date=item.since,
            invented=True,
        )


def _earlier(rng: Random, item: Leader, leaders: Sequence[Leader]) -> Membership | None:
    other = rng.choice(leaders)
    start = later(item.since, -rng.randint(400, 1500))
    alike = other.person.profession_ids == item.person.profession_ids
    moved = other.employer.id != item.employer.id
    if not (alike and moved) or start < max(FIRST_YEAR, full(other.employer.start_date)):
        return None
    return Membership(
        id=f"{item.id}-{other.employer.id}-before",
        person_id=item.id,
        organization_id=other.employer.id,
        role=other.person.job_title,
        start_date=start,
        end_date=later(item.since, -1),
        invented=True,
    )
