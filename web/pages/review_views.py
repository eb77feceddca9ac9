"""What was said of a body, and the forms to say something: for reviewers and the team."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from graph_service.analysis.governance.decisions import area_name
from graph_service.analysis.governance.reviewing import CORRECTABLE
from graph_service.analysis.governance.reviews import is_open, reviews_of, target_of
from graph_service.analysis.governance.route import body_of
from graph_service.codes import PARTS, REVIEW_OUTCOMES, REVIEW_STATES
from graph_service.days import in_words
from graph_service.records import KINDS, Responsibility, Review
from graph_service.snapshot import Snapshot
from web.choices import Choice
from web.links import Named, body_link
from web.visitor import Visitor

OF_KIND = {
    "Organization": "Of the body", "Post": "Of a post", "Responsibility": "Of a part in a decision",
}  # fmt: skip


@dataclass(frozen=True)
class ReviewRow:
    """Something that was said, in words; `is_open` where the team has not answered yet."""

    id: str
    on: str
    by: str
    kind: str
    about: str
    words: str
    outcome: str
    answer: str
    is_open: bool
    is_correction: bool


@dataclass(frozen=True)
class ReviewPart:
    """The part of a body's page about whether it is right.

    `typed` are the values of the fields, `problem` what is wrong with the one called `field`.
    """

    body_id: str
    rows: tuple[ReviewRow, ...]
    targets: tuple[Choice, ...]
    fields: tuple[tuple[str, tuple[Choice, ...]], ...]
    may_settle: bool
    typed: Mapping[str, str]
    field: str = ""
    problem: str = ""

    @classmethod
    def of(
        cls, snapshot: Snapshot, who: Visitor, body_id: str, typed: Mapping[str, str]
    ) -> "ReviewPart":
        """The part for a reviewer or the team."""
        chosen = typed.get("target", f"Organization:{body_id}")
        return cls(
            body_id,
            tuple(review_row(snapshot, item) for item in reviews_of(snapshot, body_id)),
            tuple(
                Choice(value, text, value == chosen) for value, text in _targets(snapshot, body_id)
            ),
            tuple((OF_KIND[kind], _fields(kind, typed.get("what", ""))) for kind in CORRECTABLE),
            who.is_team,
            typed,
        )

    def with_problem(self, field: str, problem: str) -> "ReviewPart":
        """The same part, with what is wrong with a field."""
        return replace(self, field=field, problem=problem)


@dataclass(frozen=True)
class OpenRow:
    """Something said of a body that waits for the team."""

    body: Named
    said: ReviewRow


@dataclass(frozen=True)
class ReviewsPage:
    """All that waits for the team, the oldest first."""

    sentence: str
    rows: tuple[OpenRow, ...]

    @classmethod
    def of(cls, snapshot: Snapshot) -> "ReviewsPage":
        """The page of a day."""
        found = sorted(filter(is_open, snapshot.reviews.values()), key=lambda r: (r.on, r.id))
        rows = [(target_of(snapshot, item), item) for item in found]
        shown = tuple(
            OpenRow(
                Named(snapshot.label("Organization", id_), body_link(id_)),
                review_row(snapshot, item),
            )
            for id_, item in rows
            if id_
        )
        said = (
            "One thing that reviewers said waits"
            if len(shown) == 1
            else (f"{len(shown):,} things that reviewers said wait")
        )
        return cls(f"{said} for your answer." if shown else "Nothing waits for an answer.", shown)


def review_row(snapshot: Snapshot, item: Review) -> ReviewRow:
    """Something that was said, as the team and reviewers read it."""
    kind, _, id_ = item.target.partition(":")
    part = snapshot.responsibilities.get(id_) if kind == "Responsibility" else None
    post = snapshot.label("Post", id_) if kind == "Post" else "The body itself"
    about = _part(snapshot, part) if part else post
    words = item.text
    if item.field:
        spec = KINDS[kind].by_name.get(item.field) if kind in KINDS else None
        label = spec.label if spec else item.field
        words = f"{label} should say “{item.value}”, not “{item.was}”."
    return ReviewRow(
        item.id,
        in_words(item.on),
        snapshot.label("Person", item.by_id),
        REVIEW_STATES.say(item.state),
        about,
        words,
        REVIEW_OUTCOMES.say(item.outcome),
        item.answer,
        is_open(item),
        item.state == "correction" and bool(item.field),
    )


def _targets(snapshot: Snapshot, body_id: str) -> Iterator[tuple[str, str]]:
    """What of a body can be spoken of, with its words: itself, its posts, its parts."""
    yield f"Organization:{body_id}", "The body itself"
    for post in sorted(snapshot.posts_in(body_id), key=lambda post: (post.label, post.id)):
        yield f"Post:{post.id}", post.label
    own = [row for row in snapshot.responsibilities.values() if body_of(snapshot, row) == body_id]
    for row in sorted(own, key=lambda row: (row.topic, row.area_id, row.part, row.id)):
        yield f"Responsibility:{row.id}", _part(snapshot, row)


def _part(snapshot: Snapshot, row: Responsibility) -> str:
    """`Decision: Budget, Lewisham (accountable)`."""
    place = area_name(snapshot, row.area_id)
    return f"Decision: {row.topic}, {place} ({PARTS.say(row.part).lower()})"


def _fields(kind: str, chosen: str) -> tuple[Choice, ...]:
    known = KINDS[kind].by_name
    return tuple(Choice(name, known[name].label, name == chosen) for name in CORRECTABLE[kind])
