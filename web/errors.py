"""One table from what can go wrong to what a visitor is told."""

import logging
from dataclasses import dataclass

from flask import Flask, make_response, render_template
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from graph_service.errors import (
    Conflict,
    LeadershipMapError,
    NotFound,
    Refused,
    StoreUnavailable,
    Unreadable,
)
from web.api.problems import SENTENCES, Wrong, problem
from web.visitor import is_api

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
    app.register_error_handler(Wrong, _wrong)
    app.register_error_handler(LeadershipMapError, _core)
    app.register_error_handler(CSRFError, _forged)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unforeseen)


def _show(page: ErrorPage) -> ResponseReturnValue:
    if is_api():
        return problem(page.status, page.heading, page.sentence)
    return render_template("error.html", page=page), page.status


def _wrong(error: Wrong) -> ResponseReturnValue:
    return problem(error.status, "That cannot be done as it stands", str(error), error.errors)


def _core(error: LeadershipMapError) -> ResponseReturnValue:
    kind = next(kind for kind in type(error).__mro__ if kind in CORE_ERRORS)
    status, heading = CORE_ERRORS[kind]
    sentence = str(error)
    if is_api() and status == 400:
        status = 422  # what was asked is as the document says, and cannot be answered
    if isinstance(error, StoreUnavailable):
        # Its sentence names the machine: for the log, not for a visitor.
        log.error("%s", error)
        sentence = "The database does not answer. Try again in a minute."
    return _show(ErrorPage(status, heading, sentence))


def _forged(error: CSRFError) -> ResponseReturnValue:
    log.info("refused a form: %s", error.description)
    return _show(
        ErrorPage(
            400,
            "This form is too old to be sent",
            "It was open for too long, or in another session. Nothing was changed.",
            "Open the page again and send the form once more.",
        )
    )


def _http(error: HTTPException) -> ResponseReturnValue | HTTPException:
    if error.code is None or error.code < 400:
        return error
    heading, sentence = HTTP_ERRORS.get(error.code, HTTP_ERRORS[400])
    if is_api():
        sentence = SENTENCES.get(error.code, sentence)
    answer = make_response(_show(ErrorPage(error.code, heading, sentence)))
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        answer.headers["Allow"] = ", ".join(sorted(error.valid_methods))
    return answer


def _unforeseen(error: Exception) -> ResponseReturnValue:
    log.error("a page failed", exc_info=error)
    return _show(ErrorPage(500, *HTTP_ERRORS[500]))
