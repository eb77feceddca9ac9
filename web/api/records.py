"""The records of each kind: all of them a page at a time, one, a new one, a change."""

from typing import Any

from flask import request, url_for
from werkzeug.wrappers import Response

from graph_service.editing import Unheard, say
from graph_service.errors import NotFound
from graph_service.fields import Kind
from graph_service.records import Record
from web.api.answer import answer, etag_of
from web.api.asked import asked
from web.api.given import fields_given, rows_given
from web.api.problems import Wrong
from web.api.sent import is_as_known, record_of, sent
from web.contact import note_look
from web.held import store
from web.visitor import signed_in_visitor

WHY = "by program:"


def list_of(kind: Kind) -> Response:
    """A page of the records of a kind, after the one that `cursor` names."""
    question, who = asked("list"), signed_in_visitor()
    rows = rows_given(store().read(question.get("as_of", "")), kind.name, who)
    after = [row for row in rows if row.id > question.get("cursor", "")]
    page = after[: question["limit"]]
    items = [fields_given(kind.name, row, who) for row in page]
    if any(item.get("email") for item in items if item["id"] != who.person_id):
        note_look("", who)
    said: dict[str, Any] = {"items": items}
    if len(after) > len(page):
        said["next"] = page[-1].id
    return answer(said)


def one_of(kind: Kind, id: str) -> Response:  # noqa: A002 - as the document calls it
    """One record."""
    question, who = asked("get"), signed_in_visitor()
    snapshot = store().read(question.get("as_of", ""))
    row = next((row for row in rows_given(snapshot, kind.name, who) if row.id == id), None)
    if row is None:
        raise NotFound(f"There is no {kind.one} with this id.")
    given = fields_given(kind.name, row, who)
    if kind.name == "Person" and given.get("email") and id != who.person_id:
        note_look(id, who)
    return answer(given)


def add(kind: Kind) -> Response:
    """Keep a new record."""
    whole, said = store().whole(), sent(kind, new=True)
    record = record_of(kind, whole, None, said)
    if record.id in whole.of(kind.name):
        raise Wrong(409, f"There is such a {kind.one} already: change '{record.id}'.")
    _say(kind, None, record)
    made = answer(_given(kind, record.id), status=201)
    made.headers["Location"] = url_for(f"api.get_{kind.sheet}", id=record.id)
    return made


def change(kind: Kind, id: str) -> Response:  # noqa: A002 - as the document calls it
    """Change what is sent of a record that is still as the program knows it."""
    known = request.headers.get("If-Match", "")
    if not known.strip():
        raise Wrong(428, "Say with If-Match which state you change: the ETag of what you read.")
    said = sent(kind, new=False)
    whole = store().whole()
    before = whole.of(kind.name).get(id)
    if before is None:
        raise NotFound(f"There is no {kind.one} with this id.")
    if not is_as_known(known, etag_of(_given(kind, id))):
        raise Wrong(412, "The record has changed since: read it again.")
    _say(kind, before, record_of(kind, whole, before, said))
    return answer(_given(kind, id))


def _given(kind: Kind, id_: str) -> dict[str, Any]:
    """A record as whoever asks is given it, on any day."""
    record: Record = store().whole().of(kind.name)[id_]
    return fields_given(kind.name, record, signed_in_visitor())


def _say(kind: Kind, before: Record | None, record: Record) -> None:
    by = signed_in_visitor().name_for_audit
    try:
        say(store(), before, record, by=by, why=f"{WHY} {kind.one} {record.id}")
    except Unheard as unheard:
        errors = {
            item.field.name: f"“{item.source}” says this, and is believed."
            for item in unheard.standing
        }
        raise Wrong(409, str(unheard), errors) from unheard
