"""Bytes -> text, whichever of the usual encodings they are in."""

from graph_service.errors import Unreadable


def decoded(content: bytes, name: str) -> str:
    """The text of a file in UTF-8, UTF-16 with a mark, or Windows-1252.

    Raises:
        Unreadable: it is none of these.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\0" in content:
        encodings = []
    else:
        # What Excel on Windows writes by "Save as CSV" is in the code page of Western Europe.
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable(
        f"{name} is not a text file in UTF-8 or Windows-1252, nor an Excel workbook. "
        "Save it as .xlsx or as 'CSV UTF-8'.",
        file=name,
        row=content[: content.find(b"\0")].count(b"\n") + 1 if b"\0" in content else 0,
    )
