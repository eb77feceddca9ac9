"""What have people corrected of themselves? The team sees it, and can hold a correction back."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from graph_service.errors import NotFound
from graph_service.records import KINDS, Person
from graph_service.snapshot import Snapshot
from graph_service.store import PERSON, Batch, Store
from web.held import store
from web.links import person_link
from web.paging import Paged, paged
from web.record_words import value_words
from web.remembered import remembered
from web.templating import count
from web.visitor import signed_in_visitor

pages = Blueprint("own_words", __name__)
THEIRS = frozenset(
    {"consent_pairing", "consent_ties", "consent_contact", "objects", "avoid_ids", "days_free"}
)
"""What is for each person alone to say: nobody holds it back."""


@dataclass(frozen=True)
class Correction:
    """What somebody says of themselves where others say something else."""

    person_id: str
    name: str
    address: str
    field: str
    label: str
    theirs: str
    others: str


@dataclass(frozen=True)
class OwnWordsPage:
    """All corrections, by name."""

    sentence: str
    corrections: Paged[Correction]


@pages.get("/corrections")
def page() -> str:
    """What people say of themselves where others say something else."""
    snapshot = store().whole()
    found = remembered("own words", snapshot, lambda whole: tuple(_corrections(store(), whole)))
    says = (
        count(len(found), "correction stands", "corrections stand")
        if found
        else "No corrections stand"
    )
    shown = OwnWordsPage(f"{says} that people made of themselves.", paged(found))
    return render_template("own_words.html", page=shown)


@pages.post("/corrections/hold-back")
def hold_back() -> Response:
    """Let what others say stand: the person's own word on one field is taken out, and they see it.

    They find it on the page of what was changed about them, and can correct it again.
    """
    person_id, name = request.form.get("person_id", ""), request.form.get("field", "")
    own = next((item for item in _own_rows(store(), person_id)), None)
    if own is None or name not in KINDS["Person"].by_name or name in THEIRS | {"name"}:
        raise NotFound("There is no such correction any more.")
    nothing = getattr(Person(id="", name=""), name)
    label = KINDS["Person"].by_name[name].label
    by = signed_in_visitor().name_for_audit
    without = replace(own, **{name: nothing})
    why = f"correction held back: {label.lower()}"
    store().write(Batch(PERSON, [without]), by=by, why=why)
    flash(f"{label}: what others say stands again. They see that you held it back.", "done")
    return redirect(url_for("own_words.page"))


def _own_rows(store: Store, person_id: str) -> Iterator[Person]:
    for item in store.said("Person", person_id):
        if isinstance(item, Person) and item.source.name == PERSON:
            yield item


def _corrections(store: Store, whole: Snapshot) -> Iterator[Correction]:
    for dispute in store.disagreements():
        own, *others = dispute.values
        if dispute.kind != "Person" or own.source.name != PERSON or dispute.field in THEIRS:
            continue
        field = KINDS["Person"].by_name[dispute.field]

        def words(value: Any, field: Any = field) -> str:
            return value_words(whole, field, value)

        yield Correction(
            dispute.id,
            whole.label("Person", dispute.id),
            person_link(dispute.id),
            dispute.field,
            field.label,
            words(own.value),
            "; ".join(dict.fromkeys(words(item.value) for item in others)),
        )
