"""I would like to take part: a leader's own application to a round."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from graph_service import codes
from graph_service.analysis.pairing.schemes import schemes
from graph_service.days import in_words
from graph_service.errors import NotFound
from graph_service.records import Application, Record, Round
from graph_service.snapshot import Snapshot
from graph_service.store import PERSON, Batch
from web.choices import Choice
from web.held import store
from web.pages.apply_form import Typed, checked
from web.pages.own_row import own_person, own_row
from web.pages.pairings_views import heading_of
from web.visitor import signed_in_visitor

pages = Blueprint("apply", __name__)


@dataclass(frozen=True)
class ApplyPage:
    """The form of an application to a round, with what is wrong by field."""

    round_id: str
    heading: str
    sentence: str
    typed: Typed
    problems: Mapping[str, str]
    offers: tuple[Choice, ...]
    seeks: tuple[Choice, ...]
    half_days: tuple[Choice, ...]
    has_applied: bool
    has_visits: bool

    @classmethod
    def of(
        cls, snapshot: Snapshot, round_: Round, typed: Typed, said: Application | None,
        problems: Mapping[str, str],
    ) -> "ApplyPage":  # fmt: skip
        """The page with what was typed."""
        chosen = schemes(snapshot).get(round_.scheme)
        until = f" Applications are open until {in_words(round_.apply_until)}."
        sentence = "You have applied; change it here." if said else "Tell us what would suit you."
        return cls(
            round_.id,
            heading_of(snapshot, round_),
            sentence + (until if round_.apply_until else ""),
            typed,
            problems,
            _choices(codes.OFFERS, typed.offers),
            _choices(codes.SEEKS, typed.seeks),
            _choices(codes.HALF_DAYS, typed.half_days),
            said is not None,
            chosen is not None and chosen.form == "visits",
        )


@pages.get("/pairings/apply/<path:round_id>")
def page(round_id: str) -> str:
    """The application, as it was sent or as the profile has it."""
    snapshot = store().read()
    round_, person = _open_round(snapshot, round_id), own_person(snapshot)
    said = _said(snapshot, round_id, person.id)
    shown = ApplyPage.of(snapshot, round_, Typed.of(snapshot, person, said), said, {})
    return render_template("apply.html", page=shown)


@pages.post("/pairings/apply/<path:round_id>")
def keep(round_id: str) -> Response | tuple[str, int]:
    """Apply, or change the application."""
    snapshot = store().read()
    round_, person = _open_round(snapshot, round_id), own_person(snapshot)
    typed = Typed.sent(request.form)
    found = checked(snapshot, round_id, person.id, typed)
    if found.problems:
        said = _said(snapshot, round_id, person.id)
        shown = ApplyPage.of(snapshot, round_, typed, said, found.problems)
        return render_template("apply.html", page=shown), 400
    _write(
        [found.application, replace(own_row(person.id), consent_pairing=True)],
        f"applied to {round_.name}",
    )
    flash("You have applied. The programme team asks your manager.", "done")
    return redirect(url_for("pairings.page"))


@pages.post("/pairings/withdraw/<path:round_id>")
def withdraw(round_id: str) -> Response:
    """Take an application back."""
    snapshot = store().read()
    round_, person = _open_round(snapshot, round_id), own_person(snapshot)
    said = _said(snapshot, round_id, person.id)
    if said is None:
        raise NotFound("You have not applied to this round.")
    # The manager's yes is the team's word, not the person's.
    _write([replace(said, withdrawn=True, manager_agrees=None)], f"withdrew from {round_.name}")
    flash("Your application is withdrawn.", "done")
    return redirect(url_for("pairings.page"))


@pages.post("/pairings/agree")
def agree() -> Response:
    """Agree to be paired."""
    person = own_person(store().read())
    _write([replace(own_row(person.id), consent_pairing=True)], "agreed to be paired")
    flash("You have agreed to be paired.", "done")
    return redirect(url_for("pairings.page"))


def _open_round(snapshot: Snapshot, round_id: str) -> Round:
    found = snapshot.rounds.get(round_id)
    if found is None or found.status != "open" or (
        found.apply_until and snapshot.as_of > found.apply_until
    ):  # fmt: skip
        raise NotFound("There is no such round that is open for applications.")
    return found


def _said(snapshot: Snapshot, round_id: str, person_id: str) -> Application | None:
    return next(
        (
            item
            for item in snapshot.applications.values()
            if (item.round_id, item.person_id, item.withdrawn or None)
            == (round_id, person_id, None)
        ),
        None,
    )


def _write(records: list[Record], why: str) -> None:
    who = signed_in_visitor().name_for_audit
    store().write(Batch(PERSON, records), by=who, why=why)


def _choices(known: codes.CodeList, chosen: tuple[str, ...]) -> tuple[Choice, ...]:
    return tuple(Choice(code, words, code in chosen) for code, words in known.words.items())
