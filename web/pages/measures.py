"""How do we count?"""

from flask import Blueprint, render_template, request

from graph_service.analysis.measures import measures
from graph_service.analysis.representation import people_gaps
from graph_service.analysis.yardsticks import is_whole
from graph_service.errors import NotFound, Refused
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot
from web.held import store
from web.pages.measures_views import MeasuresPage
from web.pages.missing_asked import Asked

pages = Blueprint("measures", __name__)


@pages.get("/missing/measures")
def page() -> str | tuple[str, int]:
    """Every measure in use: its formula, a worked example, its limits, its source."""
    asked = Asked.of(request.args)
    try:
        snapshot = store().read(asked.as_of)
        shown = _shown(snapshot, asked)
    except (NotFound, Refused) as refusal:
        shown = MeasuresPage.refused(store().read(), asked, str(refusal))
        return render_template("measures.html", page=shown), 400
    return render_template("measures.html", page=shown)


def _shown(snapshot: Snapshot, asked: Asked) -> MeasuresPage:
    by, scope = asked.dimensions or ("sector",), asked.where or _example(snapshot)
    yardstick = asked.yardstick or ("even" if is_whole(snapshot, scope) else "network")
    found = measures(snapshot, by, scope, yardstick)
    return MeasuresPage.of(snapshot, asked, found, people_gaps(snapshot, by, scope, yardstick))


def _example(snapshot: Snapshot) -> Scope | None:
    """The body with the most people, of which every measure can be shown; None without bodies."""
    by_size = sorted(snapshot.bodies, key=lambda id_: (-len(snapshot.memberships_in(id_)), id_))
    return Scope("Organization", by_size[0]) if by_size else None
