"""Our workbook: an Excel file, or CSVs, whose sheets are named as the vocabulary says."""

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches

from graph_service.fields import Kind
from graph_service.records import KINDS, Record
from graph_service.store import Batch
from loaders.checks import check_circles, check_ids, resolve
from loaders.columns import Complain
from loaders.drafts import drafted
from loaders.problems import Complaints, Problem
from loaders.reading import Known, Reading
from loaders.tables import Sheet
from loaders.values import folded

SHEETS = {
    folded(kind.sheet): kind
    for kind in KINDS.values()
    if not kind.apart or kind.name == "Declaration"
}
README = "Read me"
_COPY = re.compile(r"(-(copy|v?\d+))+$")


def is_workbook(sheets: Sequence[Sheet]) -> bool:
    """Whether any sheet has the name of one of ours."""
    return any(kind_of(sheet) for sheet in sheets)


def kind_of(sheet: Sheet) -> Kind | None:
    """The kind whose records a sheet holds, by the sheet's name."""
    name = folded(sheet.name)
    # What browsers and people make of a name: "people (1)", "people-2026", "people copy".
    return SHEETS.get(name) or SHEETS.get(_COPY.sub("", name))


def read_workbook(sheets: Sequence[Sheet], source: str, known: Known) -> Reading:
    """The records of our sheets, all of them said by `source`, and what is wrong with them."""
    complain = Complaints()
    drafts = []
    for sheet in sheets:
        kind = kind_of(sheet)
        if kind:
            drafts.append(drafted(kind, sheet, complain))
        else:
            _left_out(sheet, complain)
    if not drafts:
        # Left out beside our own sheets they are a warning; alone they are all that there was.
        severe = (replace(problem, severity="error") for problem in complain.found)
        return Reading("workbook", (Batch(source, (), replaces=True),), tuple(severe))
    doubled = check_ids(drafts, source, complain)
    resolve(drafts, known, complain)
    check_circles(drafts, complain)
    records: list[Record] = []
    for draft in drafts:
        said = draft.records(source)
        if doubled:
            said = [item for place, item in enumerate(said) if (id(draft), place) not in doubled]
        records += said
    return Reading("workbook", (Batch(source, records, replaces=True),), complain.found)


def _left_out(sheet: Sheet, complain: Complain) -> None:
    name = folded(sheet.name)
    if not sheet.rows or name == folded(README):
        return
    near = get_close_matches(name, SHEETS, 1, 0.8)
    private = name in {folded(kind.sheet) for kind in KINDS.values()}
    said = f"The sheet '{sheet.name}' is not one of ours, and was left out."
    mend = f"Ours are {', '.join(kind.sheet for kind in SHEETS.values())}."
    if near:
        said, mend = f"There is no sheet '{sheet.name}'.", f"Was '{SHEETS[near[0]].sheet}' meant?"
    elif private:
        said, mend = "Accounts and links are never loaded from a file.", "Leave this sheet out."
    severe = bool(near) or private
    complain(Problem(sheet.file, 0, "", sheet.name, said, mend, "error" if severe else "warning"))
