"""Who has not been told that we hold them? The letters, and a note of when they were sent."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from graph_service.analysis.numerals import listed
from graph_service.records import Person
from graph_service.snapshot import Snapshot
from graph_service.store import TEAM, Batch, Store
from web.held import store
from web.links import person_link
from web.own_hand import team_row
from web.paging import Paged, paged
from web.templating import count
from web.visitor import signed_in_visitor

pages = Blueprint("to_tell", __name__)
AT_A_TIME = 20


@dataclass(frozen=True)
class Untold:
    """Somebody who has not been told, and the letter that tells them."""

    id: str
    name: str
    address: str
    email: str
    letter: str


@dataclass(frozen=True)
class ToTellPage:
    """Those who have not been told, with their letters, some at a time."""

    sentence: str
    people: Paged[Untold]

    @classmethod
    def of(cls, store: Store) -> "ToTellPage":
        """The page of this moment."""
        snapshot = store.read()
        found = list(_untold(store, snapshot))
        waits = count(len(found), "person has", "people have") if found else "Nobody has"
        chosen = paged(found, AT_A_TIME)
        shown = [_letter_to(store, snapshot, person) for person in chosen.items]
        said = f"{waits} yet to be told that we hold their name, role and seats."
        return cls(said, replace(chosen, items=shown))  # type: ignore[arg-type]


@pages.get("/data-protection/letters")
def page() -> str:
    """Whom to write to, and what."""
    return render_template("to_tell.html", page=ToTellPage.of(store()))


@pages.post("/data-protection/letters")
def keep() -> Response:
    """Note that these people have been told today."""
    snapshot = store().read()
    known = {person.id for person in _untold(store(), snapshot)}
    told = [id_ for id_ in dict.fromkeys(request.form.getlist("person")) if id_ in known]
    rows = [replace(team_row(Person, id_), told_on=snapshot.as_of) for id_ in told]
    if rows:
        by = signed_in_visitor().name_for_audit
        store().write(Batch(TEAM, rows), by=by, why=f"{count(len(rows), 'person', 'people')} told")
        flash(f"Noted: {count(len(rows), 'person was', 'people were')} told today.", "done")
    else:
        flash("Tick whom you have written to.", "problem")
    return redirect(url_for("to_tell.page"))


def _untold(store: Store, snapshot: Snapshot) -> Iterator[Person]:
    """By name; whoever was given an account was told with the link to it."""
    with_account = {account.person_id for account in store.apart("Account").values()}
    for person in sorted(snapshot.people.values(), key=lambda one: (one.name.casefold(), one.id)):
        if not person.told_on and person.id not in with_account:
            yield person


def _letter_to(store: Store, snapshot: Snapshot, person: Person) -> Untold:
    said = sorted({row.source.file or row.source.name for row in store.said("Person", person.id)})
    letter = _letter(person.name, listed(said), snapshot)
    return Untold(person.id, person.name, person_link(person.id), person.email, letter)


def _letter(name: str, sources: str, snapshot: Snapshot) -> str:
    """The letter of Article 14 of the UK GDPR: what is held, from where, and what one may do."""
    system = snapshot.system
    controller = system.controller if system else ""
    return (
        f"Dear {name}\n\n"
        "We keep a map of who leads health and care here: who sits where, who is missing, who "
        "could meet. It holds your name, job title, role, organisation and seats"
        f"{f', which came from {sources}' if sources else ''}.\n\n"
        "People who sign in can see these facts. Whether you are paired with others, whom you "
        "know and how to reach you are shown only if you say yes.\n\n"
        "You may read and correct what is held, object to being shown, or ask to be removed: "
        "answer this letter, and we send you a link to your own page. "
        f"{f'{controller} answers for the data. ' if controller else ''}If we do not put right "
        "what is wrong, the Information Commissioner’s Office (ico.org.uk) can help.\n\nThank you."
    )
