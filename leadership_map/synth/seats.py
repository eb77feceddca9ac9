"""The posts of `data/facts/seats.csv`, with its notes on who holds them."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph_service.records import Organization, Post
from leadership_map.synth import facts
from leadership_map.synth.draws import full


@dataclass(frozen=True)
class Seat:
    """A post with the row of facts it comes from, its place, and notes on who holds it."""

    post: Post
    row: Mapping[str, str]
    place: str
    notes: Mapping[str, str]
    opened: str
    closed: str


def seats(bodies: Mapping[str, Organization]) -> list[Seat]:
    """Every post that the facts list; a body `lcp-*` stands for one in each borough."""
    found: list[Seat] = []
    for row in facts.rows("seats"):
        star = row["body"].endswith("*")
        for place in facts.BOROUGHS if star else (row["place"],):
            body = bodies[row["body"].replace("*", place) if star else row["body"]]
            found += [_seat(row, body, place, number + 1) for number in range(int(row["count"]))]
    return found


def _seat(row: Mapping[str, str], body: Organization, place: str, number: int) -> Seat:
    label = row["label"] + (f" {number}" if row["count"] != "1" else "")
    notes = _notes(row["note"], body.area_id, number)
    shown = {key: row[key] for key in _COPIED}
    post = facts.record(
        Post,
        shown | {
            "profession_id": row["profession"] if row["wants_profession"] else "",
            "sector": row["sector"] if row["wants_sector"] else "",
        },
        id=f"{body.id}-{_slug(label)}",
        label=label,
        organization_id=body.id,
        area_id=body.area_id,
        role="Chair" if row["chair"] else "Member",
        reports_to_id=row["reports_to"],
        undisclosed=True if "undisclosed" in notes else None,
        start_date=body.start_date,
        end_date=body.end_date,
        invented=True,
    )  # fmt: skip
    opened = max("2014-01-06", full(body.start_date))
    return Seat(post, row, place, notes, opened, body.end_date or facts.TODAY)


_COPIED = ("voting", "chair", "in_attendance", "sessions", "funded_sessions", "term_months")


def _notes(text: str, area: str, number: int) -> dict[str, str]:
    """`vacant@bexley first-since:2018-03-12` for one place and number: what holds."""
    found = {}
    for note in text.split():
        word, _, value = note.partition(":")
        word, _, place = word.partition("@")
        for ordinal, which in (("first-", 1), ("second-", 2)):
            if word.startswith(ordinal):
                word = word.removeprefix(ordinal) if number == which else ""
        if word and place in ("", area):
            found[word] = value
    return found


def _slug(label: str) -> str:
    return label.lower().replace(" ", "-")
