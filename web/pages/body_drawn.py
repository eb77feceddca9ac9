"""The picture of one body: which posts are drawn, and what is written on them."""

from collections.abc import Sequence

from web.body_picture import Neighbour, PostLine, body_picture
from web.pages.seat_views import SeatView

FEW, MOST_DRAWN = 60, 400
"""Posts up to which all are drawn, and up to which those of named holders are."""


def picture_of(
    name: str, seats: Sequence[SeatView], above: Sequence[Neighbour], below: Sequence[Neighbour]
) -> str:
    """A body as a picture: its posts with who holds them, and its neighbours."""
    posts = [
        PostLine(_labelled(seat), _held(seat), seat.vacant, seat.depth) for seat in drawn(seats)
    ]
    return body_picture(name, posts, above, below)


def drawn(seats: Sequence[SeatView]) -> Sequence[SeatView]:
    """All posts where they are few; else without those of unnamed staff whom nobody reports to."""
    if len(seats) <= FEW:
        return seats
    return [seat for seat in seats if seat.leads or not seat.undisclosed]


def _labelled(seat: SeatView) -> str:
    label = f"{seat.label} ({seat.notes})" if seat.notes else seat.label
    return f"{label} – {seat.mark}" if seat.mark else label


def _held(seat: SeatView) -> str:
    if seat.vacant:
        return "Vacant"
    if seat.undisclosed:
        return "Not disclosed"
    return ", ".join(holder.name for holder in seat.holders)
