"""The template says of every column what goes there."""

from pathlib import Path

import openpyxl
from openpyxl.utils import get_column_letter

from graph_service.records import KINDS
from loaders import write_template


def test_every_kind_has_a_sheet_with_its_fields_and_choices(tmp_path: Path) -> None:
    write_template(tmp_path / "t.xlsx")

    book = openpyxl.load_workbook(tmp_path / "t.xlsx")

    for kind in KINDS.values():
        if kind.apart and kind.name != "Declaration":
            assert kind.sheet not in book.sheetnames
            continue
        sheet = book[kind.sheet]
        headings = [cell.value for cell in sheet[1]]
        fields = [field for field in kind.fields if field.type != "attributes" and not field.own]
        assert headings == ["id", *(field.name for field in fields)]
        chosen = {str(item.sqref): item.formula1 for item in sheet.data_validations.dataValidation}
        for number, field in enumerate(fields, start=2):
            cell = sheet.cell(1, number)
            assert cell.comment is not None
            assert field.label in cell.comment.text
            if field.type == "code" and field.codes is not None:
                span = "{0}2:{0}1048576".format(get_column_letter(number))
                assert chosen[span] == f'"{",".join(field.codes)}"'


def test_choices_fit_into_what_excel_allows() -> None:
    for kind in KINDS.values():
        for field in kind.fields:
            if field.type == "code" and field.codes is not None:
                assert len(",".join(field.codes)) <= 255
