"""The company that a crowd keeps: who met whom where, and who knows whom."""

from collections.abc import Iterator, Sequence
from random import Random

from graph_service.records import Attendance, Event, Tie
from leadership_map.synth.draws import day_between

PEOPLE_AN_EVENT = 40
TIES_A_PERSON = 1.9
AT_WORK = 0.75


def meetings(rng: Random, ids: Sequence[str]) -> Iterator[Event | Attendance]:
    """Events of about forty people, as many attendances as there are people."""
    size = min(PEOPLE_AN_EVENT, len(ids))
    for number in range(max(1, len(ids) // PEOPLE_AN_EVENT)):
        day = day_between(rng, "2021-01-04", "2026-06-30")
        yield Event(
            id=f"event-{number}",
            name=f"Workshop {number}",
            classification="workshop",
            start_date=day,
            invented=True,
        )
        for id_ in rng.sample(ids, size):
            yield Attendance(
                id=f"event-{number}-{id_}",
                event_id=f"event-{number}",
                person_id=id_,
                start_date=day,
                invented=True,
            )


def ties(rng: Random, ids: Sequence[str], groups: Sequence[Sequence[str]]) -> Iterator[Tie]:
    """Ties mostly inside `groups` (of two or more), the others anywhere; none twice."""
    known: dict[tuple[str, str], None] = {}
    crowded = len(ids) * (len(ids) - 1) // 4
    wanted = min(int(len(ids) * TIES_A_PERSON), crowded)
    while len(known) < wanted:
        among = rng.choice(groups) if groups and rng.random() < AT_WORK else ids
        one, other = rng.sample(among, 2)
        known[min(one, other), max(one, other)] = None
    for one, other in known:
        yield Tie(
            id=f"{one}-{other}",
            person_id=one,
            other_id=other,
            strength=float(rng.randint(1, 5)),
            context="Work together",
            start_date=day_between(rng, "2015-01-05", "2026-06-30"),
            invented=True,
        )
