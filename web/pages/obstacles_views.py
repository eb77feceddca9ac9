"""What the page about obstacles shows."""

from dataclasses import dataclass

from graph_service.analysis.obstacles import Obstacles, obstacles
from graph_service.days import in_words as day_in_words
from graph_service.records import Obstacle
from graph_service.snapshot import Snapshot
from web.choices import Choice
from web.links import Named, body_link, person_link, programme_link
from web.shown import may_be_shown
from web.templating import count
from web.visitor import Visitor


@dataclass(frozen=True)
class ObstacleRow:
    """An obstacle: who raised it, in the way of what, with whom it lies, what they answered."""

    id: str
    text: str
    raised: str
    by: Named | None
    programme: Named | None
    lies_with: Named | None
    passed_on: str
    answer: str
    may_pass: bool
    may_answer: bool


@dataclass(frozen=True)
class ObstaclesPage:
    """All obstacles, those without an answer first; `problem` is of `field`."""

    sentence: str
    rows: tuple[ObstacleRow, ...]
    programmes: tuple[Choice, ...]
    bodies: tuple[Choice, ...]
    is_team: bool
    text: str
    field: str
    problem: str

    @classmethod
    def of(
        cls, snapshot: Snapshot, who: Visitor, text: str = "", field: str = "", problem: str = ""
    ) -> "ObstaclesPage":
        """The page as a visitor may see it, with what was typed."""
        found = obstacles(snapshot)
        return cls(
            _sentence(found),
            tuple(_row(snapshot, item, who) for item in (*found.open, *found.answered)),
            _choices({id_: item.name for id_, item in snapshot.programmes.items()}),
            _choices({id_: snapshot.label("Organization", id_) for id_ in snapshot.bodies}),
            who.is_team,
            text,
            field,
            problem,
        )


def _choices(names: dict[str, str]) -> tuple[Choice, ...]:
    order = sorted(names.items(), key=lambda pair: (pair[1].casefold(), pair[0]))
    return tuple(Choice(id_, name, selected=False) for id_, name in order)


def _sentence(found: Obstacles) -> str:
    if not found.open:
        return "Nothing is known to stand in the way. If something does, say so below."
    open_ = count(len(found.open), "obstacle waits", "obstacles wait")
    months = found.longest_months
    since = f"; the oldest for {count(months, 'month')}" if months else ""
    return f"{open_} for an answer{since}."


def _row(snapshot: Snapshot, item: Obstacle, who: Visitor) -> ObstacleRow:
    by = snapshot.people.get(item.by_id)
    programme = snapshot.programmes.get(item.programme_id)
    answered = f" ({day_in_words(item.answered_on)})" if item.answered_on else ""
    return ObstacleRow(
        item.id,
        item.text,
        day_in_words(item.start_date) if item.start_date else "",
        Named(by.name, person_link(by.id)) if by and may_be_shown(by, who) else None,
        Named(programme.name, programme_link(programme.id)) if programme else None,
        _lies_with(snapshot, item),
        day_in_words(item.escalated_on) if item.escalated_on else "",
        f"{item.answer}{answered}" if item.answer else "",
        who.is_team and not item.answer and not item.escalated_on,
        who.is_team and not item.answer,
    )


def _lies_with(snapshot: Snapshot, item: Obstacle) -> Named | None:
    body = snapshot.organizations.get(item.organization_id)
    if body is None:
        return None
    return Named(body.name, body_link(body.id) if body.id in snapshot.bodies else "")
