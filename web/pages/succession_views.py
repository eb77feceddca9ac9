"""What the page about who could follow shows."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import url_for

from graph_service.analysis.governance.followers import Ending, Follower, endings
from graph_service.analysis.governance.single_points import SinglePoint, single_points
from graph_service.analysis.governance.tenure import (
    LONG,
    Tenure,
    many_seats,
    tenure,
    unrenewed,
)
from graph_service.analysis.numerals import in_words, listed
from graph_service.codes import LEVELS
from graph_service.days import in_words as day_in_words
from graph_service.snapshot import Snapshot
from web.links import Named, body_link
from web.templating import count


@dataclass(frozen=True)
class EndingRow:
    """A term that ends: the post, its body, who holds it, until when, and who could follow."""

    post: str
    body: Named
    holder: Named
    end: str
    followers: tuple[Named, ...]


@dataclass(frozen=True)
class LongRow:
    """A post held for long: by whom, since when, for how long."""

    post: str
    body: Named
    holder: Named
    since: str
    years: str


@dataclass(frozen=True)
class PersonRow:
    """A person and what rests on them, in words."""

    person: Named
    said: str


@dataclass(frozen=True)
class SuccessionPage:
    """Terms that end soon and who could follow; who has many seats; what stands still."""

    sentence: str
    tenure: str
    endings: tuple[EndingRow, ...]
    long: tuple[LongRow, ...]
    many: tuple[PersonRow, ...]
    unrenewed: tuple[Named, ...]
    single: tuple[PersonRow, ...]

    @classmethod
    def of(cls, snapshot: Snapshot) -> "SuccessionPage":
        """The page of a day."""
        ending, held = endings(snapshot), tenure(snapshot)
        many = many_seats(snapshot)
        return cls(
            _sentence(ending),
            _tenure(held),
            tuple(_ending(snapshot, item) for item in ending),
            tuple(_long(snapshot, held)),
            tuple(
                PersonRow(person_link(snapshot, id_), listed([_name(snapshot, b) for b in bodies]))
                for id_, bodies in many.items()
            ),
            tuple(
                Named(
                    _name(snapshot, item.body_id), body_link(item.body_id),
                    f"nobody new since {day_in_words(item.since)}",
                )
                for item in unrenewed(snapshot)
            ),
            tuple(_single(snapshot, item) for item in single_points(snapshot)),
        )  # fmt: skip


def person_link(snapshot: Snapshot, id_: str) -> Named:
    """A person with their page."""
    return Named(snapshot.label("Person", id_), url_for("person.page", person_id=id_))


def _sentence(found: list[Ending]) -> str:
    without = sum(not item.followers for item in found)
    if not found:
        return "No term ends within six months."
    ends = f"{in_words(len(found)).capitalize()} {'term ends' if len(found) == 1 else 'terms end'}"
    nobody = f"for {in_words(without)} of them nobody is known who could follow"
    return f"{ends} within six months; {nobody if without else 'for each somebody could follow'}."


def _tenure(held: Tenure) -> str:
    middle = held.median_months
    if middle is None:
        return "Since when posts are held is not known."
    unknown = f" Of {in_words(held.unknown)} the beginning is not known." if held.unknown else ""
    many = len(held.long)
    are = "is" if many == 1 else "are"
    return (
        f"Half of {count(len(held.held), 'held post')} have been held for {middle:.0f} months or "
        f"more; {in_words(many)} {are} held for {LONG // 12} years or longer.{unknown}"
    )


def _ending(snapshot: Snapshot, item: Ending) -> EndingRow:
    body = item.post.organization_id
    return EndingRow(
        item.post.label,
        Named(_name(snapshot, body), body_link(body)),
        person_link(snapshot, item.membership.person_id),
        day_in_words(item.end),
        tuple(_follower(snapshot, one) for one in item.followers),
    )


def _follower(snapshot: Snapshot, item: Follower) -> Named:
    on = f"on {count(item.bodies, 'body', 'bodies')}" if item.bodies else "on no body yet"
    said = [LEVELS.say(item.person.level).lower(), "same place" if item.is_near else "", on]
    named = person_link(snapshot, item.person.id)
    return Named(named.name, named.address, ", ".join(filter(None, said)))


def _long(snapshot: Snapshot, held: Tenure) -> Iterator[LongRow]:
    for item in held.long:
        body = item.post.organization_id
        yield LongRow(
            item.post.label,
            Named(_name(snapshot, body), body_link(body)),
            person_link(snapshot, item.membership.person_id),
            day_in_words(item.membership.start_date),
            count(item.months // 12, "year"),
        )


def _single(snapshot: Snapshot, item: SinglePoint) -> PersonRow:
    said = []
    if item.joins:
        names = listed([_name(snapshot, id_) for id_ in item.joins])
        said.append(f"Nobody else joins {names} to the other bodies.")
    if item.carries:
        topics = listed(sorted({topic for topic, _ in item.carries}))
        number = count(len(item.carries), "decision")
        said.append(f"{number} rest with posts that they hold alone: {topics}.")
    return PersonRow(person_link(snapshot, item.person_id), " ".join(said))


def _name(snapshot: Snapshot, id_: str) -> str:
    return snapshot.label("Organization", id_)
