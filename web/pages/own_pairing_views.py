"""What somebody sees of their own pairing."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from graph_service import codes
from graph_service.analysis.numerals import listed
from graph_service.analysis.pairing.introduction import introduction
from graph_service.analysis.pairing.life import stage_of
from graph_service.analysis.pairing.schemes import words_of
from graph_service.analysis.pairing.steps import reply_of
from graph_service.analysis.pairing.time_together import time_together
from graph_service.days import in_words
from graph_service.records import Pairing, Reply
from graph_service.snapshot import Snapshot
from web.choices import Choice
from web.contact import contact_shown
from web.pages.rounds_views import Named
from web.visitor import Visitor


@dataclass(frozen=True)
class Partner:
    """Somebody in the pairing: their page, and how to reach them where they agreed to it."""

    person: Named
    contact: str


@dataclass(frozen=True)
class OwnPairingPage:
    """A pairing. `step` is what comes next for the visitor: answer, wait, meet, reflect, "".

    `typed` are the values of the fields, `problem` what is wrong with the one called `field`.
    """

    id: str
    heading: str
    sentence: str
    is_mine: bool
    round_id: str
    partners: tuple[Partner, ...]
    reasons: tuple[str, ...]
    half_day: str
    together: str
    step: str
    letter: str
    facts: tuple[tuple[str, str], ...]
    worths: tuple[Choice, ...]
    typed: Mapping[str, str]
    field: str = ""
    problem: str = ""

    @classmethod
    def of(
        cls, snapshot: Snapshot, pairing: Pairing, who: Visitor, typed: Mapping[str, str]
    ) -> "OwnPairingPage":
        """The page as a visitor may see it: one of the people, or the team."""
        is_mine = who.person_id in pairing.person_ids
        stage = stage_of(snapshot, pairing)
        reply = reply_of(snapshot, pairing, who.person_id)
        others = [id_ for id_ in pairing.person_ids if id_ != who.person_id]
        names = listed([snapshot.label("Person", id_) for id_ in others])
        together = time_together(snapshot, pairing)
        can_meet = stage in ("accepted", "introduced", "met", "reflected", "closed")
        return cls(
            pairing.id,
            f"{words_of(snapshot, pairing.scheme)}: {names}",
            _sentence(stage, reply, names, is_mine=is_mine),
            is_mine,
            pairing.round_id if who.is_team else "",
            tuple(_partner(snapshot, id_, who, can_meet=can_meet) for id_ in others),
            pairing.reasons if stage != "declined" else (),
            codes.HALF_DAYS.say(pairing.half_day) if stage != "declined" else "",
            together.sentence if together and can_meet else "",
            _step(stage, reply) if is_mine else "",
            introduction(snapshot, pairing) if can_meet else "",
            _facts(reply) if is_mine else (),
            tuple(Choice(c, words, c == reply.worth) for c, words in codes.WORTHS.words.items()),
            {"met_on": reply.met_on, "hours": f"{reply.hours or ''}", "change": reply.change,
             "reason": reply.reason, **typed},
        )  # fmt: skip

    def with_problem(self, field: str, problem: str) -> "OwnPairingPage":
        """The same page, with what is wrong with a field."""
        return replace(self, field=field if problem else "", problem=problem)


def _partner(snapshot: Snapshot, id_: str, who: Visitor, *, can_meet: bool) -> Partner:
    person = snapshot.people.get(id_)
    contact = contact_shown(person, who) if person and can_meet else ""
    return Partner(Named.of(snapshot, id_), contact)


def _step(stage: str, reply: Reply) -> str:
    if stage == "published":
        return "answer" if not reply.answer else "wait"
    if stage in ("accepted", "introduced"):
        return "meet"
    if stage in ("met", "reflected"):
        return "reflect"
    return "answer" if stage == "declined" and reply.answer == "declined" else ""


def _sentence(stage: str, reply: Reply, names: str, *, is_mine: bool) -> str:
    if not is_mine:
        return f"This pairing is {codes.PAIRING_STATUSES.say(stage).lower()}."
    if stage == "published":
        if reply.answer:
            return f"You have said yes, and {names} can still answer."
        return f"You could walk with {names}: say whether you would like to."
    return {
        "accepted": f"You and {names} have both said yes: agree on a day.",
        "introduced": f"You and {names} have been introduced: agree on a day.",
        "declined": "This pairing does not go ahead. The programme team looks for another partner.",
        "met": f"You have met {names}: look back on it.",
        "reflected": f"You have met {names} and looked back on it.",
    }.get(stage, "This pairing is over.")


def _facts(reply: Reply) -> tuple[tuple[str, str], ...]:
    hours = "" if reply.hours is None else f"{reply.hours:g}"
    rows = (
        ("Your answer", codes.ANSWERS.say(reply.answer)),
        ("Why not (only you see this)", reply.reason),
        ("Met on", in_words(reply.met_on)),
        ("Hours together", hours),
        ("What it was worth", codes.WORTHS.say(reply.worth)),
        ("What you changed", reply.change),
    )
    return tuple((label, value) for label, value in rows if value)
