"""The headers of every answer, and addresses that stay inside the service."""

from urllib.parse import urlsplit

from flask import Flask, Response, request

CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
    ]
)

A_YEAR = 365 * 24 * 60 * 60
"""Seconds for which a browser asks over HTTPS only, once it has."""


def secure(app: Flask) -> None:
    """Add the headers to every answer of an application."""

    @app.after_request
    def add_headers(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = CONTENT_SECURITY_POLICY
        response.headers["X-Content-Type-Options"] = "nosniff"
        # A sign-in link is an address: no other site may learn it. Our own pages must, because
        # over HTTPS the guard against forged forms looks where a form came from.
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        if app.config["SESSION_COOKIE_SECURE"]:
            response.headers["Strict-Transport-Security"] = f"max-age={A_YEAR}"
        if request.endpoint != "static":
            # Pages have people on them: no cache, shared or the browser's own, may keep them.
            response.headers["Cache-Control"] = "no-store"
        return response


def local_path(address: str) -> str:
    r"""`address` if it is a path inside this service, else "".

    Browsers read a backslash as a slash and drop control characters, so `/\\evil.example` and
    `/<tab>/evil.example` would lead elsewhere.
    """
    parts = urlsplit(address)
    inside = (
        address.startswith("/")
        and not address.startswith("//")
        and "\\" not in address
        and address.isprintable()
        and not parts.scheme
        and not parts.netloc
    )
    return address if inside else ""
