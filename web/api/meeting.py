"""Who should meet, and how it all hangs together: for programs."""

from flask import Response

from graph_service.analysis.cohesion import cohesion
from graph_service.analysis.connections import find_person, introduce
from graph_service.analysis.invitations import Wishes, invitations, scope_to
from graph_service.analysis.pairing.round_records import round_id_of
from web.api.answer import answer
from web.api.asked import asked
from web.api.doing import proposed
from web.api.parts import day_of
from web.held import store
from web.jobs import Job
from web.shown import snapshot_shown
from web.visitor import signed_in_visitor


def connect() -> Response:
    """Who can introduce whom."""
    said = asked("connect")
    shown = snapshot_shown(day_of(said), signed_in_visitor())
    ends = (find_person(shown, said[end]) for end in ("from", "to"))
    return answer(introduce(shown, *ends).document())


def network() -> Response:
    """How the whole hangs together, of those whom the visitor may see."""
    said = asked("network")
    shown = snapshot_shown(day_of(said), signed_in_visitor())
    return answer(cohesion(shown, said["by"]).document())


def invitations_document() -> Response:
    """Whom to invite so that most gaps close."""
    said = asked("invite")
    by = tuple(filter(None, [said.get("by", "")]))
    wishes = Wishes(said.get("seats"), by, said.get("yardstick"))
    snapshot = day_of(said)
    scope = scope_to(snapshot, said["to"])
    return answer(Job(lambda _: invitations(snapshot, scope, wishes)).result().document())


def pairs() -> Response:
    """Who should walk with whom; nothing is kept."""
    said, snapshot = asked("pairs"), store().read()
    name = said.get("round", "")
    round_id = round_id_of(snapshot, said["scheme"], name) if name else ""
    return answer(proposed(snapshot, said["scheme"], round_id, said["seed"]).document())
