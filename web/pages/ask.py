"""How do I ask somebody to walk with me?"""

from dataclasses import dataclass

from flask import Blueprint, render_template

from graph_service import codes
from graph_service.analysis.numerals import listed
from graph_service.analysis.pairing.schemes import schemes, words_of
from graph_service.analysis.pairing.suggestions import Suggestion, suggestions
from graph_service.errors import NotFound
from graph_service.snapshot import Snapshot
from web.contact import contact_shown
from web.held import store
from web.visitor import signed_in_visitor

pages = Blueprint("ask", __name__)


@dataclass(frozen=True)
class AskPage:
    """A message to send: to whom, how to reach them (""  where they did not agree to show it)."""

    person_id: str
    name: str
    sentence: str
    contact: str
    letter: str


@pages.get("/pairings/ask/<path:person_id>")
def page(person_id: str) -> str:
    """A message that the visitor can send by themselves, with the days that suit both."""
    snapshot, who = store().read(), signed_in_visitor()
    fitting = [i for i in suggestions(snapshot, who.person_id) or [] if i.person == person_id]
    if not fitting:
        raise NotFound("This person is not among those who fit what you seek and offer.")
    person = snapshot.people[person_id]
    contact = contact_shown(person, who)
    reach = "Send it yourself" if contact else "Ask the programme team to pass it on"
    asked = AskPage(
        person_id,
        person.name,
        f"Here is a message to {person.name}. {reach}: nothing has been sent.",
        contact,
        _letter(snapshot, who.person_id, fitting[0]),
    )
    return render_template("ask.html", page=asked)


def _letter(snapshot: Snapshot, own_id: str, found: Suggestion) -> str:
    mine, theirs = (snapshot.label("Person", id_) for id_ in (own_id, found.person))
    shared = [item.sentence for item in found.parts if item.points][:3]
    days = listed([codes.HALF_DAYS.say(day) for day in found.half_days])
    when = f"I could do {days}." if days else "Which half-days would suit you?"
    return "\n\n".join(
        (
            f"Dear {theirs},",
            f"I would like to ask whether you would take part in {_what(snapshot, found)}.",
            "This is how the two of us fit together:\n" + "\n".join(f"- {item}" for item in shared),
            when,
            f"With best wishes,\n{mine}",
        )
    )


def _what(snapshot: Snapshot, found: Suggestion) -> str:
    words = words_of(snapshot, found.scheme).lower()
    chosen = schemes(snapshot)[found.scheme]
    return f"{words} with me" if chosen.is_one_pool else f"{words} with me, you as {found.part}"
