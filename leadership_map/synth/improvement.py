"""What is made up of improving: calls, bids with teams, what assessors say, who took it up."""

from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import Any

from graph_service.records import Adoption, Assessment, Bid, Call, Record
from leadership_map.synth import facts
from leadership_map.synth.draws import chance, later
from leadership_map.synth.people import Leader

ASSESSORS, EACH = 9, 3
MARKS = (3, 3, 4, 4, 5)
WAITS, SAYS_SO = 0.08, 0.4


def bids(seed: int, leaders: Sequence[Leader]) -> Iterator[Record]:
    """The calls and bids of the facts; teams and assessors are drawn."""
    rng = chance(seed, "bids")
    yield from facts.records(Call, "calls")
    level = [item for item in leaders if item.person.level in ("senior", "board")]
    assessors = rng.sample(level, ASSESSORS)
    for row in facts.rows("bids"):
        team = _team(rng, row, leaders)
        yield facts.record(Bid, row, lead_id=team[0].id,
                           team_ids=tuple(item.id for item in team))  # fmt: skip
        if row["state"] != "withdrawn":
            yield from _assessments(rng, row, assessors, team)


def adoptions() -> Iterator[Adoption]:
    """Which organisations took up which improvement."""
    for row in facts.rows("adoptions"):
        yield facts.record(Adoption, row, id=f"{row['programme_id']}-{row['organization_id']}")


def _team(rng: Random, row: Mapping[str, str], leaders: Sequence[Leader]) -> list[Leader]:
    """A lead of the organisation or the place, and as many more of other sectors as may be."""
    places = row["area_ids"].split(";")
    there = [item for item in leaders if item.since < row["start_date"]]
    own = [item for item in there if item.employer.id == row["organization_id"]]
    near = [item for item in there if item.place in places] or there
    team = [rng.choice(own or near)]
    rng.shuffle(near)
    for item in near:
        if len(team) == int(row["team"]):
            break
        if item.sector not in {other.sector for other in team}:
            team.append(item)
    return team


def _assessments(
    rng: Random, row: Mapping[str, str], assessors: Sequence[Leader], team: Sequence[Leader]
) -> Iterator[Assessment]:
    """Three marks, one still to come now and then; some who have an interest in it say so."""
    employers = {item.employer.id for item in team}
    free = [item for item in assessors if item.employer.id not in employers]
    usual = rng.choice(MARKS)
    for item in rng.sample(free, EACH):
        mark = max(1, min(5, usual + rng.choice((-1, 0, 0, 1))))
        waits = row["state"] == "submitted" and rng.random() < WAITS
        if not waits:
            yield _assessment(row, item, mark=str(mark))
    for item in assessors:
        if item not in free and rng.random() < SAYS_SO:
            yield _assessment(row, item, conflict=True)


def _assessment(row: Mapping[str, str], item: Leader, **said: Any) -> Assessment:
    return Assessment(
        id=f"{row['id']}-{item.id}", bid_id=row["id"], person_id=item.id,
        start_date=later(row["start_date"], 50), invented=True, **said,
    )  # fmt: skip
