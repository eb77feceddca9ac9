"""Bytes -> text, whichever of the usual encodings they are in."""

from graph_service.errors import Unreadable

_BEGINNING, _RARE = 10_000, 20


def decoded(content: bytes, name: str) -> str:
    """The text of a file in UTF-8, UTF-16 (with a mark or without) or Windows-1252.

    Raises:
        Unreadable: it is none of these.
    """
    if content.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        encodings = ["utf-32"]
    elif content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\0" in content:
        encodings = _with_zeros(content)
    else:
        # What Excel on Windows writes by "Save as CSV" is in the code page of Western Europe.
        encodings = ["utf-8-sig", "cp1252"]
    place = max(content.find(b"\0"), 0)
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError as exc:
            place = exc.start
    raise Unreadable(
        f"{name} is not a text file in UTF-8 or Windows-1252, nor an Excel workbook. "
        "Save it as .xlsx or as 'CSV UTF-8'.",
        file=name,
        row=content[:place].count(b"\n") + 1,
    )


def _with_zeros(content: bytes) -> list[str]:
    """The encoding of a text with zero bytes: every other one is zero in UTF-16 of our languages.

    A few stray ones in a long text are control characters in it; more, and it is no text.
    """
    start = content[:_BEGINNING]
    half = len(start) // 2
    if start[1::2].count(0) > half * 0.7 and start[::2].count(0) < half * 0.3:
        return ["utf-16-le"]
    if start[::2].count(0) > half * 0.7 and start[1::2].count(0) < half * 0.3:
        return ["utf-16-be"]
    return ["utf-8-sig", "cp1252"] if content.count(0) * _RARE <= len(content) else []
