"""Who is missing, who is not heard, what has become of it: for programs."""

from flask import Response

from graph_service.analysis.gap_history import gap_history
from graph_service.analysis.heard import heard
from graph_service.analysis.history_days import history_days
from graph_service.analysis.measures import measures
from graph_service.analysis.nobody import nobody
from graph_service.analysis.report import report
from graph_service.analysis.representation import people_gaps
from graph_service.analysis.voice import voice
from graph_service.snapshot import as_at
from web.api.answer import answer
from web.api.asked import asked
from web.api.parts import day_of, groups_by, scope_of
from web.held import store
from web.shown import snapshot_shown, with_ties_that_count
from web.visitor import signed_in_visitor


def gaps() -> Response:
    """Who is missing; everybody counts, also who objects to being shown."""
    said = asked("gaps")
    found = people_gaps(day_of(said), groups_by(said), scope_of(said), said.get("yardstick"))
    return answer(found.document())


def gap_history_document() -> Response:
    """What became of gaps over time."""
    said = asked("gap_history")
    latest, whole = store().read(), store().whole()
    days = history_days(latest.as_of, said["every"], said.get("since", ""))[:-1]
    earlier = (as_at(whole, day) for day in days)
    found = gap_history(latest, earlier, groups_by(said), scope_of(said), said.get("yardstick"))
    return answer(found.document())


def measures_document() -> Response:
    """Every measure of one question."""
    said = asked("measures")
    found = measures(day_of(said), groups_by(said), scope_of(said), said.get("yardstick"))
    return answer(found.document())


def voice_document() -> Response:
    """Who is present but not heard, by the ties that may count."""
    said = asked("voice")
    return answer(voice(with_ties_that_count(day_of(said)), said["by"], scope_of(said)).document())


def nobody_document() -> Response:
    """Organisations, places and services that have nobody."""
    said = asked("nobody")
    return answer(nobody(day_of(said), scope_of(said)).document())


def heard_document() -> Response:
    """Whom interviews, workshops and events reached; who objects is not among the named."""
    said = asked("heard")
    snapshot = store().read(said.get("as_of", said.get("until", "")))
    found = heard(snapshot, said["by"], said.get("until", ""), scope_of(said)).document()
    shown = snapshot_shown(snapshot, signed_in_visitor()).people
    return answer(found | {"never": [id_ for id_ in found["never"] if id_ in shown]})


def report_document() -> Response:
    """What to tell the board."""
    said = asked("report")
    found = report(day_of(said), scope_of(said), said.get("by", ""), said.get("yardstick"))
    return answer(found.document())
