"""The sample system: `python -m leadership_map.synth.sample DIRECTORY` writes it."""

import sys
from dataclasses import replace
from pathlib import Path

from graph_service.records import Area, Organization, Profession, Record, Relationship, System
from leadership_map.synth import facts
from leadership_map.synth.people import cast, employments, joined
from leadership_map.synth.seats import holders, seats
from loaders.folder import write_folder

SEED = 2021


def sample(seed: int = SEED) -> list[Record]:
    """All records of the sample system, the same for the same seed."""
    organizations = facts.records(Organization, "organizations")
    bodies = [
        replace(item, is_body=True, id=item.id) for item in facts.records(Organization, "bodies")
    ]
    everywhere = {item.id: item for item in [*organizations, *bodies]}
    found: list[Record] = [
        System(id="system", name="South East London Integrated Care System", area_id="sel",
               today=facts.TODAY, invented=True),
        *facts.records(Area, "areas"),
        *facts.records(Profession, "professions"),
        *everywhere.values(),
        *_relationships(),
    ]  # fmt: skip
    all_seats = seats(everywhere)
    leaders = cast(seed, everywhere)
    holding = holders(seed, all_seats, leaders)
    leaders = joined(leaders, holding.first)
    found += [seat.post for seat in all_seats]
    found += employments(seed, leaders)
    found += holding.memberships
    return found


def _relationships() -> list[Relationship]:
    return [
        facts.record(
            Relationship, row, id=f"{row['source_id']}-{row['relation']}-{row['target_id']}"
        )
        for row in facts.rows("relationships")
    ]


if __name__ == "__main__":
    write_folder(sample(), Path(sys.argv[1]))
