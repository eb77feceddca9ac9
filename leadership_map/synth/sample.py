"""The sample system: `python -m leadership_map.synth.sample DIRECTORY` writes it."""

import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from graph_service.records import (
    Area,
    Attendance,
    Membership,
    Organization,
    Profession,
    Programme,
    Record,
    Relationship,
    System,
    Yardstick,
)
from leadership_map.synth import facts
from leadership_map.synth.answers import declarations
from leadership_map.synth.decisions import responsibilities
from leadership_map.synth.former import former
from leadership_map.synth.gatherings import events
from leadership_map.synth.growth import development, learners, repaid, sponsors
from leadership_map.synth.holders import dated, holders
from leadership_map.synth.improvement import adoptions, bids
from leadership_map.synth.pairs import rounds, walked
from leadership_map.synth.people import cast, employments, joined
from leadership_map.synth.programmes import members
from leadership_map.synth.promises import commitments, reviews
from leadership_map.synth.seats import seats
from leadership_map.synth.ties import planted, ties, willing
from leadership_map.synth.year import invitations, obstacles, polls, thresholds
from loaders.folder import write_folder

SEED = 2021


def sample(seed: int = SEED) -> list[Record]:
    """All records of the sample system, the same for the same seed."""
    bodies = {
        item.id: replace(item, is_body=True) for item in facts.records(Organization, "bodies")
    }
    organizations = {item.id: item for item in facts.records(Organization, "organizations")}
    organizations |= bodies
    all_seats = seats(organizations)
    leaders = cast(seed, organizations)
    holding = holders(seed, all_seats, leaders)
    leaders = learners(seed, willing(joined(leaders, holding.first)))
    gatherings = list(events(seed, leaders))
    attendances = [item for item in gatherings if isinstance(item, Attendance)]
    plan = planted(leaders)
    left = list(former(seed, leaders, all_seats))
    held = [*holding.memberships, *(m for m in left if isinstance(m, Membership))]
    before = [
        *_frame(),
        *organizations.values(),
        *_relationships(),
        *dated(all_seats, held),
        *responsibilities(),
        *employments(seed, leaders),
        *repaid(holding.memberships, leaders),
        *left,
        *members(seed, leaders),
        *gatherings,
    ]
    # Whoever was in a pair knows somebody: the silo and the isolate have not been in one.
    apart = frozenset({*plan.silo, plan.isolate})
    by_chance = list(ties(seed, leaders, holding.memberships, ()))
    paired = list(rounds(seed, [*before, *by_chance], apart))
    return [
        *before,
        *ties(seed, leaders, holding.memberships, walked(paired)),
        *declarations(seed, leaders),
        *paired,
        *commitments(seed, attendances),
        *reviews(seed, bodies, leaders),
        *polls(),
        *invitations(seed, leaders, holding.memberships),
        *obstacles(seed, leaders),
        *thresholds(),
        *development(seed, leaders),
        *sponsors(seed, leaders),
        *bids(seed, leaders),
        *adoptions(),
    ]


def _frame() -> list[Record]:
    return [
        System(id="system", name="South East London Integrated Care System", area_id="sel",
               today=facts.TODAY, invented=True),
        *facts.records(Area, "areas"),
        *facts.records(Profession, "professions"),
        *facts.records(Programme, "programmes"),
        *_yardsticks(),
    ]  # fmt: skip


def _yardsticks() -> list[Yardstick]:
    return [facts.record(Yardstick, row, id=_yardstick_id(row)) for row in facts.rows("yardsticks")]


def _yardstick_id(row: Mapping[str, str]) -> str:
    """The name, the dimension, the place if it speaks of only one, and the group."""
    place = row["scope"].removeprefix("Area:") if row["scope"].startswith("Area:") else ""
    parts = (row["name"], row["dimension"], place, row["group"])
    return "-".join(filter(None, parts)).lower().replace(",", "").replace(" ", "-")


def _relationships() -> list[Relationship]:
    return [
        facts.record(
            Relationship, row, id=f"{row['source_id']}-{row['relation']}-{row['target_id']}"
        )
        for row in facts.rows("relationships")
    ]


if __name__ == "__main__":
    write_folder(sample(), Path(sys.argv[1]))
