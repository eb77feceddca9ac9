"""The events of `data/facts/events.csv`, and who was drawn to attend them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from random import Random

from graph_service.records import Attendance, Event
from leadership_map.synth import facts
from leadership_map.synth.draws import chance
from leadership_map.synth.people import Leader


def events(seed: int, leaders: Sequence[Leader]) -> Iterator[Event | Attendance]:
    """Each event with the people who were in post by then; those not yet seen are asked first."""
    rng = chance(seed, "events")
    seen: Counter[str] = Counter()
    for row in facts.rows("events"):
        yield facts.record(Event, row)
        there = _drawn(rng, row, leaders, seen)
        seen.update(item.id for item in there)
        for number, item in enumerate(there):
            yield Attendance(
                id=f"{row['id']}-{item.id}",
                event_id=row["id"],
                person_id=item.id,
                role=_role(row["classification"], number),
                start_date=row["start_date"],
                invented=True,
            )


def _drawn(
    rng: Random, row: Mapping[str, str], leaders: Sequence[Leader], seen: Mapping[str, int]
) -> list[Leader]:
    sectors = row["sectors"].split()
    place = row["area_id"] if row["area_id"] in facts.BOROUGHS else ""
    open_to = [
        item
        for item in leaders
        if item.since <= row["start_date"]
        and (not sectors or item.sector in sectors)
        and place in ("", item.place)
    ]
    rng.shuffle(open_to)
    open_to.sort(key=lambda item: min(seen[item.id], 1))
    drawn = open_to[: int(row["attended"])]
    return sorted(drawn, key=lambda item: item.id)


def _role(classification: str, number: int) -> str:
    if classification == "interview":
        return "Interviewed"
    return "Speaker" if number < 2 and classification in ("summit", "conference") else ""
