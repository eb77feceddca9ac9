"""What the page about changes between two days shows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from graph_service.analysis.governance.changes import Change, changes
from graph_service.days import in_words, months_later
from graph_service.errors import Refused
from graph_service.snapshot import Snapshot
from web.links import Named, body_link
from web.pages.change_marks import WORDS
from web.shown import may_be_shown
from web.templating import count
from web.visitor import Visitor

_YEAR = -12


@dataclass(frozen=True)
class ChangeRow:
    """One difference in words; `body` has no page where it is no more."""

    body: Named
    post: str
    what: str
    before: str
    after: str


@dataclass(frozen=True)
class ChangesPage:
    """The differences from one day to a later one; `problem` is what is wrong with `field`."""

    sentence: str
    since: str
    until: str
    rows: tuple[ChangeRow, ...]
    field: str = ""
    problem: str = ""

    @classmethod
    def of(
        cls, read: Callable[[str], Snapshot], asked: Mapping[str, str], who: Visitor
    ) -> "ChangesPage":
        """The page for two days, a year ago and today where none are said.

        Raises:
            Refused: a day is none, or the first is not before the second.
        """
        until = read(asked.get("until", "").strip())
        before = read(asked.get("since", "").strip() or months_later(until.as_of, _YEAR))
        since = before.as_of
        if since >= until.as_of:
            raise Refused("The first day must be before the second.")
        rows = tuple(_row(before, until, who, item) for item in changes(before, until))
        days = f"between {in_words(since)} and {in_words(until.as_of)}"
        said = count(len(rows), "change") if rows else "Nothing changed"
        return cls(f"{said} {days}.", since, until.as_of, rows)

    @classmethod
    def refused(cls, asked: Mapping[str, str], problem: str) -> "ChangesPage":
        """The form alone, with what was typed and what is wrong."""
        return cls(
            "Choose two days.", asked.get("since", ""), asked.get("until", ""), (), "since", problem
        )


def _row(before: Snapshot, after: Snapshot, who: Visitor, item: Change) -> ChangeRow:
    there = item.body_id in after.bodies
    body = (after if there else before).label("Organization", item.body_id)
    post = (after if item.post_id in after.posts else before).label("Post", item.post_id)
    return ChangeRow(
        Named(body, body_link(item.body_id) if there else ""),
        post if item.post_id else "",
        WORDS[item.kind],
        _names(before, who, item.before),
        _names(after, who, item.after),
    )


def _names(snapshot: Snapshot, who: Visitor, ids: tuple[str, ...]) -> str:
    people = [snapshot.people.get(id_) for id_ in ids]
    return ", ".join(
        person.name if person and may_be_shown(person, who) else "Name not shown"
        for person in people
    )
