"""What holds it together, and what would fall apart?"""

from flask import Blueprint, jsonify, render_template, request, url_for
from werkzeug.wrappers import Response

from web.days import Days
from web.held import store
from web.jobs import Job
from web.pages.insight_views import MOST_PEOPLE, InsightPage
from web.pages.insight_work import WORDS, Concluded, work_on
from web.visitor import signed_in_visitor

pages = Blueprint("insight", __name__)
PATIENCE_SECONDS = 2.0
"""How long somebody waits at the page before they are shown how far the work is."""


@pages.get("/map/insight")
def page() -> str | tuple[str, int]:
    """Findings about the network, today or as at a day, and how its measures moved in a year."""
    days = _days()
    if _is_too_large(days):
        return render_template("insight.html", page=InsightPage.too_large(days))
    job = _work(days)
    if not job.is_over_within(PATIENCE_SECONDS):
        doing, percent = _stand(job)
        return render_template(
            "insight_working.html", doing=doing, percent=percent,
            asked_at=url_for("insight.progress", **days.query),
            after=url_for("insight.page", **days.query),
        )  # fmt: skip
    shown = InsightPage.of(days, job.result())
    answer = render_template("insight.html", page=shown)
    return (answer, 400) if shown.problem else answer


@pages.get("/map/insight/progress")
def progress() -> Response:
    """How far the work is, for a script: `over` says that the page can be shown."""
    days = _days()
    if _is_too_large(days):
        return jsonify(over=True, doing="", percent=100)
    job = _work(days)
    doing, percent = _stand(job)
    return jsonify(over=job.is_over_within(0), doing=doing, percent=percent)


def _days() -> Days:
    return Days.asked(store().read, request.args)


def _is_too_large(days: Days) -> bool:
    return len(days.snapshot.people) > MOST_PEOPLE


def _work(days: Days) -> Job[Concluded]:
    return work_on(days.snapshot, store().read, signed_in_visitor())


def _stand(job: Job[Concluded]) -> tuple[str, int]:
    return WORDS[job.doing], int(job.part * 100)
