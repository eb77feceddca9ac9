"""Who sits where, who decides, who could follow: for programs."""

from collections.abc import Container, Iterable
from dataclasses import asdict
from typing import Any

from flask import Response

from graph_service.analysis.governance.bodies import governance
from graph_service.analysis.governance.changes import changes
from graph_service.analysis.governance.decisions import decides
from graph_service.analysis.governance.followers import endings
from graph_service.analysis.governance.sessions import time_by, whole_time
from graph_service.errors import Refused
from web.api.answer import answer
from web.api.asked import asked
from web.api.parts import day_of
from web.held import store
from web.shown import may_be_shown, snapshot_shown
from web.visitor import signed_in_visitor

NOT_SHOWN = "Not shown"


def governance_document() -> Response:
    """Bodies, posts, holders and vacancies; whoever objects to being shown is not named."""
    snapshot = day_of(asked("governance"))
    shown = snapshot_shown(snapshot, signed_in_visitor()).people
    return answer(_unnamed(governance(snapshot).document(), snapshot.people.keys() - shown.keys()))


def decides_document() -> Response:
    """Who decides."""
    said = asked("decides")
    shown = snapshot_shown(day_of(said), signed_in_visitor())
    return answer(decides(shown, said["topic"], said["area"]).document())


def changes_document() -> Response:
    """What changed in the governance between two days; who objects is not named."""
    said = asked("changes")
    before, after = store().read(said["since"]), store().read(said.get("until", ""))
    if before.as_of >= after.as_of:
        raise Refused("The first day must be before the second.")
    hidden = {item.id for item in store().whole().people.values()
              if not may_be_shown(item, signed_in_visitor())}  # fmt: skip
    found = [
        asdict(item) | {"before": _shown(item.before, hidden), "after": _shown(item.after, hidden)}
        for item in changes(before, after)
    ]
    return answer({"since": before.as_of, "until": after.as_of, "changes": found})


def sessions_document() -> Response:
    """How much time posts ask for, and who pays for it."""
    said = asked("sessions")
    snapshot = day_of(said)
    groups = [{"id": id_, **asdict(time)} for id_, time in time_by(snapshot, said["by"]).items()]
    whole = asdict(whole_time(snapshot))
    return answer({"as_of": snapshot.as_of, "by": said["by"], "groups": groups, "whole": whole})


def succession_document() -> Response:
    """Whose terms end, and who could follow."""
    snapshot = day_of(asked("succession"))
    found = [
        {
            "post_id": item.post.id,
            "body_id": item.post.organization_id,
            "person_id": item.membership.person_id,
            "end_date": item.end,
            "followers": [
                {"person_id": one.person.id, "is_near": one.is_near, "bodies": one.bodies}
                for one in item.followers
            ],
        }
        for item in endings(snapshot)
    ]
    return answer({"as_of": snapshot.as_of, "endings": found})


def _unnamed(said: Any, hidden: frozenset[str] | set[str]) -> Any:
    """A document in which nobody hidden is named: whoever stands there is not shown."""
    if isinstance(said, dict):
        if said.get("id") in hidden:
            return {**said, "id": "", "name": NOT_SHOWN}
        return {key: _unnamed(value, hidden) for key, value in said.items()}
    if isinstance(said, list | tuple):
        return [_unnamed(item, hidden) for item in said]
    return said


def _shown(ids: Iterable[str], hidden: Container[str]) -> list[str]:
    return ["" if id_ in hidden else id_ for id_ in ids]
