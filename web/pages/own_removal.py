"""How do I get out of here? Ask to be removed, and see what became of it."""

from dataclasses import dataclass
from datetime import date

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from graph_service import removal
from graph_service.days import in_words, months_later
from graph_service.records import RemovalRequest
from web.held import store
from web.pages.own_row import own_person
from web.visitor import now, signed_in_visitor

pages = Blueprint("own_removal", __name__)


@dataclass(frozen=True)
class OwnRemovalPage:
    """What was asked and answered so far; `may_ask` where nothing waits for an answer."""

    sentence: str
    answer: str
    may_ask: bool

    @classmethod
    def of(cls, person_known: bool, last: RemovalRequest | None) -> "OwnRemovalPage":
        """The page of somebody, by their last request."""
        if not person_known:
            return cls("Your account belongs to nobody in this system.", "", may_ask=False)
        if last is None:
            return cls("You can ask that nothing be held about you any more.", "", may_ask=True)
        asked = in_words(last.asked_on)
        if last.answered_on:
            said = f"You asked on {asked}. On {in_words(last.answered_on)} the team answered."
            return cls(said, last.reason, may_ask=True)
        due = in_words(answer_due(last))
        return cls(f"You asked on {asked}: expect an answer by {due}.", "", may_ask=False)


def answer_due(asked: RemovalRequest) -> str:
    """The day by which the team must answer."""
    return months_later(asked.asked_on, removal.MONTHS_TO_ANSWER)


@pages.get("/account/removal")
def page() -> str:
    """What removal means, and a button to ask for it."""
    person_id = signed_in_visitor().person_id
    known = person_id in store().whole().people
    last = removal.last_request(store(), person_id) if known else None
    return render_template("own_removal.html", page=OwnRemovalPage.of(known, last))


@pages.post("/account/removal")
def ask() -> Response:
    """Keep the wish; the team answers within a month."""
    today: date = now().date()
    by = signed_in_visitor().name_for_audit
    removal.ask(store(), own_person(store().read()).id, on=today, by=by)
    flash("The programme team has been asked to remove you.", "done")
    return redirect(url_for("own_removal.page"))
