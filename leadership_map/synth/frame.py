"""What a crowd is put into: places, employers, bodies with seats, programmes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph_service.codes import SECTORS
from graph_service.records import Area, Organization, Post, Profession, Programme
from leadership_map.synth import facts

PEOPLE_A_PLACE, PEOPLE_AN_EMPLOYER, PEOPLE_A_BODY, SEATS_A_BODY = 2500, 20, 60, 8


@dataclass(frozen=True)
class Frame:
    """What people are put into."""

    areas: tuple[Area, ...]
    professions: tuple[Profession, ...]
    employers: tuple[Organization, ...]
    bodies: tuple[Organization, ...]
    posts: tuple[Post, ...]
    programmes: tuple[Programme, ...]


def frame_for(people: int) -> Frame:
    """Places, employers, bodies, seats and programmes in proportion to a number of people."""
    places = max(6, people // PEOPLE_A_PLACE)
    areas = [Area(id="system-area", name="The whole system", classification="system",
                  invented=True)]  # fmt: skip
    areas += [
        Area(id=f"place-{n}", name=f"Place {n}", classification="borough",
             parent_id="system-area", population=250_000, invented=True)
        for n in range(1, places + 1)
    ]  # fmt: skip
    employers = _employers(areas[1:], max(20, people // PEOPLE_AN_EMPLOYER))
    bodies = _bodies(areas, max(10, people // PEOPLE_A_BODY))
    programmes = [
        Programme(id=f"programme-{n}", name=f"Programme {n}", classification="programme",
                  area_id=areas[n % len(areas)].id, invented=True)
        for n in range(max(8, people // 500))
    ]  # fmt: skip
    return Frame(
        tuple(areas),
        tuple(facts.records(Profession, "professions")),
        employers,
        bodies,
        tuple(_posts(bodies)),
        tuple(programmes),
    )


def _employers(places: Sequence[Area], count: int) -> tuple[Organization, ...]:
    sectors = list(SECTORS)
    return tuple(
        Organization(
            id=f"employer-{n}",
            name=f"{SECTORS.say(sectors[n % len(sectors)])} {n} (invented)",
            classification="employer",
            sector=sectors[n % len(sectors)],
            area_id=places[n % len(places)].id,
            invented=True,
        )
        for n in range(count)
    )


def _bodies(areas: Sequence[Area], count: int) -> tuple[Organization, ...]:
    return tuple(
        Organization(
            id=f"body-{n}",
            name=f"Body {n} in {areas[n % len(areas)].name} (invented)",
            classification="board",
            is_body=True,
            sector="system",
            area_id=areas[n % len(areas)].id,
            # Each stands below an earlier one, so there is one tree and no circle.
            parent_id=f"body-{(n - 1) // 6}" if n else "",
            quorum=3,
            invented=True,
        )
        for n in range(count)
    )


def _posts(bodies: Sequence[Organization]) -> Iterator[Post]:
    for body in bodies:
        for n in range(SEATS_A_BODY):
            yield Post(
                id=f"{body.id}-seat-{n}",
                label="Chair" if n == 0 else f"Member {n}",
                organization_id=body.id,
                role="Chair" if n == 0 else "Member",
                area_id=body.area_id,
                sessions=1.0,
                funded_sessions=float(n % 2),
                voting=True,
                chair=True if n == 0 else None,
                invented=True,
            )
