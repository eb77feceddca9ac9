"""Who asks to be removed? The team removes them, or says why they are kept."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from graph_service import removal
from graph_service.errors import NotFound, Refused
from graph_service.records import KINDS, RemovalRequest
from graph_service.store import Store
from web.held import store, uploads
from web.links import person_link
from web.pages.own_removal import answer_due
from web.remembered import forget_remembered
from web.templating import count
from web.visitor import now, signed_in_visitor

pages = Blueprint("removals", __name__)
LONGEST = 1000


@dataclass(frozen=True)
class Asking:
    """Somebody who asks to be removed, and what would go with them."""

    id: str
    name: str
    address: str
    asked_on: str
    due: str
    goes: str


@dataclass(frozen=True)
class RemovalsPage:
    """Who waits for an answer, and that others were removed before; `problem` is of `field`."""

    sentence: str
    asking: tuple[Asking, ...]
    removed: tuple[str, ...]
    field: str
    problem: str

    @classmethod
    def of(cls, store: Store, field: str = "", problem: str = "") -> "RemovalsPage":
        """The page of this moment."""
        asking = tuple(_asking(store))
        removed = sorted((i.start_date for i in store.apart("Removal").values()), reverse=True)
        waits = count(len(asking), "person waits", "people wait") if asking else "Nobody waits"
        said = f"{waits} for an answer to their wish to be removed."
        return cls(said, asking, tuple(removed), field, problem)


@pages.get("/removals")
def page() -> str:
    """Who asks to be removed."""
    return render_template("removals.html", page=RemovalsPage.of(store()))


@pages.post("/removals/<request_id>/remove")
def remove(request_id: str) -> Response | tuple[str, int]:
    """Remove somebody everywhere, for good."""
    asked = _request(request_id)
    if request.form.get("sure") != "yes":
        return _refused(f"sure-{asked.id}", "Tick that you are sure: it cannot be taken back.")
    by, today = signed_in_visitor().name_for_audit, now().date()
    try:
        done = removal.remove(store(), [asked.person_id], on=today, by=by,
                              why="a person was removed at their wish")  # fmt: skip
    except Refused as refusal:
        return _refused(f"sure-{asked.id}", str(refusal))
    # What waits to be loaded, or was concluded before, may name them too.
    uploads().drop_all()
    forget_remembered()
    what = count(done.records, "record")
    flash(f"They are removed, and {what} with them. Files that name them do not bring them back.",
          "done")  # fmt: skip
    return redirect(url_for("removals.page"))


@pages.post("/removals/<request_id>/keep")
def keep(request_id: str) -> Response | tuple[str, int]:
    """Keep somebody, with the reason that they read."""
    asked = _request(request_id)
    reason = request.form.get("reason", "").strip()[:LONGEST]
    by, today = signed_in_visitor().name_for_audit, now().date()
    try:
        removal.keep(store(), asked, reason, on=today, by=by)
    except Refused as refusal:
        return _refused(f"reason-{asked.id}", str(refusal))
    flash("They read your reason on their own page.", "done")
    return redirect(url_for("removals.page"))


def _request(request_id: str) -> RemovalRequest:
    found = next((i for i in removal.open_requests(store()) if i.id == request_id), None)
    if found is None:
        raise NotFound("There is no such request, or it has been answered.")
    return found


def _refused(field: str, problem: str) -> tuple[str, int]:
    return render_template("removals.html", page=RemovalsPage.of(store(), field, problem)), 400


def _asking(store: Store) -> Iterator[Asking]:
    for item in removal.open_requests(store):
        goes = removal.what_goes(store, item.person_id)
        words = ", ".join(count(n, KINDS[kind].one, KINDS[kind].many) for kind, n in goes.items())
        yield Asking(
            item.id,
            store.whole().label("Person", item.person_id),
            person_link(item.person_id),
            item.asked_on,
            answer_due(item),
            words or "nothing else",
        )
