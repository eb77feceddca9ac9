"""Files made with malice, or by accident: refused in a sentence, quickly, in little memory."""

import gzip
import io
import time
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart import BarChart

from graph_service.errors import Unreadable
from graph_service.records import Organization, Person
from loaders import read
from loaders.formats import items_of
from loaders.opened import opened
from tests.loaders.files import read_sheets

_SHEET = "xl/worksheets/sheet1.xml"
_NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """So long, of this process's own time, and no longer."""
    began = time.process_time()
    yield
    assert time.process_time() - began < seconds


@contextmanager
def under(megabytes: float) -> Iterator[None]:
    """So much memory at the most; counting it makes everything slower."""
    tracemalloc.start()
    try:
        yield
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < megabytes * 1_000_000


def refused(path: Path) -> Unreadable:
    with pytest.raises(Unreadable) as refusal:
        list(items_of([path]))
    said = str(refusal.value)
    assert path.name.removesuffix(".gz") in said
    assert refusal.value.file
    return refusal.value


def saved(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def archive(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return path


def workbook(path: Path, *rows: list[object]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    book.save(path)
    return path


def with_part(path: Path, change: Callable[[str], str], part: str = _SHEET) -> Path:
    """A workbook of which one part is changed, as no program would write it."""
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    parts[part] = change(parts[part].decode()).encode()
    return archive(path, **parts)


def with_rows(path: Path, rows: str) -> Path:
    return with_part(
        workbook(path), lambda _: f"<worksheet {_NS}><sheetData>{rows}</sheetData></worksheet>"
    )


def cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def test_a_gzip_bomb_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    path = saved(tmp_path / "people.csv.gz", gzip.compress(b"\0" * 200_000_000))
    with under(150), within(5):
        assert "unpacks to more than" in str(refused(path))


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = archive(tmp_path / "people.zip", **{"a.csv": b"\0" * 100_000_000})
    with under(10), within(1):
        assert "unpacks to more than" in str(refused(path))


def test_a_workbook_that_is_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    bomb = {"xl/workbook.xml": b"<workbook/>", _SHEET: b" " * 100_000_000}
    path = archive(tmp_path / "people.xlsx", **bomb)
    with under(10), within(1):
        assert "unpacks to more than" in str(refused(path))


def test_an_archive_that_declares_less_than_it_holds_is_refused(tmp_path: Path) -> None:
    path = archive(tmp_path / "people.zip", **{"a.csv": b"id,name\n" * 10_000})
    content = path.read_bytes()
    size = (80_000).to_bytes(4, "little")
    path.write_bytes(content.replace(size, (80).to_bytes(4, "little")))
    with pytest.raises(Unreadable, match="damaged"):
        list(opened(path))


def test_an_archive_whose_members_lie_over_each_other_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "people.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("a.csv", "id,name\n" * 100)
        file.writestr("b.csv", "id,name\n" * 100)
        file.infolist()[1].header_offset = file.infolist()[0].header_offset
    with pytest.raises(Unreadable, match="damaged"):
        list(opened(path))


@pytest.mark.parametrize("inner", ["a.zip", "a.gz", "a.csv"])
def test_an_archive_inside_an_archive_is_refused(tmp_path: Path, inner: str) -> None:
    within_it = archive(tmp_path / "inner", **{"b.csv": b"id,name"}).read_bytes()
    path = archive(tmp_path / "people.zip", **{inner: within_it})
    assert "holds another archive" in str(refused(path))
    path = saved(tmp_path / "people.csv.gz", gzip.compress(gzip.compress(b"id,name")))
    assert "holds another archive" in str(refused(path))


@pytest.mark.parametrize("name", ["../a.csv", "/etc/a.csv", "C:\\a.csv", "x/../../a.csv"])
def test_a_name_that_leads_out_of_its_archive_is_refused(tmp_path: Path, name: str) -> None:
    path = archive(tmp_path / "people.zip", **{name: b"id,name\n"})
    assert "leads out of it" in str(refused(path))


def test_a_workbook_that_declares_entities_is_refused(tmp_path: Path) -> None:
    lol = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>'
    path = with_part(workbook(tmp_path / "people.xlsx", ["id"]), lambda part: lol + part)
    assert "document type" in str(refused(path))


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_million_columns_are_refused_before_they_are_read(tmp_path: Path, separator: str) -> None:
    path = saved(tmp_path / "people.csv", b"id,name\n" + separator.encode() * 1_000_000)
    first = saved(tmp_path / "wide.csv", b"a" + separator.encode() * 1_000_000 + b"\nb")
    with within(1):
        assert "1000001 columns" in str(refused(first))
    if separator == ",":
        with within(1):
            assert refused(path).row == 2


def test_a_wide_line_beside_many_short_ones_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path / "people.csv", b"," * 2_000 + b"\na" * 100_000)
    with within(5):
        assert "million cells" in str(refused(path))
    path = saved(tmp_path / "people.csv", b"a\n" * 100_000 + b"," * 2_000)
    with within(5):
        assert refused(path).row == 100_001


def test_a_cell_far_away_takes_neither_memory_nor_time(tmp_path: Path) -> None:
    near = f'<row r="1">{cell("A1", "id")}{cell("B1", "name")}</row>'
    blank = '<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    path = with_rows(tmp_path / "people.xlsx", near + blank)
    with within(5):
        assert read_sheets(path)[0].headings == ("id", "name")
    far = f'<row r="1048576">{cell("XFD1048576", "x")}</row>'
    path = with_rows(tmp_path / "people.xlsx", near + far)
    with within(5):
        assert refused(path).row == 1_048_576


def test_a_million_blank_rows_take_neither_memory_nor_time(tmp_path: Path) -> None:
    blank = "".join(f'<row r="{row}"/>' for row in range(2, 1_000_000))
    rows = f'<row r="1">{cell("A1", "id")}{cell("B1", "name")}</row>{blank}'
    path = with_rows(tmp_path / "people.xlsx", rows)
    with within(5):
        assert read_sheets(path)[0].headings == ("id", "name")


def test_a_cell_of_ten_megabytes_is_refused_at_its_place(tmp_path: Path) -> None:
    path = saved(tmp_path / "people.csv", b"id,name\np1,Ann\np2," + b"x" * 10_000_000)
    with within(5):
        found = refused(path)
    assert (found.row, found.column, len(found.value)) == (3, "name", 80)
    rows = f'<row r="1">{cell("A1", "id")}</row><row r="2">{cell("A2", "x" * 10_000_000)}</row>'
    found = refused(with_rows(tmp_path / "people.xlsx", rows))
    assert (found.row, found.column) == (2, "A")


@pytest.mark.parametrize(
    ("dirty", "clean", "said"),
    [
        ("An\x07n", "An\ufffdn", "control"),
        ("An\0n", "An\ufffdn", "control"),
        ("An\x7fn", "An\ufffdn", "control"),
        ("An\ufffen", "An\ufffdn", "control"),
        ("An\u202en", "Ann", "direction"),
        ("\u2066Ann\u2069", "Ann", "direction"),
    ],
)
def test_a_character_that_cannot_stand_is_replaced_and_said_at_its_cell(
    tmp_path: Path, dirty: str, clean: str, said: str
) -> None:
    text = "id,name,job_title\n" + "p1,Bo,Nurse\n" * 20 + f"p2,{dirty},Nurse\n"
    path = saved(tmp_path / "people.csv", text.encode())
    found = read([path], format="workbook")
    [problem] = [item for item in found.problems if said in item.problem]
    assert (problem.severity, problem.row, problem.cell) == ("warning", 22, 2)
    assert {item.name for item in found.records if isinstance(item, Person)} == {"Bo", clean}


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings_are_read_without_a_mark(tmp_path: Path, encoding: str) -> None:
    text = "id,name\np1,Zoë Example\n"
    path = saved(tmp_path / "people.csv", text.encode(encoding))
    assert read_sheets(path)[0].column("name") == ["Zoë Example"]


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 500, "before 2007"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0" + b"\0" * 500, "password"),
        ("a.pdf", b"%PDF-1.7\n", "PDF"),
        ("a.csv", b"\x89PNG\r\n", "picture"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "picture"),
        ("a.rtf", b"{\\rtf1 hello}", "text document"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c", "archive"),
        ("a.xls", b"<html><table></table></html>", "web page"),
        ("a.db", b"SQLite format 3\0", "database"),
    ],
)
def test_a_file_of_another_kind_is_refused_with_what_to_do(
    tmp_path: Path, name: str, content: bytes, what: str
) -> None:
    assert what in str(refused(saved(tmp_path / name, content)))


@pytest.mark.parametrize(
    ("part", "what"),
    [
        ("word/document.xml", "Word"), ("ppt/presentation.xml", "PowerPoint"),
        ("xl/workbook.bin", "binary Excel"), ("content.xml", "OpenDocument"),
    ],
)  # fmt: skip
def test_a_document_of_another_program_is_refused_with_what_to_do(
    tmp_path: Path, part: str, what: str
) -> None:
    path = archive(tmp_path / "a.zip", mimetype=b"x", **{part: b"<x/>"})
    assert what in str(refused(path))


def test_a_device_is_no_file() -> None:
    with pytest.raises(Unreadable, match="neither a file nor a folder"):
        list(opened(Path("/dev/zero")))


def test_macros_and_links_to_other_workbooks_are_not_read(tmp_path: Path) -> None:
    path = workbook(tmp_path / "people.xlsm", ["id", "name"], ["p1", "Ann"])
    with zipfile.ZipFile(path, "a") as file:
        file.writestr("xl/vbaProject.bin", b"macro")
        file.writestr("xl/externalLinks/externalLink1.xml", b"<externalLink/>")
    assert read_sheets(path)[0].column("name") == ["Ann"]


def test_hidden_rows_and_sheets_are_read_and_chart_sheets_passed_over(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in (["id", "name"], ["p1", "Ann"]):
        page.append(row)
    page.row_dimensions[2].hidden = True
    hidden = book.create_sheet("more")
    hidden.append(["id", "name"])
    hidden.sheet_state = "hidden"
    book.create_chartsheet("chart").add_chart(BarChart())
    book.create_sheet("empty")
    book.save(tmp_path / "people.xlsx")
    sheets = read_sheets(tmp_path / "people.xlsx")
    assert [sheet.name for sheet in sheets] == ["Sheet", "more", "empty"]
    assert sheets[0].column("name") == ["Ann"]


def test_a_formula_that_gives_an_empty_text_is_blank(tmp_path: Path) -> None:
    rows = (
        f'<row r="1">{cell("A1", "id")}{cell("B1", "name")}</row><row r="2">{cell("A2", "p1")}'
        '<c r="B2" t="str"><f>IF(1,"","x")</f><v></v></c></row>'
    )
    assert read_sheets(with_rows(tmp_path / "a.xlsx", rows))[0].column("name") == [""]


def test_a_control_character_in_json_is_replaced_and_said(tmp_path: Path) -> None:
    text = '{"organizations": [{"id": "o1", "name": "A\\u0007 \\u202eBoard"}], "persons": []}'
    path = saved(tmp_path / "popolo.json", text.encode())
    found = read([path])
    assert [item.name for item in found.records if isinstance(item, Organization)] == [
        "A\ufffd Board"
    ]
    assert {"control" in item.problem for item in found.problems} == {True, False}


def test_reading_stays_quick_on_a_large_clean_table() -> None:
    text = io.StringIO()
    text.writelines(f"p{number},Zoë Example {number},Nurse\n" for number in range(100_000))
    from loaders.characters import is_clean  # noqa: PLC0415 - only this one looks inside

    began = time.process_time()
    assert is_clean(text.getvalue())
    assert time.process_time() - began < 0.5
