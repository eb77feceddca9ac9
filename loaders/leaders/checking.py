"""What is wrong in single cells of a list."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from graph_service.records import KINDS
from loaders.columns import Complain
from loaders.gathering import listed
from loaders.leaders.meanings import MEANINGS
from loaders.leaders.names import is_doubtful
from loaders.leaders.rows import Row
from loaders.problems import Complaints, Problem
from loaders.values import Misfit, parser

_PERSON = KINDS["Person"].by_name
_LISTS = ("offers", "seeks", "days-free")
_CODED = ("level", "side", "sector", *_LISTS)
_ELSE = "Or say that this column is another fact."


class Once(Complaints):
    """Complaints, of which several about one cell and in the same words are one."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self._heard: set[Problem] = set()

    def __call__(self, problem: Problem) -> None:
        """Add a problem that was not heard before."""
        if problem not in self._heard:
            self._heard.add(problem)
            super().__call__(problem)


def checked(row: Row, complain: Complain) -> Row:
    """A row without the cells that hold no value of their meaning; these are complained of."""
    if not row.name:
        said, mend = "The name is blank.", "Fill it in; for an empty seat write Vacant."
        complain(row.problem("name", said, mend, "error"))
    elif is_doubtful(row.name) and not row.is_vacant:
        said = f"'{row.name}' does not look like a person's name; it is kept as one."
        complain(row.problem("name", said, "If it is a note, take the row out.", value=row.name))
    wrong = set()
    for code, parse in _PARSERS.items():
        text = row.text(code)
        try:
            if text:
                parse(listed(*row.parts(code)) if code in _LISTS else text)
        except Misfit as misfit:
            wrong.add(code)
            mend = f"{misfit.mend} {_ELSE}" if code in _CODED else misfit.mend
            complain(row.problem(code, misfit.problem, mend, "error"))
    if not wrong:
        return row
    return replace(row, cells={code: said for code, said in row.cells.items() if code not in wrong})


def _email(text: str) -> str:
    before, at, after = text.partition("@")
    if not (before and at and after) or any(map(str.isspace, text)):
        raise Misfit(f"'{text}' is not an e-mail address.", "Write one such as ann@example.org.")
    return text


_PARSERS: Mapping[str, Callable[[str], Any]] = {
    "email": _email,
    "from": parser(_PERSON["start_date"]),
    "until": parser(_PERSON["end_date"]),
    "invented": parser(_PERSON["invented"]),
} | {code: parser(_PERSON[MEANINGS[code].field]) for code in _CODED}
