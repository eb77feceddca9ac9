"""Answers packed on their way.

A page repeats what its address says beside the token of its forms, so that the length of both
packed together would tell of the token (the attack called BREACH). Every page is therefore packed
with a random number of bytes more: Palacios and others 2022, "Heal the Breach", IEEE Access 10.
"""

import gzip
import io
import secrets
from collections import OrderedDict

from flask import Flask, Response, request

PACKED = frozenset({
    "application/json", "image/svg+xml", "text/css", "text/csv", "text/javascript",
    "application/javascript", "text/html",
})  # fmt: skip
FEWEST_BYTES = 1000
KEPT = 40
LEVEL = 6
MOST_RANDOM = 100


def pack(app: Flask) -> None:
    """Pack what is worth it for browsers that can unpack it."""
    # Static files are the same for everybody until they change, which their tag says.
    kept: OrderedDict[str, bytes] = OrderedDict()

    @app.after_request
    def packed(response: Response) -> Response:
        if response.mimetype not in PACKED or response.status_code != 200:
            return response
        response.vary.add("Accept-Encoding")
        if not request.accept_encodings["gzip"] or "Content-Encoding" in response.headers:
            return response
        is_static = request.endpoint == "static"
        tag = f"{request.path} {response.headers.get('ETag')}"
        content = kept.get(tag) if is_static else None
        if content is None:
            response.direct_passthrough = False
            plain = response.get_data()
            if len(plain) < FEWEST_BYTES:
                return response
            content = gzipped(plain, "" if is_static else "-" * secrets.randbelow(MOST_RANDOM))
            if is_static:
                kept[tag] = content
                while len(kept) > KEPT:
                    kept.popitem(last=False)
        response.set_data(content)
        response.headers["Content-Encoding"] = "gzip"
        return response


def gzipped(plain: bytes, name: str) -> bytes:
    """Packed bytes; `name` stands in their head as that of a file, where nobody reads it."""
    out = io.BytesIO()
    with gzip.GzipFile(name, "wb", LEVEL, out, mtime=0) as file:
        file.write(plain)
    return out.getvalue()
