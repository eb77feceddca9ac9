"""What do we tell the board?"""

from flask import Blueprint
from werkzeug.wrappers import Response as AnyResponse

from graph_service.analysis.report import report
from graph_service.snapshot import Snapshot
from web.pages.asked_frame import answered, scope_by_or_yardstick
from web.pages.missing_asked import Asked
from web.pages.report_views import ReportAnswer

pages = Blueprint("report", __name__)


@pages.get("/missing/report")
def page() -> str | tuple[str, int] | AnyResponse:
    """One printed page: what we found, a picture with its table, how sure, what we suggest."""
    return answered("report.page", "report.html", _concluded, scope_by_or_yardstick)


def _concluded(snapshot: Snapshot, asked: Asked) -> tuple[str, object]:
    found = report(snapshot, asked.where, asked.by, asked.yardstick or None)
    answer = ReportAnswer.of(snapshot, asked, found)
    return answer.sentence, answer
