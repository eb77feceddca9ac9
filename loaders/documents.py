"""Files that are no tables: JSON and XML."""

import re
from dataclasses import dataclass
from typing import Literal

from loaders.opened import Opened

Form = Literal["json", "xml"]
_BEGINS: dict[bytes, Form] = {b"{": "json", b"[": "json", b"<": "xml"}
_TABLES = (".csv", ".tsv", ".tab")
_MARKS = re.compile(rb"^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*")


@dataclass(frozen=True)
class Document:
    """One JSON or XML file, as it came."""

    form: Form
    opened: Opened

    @property
    def file(self) -> str:
        """The file's name, as it is shown."""
        return self.opened.name


def document_of(file: Opened) -> Document | None:
    """The document in a file, by the first thing that stands in it; None where it is a table."""
    if file.name.lower().endswith(_TABLES):
        return None
    mark = _MARKS.match(file.content)
    form = _BEGINS.get(file.content[mark.end() :][:1]) if mark else None
    return Document(form, file) if form else None
