"""What holds it together, and what would fall apart?"""

from flask import Blueprint, render_template, request

from web.days import Days
from web.held import store
from web.pages.insight_views import InsightPage
from web.visitor import signed_in_visitor

pages = Blueprint("insight", __name__)


@pages.get("/map/insight")
def page() -> str | tuple[str, int]:
    """Findings about the network, today or as at a day, and how its measures moved in a year."""
    days = Days.asked(store().read, request.args)
    shown = InsightPage.of(days, store().read, signed_in_visitor())
    answer = render_template("insight.html", page=shown)
    return (answer, 400) if shown.problem else answer
