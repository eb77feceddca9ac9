"""What people promised at the summits, and what reviewers said of the bodies."""

from collections.abc import Iterator, Mapping, Sequence
from random import Random

from graph_service.records import Attendance, Commitment, Organization, Review
from leadership_map.synth import facts
from leadership_map.synth.draws import chance, day_between, later
from leadership_map.synth.people import Leader

# What the summit's closing promises were about; the wording is ours.
KINDS = {
    "Make time": "Keep one session a month free for system work",
    "Accept invitations": "Say yes to the next invitation to a meeting like this",
    "Start a conversation": "Talk about leadership at the next team meeting",
    "Share learning": "Share what our pilot has taught us",
    "Stay involved": "Stay part of this work next year",
    "See it from the other side": "Spend a day with a colleague in another service",
    "Champion the programme": "Speak for the programme at our board",
    "Offer time": "Offer time as a buddy or a mentor",
    "Build connections": "Introduce two colleagues who ought to know each other",
    "Encourage diverse leaders": "Ask somebody new to lead the next project",
    "Find resources": "Find money for a development place",
}
OFFERED = {"Offer time": ("buddy", "mentor"), "See it from the other side": ("host-a-visit",)}
"""What some promises bring to pairings."""
PROMISED_AT = {"summit-2021": 20, "summit-2025": 14, "summit-2026": 16}
REMARKS = (
    ("comment", "Who speaks for social care here?"),
    ("comment", "The name of the second member has changed since spring."),
    ("correction", "Every six weeks"),
    ("answered", "Thank you, we have changed it."),
    ("signed-off", "Correct as far as I can see."),
    ("signed-off", ""),
)


def commitments(seed: int, attendances: Sequence[Attendance]) -> Iterator[Commitment]:
    """Promises made by people who were there; older ones are mostly done."""
    rng = chance(seed, "commitments")
    for event, count in PROMISED_AT.items():
        there = [item for item in attendances if item.event_id == event]
        for item in rng.sample(there, count):
            kind, text = rng.choice(list(KINDS.items()))
            due = later(item.start_date, rng.choice((90, 180, 365)))
            done = day_between(rng, item.start_date, later(due, 60))
            kept = done < facts.TODAY and rng.random() < 0.7
            yield Commitment(
                id=f"{event}-{item.person_id}-promise",
                person_id=item.person_id,
                text=text,
                classification=kind,
                event_id=event,
                due=due,
                done=done if kept else "",
                offers=OFFERED.get(kind, ()),
                start_date=item.start_date,
                invented=True,
            )


def reviews(
    seed: int, bodies: Mapping[str, Organization], leaders: Sequence[Leader]
) -> Iterator[Review]:
    """A sign-off by its reviewer on the day a body was last confirmed, and some remarks since."""
    rng = chance(seed, "reviews")
    reviewers = [item for item in leaders if item.person.level in ("senior", "board")]
    for body in bodies.values():
        if body.confirmed_on:
            yield _review(rng, body, reviewers, body.confirmed_on, ("signed-off", ""))
    for body in rng.sample([item for item in bodies.values() if item.confirmed_on], 12):
        on = day_between(rng, max(body.confirmed_on, "2025-09-01"), "2026-08-21")
        yield _review(rng, body, reviewers, on, rng.choice(REMARKS))


def _review(
    rng: Random,
    body: Organization,
    reviewers: Sequence[Leader],
    on: str,
    remark: tuple[str, str],
) -> Review:
    by = rng.choice([item for item in reviewers if item.since < on])
    state, text = remark
    is_correction = state == "correction"
    return Review(
        id=f"{body.id}-{on}-{state}",
        by_id=by.id,
        target=f"Organization:{body.id}",
        on=on,
        text="" if is_correction else text,
        state=state,
        start_date=on,
        invented=True,
        field="meets" if is_correction else "",
        was=body.meets if is_correction else "",
        value=text if is_correction else "",
    )
