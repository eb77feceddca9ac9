"""Every operation of the API at its address."""

from functools import partial

from flask import Blueprint, url_for
from werkzeug.wrappers import Response

from graph_service.editing import EDITABLE
from graph_service.records import KINDS
from web.api import deciding, doing, meeting, missing, records
from web.api.access import ANSWERS, READ
from web.api.answer import answer
from web.api.asked import asked
from web.api.document import document
from web.api.tasks import TASKS
from web.visitor import API_PATH

api = Blueprint("api", __name__, url_prefix=API_PATH)


@api.get("/openapi.json", endpoint="document")
def openapi() -> Response:
    """The document that says all of this, for anybody."""
    return answer(document())


@api.get("/")
def entry() -> Response:
    """Where everything is."""
    asked("entry")
    kinds = {KINDS[name].sheet: url_for(f"api.list_{KINDS[name].sheet}") for name in READ}
    answers = {name: url_for(f"api.{name}") for name in ANSWERS}
    return answer({"document": url_for("api.document"), "records": kinds, "answers": answers})


_ANSWERS = {
    "gaps": missing.gaps,
    "gap_history": missing.gap_history_document,
    "measures": missing.measures_document,
    "voice": missing.voice_document,
    "nobody": missing.nobody_document,
    "heard": missing.heard_document,
    "report": missing.report_document,
    "governance": deciding.governance_document,
    "decides": deciding.decides_document,
    "changes": deciding.changes_document,
    "sessions": deciding.sessions_document,
    "succession": deciding.succession_document,
    "connect": meeting.connect,
    "network": meeting.network,
    "invite": meeting.invitations_document,
    "pairs": meeting.pairs,
}
_TASKS = {
    "match": doing.match, "publish": doing.publish, "load": doing.load, "undo": doing.undo,
}  # fmt: skip
for _name in READ:
    _kind = KINDS[_name]
    _all, _one = f"/{_kind.sheet}", f"/{_kind.sheet}/<path:id>"
    # An id may hold slashes, and two of them are not one.
    api.add_url_rule(_all, f"list_{_kind.sheet}", partial(records.list_of, _kind))
    api.add_url_rule(
        _one, f"get_{_kind.sheet}", partial(records.one_of, _kind), merge_slashes=False
    )
    if _name in EDITABLE:
        api.add_url_rule(_all, f"add_{_kind.sheet}", partial(records.add, _kind), methods=["POST"])
        api.add_url_rule(
            _one, f"change_{_kind.sheet}", partial(records.change, _kind), methods=["PATCH"],
            merge_slashes=False,
        )  # fmt: skip
for _name, _view in _ANSWERS.items():
    api.add_url_rule(f"/{_name.replace('_', '-')}", _name, _view)
for _name, _view in _TASKS.items():
    api.add_url_rule(f"/{TASKS[_name].path}", _name, _view, methods=["POST"])
