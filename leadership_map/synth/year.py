"""What is made up of the programme's year: polls, obstacles, invitations, thresholds."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph_service.records import Invitation, Membership, Obstacle, Poll, Programme, Threshold
from leadership_map.synth import facts
from leadership_map.synth.draws import chance, later
from leadership_map.synth.people import Leader

ASKED_TO, DRAFTED = "cplg", "2026-05-05"
INVITED = (
    ("public-health", "accepted"), ("pharmacy", "sent"),
    ("social-care", "sent"), ("vcse", "declined"), ("academic-and-education", "drafted"),
)  # fmt: skip
"""Whom the CPLG asks, by sector, and how far it is; a sector that has nobody is left out."""
THRESHOLDS = {"same_people": 25.0, "reliance": 12.0}
"""The rest are those that come with the product."""


def polls() -> Iterator[Poll]:
    """The polls of the facts, each about all programmes of a class."""
    programmes = facts.records(Programme, "programmes")
    for row in facts.rows("polls"):
        about = [item.id for item in programmes if item.classification == row["about"]]
        yield facts.record(Poll, row, option_ids=tuple(sorted(about)), invented=True)


def obstacles(seed: int, leaders: Sequence[Leader]) -> Iterator[Obstacle]:
    """The obstacles of the facts, each raised by somebody."""
    rng = chance(seed, "obstacles")
    for row in facts.rows("obstacles"):
        by = rng.choice([item for item in leaders if item.since < row["start_date"]])
        yield facts.record(Obstacle, row, by_id=by.id, invented=True)


def thresholds() -> Iterator[Threshold]:
    """From which values on the team wants to be told."""
    for indicator, value in THRESHOLDS.items():
        code = indicator.replace("_", "-")
        yield Threshold(id=code, indicator=code, line=value, invented=True)


def invitations(
    seed: int, leaders: Sequence[Leader], memberships: Sequence[Membership]
) -> Iterator[Invitation]:
    """Some whom the CPLG has asked since the spring, and how far each is."""
    rng = chance(seed, "invitations")
    there = {item.person_id: item for item in memberships if item.organization_id == ASKED_TO}
    for sector, state in INVITED:
        fitting = [item for item in leaders if item.sector == sector and item.id not in there]
        if fitting:
            yield _invitation(rng.choice(fitting).id, state)
    for person_id, held in there.items():
        if held.start_date > DRAFTED:
            yield replace(_invitation(person_id, "seated"), seated_on=held.start_date)


def _invitation(person_id: str, state: str) -> Invitation:
    answered = state in ("accepted", "declined", "seated")
    return Invitation(
        id=f"{ASKED_TO}-{person_id}",
        person_id=person_id,
        organization_id=ASKED_TO,
        state=state,
        start_date=DRAFTED,
        sent_on=later(DRAFTED, 7) if state != "drafted" else "",
        answered_on=later(DRAFTED, 21) if answered else "",
        invented=True,
    )
