"""Who is in this group, and who could fill it?"""

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from graph_service.analysis.dimensions import dimension
from graph_service.analysis.fillers import bodies_for, members_of, organizations_for
from graph_service.analysis.representation import people_gaps
from graph_service.errors import NotFound
from web.held import store
from web.pages.missing_asked import Asked
from web.pages.missing_group_views import GroupPage
from web.visitor import signed_in_visitor

pages = Blueprint("missing_group", __name__)


@pages.get("/missing/group")
def page() -> str | Response:
    """The people in one cell of the table, or the organisations and bodies they could come from."""
    asked, group = Asked.of(request.args), tuple(request.args.getlist("group"))
    if not asked.dimensions:
        return redirect(asked.address("missing.page"))
    snapshot = store().read(asked.as_of)
    found = people_gaps(snapshot, asked.dimensions, asked.where, asked.yardstick or None)
    gap = next((one for one in found.groups if one.group == group), None)
    if gap is None:
        raise NotFound("There is no such group. Choose one on the page “Who is missing”.")
    by = [dimension(code) for code in found.by]
    shown = GroupPage.of(
        snapshot,
        signed_in_visitor(),
        asked,
        gap,
        members_of(snapshot, by, group, asked.where),
        organizations_for(snapshot, by, group),
        bodies_for(snapshot, by, group),
    )
    return render_template("missing_group.html", page=shown)
