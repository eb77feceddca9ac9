"""A wholly made-up system of any size: about four and a half relations for each person.

Everything hangs together as in the sample (employers have places and sectors, people know
colleagues rather than strangers, seats are held, some are vacant), so that what is measured on a
crowd says something of a real system.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from random import Random

from graph_service.codes import LEVELS
from graph_service.records import (
    Membership,
    Organization,
    Person,
    Post,
    Profession,
    Programme,
    Record,
    System,
)
from leadership_map.synth import facts
from leadership_map.synth.company import meetings, ties
from leadership_map.synth.draws import chance, day_between, later, some
from leadership_map.synth.frame import frame_for
from leadership_map.synth.names import address, name
from leadership_map.synth.wishes import CHALLENGES, INTERESTS

VACANT = 0.06
IN_A_PROGRAMME = 0.5
_LEVEL_WEIGHTS = (4, 30, 38, 18, 7, 3)


def crowd(people: int, seed: int) -> Iterator[Record]:
    """All records of a made-up system with so many people, the same for the same seed."""
    frame = frame_for(people)
    rng = chance(seed, "crowd")
    yield System(
        id="system", name=f"A made-up system of {people} people", area_id="system-area",
        today=facts.TODAY, invented=True,
    )  # fmt: skip
    yield from chain(frame.areas, frame.professions, frame.employers, frame.bodies)
    yield from chain(frame.posts, frame.programmes)
    groups: dict[str, list[str]] = {item.id: [] for item in frame.employers}
    ids = [f"p{number:06}" for number in range(1, people + 1)]
    for number, id_ in enumerate(ids, start=1):
        employer = rng.choice(frame.employers)
        groups[employer.id].append(id_)
        yield _person(rng, id_, number, frame.professions)
        yield from _places(rng, id_, employer, frame.programmes)
    yield from _holders(rng, ids, frame.posts)
    yield from meetings(rng, ids)
    yield from ties(rng, ids, [members for members in groups.values() if len(members) > 1])


def _person(rng: Random, id_: str, number: int, professions: Sequence[Profession]) -> Person:
    full_name = name(rng)
    level = rng.choices(list(LEVELS), _LEVEL_WEIGHTS)[0]
    manages = rng.random() < 0.25
    return Person(
        id=id_,
        name=full_name,
        email=address(full_name, number),
        level=level,
        side="managerial-executive" if manages else "clinical-and-care",
        profession_ids=(rng.choice(professions).id,),
        interests=some(rng, INTERESTS, 1, 2),
        challenges=some(rng, CHALLENGES, 1, 2),
        consent_pairing=rng.random() < 0.8,
        invented=True,
    )


def _places(
    rng: Random, id_: str, employer: Organization, programmes: Sequence[Programme]
) -> Iterator[Membership]:
    start = day_between(rng, "2014-01-06", "2026-06-30")
    yield Membership(
        id=f"{id_}-{employer.id}",
        person_id=id_,
        organization_id=employer.id,
        start_date=start,
        invented=True,
    )
    if rng.random() < IN_A_PROGRAMME:
        programme = rng.choice(programmes)
        yield Membership(
            id=f"{id_}-{programme.id}",
            person_id=id_,
            programme_id=programme.id,
            role="Member",
            start_date=later(start, rng.randint(0, 60)),
            invented=True,
        )


def _holders(rng: Random, ids: Sequence[str], posts: Sequence[Post]) -> Iterator[Membership]:
    for post in posts:
        if rng.random() >= VACANT:
            id_ = rng.choice(ids)
            yield Membership(
                id=f"{id_}-{post.id}",
                person_id=id_,
                organization_id=post.organization_id,
                post_id=post.id,
                role=post.role,
                start_date=day_between(rng, "2018-01-08", "2026-06-30"),
                invented=True,
            )
