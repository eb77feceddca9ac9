"""One table from what can go wrong to what a visitor is told."""

import logging
from dataclasses import dataclass

from flask import Flask, render_template
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from graph_service.errors import (
    Conflict,
    LeadershipMapError,
    NotFound,
    Refused,
    StoreUnavailable,
    Unreadable,
)

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class ErrorPage:
    """What an error page says: a heading, a sentence, and what to do next."""

    status: int
    heading: str
    sentence: str
    next_step: str = "You can go back, or start again."


CORE_ERRORS: dict[type[LeadershipMapError], tuple[int, str]] = {
    NotFound: (404, "That is not here"),
    Conflict: (409, "Something has changed since"),
    Unreadable: (400, "That file cannot be read"),
    Refused: (400, "That cannot be done as it stands"),
    StoreUnavailable: (503, "The data cannot be reached"),
    LeadershipMapError: (400, "That cannot be done as it stands"),
}
HTTP_ERRORS: dict[int, tuple[str, str]] = {
    400: ("We could not understand that", "The address or the form was not complete."),
    401: ("Sign in first", "Your session has ended, or you have not signed in yet."),
    403: ("This page is not open to you", "Your role, or the link you came by, does not open it."),
    404: ("There is no such page", "Check the address, or find the page in the menu."),
    405: ("We could not understand that", "This address does not answer that kind of request."),
    413: ("That file is too large", "Send fewer or smaller files at a time."),
    500: ("Something went wrong on our side", "Nothing was changed. Try again in a minute."),
}


def handle(app: Flask) -> None:
    """Give an application its error pages."""
    app.register_error_handler(LeadershipMapError, _core)
    app.register_error_handler(CSRFError, _forged)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unforeseen)


def _show(page: ErrorPage) -> tuple[str, int]:
    return render_template("error.html", page=page), page.status


def _core(error: LeadershipMapError) -> tuple[str, int]:
    kind = next(kind for kind in type(error).__mro__ if kind in CORE_ERRORS)
    status, heading = CORE_ERRORS[kind]
    sentence = str(error)
    if isinstance(error, StoreUnavailable):
        # Its sentence names the machine: for the log, not for a visitor.
        log.error("%s", error)
        sentence = "The database does not answer. Try again in a minute."
    return _show(ErrorPage(status, heading, sentence))


def _forged(error: CSRFError) -> tuple[str, int]:
    log.info("refused a form: %s", error.description)
    return _show(
        ErrorPage(
            400,
            "This form is too old to be sent",
            "It was open for too long, or in another session. Nothing was changed.",
            "Open the page again and send the form once more.",
        )
    )


def _http(error: HTTPException) -> tuple[str, int] | HTTPException:
    if error.code is None or error.code < 400:
        return error
    heading, sentence = HTTP_ERRORS.get(error.code, HTTP_ERRORS[400])
    return _show(ErrorPage(error.code, heading, sentence))


def _unforeseen(error: Exception) -> tuple[str, int]:
    log.error("a page failed", exc_info=error)
    return _show(ErrorPage(500, *HTTP_ERRORS[500]))
