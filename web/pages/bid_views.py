"""What the page of one bid shows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flask import url_for

from graph_service.analysis.bids.conflicts import CONFLICTS, team_of
from graph_service.analysis.bids.standing import Standing, standing
from graph_service.analysis.numerals import listed
from graph_service.codes import BID_STATES, MARKS, SECTORS
from graph_service.days import in_words as day_in_words
from graph_service.records import Bid
from graph_service.snapshot import Snapshot
from web.choices import Choice
from web.links import Named, person_link, programme_link
from web.pages.sessions_views import pounds
from web.shown import may_be_shown
from web.templating import count
from web.visitor import Visitor


@dataclass(frozen=True)
class AssessmentRow:
    """What an assessor says; for the team alone."""

    person: Named
    mark: str
    why: str


@dataclass(frozen=True)
class BidPage:
    """One bid: its team and what it joins; the form of its assessor; marks for the team."""

    id: str
    name: str
    invented: bool
    sentence: str
    crossing: str
    facts: tuple[tuple[str, str], ...]
    call: Named
    project: Named | None
    team: tuple[Named, ...]
    is_team: bool
    assessments: tuple[AssessmentRow, ...]
    marks: tuple[Choice, ...]
    may_tell_outcome: bool
    typed: Mapping[str, str]
    problems: Mapping[str, str]

    @classmethod
    def of(
        cls, snapshot: Snapshot, it: Bid, who: Visitor, typed: Mapping[str, str] | None = None,
        problems: Mapping[str, str] | None = None,
    ) -> "BidPage":  # fmt: skip
        """The page about a bid, as a visitor may see it, with what was typed.

        There are `marks` to choose from where they are to assess it.
        """
        found = standing(snapshot, it)
        asked = it.state == "submitted" and who.person_id in (*found.waiting, *found.marks)
        call = Named(snapshot.label("Call", it.call_id), url_for("bids.call", call_id=it.call_id))
        project = snapshot.programmes.get(it.programme_id)
        return cls(
            it.id,
            it.name,
            bool(it.invented),
            _sentence(it),
            _crossing(found),
            tuple(_facts(snapshot, found)),
            call,
            Named(project.name, programme_link(project.id)) if project else None,
            tuple(_team(snapshot, it, who)),
            who.is_team,
            tuple(_assessments(snapshot, found)) if who.is_team else (),
            tuple(Choice(code, words, code == (typed or {}).get("mark"))
                  for code, words in MARKS.words.items())
            if asked else (),
            who.is_team and it.state in ("funded", "completed"),
            typed or {},
            problems or {},
        )  # fmt: skip


def _sentence(it: Bid) -> str:
    said = BID_STATES.say(it.state) or "State not said"
    on = f" on {day_in_words(it.decided_on)}" if it.decided_on else ""
    cost = f", for {pounds(it.cost)}" if it.cost is not None else ""
    came = f" {it.outcome.rstrip('.')}." if it.outcome else ""
    return f"{said}{on}{cost}.{came}"


def _crossing(found: Standing) -> str:
    joined = (f"The team joins {count(len(found.organizations), 'organisation')} and "
              f"{count(len(found.sectors), 'sector')}")  # fmt: skip
    if found.crosses:
        return f"{joined}, as many as the call asks for or more."
    least = (f"{count(found.organizations_least, 'organisation')} and "
             f"{count(found.sectors_least, 'sector')}")  # fmt: skip
    return f"{joined}; the call asks for {least}. Who else should be on it?"


def _facts(snapshot: Snapshot, found: Standing) -> Iterator[tuple[str, str]]:
    it = found.bid
    said = {
        "What gets better, and for whom": it.aim,
        "Organisations": listed([snapshot.label("Organization", id_)
                                 for id_ in found.organizations]),
        "Sectors": listed([SECTORS.say(code) for code in found.sectors]),
        "Places that gain": listed([snapshot.label("Area", id_) for id_ in found.places]),
        "Outcome told on": day_in_words(it.outcome_on),
    }  # fmt: skip
    yield from ((label, text) for label, text in said.items() if text)


def _team(snapshot: Snapshot, it: Bid, who: Visitor) -> Iterator[Named]:
    for id_ in team_of(it):
        person = snapshot.people.get(id_)
        if person is not None and may_be_shown(person, who):
            role = "leads it" if id_ == it.lead_id else SECTORS.say(snapshot.sectors.get(id_, ""))
            yield Named(person.name, person_link(id_), role)


def _assessments(snapshot: Snapshot, found: Standing) -> Iterator[AssessmentRow]:
    texts = {item.person_id: item.text for item in snapshot.of("Assessment").values()
             if item.bid_id == found.bid.id}  # fmt: skip
    for id_, text in sorted(texts.items()):
        mark = found.marks.get(id_)
        said = MARKS.say(str(mark)) if mark else "Not said yet"
        if id_ in found.kept_out:
            said = f"Kept out: {CONFLICTS[found.kept_out[id_]].lower()}"
        yield AssessmentRow(Named(snapshot.label("Person", id_), person_link(id_)), said, text)
