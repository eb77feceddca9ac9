"""Characters that no text of ours may hold: those that cannot be seen, written or trusted."""

import re
from collections.abc import Sequence

# Controls but for tab and line ends, the delete mark, half characters and what Unicode forbids.
_CONTROLS = "\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
# Marks that turn the direction in which the rest is written: "annexe[U+202E]cod.exe".
_TURNS = "\u202a-\u202e\u2066-\u2069"
_EITHER = re.compile(f"[{_CONTROLS}{_TURNS}]")
_CONTROL = re.compile(f"[{_CONTROLS}]")
_TURN = re.compile(f"[{_TURNS}]")
_LONG = 1_000
_BYTES = bytes(code for code in (*range(32), 127) if code not in b"\t\n\r")
_SEQUENCES = {
    b"\xc2": re.compile(rb"\xc2[\x80-\x9f]"),
    b"\xe2\x80": re.compile(rb"\xe2\x80[\xaa-\xae]"),
    b"\xe2\x81": re.compile(rb"\xe2\x81[\xa6-\xa9]"),
    b"\xed": re.compile(rb"\xed[\xa0-\xbf]"),
    b"\xef\xbf": re.compile(rb"\xef\xbf[\xbe\xbf]"),
}
"""The same characters beyond ASCII, as they stand in UTF-8, by how they begin there."""

CONTROL = "This text holds a control character; a replacement mark stands in its place."
TURN = "This text holds a mark that turns the direction of writing; it was left out."
MEND = "Type the text again, without it."


def is_clean(text: str) -> bool:
    """Whether a text, of a cell or of a whole file, holds none of these characters."""
    if len(text) < _LONG:
        return _EITHER.search(text) is None
    # In bytes a long text is searched ten times as fast.
    whole = text.encode("utf-8", "surrogatepass")
    if len(whole.translate(None, _BYTES)) < len(whole):
        return False
    return not any(begins in whole and found.search(whole) for begins, found in _SEQUENCES.items())


def cleaned(text: str) -> tuple[str, Sequence[str]]:
    """A text without these characters, and what is to be said of it; nothing where it was clean."""
    said = []
    if _CONTROL.search(text):
        text = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)
        said.append(CONTROL)
    if _TURN.search(text):
        text = _TURN.sub("", text)
        said.append(TURN)
    return text, said
