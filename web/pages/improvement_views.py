"""What the page of one improvement shows: its way so far, and who could be next."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import url_for
from markupsafe import Markup
from werkzeug.datastructures import MultiDict

from graph_service.analysis.spreading import Improvement, Next
from graph_service.codes import ADOPTION_STATES
from graph_service.days import in_words as day_in_words
from graph_service.records import Adoption
from graph_service.snapshot import Snapshot
from web.choices import Choice
from web.line_chart import Point, line_chart
from web.links import Named, person_link, programme_link
from web.pages.spread_views import organization_name
from web.templating import count
from web.visitor import Visitor

LONGEST = 500


@dataclass(frozen=True)
class StepTyped:
    """What the team types of an organisation's step."""

    organization: str = ""
    state: str = ""
    learnt_from: str = ""
    text: str = ""

    @classmethod
    def sent(cls, form: MultiDict[str, str]) -> "StepTyped":
        """What a form sent."""
        return cls(**{name: form.get(name, "").strip() for name in cls.__dataclass_fields__})

    def problems(self, snapshot: Snapshot) -> Mapping[str, str]:
        """What is wrong, by field."""
        found = {}
        if self.organization not in snapshot.organizations:
            found["organization"] = "Choose the organisation."
        if self.state not in ADOPTION_STATES:
            found["state"] = "Choose how far it is."
        if self.learnt_from and self.learnt_from not in snapshot.organizations:
            found["learnt_from"] = "Choose an organisation, or leave it open."
        if len(self.text) > LONGEST:
            found["text"] = f"Write at most {LONGEST} letters."
        return found


@dataclass(frozen=True)
class StepRow:
    """How far one organisation is, and what it learnt."""

    organization: str
    state: str
    since: str
    learnt_from: str
    text: str


@dataclass(frozen=True)
class NextRow:
    """An organisation to speak with, how many of its people know a user, and through whom."""

    organization: Named
    knows: str
    through: tuple[Named, Named]


@dataclass(frozen=True)
class ImprovementPage:
    """One improvement: its way so far as a picture and a table, and who could be next."""

    id: str
    name: str
    invented: bool
    sentence: str
    programme: Named
    picture: Markup
    steps: tuple[StepRow, ...]
    next: tuple[NextRow, ...]
    is_team: bool
    typed: StepTyped
    organizations: tuple[Choice, ...]
    sources: tuple[Choice, ...]
    states: tuple[Choice, ...]
    problems: Mapping[str, str]

    @classmethod
    def of(
        cls, snapshot: Snapshot, found: Improvement, who: Visitor, typed: StepTyped,
        problems: Mapping[str, str] | None = None,
    ) -> "ImprovementPage":  # fmt: skip
        """The page about an improvement, as a visitor may see it, with what was typed."""
        it = found.programme
        return cls(
            it.id,
            it.name,
            bool(it.invented),
            _story(snapshot, found),
            Named(it.name, programme_link(it.id)),
            _picture(found),
            tuple(_step(snapshot, item) for item in found.steps),
            tuple(_next(snapshot, item) for item in found.next),
            who.is_team,
            typed,
            tuple(_organizations(snapshot, typed.organization)),
            tuple(Choice(id_, organization_name(snapshot, id_), id_ == typed.learnt_from)
                  for id_ in found.users),
            tuple(Choice(code, words, code == typed.state)
                  for code, words in ADOPTION_STATES.words.items()),
            problems or {},
        )  # fmt: skip


def _story(snapshot: Snapshot, found: Improvement) -> str:
    it = found.programme
    began = f"It began at {organization_name(snapshot, it.owner_id)}" if it.owner_id else "It began"
    since = f" on {day_in_words(it.start_date)}" if it.start_date else ""
    adopted, trying = found.count("adopted"), found.count("trying")
    if not found.steps:
        return f"{began}{since}; nobody else has taken it up yet."
    stopped = found.count("stopped")
    end = f", {stopped:,} stopped" if stopped else ""
    have = count(adopted, "organisation has taken it up", "organisations have taken it up")
    return f"{began}{since}; {have}, {trying:,} {'is' if trying == 1 else 'are'} trying it{end}."


def _picture(found: Improvement) -> Markup:
    """How many use it, over time, from its beginning; nothing where no day is known."""
    reached = found.taken_up
    if not reached or len(found.programme.start_date) < len("2026-01-01"):
        return Markup("")
    points = [Point(found.programme.start_date, 0), *(Point(day, n) for day, n in reached)]
    label = f"Organisations that took it up: from none to {reached[-1][1]}"
    return line_chart(label, points, last=f"{reached[-1][1]:,}")


def _step(snapshot: Snapshot, item: Adoption) -> StepRow:
    return StepRow(
        organization_name(snapshot, item.organization_id),
        ADOPTION_STATES.say(item.state) or "Not said",
        day_in_words(item.start_date) or "Not said",
        organization_name(snapshot, item.from_id) or "Not said",
        item.text,
    )


def _next(snapshot: Snapshot, item: Next) -> NextRow:
    theirs, user = item.through
    return NextRow(
        Named(organization_name(snapshot, item.organization_id),
              url_for("organizations.page", organization_id=item.organization_id)),
        f"{item.knows:,} of {item.people:,}",
        (_person(snapshot, theirs), _person(snapshot, user)),
    )  # fmt: skip


def _person(snapshot: Snapshot, id_: str) -> Named:
    return Named(snapshot.label("Person", id_), person_link(id_))


def _organizations(snapshot: Snapshot, chosen: str) -> list[Choice]:
    named = sorted(snapshot.organizations.values(), key=lambda item: (item.name, item.id))
    return [Choice(item.id, item.name, item.id == chosen) for item in named]
