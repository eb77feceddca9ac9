"""What is held about people here, why, for how long, and who sees it? For everybody signed in."""

from dataclasses import dataclass, replace

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from graph_service.codes import LAWFUL_BASES
from graph_service.records import System
from graph_service.retention import LINK_DAYS, LOOK_MONTHS, Periods
from graph_service.snapshot import Snapshot
from web.access import may_open
from web.choices import Choice
from web.held import store
from web.own_hand import team_row, write_by_hand

pages = Blueprint("data_protection", __name__)
LONGEST, MOST_YEARS = 300, 75
_YEARS = {"keep_people_years": "former leaders", "keep_rounds_years": "pairing rounds"}


@dataclass(frozen=True)
class Holding:
    """One thing that is held: what for, who sees it, how long."""

    what: str
    why: str
    seen_by: str
    how_long: str


@dataclass(frozen=True)
class DataProtectionPage:
    """What is held; the basis that the controller confirmed; the form, for who may change it."""

    sentence: str
    controller: str
    holdings: tuple[Holding, ...]
    may_write: bool
    may_change: bool
    bases: tuple[Choice, ...]
    typed: dict[str, str]
    problems: dict[str, str]

    @classmethod
    def of(
        cls, snapshot: Snapshot, typed: dict[str, str] | None = None,
        problems: dict[str, str] | None = None,
    ) -> "DataProtectionPage":  # fmt: skip
        """The page of this moment, with what was typed."""
        system = snapshot.system
        basis = system.lawful_basis if system else ""
        shown = _known(snapshot) if typed is None else typed
        said = (f"Professional facts are held as: {LAWFUL_BASES.say(basis)}." if basis else
                "Nobody has confirmed yet on which lawful basis people are held here.")  # fmt: skip
        return cls(
            said,
            system.controller if system else "",
            _holdings(Periods.of(snapshot)),
            may_open("to_tell.page"),
            may_open("data_protection.keep"),
            tuple(Choice(c, w, c == shown["lawful_basis"]) for c, w in LAWFUL_BASES.words.items()),
            shown,
            problems or {},
        )


@pages.get("/data-protection")
def page() -> str:
    """What is held, and on which basis."""
    return render_template("data_protection.html", page=DataProtectionPage.of(store().whole()))


@pages.post("/data-protection")
def keep() -> Response | tuple[str, int]:
    """Keep what the controller confirms."""
    typed = {name: request.form.get(name, "").strip()
             for name in ("lawful_basis", "controller", *_YEARS)}  # fmt: skip
    problems = _problems(typed)
    if problems:
        shown = DataProtectionPage.of(store().whole(), typed, problems)
        return render_template("data_protection.html", page=shown), 400
    system = store().whole().system
    own = team_row(System, system.id if system else "system")
    years = {name: int(typed[name]) for name in _YEARS}
    basis = {"lawful_basis": typed["lawful_basis"], "controller": typed["controller"]}
    named = {} if system else {"name": typed["controller"]}
    write_by_hand(replace(own, **basis, **years, **named), "data protection confirmed")  # type: ignore[arg-type]
    flash("Kept. `leadership-map retention` says what has been kept for long enough.", "done")
    return redirect(url_for("data_protection.page"))


def _known(snapshot: Snapshot) -> dict[str, str]:
    system, periods = snapshot.system, Periods.of(snapshot)
    return {
        "lawful_basis": system.lawful_basis if system else "",
        "controller": system.controller if system else "",
        "keep_people_years": str(periods.people_years),
        "keep_rounds_years": str(periods.rounds_years),
    }


def _problems(typed: dict[str, str]) -> dict[str, str]:
    found = {}
    if typed["lawful_basis"] not in LAWFUL_BASES:
        found["lawful_basis"] = "Choose the basis that your organisation has confirmed."
    if not typed["controller"] or len(typed["controller"]) > LONGEST:
        found["controller"] = f"Say who answers for the data, in at most {LONGEST} letters."
    for name, what in _YEARS.items():
        said = typed[name]
        if not (said.isascii() and said.isdigit() and 1 <= int(said[:4]) <= MOST_YEARS):
            found[name] = f"Write for how many years {what} are kept: from 1 to {MOST_YEARS}."
    return found


def _holdings(periods: Periods) -> tuple[Holding, ...]:
    team = "The programme team, and you"
    long = f"{periods.people_years} years after their last part ended"
    rounds = f"{periods.rounds_years} years after the round closed"
    return (
        Holding("Name, job title, role, organisation, seats",
                "To see who leads, who is missing and who decides",
                f"Everybody who signs in. If you object: {team[0].lower()}{team[1:]}", long),
        Holding("E-mail address", "To reach you, and to let you in",
                f"{team}; colleagues only if you agree. You see who looked", long),
        Holding("What you offer, seek and work on, and when you are free", "To pair people",
                "Programme team and leaders", long),
        Holding("Whom you know", "To see who is connected, and to introduce people",
                "Programme team and leaders, until you or they say no", long),
        Holding("Pairings, and what you say of them", "To run rounds, and to learn from them",
                "The people paired, and the programme team; why you declined: nobody else", rounds),
        Holding("Ethnicity, sex, disability and the like", "To see whether leaders are like those "
                "they serve", "Nobody; totals of ten people or more, rounded", long),
        Holding("When you signed in, and who was shown your address", "To answer who did what",
                f"{team}", f"{LINK_DAYS} days, and {LOOK_MONTHS} months"),
    )  # fmt: skip
