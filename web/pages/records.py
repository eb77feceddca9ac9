"""Change any record by hand: add it, change it, end it, and take a change back."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from graph_service.editing import EDITABLE, Unheard, say
from graph_service.errors import NotFound, Refused
from graph_service.fields import Kind
from graph_service.records import KINDS, Record
from web.held import store
from web.origins import in_words
from web.pages.by_hand import take_back
from web.pages.record_form import Typed
from web.pages.records_views import BY_HAND, KindPage, RecordPage, RecordsPage, last_changed_by
from web.visitor import signed_in_visitor

pages = Blueprint("records", __name__)
_BY_SHEET = {KINDS[name].sheet: KINDS[name] for name in EDITABLE}


@pages.get("/records")
def page() -> str:
    """What can be changed by hand."""
    return render_template("records.html", page=RecordsPage.of(store()))


@pages.get("/records/<sheet>")
def of_kind(sheet: str) -> str:
    """The records of a kind, and a way to add one."""
    found = KindPage.of(store().whole(), _kind(sheet), request.args.get("q", "").strip())
    return render_template("records_kind.html", page=found)


@pages.get("/records/<sheet>/add")
def new(sheet: str) -> str:
    """A form for a new record."""
    kind = _kind(sheet)
    typed = Typed.of(store().whole(), kind.record(id=""))
    return _shown(kind, None, typed, {})


@pages.post("/records/<sheet>/add")
def add(sheet: str) -> Response | tuple[str, int]:
    """Keep a new record."""
    kind, whole = _kind(sheet), store().whole()
    typed = Typed.sent(kind.name, request.form)
    record, problems = typed.record(kind.name, whole)
    if record is not None and record.id in whole.of(kind.name):
        first = kind.key[0]
        problems = {first: f"There is such a {kind.one} already: '{record.id}'. Change that one."}
    if record is None or problems:
        return _shown(kind, None, typed, problems), 400
    return _kept(kind, None, record, typed)


@pages.get("/records/<sheet>/change/<path:record_id>")
def one(sheet: str, record_id: str) -> str:
    """A record as a form, and what happened to it."""
    kind = _kind(sheet)
    record = _record(kind, record_id)
    return _shown(kind, record, Typed.of(store().whole(), record), {})


@pages.post("/records/<sheet>/change/<path:record_id>")
def keep(sheet: str, record_id: str) -> Response | tuple[str, int]:
    """Keep a change; somebody else's that came meanwhile is taken over, or told."""
    kind, whole = _kind(sheet), store().whole()
    before = _record(kind, record_id)
    sent = Typed.sent(kind.name, request.form)
    typed, both = sent.beside(Typed.of(whole, before), last_changed_by(store(), before))
    if both:
        return _shown(kind, before, typed, both), 409
    record, problems = typed.record(kind.name, whole, before.id)
    if record is None:
        return _shown(kind, before, typed, problems), 400
    return _kept(kind, before, record, typed)


@pages.post("/records/<sheet>/take-back/<int:version>")
def undo(sheet: str, version: int) -> Response:
    """Take a change back that was made here."""
    kind = _kind(sheet)
    problem = take_back(store(), BY_HAND, version, signed_in_visitor().name_for_audit)
    flash(problem or "Taken back.", "problem" if problem else "done")
    return redirect(url_for("records.of_kind", sheet=kind.sheet))


def _kept(
    kind: Kind, before: Record | None, record: Record, typed: Typed
) -> Response | tuple[str, int]:
    label = getattr(record, "name", "") or getattr(record, "label", "") or record.id
    by = signed_in_visitor().name_for_audit
    try:
        say(store(), before, record, by=by, why=f"{BY_HAND} {kind.one} {label}")
    except Unheard as unheard:
        problems = {
            item.field.name: f"“{in_words(item.source)}” says this, and is believed. "
            "Mend it there, or believe another source under Load."
            for item in unheard.standing
        }
        return _shown(kind, before, typed, problems), 400
    except Refused as refusal:
        return _shown(kind, before, typed, {kind.fields[0].name: str(refusal)}), 400
    flash("Kept.", "done")
    return redirect(url_for("records.one", sheet=kind.sheet, record_id=record.id))


def _shown(kind: Kind, record: Record | None, typed: Typed, problems: dict[str, str]) -> str:
    page = RecordPage.of(store(), kind, record, typed, problems)
    return render_template("record.html", page=page)


def _kind(sheet: str) -> Kind:
    if sheet not in _BY_SHEET:
        raise NotFound("There are no such records to change here.")
    return _BY_SHEET[sheet]


def _record(kind: Kind, id_: str) -> Record:
    found: Record | None = store().whole().of(kind.name).get(id_)
    if found is None:
        raise NotFound(f"There is no {kind.one} with the id '{id_}'.")
    return found
