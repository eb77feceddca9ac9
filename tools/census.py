"""Write the census's rows of `data/facts/yardsticks.csv` anew, from ONS Census 2021.

`python -m tools.census [FOLDER]`: FOLDER holds the raw files under `census/`; by default it is
`LEADERSHIP_MAP_REAL_DATA`, else `../shared/data`. Rows that are not the census's stay as they are.
"""

import csv
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from leadership_map.synth.facts import BOROUGHS, rows

FACTS = Path(__file__).parent.parent / "data" / "facts" / "yardsticks.csv"
HEADINGS = ("name", "dimension", "group", "scope", "share", "count", "basis")
ETHNIC_GROUPS = (
    "Asian, Asian British or Asian Welsh",
    "Black, Black British, Black Welsh, Caribbean or African",
    "Mixed or Multiple ethnic groups",
    "White",
    "Other ethnic group",
)
# Each source with its file, and where the groups of one row of it are.
_Read = Callable[[Mapping[str, str]], Mapping[str, float]]


def _ethnicity(row: Mapping[str, str]) -> Mapping[str, float]:
    """The detailed groups as numbers; the file gives each as a percentage too."""
    group, _, detail = row["ethnic_group"].partition(": ")
    return {group: float(row["value"])} if detail.endswith("(number)") else {}


def _sex(row: Mapping[str, str]) -> Mapping[str, float]:
    return {"Female": float(row["total_females"]), "Male": float(row["total_males"])}


def _disability(row: Mapping[str, str]) -> Mapping[str, float]:
    return {row["disability_level"]: float(row["n"])}


SOURCES: Mapping[str, tuple[str, tuple[str, ...], _Read]] = {
    "ethnicity": ("ethnicity21_ltla21.csv", ETHNIC_GROUPS, _ethnicity),
    "sex": ("age_gender21_ltla21_ew.csv", ("Female", "Male"), _sex),
    "disability": (
        "england_disability_21.csv",
        ("Disabled under the Equality Act", "Not disabled under the Equality Act"),
        _disability,
    ),
}


def numbers(folder: Path, characteristic: str) -> dict[str, dict[str, float]]:
    """People by borough and group.

    Raises:
        ValueError: the file has other groups than we know, so that something would be left out.
    """
    file, groups, read = SOURCES[characteristic]
    boroughs = {row["gss_code"]: row["id"] for row in rows("areas") if row["id"] in BOROUGHS}
    found = {id_: dict.fromkeys(groups, 0.0) for id_ in BOROUGHS}
    with (folder / "census" / file).open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            borough = boroughs.get(row["ltla21_code"])
            for group, number in read(row).items() if borough else ():
                if group not in groups:
                    raise ValueError(f"{file} has a group '{group}' that is none of ours.")
                found[borough or ""][group] += number
    return found


def census_rows(folder: Path) -> Iterator[dict[str, str]]:
    """The rows of the yardstick `population`: of the six boroughs together, then of each."""
    names = {row["id"]: row["name"] for row in rows("areas")}
    for characteristic, (_, groups, _) in SOURCES.items():
        by_borough = numbers(folder, characteristic)
        all_six = {group: sum(of[group] for of in by_borough.values()) for group in groups}
        yield from _shares(characteristic, "", "the six boroughs", all_six)
        for borough, counted in by_borough.items():
            yield from _shares(characteristic, f"Area:{borough}", names[borough], counted)


def _shares(
    characteristic: str, scope: str, where: str, counted: Mapping[str, float]
) -> Iterator[dict[str, str]]:
    total = sum(counted.values())
    basis = f"Census 2021, {total:,.0f} usual residents of {where} (ONS, OGL v3)"
    for group, number in counted.items():
        yield {
            "name": "population",
            "dimension": characteristic,
            "group": group,
            "scope": scope,
            "share": f"{number / total:.4f}",
            "count": "",
            "basis": basis,
        }


def _all_rows(folder: Path) -> Iterator[Mapping[str, str]]:
    """The table: the places of the population, then the census, then everything else."""
    kept = [row for row in rows("yardsticks") if not is_census(row)]
    first = [row for row in kept if row["name"] == "population"]
    yield from first
    yield from census_rows(folder)
    yield from (row for row in kept if row not in first)


def is_census(row: Mapping[str, str]) -> bool:
    """Whether a row of the table is one that is made here."""
    return row["name"] == "population" and row["dimension"] in SOURCES


def main() -> None:
    """Write the table."""
    usual = os.environ.get("LEADERSHIP_MAP_REAL_DATA") or "../shared/data"
    table = list(_all_rows(Path(sys.argv[1] if len(sys.argv) > 1 else usual)))
    with FACTS.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, HEADINGS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(table)


if __name__ == "__main__":
    main()
