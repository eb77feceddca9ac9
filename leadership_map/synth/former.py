"""Invented people who have left, by `data/facts/former.csv`: the seats they held are vacant now."""

from collections.abc import Iterator, Sequence

from graph_service.records import Membership, Person
from leadership_map.synth import facts
from leadership_map.synth.draws import chance, day_between, later
from leadership_map.synth.names import address, different_names
from leadership_map.synth.people import Leader
from leadership_map.synth.seats import Seat


def former(
    seed: int, leaders: Sequence[Leader], all_seats: Sequence[Seat]
) -> Iterator[Person | Membership]:
    """People no longer there, with their last employment and seat; no name of a leader twice."""
    rng = chance(seed, "former")
    rows = facts.rows("former")
    posts = {seat.post.id: seat.post for seat in all_seats}
    # The leaders' names are the first of the same draw.
    names = different_names(chance(seed, "names"), len(leaders) + len(rows))[len(leaders) :]
    for number, (row, full_name) in enumerate(zip(rows, names, strict=True), start=1):
        id_ = f"former-{number}"
        yield facts.record(
            Person,
            row,
            id=id_,
            name=full_name,
            email=address(full_name, 1000 + number),
            profession_ids=(row["profession"],) if row["profession"] else (),
            invented=True,
        )
        yield Membership(
            id=f"{id_}-{row['employer']}", person_id=id_, organization_id=row["employer"],
            role=row["job_title"], start_date=row["start_date"], end_date=row["end_date"],
            invented=True,
        )  # fmt: skip
        post = posts[row["post_id"]]
        first = max(row["start_date"], later(row["end_date"], -1200))
        yield Membership(
            id=f"{id_}-{post.id}",
            person_id=id_,
            organization_id=post.organization_id,
            post_id=post.id,
            role=post.role,
            start_date=day_between(rng, first, later(first, 200)),
            end_date=row["end_date"],
            invented=True,
        )
