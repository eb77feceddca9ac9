"""Who is drawn to hold the posts, now and before."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from graph_service.records import Membership, Post
from leadership_map.synth import facts
from leadership_map.synth.draws import chance, day_between, full, later
from leadership_map.synth.people import Leader
from leadership_map.synth.seats import Seat

MOST_SEATS = 6
OVER_TERM = 0.1
HELD_BEFORE = 0.85
LEAST_DAYS = 500
NEW_POST = "2025-09-01"


@dataclass
class Holding:
    """What the drawing of holders has come to so far."""

    memberships: list[Membership] = field(default_factory=list)
    first: dict[str, str] = field(default_factory=dict)
    load: Counter[str] = field(default_factory=Counter)
    past: Counter[str] = field(default_factory=Counter)
    in_body: dict[tuple[str, str], list[Membership]] = field(default_factory=dict)


def holders(seed: int, all_seats: Sequence[Seat], leaders: Sequence[Leader]) -> Holding:
    """Draw holders for the seats, now and before.

    Whoever sits already is likelier to be asked again, as in life, up to `MOST_SEATS`.
    """
    rng = chance(seed, "seats")
    holding = Holding()
    # Seats held since a given day come first: they need somebody who was there then.
    for seat in sorted(all_seats, key=lambda item: "since" not in item.notes):
        if not seat.notes.keys() & {"vacant", "undisclosed"}:
            _fill(rng, seat, leaders, holding)
    for seat in all_seats:
        _before(rng, seat, leaders, holding)
    return holding


def dated(all_seats: Sequence[Seat], held: Sequence[Membership]) -> list[Post]:
    """The posts, each from the day of its first known holder; new ones where nobody held it.

    So a view of the past shows a post from when we know of it, and no vacancy that was none.
    """
    first: dict[str, str] = {}
    for item in held:
        first[item.post_id] = min(item.start_date, first.get(item.post_id, item.start_date))
    return [
        seat.post
        if seat.post.undisclosed
        else replace(seat.post, start_date=first.get(seat.post.id, NEW_POST))
        for seat in all_seats
    ]


def _fill(rng: Random, seat: Seat, leaders: Sequence[Leader], holding: Holding) -> None:
    closed = seat.post.end_date
    for number in range(2 if "job-share" in seat.notes else 1):
        leader = _pick(rng, seat, leaders, holding, load=not closed)
        earliest = max(seat.opened, full(leader.employer.start_date))
        latest = seat.closed if not closed else later(closed, -400)
        start = seat.notes.get("since") or day_between(
            rng, max(earliest, later(latest, -_days_held(rng, seat.post))), later(latest, -40)
        )
        _enter(holding, seat, leader, (start, closed), "interim" if "interim" in seat.notes else "")
        if number == 0 and "deputy" in seat.notes:
            other = _pick(rng, seat, leaders, holding, load=True)
            _enter(holding, seat, other, (max(start, "2024-03-01"), ""), "deputy")


def _days_held(rng: Random, post: Post) -> int:
    """The most days that a holder has sat: their term, and for one in ten more than that."""
    if post.term_months is None or rng.random() < OVER_TERM:
        return 1500
    return post.term_months * 30


def _before(rng: Random, seat: Seat, leaders: Sequence[Leader], holding: Holding) -> None:
    """Those who held a seat before, one after the other, back to where the seat was new."""
    starts = [item.start_date for item in holding.memberships if item.post_id == seat.post.id]
    first = min(starts, default="")
    while first > later(seat.opened, LEAST_DAYS) and rng.random() < HELD_BEFORE:
        ended = later(first, -1)
        first = max(seat.opened, later(ended, -rng.randint(LEAST_DAYS, 1200)))
        there = [
            item
            for item in _fitting(seat, leaders)
            if _was_free(holding, item, seat, first, ended)
            and full(item.employer.start_date) < later(first, -90)
        ]
        if not there:
            return
        # Who had least to do is likeliest: the past was not all done by the same few.
        leader = rng.choices(there, [(1 + holding.past[item.id]) ** -2 for item in there])[0]
        holding.past[leader.id] += 1
        _enter(holding, seat, leader, (first, ended))


def _was_free(holding: Holding, leader: Leader, seat: Seat, start: str, ended: str) -> bool:
    """Whether somebody had no seat in a body then; they may have taken another one since."""
    held = holding.in_body.get((leader.id, seat.post.organization_id), [])
    return all(item.start_date > ended or "" < item.end_date < start for item in held)


def _pick(
    rng: Random, seat: Seat, leaders: Sequence[Leader], holding: Holding, *, load: bool
) -> Leader:
    since = seat.notes.get("since", facts.TODAY)
    open_to = [
        item
        for item in _fitting(seat, leaders)
        if (item.id, seat.post.organization_id) not in holding.in_body
        and full(item.employer.start_date) < later(since, -90)
    ]
    if not open_to:
        raise LookupError(f"Nobody in the cast fits the seat {seat.post.id}.")
    light = [item for item in open_to if holding.load[item.id] < MOST_SEATS] or open_to
    leader = rng.choices(light, [(1 + holding.load[item.id]) ** 0.7 for item in light])[0]
    if load:
        holding.load[leader.id] += 1
    return leader


def _fitting(seat: Seat, leaders: Sequence[Leader]) -> Iterator[Leader]:
    wanted, place = seat.row, seat.place
    for item in leaders:
        here = item.place != place[1:] if place.startswith("-") else place in ("", item.place)
        if (
            here
            and wanted["sector"] in ("", item.sector)
            and wanted["profession"] in ("", *item.person.profession_ids)
            and wanted["level"] in ("", item.person.level)
            and item.person.level != "trainee"
        ):
            yield item


def _enter(
    holding: Holding,
    seat: Seat,
    leader: Leader,
    days: tuple[str, str],
    how: str = "",
) -> None:
    start, end = days

    holding.first[leader.id] = min(start, holding.first.get(leader.id, start))
    speaks = bool(seat.row["wants_sector"])
    membership = Membership(
        id=f"{leader.id}-{seat.post.id}" + (f"-to-{end}" if end else ""),
        person_id=leader.id,
        organization_id=seat.post.organization_id,
        post_id=seat.post.id,
        role=seat.post.role,
        on_behalf_of_id=leader.employer.id if speaks else "",
        deputy=how == "deputy" or None,
        interim=how == "interim" or None,
        sessions_given=None if end else _given(seat.post, leader.id),
        start_date=start,
        end_date=end,
        invented=True,
    )
    holding.memberships.append(membership)
    holding.in_body.setdefault((leader.id, seat.post.organization_id), []).append(membership)


def _given(post: Post, person_id: str) -> float | None:
    """The sessions that somebody gets for a funded post: known of two in three, often fewer."""
    if not post.funded_sessions:
        return None
    rng = chance(0, f"sessions given {person_id} {post.id}")
    short = rng.choice((0.0, 0.0, 0.5, 1.0))
    return max(0.0, post.funded_sessions - short) if rng.random() < 0.67 else None
