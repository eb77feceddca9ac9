"""Lines of a text that fit a width, for pictures that the server draws without measuring."""

from collections.abc import Iterator

_NARROW, _USUAL, _WIDE = 7.6, 11.6, 16.5
"""How wide letters of 16 pixels are at most, in bold, in DejaVu Sans, the widest that we met: thin
ones, others, capitals and signs."""


def wrapped(text: str, width: float) -> Iterator[str]:
    """The lines of a text that are at most so many pixels wide; long words are cut."""
    line = ""
    for word in text.split():
        for piece in _pieces(word, width):
            longer = f"{line} {piece}" if line else piece
            if line and _wide(longer) > width:
                yield line
                line = piece
            else:
                line = longer
    if line:
        yield line


def _pieces(word: str, width: float) -> Iterator[str]:
    piece = ""
    for letter in word:
        if _wide(piece + letter) > width:
            yield piece
            piece = ""
        piece += letter
    yield piece


def _is_usual(letter: str) -> bool:
    return letter.isascii() and (letter.isdigit() or (letter.islower() and letter not in "mw"))


def _wide(text: str) -> float:
    return sum(
        _NARROW if letter in " iljtfr.,:;'’|()" else _USUAL if _is_usual(letter) else _WIDE
        for letter in text
    )
