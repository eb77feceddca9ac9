"""NHS organisation files -> organisations, and the commissioner each was part of, from day to day.

Geography is not membership: the region and the ICB in which an address lies stay facts. Oxleas
(RPG), for one, has its head office outside the system that it belongs to.
"""

from collections.abc import Sequence
from pathlib import PurePosixPath

from graph_service.days import is_day
from graph_service.records import Source
from loaders.assembly import assembled
from loaders.drafts import Draft
from loaders.gathering import Gathering
from loaders.ods.layout import (
    CLOSED,
    CODE,
    COMMISSIONER,
    FACTS,
    JOINED,
    LEFT,
    NAME,
    OPENED,
    PROVIDER,
    REGION,
    SECTORS,
    SETTING,
    SETTINGS,
    STATUS,
    STATUSES,
    title,
)
from loaders.ods.once import Once
from loaders.ods.rows import Row, is_ods, rows_of
from loaders.problems import Problem
from loaders.reading import Asked, Format, Item, Reading, grids_in
from loaders.tables import Grid

_NAMED = frozenset({CODE, NAME, OPENED, CLOSED, COMMISSIONER, JOINED, LEFT})
_TRUSTS = {"NHS FOUNDATION TRUST": "NHS foundation trust", "NHS TRUST": "NHS trust"}


def is_ods_files(items: Sequence[Item]) -> bool:
    """Whether any table is an NHS organisation file."""
    return any(is_ods(grid) for grid in grids_in(items))


def read_ods(items: Sequence[Item], asked: Asked) -> Reading:
    """The organisations of each file, said by a source of the file's own name if none was given."""
    complain = Once()
    drafts: list[Draft] = []
    for item in items:
        if isinstance(item, Grid) and is_ods(item):
            drafts += _drafts(item, complain)
        elif not isinstance(item, Grid) or item.height:
            said = "This is no NHS organisation file; load it by itself."
            complain(Problem(item.file, 1, "", "", said, "Leave it out here."))
    return assembled("ods", drafts, asked, complain)


ODS = Format("ods", is_ods_files, read_ods)


def _drafts(grid: Grid, complain: Once) -> list[Draft]:
    organizations = Gathering("Organization", grid.name, grid.file, {
        "id": title(CODE), "name": title(NAME), "start_date": title(OPENED),
        "end_date": title(CLOSED),
    })  # fmt: skip
    relations = Gathering("Relationship", grid.name, grid.file, {
        "target_id": title(COMMISSIONER), "start_date": title(JOINED), "end_date": title(LEFT),
        "source_id": title(CODE),
    })  # fmt: skip
    for row in rows_of(grid, complain):
        organizations.add(row.row, _organization(row), _facts(row))
        if row[COMMISSIONER]:
            relations.add(row.row, _relation(row))
    drafts = [gathered.draft(complain) for gathered in (organizations, relations) if len(gathered)]
    stem = PurePosixPath(grid.file).stem
    for draft in drafts:
        draft.spoken = [Source(stem, grid.file, row) for row in draft.sheet.rows]
    return drafts


def _organization(row: Row) -> dict[str, str]:
    settings = row[SETTING].split("|")
    sectors = {SECTORS.get(setting, "") for setting in settings}
    return {
        "id": row[CODE],
        "name": row[NAME],
        "ods_code": row[CODE],
        "start_date": _day(row[OPENED]),
        "end_date": _day(row[CLOSED]),
        "sector": sectors.pop() if len(sectors) == 1 else "",
        "classification": _classification(row, settings),
    }


def _classification(row: Row, settings: Sequence[str]) -> str:
    """The setting in words, or what a trust's own name says that it is by law."""
    words = [SETTINGS[setting] for setting in settings if setting in SETTINGS]
    if words or any(settings):
        return " and ".join(words)
    return next((said for end, said in _TRUSTS.items() if row[NAME].upper().endswith(end)), "")


def _facts(row: Row) -> dict[str, str]:
    facts = {FACTS.get(n, title(n)): row[n] for n in range(1, len(row.cells) + 1)
             if n not in _NAMED and row[n]}  # fmt: skip
    if len(row[PROVIDER]) == 1:
        facts[REGION] = facts.pop(FACTS[PROVIDER])
    if row[STATUS] in STATUSES:
        facts[FACTS[STATUS]] = STATUSES[row[STATUS]]
    return facts


def _relation(row: Row) -> dict[str, str]:
    """Where another organisation runs a service, its commissioner is the one of its postcode."""
    elsewhere = row[PROVIDER] not in ("", row[COMMISSIONER])
    return {
        "source_id": row[CODE],
        "relation": "part-of",
        "target_id": row[COMMISSIONER],
        "start_date": _day(row[JOINED]),
        "end_date": _day(row[LEFT]),
        "note": f"Commissioner by postcode; run by {row[PROVIDER]}" if elsewhere else "",
    }


def _day(text: str) -> str:
    """A day of eight digits in the spelling of the calendar; anything else as it stands."""
    spelt = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    return spelt if len(text) == 8 and is_day(spelt) else text
