"""Files that hold no table we could read, and what somebody who has one can do."""

import zipfile
from collections.abc import Mapping

from graph_service.errors import Unreadable

_AS_TABLE = "Copy its table into Excel and save it as .xlsx."
_UNPACK = "Unpack it and load what is in it."
_BEGINS: Mapping[bytes, tuple[str, str]] = {
    b"\xd0\xcf\x11\xe0": (
        "in the Excel or Word format of before 2007, or has a password",
        "Save it as .xlsx without a password.",
    ),
    b"%PDF": ("a PDF", _AS_TABLE),
    b"{\\rtf": ("a text document", _AS_TABLE),
    b"\x89PNG": ("a picture", "Type its table into Excel and save it as .xlsx."),
    b"\xff\xd8\xff": ("a picture", "Type its table into Excel and save it as .xlsx."),
    b"GIF8": ("a picture", "Type its table into Excel and save it as .xlsx."),
    b"7z\xbc\xaf": ("an archive of a kind that we do not open", _UNPACK),
    b"Rar!": ("an archive of a kind that we do not open", _UNPACK),
    b"BZh": ("an archive of a kind that we do not open", _UNPACK),
    b"\xfd7zXZ": ("an archive of a kind that we do not open", _UNPACK),
    b"SQLite format 3": ("a database", "Take what is in it out as .xlsx, or restore a backup."),
}
_MEMBERS: Mapping[str, tuple[str, str]] = {
    "word/document.xml": ("a Word document", _AS_TABLE),
    "ppt/presentation.xml": ("a PowerPoint presentation", _AS_TABLE),
    "xl/workbook.bin": ("a binary Excel workbook", "Save it as .xlsx."),
    "Index/Document.iwa": ("a Numbers document", "Export it as .xlsx."),
    "content.xml": ("an OpenDocument file", "Save it as .xlsx: 'Save as', then 'Excel'."),
}
_WEB = (b"<!doctype html", b"<html")


def refuse_foreign(content: bytes, name: str) -> None:
    """Refuse a file that begins as one of another kind.

    Raises:
        Unreadable: it does; the sentence says what to do.
    """
    found = next((said for mark, said in _BEGINS.items() if content.startswith(mark)), None)
    if content[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_WEB):
        found = "a web page", _AS_TABLE
    if found:
        raise _refusal(name, *found)


def refuse_foreign_archive(archive: zipfile.ZipFile, name: str) -> None:
    """Refuse a document of another program, which is an archive inside.

    Raises:
        Unreadable: it is one.
    """
    parts = set(archive.namelist())
    found = next((said for part, said in _MEMBERS.items() if part in parts), None)
    if found and not ("content.xml" in parts and "mimetype" not in parts):
        raise _refusal(name, *found)


def _refusal(name: str, what: str, mend: str) -> Unreadable:
    return Unreadable(f"{name} is {what}. {mend}", file=name, row=1)
