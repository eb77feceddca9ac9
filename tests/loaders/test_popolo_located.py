"""JSON is read with the line on which each object begins, or refused at the line of its fault."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given

from graph_service.errors import Unreadable
from loaders.opened import Opened
from loaders.popolo.located import Entry, LocatedText
from tests.loaders.json_values import JSON, written


def located(text: str) -> LocatedText:
    return LocatedText(Opened("x.json", text.encode()))


def entries(value: Any) -> Iterator[Entry]:
    if isinstance(value, Entry):
        yield value
    for item in value.values() if isinstance(value, dict) else value:
        if isinstance(item, dict | list):
            yield from entries(item)


def test_each_object_knows_the_line_on_which_it_begins() -> None:
    text = '\n{"a": [\n {"b": "}{"},\n\n {"c":\n {}}\n], "d": {}}'

    rows = [entry.row for entry in entries(located(text).value)]

    assert rows == [2, 3, 5, 6, 7]


def test_the_lines_of_items_that_are_no_objects_are_found() -> None:
    text = located('{"z": [1,\n 2], "a":\n [{"b": "x"},\n\n "y",\n null]}')

    assert text.rows_in(text.value, "a") == [3, 5, 6]


@given(JSON)
def test_what_is_read_is_what_the_standard_library_reads(value: Any) -> None:
    assert located(written(value)).value == value


@pytest.mark.parametrize(
    ("text", "row", "said"),
    [
        ('{"a":\n', 2, "value is missing"),
        ('{"a": 1,\n "b": NaN}', 2, "NaN is no number"),
        ('["Infinity",\n -Infinity]', 2, "-Infinity is no number"),
        ('[\n1e999]', 2, "too large"),
        ('[\n{"a": 1,\n "a": 2}]', 2, "says 'a' twice"),
        ('[\n"\\ud800"]', 2, "half of a character"),
        ('[\n"\\u0000"]', 2, "NUL"),
        ('["a\nb"]', 1, "broken over lines"),
        ('{}\n{}', 2, "after its end"),
        ('["abc', 1, "no closing quotation mark"),
        ("[1\n2]", 2, "comma"),
        ("[\n" + "9" * 10_000 + "]", 2, "10000 digits"),
        ("[\n" * 100_000, 101, "more than 100 deep"),
        ('{"a":' * 100_000, 1, "more than 100 deep"),
        ('["' + '\\"' * 1_000_000, 1, "no closing quotation mark"),
    ],
)  # fmt: skip
def test_what_is_not_json_is_refused_at_its_line(text: str, row: int, said: str) -> None:
    with pytest.raises(Unreadable, match=said) as refusal:
        located(text)

    assert (refusal.value.file, refusal.value.row) == ("x.json", row)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_json_is_read_in_the_usual_encodings(encoding: str) -> None:
    file = Opened("x.json", '{"name": "Zoë"}'.encode(encoding))

    assert LocatedText(file).value == {"name": "Zoë"}


def test_characters_written_as_pairs_of_escapes_are_read() -> None:
    assert located('["\\ud83d\\ude00"]').value == ["😀"]
