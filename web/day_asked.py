"""The day that an address asks about with `as_of`, on pages that show any day."""

from flask import Response, after_this_request, g, request

from graph_service.days import in_words
from graph_service.errors import Refused
from graph_service.snapshot import Snapshot
from web.held import store


def snapshot_asked() -> Snapshot:
    """The network on the day asked about; on today, and what is wrong is kept, where it is none."""
    typed = request.args.get("as_of", "").strip()
    g.day_typed, g.day_problem = typed, ""
    try:
        return store().read(typed)
    except Refused as refusal:
        g.day_problem = str(refusal)
        after_this_request(_bad)
        return store().read()


def day_shown() -> dict[str, str]:
    """What the field holds, what is wrong with it, and the day in words where one was asked."""
    typed, problem = g.get("day_typed", ""), g.get("day_problem", "")
    day = in_words(typed) if typed and not problem else ""
    return {"typed": typed, "problem": problem, "day": day}


def _bad(response: Response) -> Response:
    response.status_code = 400
    return response
