"""What the page of all bodies shows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from flask import url_for

from graph_service.analysis.governance.bodies import Governance, governance
from graph_service.analysis.governance.vacancies import vacancies
from graph_service.days import in_words
from graph_service.snapshot import Snapshot
from web.access import may_open
from web.choices import Choice
from web.days import Days
from web.pages.body_list import (
    BodyView,
    RelationView,
    ReviewDue,
    VacancyView,
    nested,
    relations_shown,
    reviews_shown,
    sessions_shown,
    vacancies_shown,
)
from web.pages.change_marks import Marks
from web.pages.decision_views import (
    AnswerView,
    Asked,
    DecisionView,
    answer,
    area_choices,
    decision_view,
    topic_choices,
)
from web.pages.fault_views import FaultsView, faults_shown
from web.pages.seat_views import holder_view
from web.paging import Paged, paged
from web.remembered import remembered
from web.shown import snapshot_shown
from web.templating import count
from web.visitor import Visitor

MOST_VACANCIES = 50
MOST_DRAWN = 300


@dataclass(frozen=True)
class GovernancePage:
    """All bodies, posts and decisions of a day."""

    sentence: str
    topics: tuple[Choice, ...]
    areas: tuple[Choice, ...]
    answer: AnswerView | None
    bodies: tuple[BodyView, ...]
    changed: str
    gone: tuple[str, ...]
    sessions: str
    vacancies: tuple[VacancyView, ...]
    more_vacancies: int
    reviews: tuple[ReviewDue, ...]
    undecided: tuple[DecisionView, ...]
    decisions: Paged[DecisionView]
    relations: tuple[RelationView, ...]
    faults: tuple[FaultsView, ...]
    picture_address: str
    csv_address: str
    succession_address: str
    reviewers_address: str
    days: Days
    field: str
    problem: str

    @classmethod
    def of(cls, days: Days, whole: Snapshot, who: Visitor, asked: Asked) -> "GovernancePage":
        """The page for a visitor, with the decision they ask for, as at the days they ask for.

        `whole` holds what has ended as well.
        """
        snapshot, marks = days.snapshot, Marks.of(days)
        found = concluded(snapshot)
        due = tuple(reviews_shown(found))
        open_ = tuple(item for item in found.decisions if item.nobody_accountable)
        return cls(
            sentence=_sentence(found, len(open_), days),
            topics=topic_choices(found, asked.topic),
            areas=area_choices(snapshot, asked.area),
            answer=answer(snapshot_shown(snapshot, who), asked),
            bodies=nested(snapshot, who, found, days, marks),
            changed=marks.sentence(),
            gone=marks.bodies_gone(),
            sessions=sessions_shown(found),
            reviews=due,
            vacancies=tuple(islice(vacancies_shown(snapshot, whole), MOST_VACANCIES)),
            more_vacancies=max(0, found.vacancies - MOST_VACANCIES),
            undecided=tuple(decision_view(item) for item in open_),
            decisions=paged([decision_view(item) for item in found.decisions]),
            relations=tuple(relations_shown(snapshot)),
            faults=faults_shown(found.faults),
            picture_address=url_for("governance.svg", **days.query)
            if 0 < len(found.bodies) <= MOST_DRAWN
            else "",
            csv_address=url_for("governance.posts_csv", **days.query),
            days=days,
            field=days.field,
            problem=days.problem,
            succession_address=url_for("succession.page") if may_open("succession.page") else "",
            reviewers_address=_reviewers_address(due),
        )


def concluded(snapshot: Snapshot) -> Governance:
    """The governance of a snapshot, worked out once."""
    return remembered("governance", snapshot, governance)


def _reviewers_address(due: Iterable[ReviewDue]) -> str:
    """The page that asks somebody to look, with what is due ticked; "" for who may not."""
    if not may_open("reviewers.page"):
        return ""
    return url_for("reviewers.page", body=[item.id for item in due])


def seat_rows(snapshot: Snapshot, whole: Snapshot, who: Visitor) -> Iterator[tuple[object, ...]]:
    """Every post as cells: body, post, holders, vacant, sessions, funded sessions, invented."""
    empty = {item.post.id: item.words for item in vacancies(snapshot, whole)}
    for body in concluded(snapshot).bodies:
        for seat in body.posts:
            holders = [holder_view(snapshot, who, holder).name for holder in seat.holders]
            invented = any(
                snapshot.people[holder.person_id].invented
                for holder in seat.holders
                if holder.person_id in snapshot.people
            )
            yield (
                body.name,
                seat.label,
                "; ".join(holders),
                "yes" if seat.vacant else "",
                empty.get(seat.id, ""),
                seat.sessions,
                seat.funded_sessions,
                "yes" if invented or body.invented else "",
            )


def _sentence(found: Governance, open_: int, days: Days) -> str:
    on = f"On {in_words(found.as_of)}: " if days.query else ""
    if not found.bodies:
        return f"{on}no bodies are known." if on else "No bodies are known yet."
    posts = sum(len(body.posts) for body in found.bodies)
    return (
        f"{on}{count(len(found.bodies), 'body', 'bodies')}, {count(posts, 'post')}, "
        f"{found.vacancies} vacant, {count(open_, 'decision')} with nobody accountable."
    )
