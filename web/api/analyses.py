"""What the pages conclude, for programs: the same documents as the command line answers with."""

from typing import Any

from flask import Response

from graph_service.analysis.cohesion import cohesion
from graph_service.analysis.connections import find_person, introduce
from graph_service.analysis.governance.bodies import governance
from graph_service.analysis.governance.decisions import decides
from graph_service.analysis.representation import people_gaps
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot
from web.api.answer import answer
from web.api.asked import asked
from web.api.problems import Wrong
from web.held import store
from web.shown import snapshot_shown
from web.visitor import signed_in_visitor

NOT_SHOWN = "Not shown"


def gaps() -> Response:
    """Who is missing; everybody counts, also who objects to being shown."""
    said = asked("gaps")
    scope = Scope.parse(said["scope"]) if "scope" in said else None
    if scope and scope.kind == "Group" and not signed_in_visitor().is_team:
        raise Wrong(403, "Saved groups are the programme team's.")
    by = tuple(dict.fromkeys(filter(None, (said["by"], said.get("second", "")))))
    found = people_gaps(_day(said), by, scope, said.get("yardstick"))
    return answer(found.document())


def governance_document() -> Response:
    """Bodies, posts, holders and vacancies; whoever objects to being shown is not named."""
    snapshot = _day(asked("governance"))
    shown = snapshot_shown(snapshot, signed_in_visitor()).people
    return answer(_unnamed(governance(snapshot).document(), snapshot.people.keys() - shown.keys()))


def decides_document() -> Response:
    """Who decides."""
    said = asked("decides")
    shown = snapshot_shown(_day(said), signed_in_visitor())
    return answer(decides(shown, said["topic"], said["area"]).document())


def connect() -> Response:
    """Who can introduce whom."""
    said = asked("connect")
    shown = snapshot_shown(_day(said), signed_in_visitor())
    ends = (find_person(shown, said[end]) for end in ("from", "to"))
    return answer(introduce(shown, *ends).document())


def network() -> Response:
    """How the whole hangs together, of those whom the visitor may see."""
    said = asked("network")
    shown = snapshot_shown(_day(said), signed_in_visitor())
    return answer(cohesion(shown, said["by"]).document())


def _day(said: dict[str, Any]) -> Snapshot:
    return store().read(said.get("as_of", ""))


def _unnamed(said: Any, hidden: frozenset[str] | set[str]) -> Any:
    """A document in which nobody hidden is named: whoever stands there is not shown."""
    if isinstance(said, dict):
        if said.get("id") in hidden:
            return {**said, "id": "", "name": NOT_SHOWN}
        return {key: _unnamed(value, hidden) for key, value in said.items()}
    if isinstance(said, list | tuple):
        return [_unnamed(item, hidden) for item in said]
    return said
