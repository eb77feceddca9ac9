"""What is made up of growing: what people want to learn, what there is, and who has had it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import cycle

from graph_service.codes import SKILLS
from graph_service.records import DevelopmentOffer, Enrolment, Membership, Pairing, Person
from leadership_map.synth import facts
from leadership_map.synth.draws import chance, later, some
from leadership_map.synth.people import Leader

WANT = 0.55
STAYED = 0.9
SPONSORED, SPONSORED_SINCE = 5, "2026-03-16"
COMES_BY = {
    "patient-public": (("travel", "care-cover"), ("large-print", "evening")),
    "political": (("evening",), ("online",)),
}
"""What makes it possible to come, by side, one answer after the other."""


def learners(seed: int, leaders: Sequence[Leader]) -> list[Leader]:
    """The same leaders; rather more than half say what they want to learn."""
    rng = chance(seed, "learning")
    asked = dict.fromkeys(COMES_BY, 0)
    found = []
    for item in leaders:
        wants = some(rng, tuple(SKILLS), 1, 3) if rng.random() < WANT else ()
        side = item.person.side
        comes: tuple[str, ...] = ()
        if side in COMES_BY:
            comes = COMES_BY[side][asked[side] % len(COMES_BY[side])]
            asked[side] += 1
        found.append(replace(item, person=replace(item.person, learning=wants,
                                                  arrangements=comes)))  # fmt: skip
    return found


def sponsors(seed: int, leaders: Sequence[Leader]) -> Iterator[Pairing]:
    """Some who are emerging have been sponsored since spring, by somebody of another employer."""
    rng = chance(seed, "sponsors")
    emerging = [item for item in leaders if item.person.level in ("emerging", "trainee")]
    board = [item for item in leaders if item.person.level == "board"]
    for item in rng.sample(emerging, SPONSORED):
        by = rng.choice([other for other in board if other.employer.id != item.employer.id])
        yield Pairing(
            id=f"sponsor-{by.id}-{item.id}", scheme="sponsor", person_ids=(by.id, item.id),
            status="met", introduced_on=SPONSORED_SINCE, start_date=SPONSORED_SINCE, invented=True,
        )  # fmt: skip


def repaid(memberships: Iterable[Membership], leaders: Sequence[Leader]) -> Iterator[Membership]:
    """The same memberships; patients and the public have their costs repaid more often than not."""
    theirs = {item.id for item in leaders if item.person.side == "patient-public"}
    answers = cycle(("expenses", "paid", "", "expenses", "nothing"))
    for item in memberships:
        is_role = item.person_id in theirs and (item.post_id or item.programme_id)
        yield replace(item, reimbursement=next(answers)) if is_role else item


def development(seed: int, leaders: Sequence[Leader]) -> Iterator[DevelopmentOffer | Enrolment]:
    """The offers of the facts, and who was drawn to have them."""
    rng = chance(seed, "enrolments")
    for row in facts.rows("development_offers"):
        offer = facts.record(DevelopmentOffer, row)
        yield offer
        open_to = [item for item in leaders if _may(offer, item.person) and
                   item.since < offer.start_date]  # fmt: skip
        for item in rng.sample(open_to, min(int(row["had"]), len(open_to))):
            over = offer.last_day < facts.TODAY
            stayed = "completed" if rng.random() < STAYED else "left"
            yield Enrolment(
                id=f"{item.id}-{offer.id}", person_id=item.id, offer_id=offer.id,
                state=stayed if over else "accepted",
                start_date=min(offer.apply_by, later(offer.start_date, 60)), invented=True,
            )  # fmt: skip


def _may(offer: DevelopmentOffer, person: Person) -> bool:
    return (not offer.levels or person.level in offer.levels) and (
        not offer.profession_ids or bool({*offer.profession_ids} & {*person.profession_ids})
    )
