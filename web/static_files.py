"""Static files at addresses that change with their content, so that browsers keep them for good."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from flask import Flask, Response, request

FOR_GOOD = "public, max-age=31536000, immutable"


def keep_for_good(app: Flask) -> None:
    """Say in each address of a static file which content it has, and that it may be kept.

    An address without it is asked for again, whether anything has changed.
    """
    folder = Path(app.static_folder or "")

    @cache
    def version(filename: str) -> str:
        path = folder / filename
        return hashlib.sha256(path.read_bytes()).hexdigest()[:8] if path.is_file() else ""

    @app.url_defaults
    def say_version(endpoint: str, values: dict[str, Any]) -> None:
        if endpoint == "static" and (found := version(values.get("filename", ""))):
            values["v"] = found

    @app.after_request
    def keep(response: Response) -> Response:
        parts = request.view_args or {}
        if request.endpoint == "static" and response.status_code == 200:
            asked = request.args.get("v")
            if asked and asked == version(parts.get("filename", "")):
                response.headers["Cache-Control"] = FOR_GOOD
        return response
