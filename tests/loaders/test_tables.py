"""Files become sheets of text, whatever program wrote them."""

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from graph_service.errors import Refused, Unreadable
from loaders.tables import Heading, Sheet, Table, write_workbook
from tests.loaders.files import read_sheets


def only(path: Path) -> Sheet:
    (sheet,) = read_sheets(path)
    return sheet


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_csv_is_read_in_each_usual_encoding_and_separator(
    tmp_path: Path, encoding: str, separator: str
) -> None:
    path = tmp_path / "people.csv"
    lines = [["id", "name", "pay (£)"], ["p1", "Zoë O'Brien", "1"]]
    text = "\r\n".join(separator.join(cells) for cells in lines)
    path.write_bytes(text.encode(encoding))

    sheet = only(path)

    assert sheet.headings == ("id", "name", "pay (£)")
    assert sheet.column("name") == ["Zoë O'Brien"]


def test_cells_of_a_csv_stay_text(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b,c\n007,NA,1.0\n,null,True\n")

    sheet = only(path)

    assert [list(column) for column in sheet.columns] == [
        ["007", ""],
        ["NA", "null"],
        ["1.0", "True"],
    ]


def test_rows_are_counted_as_a_spreadsheet_counts_them(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('a,b\n"one\nline",1\n\n , \ntwo,2\n')

    sheet = only(path)

    assert sheet.column("a") == ["one\nline", "two"]
    assert list(sheet.rows) == [2, 5]


def test_rows_of_unequal_length_keep_every_cell(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1\n1,2,3\n")

    sheet = only(path)

    assert sheet.headings == ("a", "b", "column 3")
    assert [list(column) for column in sheet.columns] == [["1", "1"], ["", "2"], ["", "3"]]


def test_a_column_without_heading_and_text_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(",a,\n,1,x\n")

    assert only(path).headings == ("a", "column 3")


def test_cells_of_a_workbook_become_text(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["day", "moment", "whole", "half", "flag", "text"])
    page.append([datetime(2026, 3, 31), datetime(2026, 3, 31, 9, 30), 2.0, 2.5, True, "007"])  # noqa: DTZ001 - Excel has no time zones
    book.save(tmp_path / "a.xlsx")

    sheet = only(tmp_path / "a.xlsx")

    cells = [column[0] for column in sheet.columns]
    assert cells == ["2026-03-31", "2026-03-31 09:30:00", "2", "2.5", "yes", "007"]


def test_text_like_a_formula_is_written_as_text(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_workbook(path, [Table("a", [Heading("text")], [["=1+1"], ["@x"], ["+44 20"]])])

    cells = [row[0] for row in openpyxl.load_workbook(path)["a"].iter_rows(min_row=2)]

    assert [cell.value for cell in cells] == ["=1+1", "@x", "+44 20"]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells)
    assert only(path).column("text") == ["=1+1", "@x", "+44 20"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", b"", "is empty"),
        ("a.csv", b"a,b\n\x00\x01\x02", "not a text file"),
        ("a.csv", b"\xff\xfea", "not a text file"),
        ("a.csv", b"a,b\n\x81\xff,1\n", "not a text file"),
        ("a.csv", b'a,b\n1,2\n3,"4\n5,6\n', "quotation mark"),
        ("a.xlsx", b"PK\x03\x04 and then nothing", "cannot be unpacked"),
        ("a.xls", b"\xd0\xcf\x11\xe0 an old one", "before 2007"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(Unreadable, match=said) as refused:
        read_sheets(path)

    assert name in str(refused.value)


def test_a_workbook_cut_short_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_workbook(path, [Table("a", [Heading("text")], [["x"]] * 50)])
    whole = path.read_bytes()

    for length in range(10, len(whole), 400):
        path.write_bytes(whole[:length])
        with pytest.raises(Unreadable):
            read_sheets(path)


def test_a_missing_file_and_an_empty_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="cannot be opened"):
        read_sheets(tmp_path / "nowhere.csv")
    with pytest.raises(Unreadable, match="holds no CSV"):
        read_sheets(tmp_path)


def test_a_text_longer_than_a_cell_is_refused_and_no_file_is_left(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"

    with pytest.raises(Refused, match="Shorten it"):
        write_workbook(path, [Table("a", [Heading("text")], [["x" * 32_768]])])

    assert not path.exists()


@pytest.mark.parametrize(
    "text",
    [
        'id,name,job_title\na,"Ann,x\nb,Bob,y\nc,Cy",z\nd,Di,w\n',
        'a,b,c,d,e\n1,"2,3,4,5\n1,2",3,4,5\n',
    ],
)
def test_rows_swallowed_by_stray_quotation_marks_are_refused_at_their_cell(
    tmp_path: Path, text: str
) -> None:
    path = tmp_path / "people.csv"
    path.write_text(text)
    with pytest.raises(Unreadable, match="quotation mark") as refused:
        read_sheets(path)
    assert (refused.value.file, refused.value.row) == ("people.csv", 2)
    assert refused.value.column in ("name", "b")


def test_a_cell_of_several_lines_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text('id,name,note\na,Ann,"First, this.\nThen that.\nAnd more."\n')
    [sheet] = read_sheets(path)
    assert sheet.column("note") == ["First, this.\nThen that.\nAnd more."]


def test_a_formula_that_was_never_worked_out_is_refused_at_its_cell(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["id", "name"])  # type: ignore[union-attr]
    book.active.append(["a", '=UPPER("ann")'])  # type: ignore[union-attr]
    book.save(tmp_path / "people.xlsx")
    with pytest.raises(Unreadable, match="has no value") as refused:
        read_sheets(tmp_path / "people.xlsx")
    assert (refused.value.row, refused.value.column) == (2, "B")


def test_an_error_of_excel_is_no_name(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["id", "name"])  # type: ignore[union-attr]
    book.active.append(["a", "#REF!"])  # type: ignore[union-attr]
    book.save(tmp_path / "people.xlsx")
    with pytest.raises(Unreadable, match="#REF!") as refused:
        read_sheets(tmp_path / "people.xlsx")
    assert (refused.value.row, refused.value.column) == (2, "name")
