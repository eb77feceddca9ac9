"""An answer of the API: JSON with an ETag, or 304 where the program has it already."""

import hashlib
import json
from typing import Any

from flask import Response, request

from web.api.sent import is_as_known


def etag_of(said: Any) -> str:
    """The state that an answer is: the SHA-256 of what it says."""
    text = json.dumps(said, ensure_ascii=False, sort_keys=True)
    return f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'


def answer(said: Any, *, status: int = 200) -> Response:
    """What is said, as JSON; 304 without a word where the program knows it."""
    etag = etag_of(said)
    known = request.headers.get("If-None-Match", "")
    if request.method in ("GET", "HEAD") and known and is_as_known(known, etag):
        return Response(status=304, headers={"ETag": etag})
    text = json.dumps(said, ensure_ascii=False)
    return Response(text, status, mimetype="application/json", headers={"ETag": etag})
