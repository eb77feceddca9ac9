"""What is wrong, told to a program: problem details as in RFC 9457."""

from collections.abc import Mapping

from flask import jsonify
from werkzeug.wrappers import Response

from graph_service.errors import LeadershipMapError

SENTENCES = {
    400: "The question could not be understood.",
    401: "Send a token that works: Authorization: Bearer lmap_…",
    403: "Your role, or your token, does not allow this.",
    404: "There is no such address.",
    405: "This address does not answer that kind of request: see Allow.",
    413: "Too much was sent.",
}
"""What the framework refuses, said to a program."""


class Wrong(LeadershipMapError):
    """Something that a program sent cannot be: `status` says of which sort, `errors` by field."""

    def __init__(self, status: int, detail: str, errors: Mapping[str, str] | None = None) -> None:
        """Say it in a sentence, and a sentence a field."""
        super().__init__(detail)
        self.status = status
        self.errors = dict(errors or {})


def problem(
    status: int, title: str, detail: str, errors: Mapping[str, str] | None = None
) -> Response:
    """An answer that says what is wrong."""
    said = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    listed = [{"field": field, "detail": text} for field, text in (errors or {}).items()]
    answer = jsonify({**said, "errors": listed} if listed else said)
    answer.status_code = status
    answer.mimetype = "application/problem+json"
    if status == 401:
        answer.headers["WWW-Authenticate"] = "Bearer"
    return answer
