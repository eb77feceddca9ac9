"""NHS organisation files: no headings, and no guess about who belongs to whom."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from graph_service.records import Organization, Relationship
from graph_service.store import Batch, Store
from loaders import load, read
from loaders.reading import Reading
from tests.builders import organization
from tests.loaders.files import write

_PLACES = {
    "code": 1, "name": 2, "grouping": 3, "geography": 4, "address": 5, "postcode": 10,
    "opened": 11, "closed": 12, "status": 13, "subtype": 14, "commissioner": 15, "joined": 16,
    "left": 17, "telephone": 18, "amended": 22, "provider": 24, "setting": 26,
}  # fmt: skip


def line(code: str = "G99001", **said: str) -> list[str]:
    """A row of 27 cells; dull where nothing is said."""
    texts = {
        "code": code, "name": f"PRACTICE {code}", "grouping": "Y56", "geography": "QKK",
        "address": "1 TEST STREET", "postcode": "ZZ1 1ZZ", "opened": "19740401", "amended": "0",
    } | said  # fmt: skip
    cells = [""] * 27
    for name, text in texts.items():
        cells[_PLACES[name] - 1] = text
    return cells


def reading_of(tmp_path: Path, *rows: Sequence[str]) -> Reading:
    return read([write(tmp_path / "epraccur.csv", *rows)])


def organizations(found: Reading) -> dict[str, Organization]:
    return {item.id: item for item in found.records if isinstance(item, Organization)}


def relations(found: Reading) -> list[Relationship]:
    return [item for item in found.records if isinstance(item, Relationship)]


def test_a_row_is_an_organisation_with_its_days_and_all_its_other_facts(tmp_path: Path) -> None:
    row = line(closed="20230228", status="C", telephone="020 7946 0000", setting="4")
    found = reading_of(tmp_path, row)
    assert found.format == "ods"
    assert [batch.source for batch in found.batches] == ["epraccur"]
    practice = organizations(found)["G99001"]
    assert (practice.name, practice.ods_code) == ("PRACTICE G99001", "G99001")
    assert (practice.start_date, practice.end_date) == ("1974-04-01", "2023-02-28")
    assert (practice.classification, practice.sector) == ("GP practice", "primary")
    assert practice.attributes == {
        "National grouping": "Y56", "High level health geography": "QKK",
        "Address line 1": "1 TEST STREET", "Postcode": "ZZ1 1ZZ", "Status": "Closed",
        "Telephone": "020 7946 0000", "Amended record indicator": "0", "Prescribing setting": "4",
    }  # fmt: skip
    assert practice.source.row == 1


def test_the_commissioner_is_part_of_what_is_said_from_day_to_day(tmp_path: Path) -> None:
    joined = line(commissioner="72Q", joined="20200401", left="20230228", provider="72Q")
    [relation] = relations(reading_of(tmp_path, joined))
    assert (relation.source_id, relation.relation, relation.target_id) == (
        "G99001", "part-of", "72Q",
    )  # fmt: skip
    assert (relation.start_date, relation.end_date, relation.note) == (
        "2020-04-01", "2023-02-28", "",
    )  # fmt: skip


def test_who_runs_a_service_elsewhere_is_noted_beside_its_commissioner(tmp_path: Path) -> None:
    [relation] = relations(reading_of(tmp_path, line(commissioner="72Q", provider="RPG")))
    assert relation.note == "Commissioner by postcode; run by RPG"


def test_region_and_health_geography_are_no_relations(tmp_path: Path) -> None:
    found = reading_of(tmp_path, line("RZZ", name="AN NHS FOUNDATION TRUST", provider="H"))
    trust = organizations(found)["RZZ"]
    assert not relations(found)
    assert (trust.parent_id, trust.area_id, trust.sector) == ("", "", "")
    assert trust.classification == "NHS foundation trust"
    assert trust.attributes["Government office region"] == "H"


def test_only_what_the_file_says_is_classified(tmp_path: Path) -> None:
    rows = [line("G1", setting="0"), line("G2", setting="4|9"), line("G3", setting="9")]
    found = organizations(reading_of(tmp_path, *rows, line("G4", setting="77")))
    assert [(item.classification, item.sector) for item in found.values()] == [
        ("", ""),
        ("GP practice and Community health service", ""),
        ("Community health service", "community"),
        ("", ""),
    ]
    assert found["G4"].attributes["Prescribing setting"] == "77"


def test_a_commissioner_who_is_not_there_is_said_once_however_many_name_it(tmp_path: Path) -> None:
    rows = [line(f"G{number}", commissioner="72Q") for number in range(50)]
    [problem] = reading_of(tmp_path, *rows).problems
    assert (problem.row, problem.value, problem.severity) == (1, "72Q", "warning")
    assert "50 rows" in problem.problem


def test_a_commissioner_of_the_store_is_found(tmp_path: Path, store: Store) -> None:
    store.write([Batch("eccg", [organization("72Q")])], by="test", why="test")
    path = write(tmp_path / "epraccur.csv", line(commissioner="72Q"))
    report = load(store, [path], by="test")
    assert (report.refused, report.problems) == (False, ())


def test_the_cut_of_24_columns_without_quotation_marks_is_read(tmp_path: Path) -> None:
    path = tmp_path / "etr.csv"
    rows = [line("RZ1", provider="H")[:24], line("RZ2", provider="H")[:24]]
    path.write_text("\n".join(",".join(row) for row in rows))
    assert list(organizations(read([path]))) == ["RZ1", "RZ2"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_each_usual_encoding_and_separator_is_read(
    tmp_path: Path, encoding: str, separator: str
) -> None:
    path = tmp_path / "etr.csv"
    text = "\r\n".join(separator.join(line(code, name="CAFÉ TRUST")) for code in ("RZ1", "RZ2"))
    path.write_bytes(text.encode(encoding))
    assert [item.name for item in organizations(read([path])).values()] == ["CAFÉ TRUST"] * 2


def test_headings_are_passed_over_with_a_warning(tmp_path: Path) -> None:
    headings = ["Organisation Code", "Name", *["Column"] * 25]
    found = reading_of(tmp_path, headings, line())
    assert [(item.row, item.severity) for item in found.problems] == [(1, "warning")]
    assert organizations(found)["G99001"].source.row == 2


def test_a_row_shifted_by_a_comma_is_said_at_its_cell(tmp_path: Path) -> None:
    good = [line(f"G{number}") for number in range(5)]
    shifted = line("G9", name="ONE")
    shifted = [*shifted[:2], " AND OTHER", *shifted[2:26]]
    [problem] = reading_of(tmp_path, *good, shifted).errors
    assert (problem.row, problem.cell, problem.value) == (6, 11, "ZZ1 1ZZ")
    assert "comma" in problem.mend


def test_a_day_that_is_none_is_said_at_its_cell(tmp_path: Path) -> None:
    rows = [line("G1"), line("G2"), line("G3", closed="20231399")]
    [problem] = reading_of(tmp_path, *rows).errors
    assert (problem.row, problem.cell, problem.value) == (3, 12, "20231399")


def test_a_code_said_twice_is_a_warning_with_the_same_facts_and_an_error_with_others(
    tmp_path: Path,
) -> None:
    same = reading_of(tmp_path, line("G1"), line("G1"))
    assert [(item.row, item.severity) for item in same.problems] == [(2, "warning")]
    assert len(same.records) == 1
    other = reading_of(tmp_path, line("G1"), line("G1", name="ANOTHER"))
    assert [(item.row, item.value) for item in other.errors] == [(2, "G1")]


@pytest.mark.parametrize("blank", ["code", "name"])
def test_a_blank_code_or_name_is_said_at_its_cell(tmp_path: Path, blank: str) -> None:
    faulty = line("G3") if blank == "name" else line("")
    if blank == "name":
        faulty[1] = ""
    [problem] = reading_of(tmp_path, line("G1"), line("G2"), faulty).errors
    assert (problem.row, problem.cell) == (3, 1 if blank == "code" else 2)


def test_each_file_is_a_source_of_its_own(tmp_path: Path) -> None:
    write(tmp_path / "epraccur.csv", line("G1", commissioner="72Q"))
    write(tmp_path / "eccg.csv", line("72Q"))
    found = read([tmp_path])
    assert not found.problems
    assert {batch.source: len(batch.records) for batch in found.batches} == {
        "eccg": 1, "epraccur": 2,
    }  # fmt: skip


def test_the_same_file_again_changes_nothing(tmp_path: Path, store: Store) -> None:
    path = write(tmp_path / "epraccur.csv", line("G1", commissioner="72Q"), line("72Q"))
    load(store, [path], by="test")
    again = load(store, [path], by="test")
    assert all(tally.added == tally.changed == tally.removed == 0 for tally in again.kinds.values())
