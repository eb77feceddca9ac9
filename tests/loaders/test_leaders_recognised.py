"""Which tables are lists of people, which list they are, and what their columns are taken for."""

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service.errors import Unreadable
from graph_service.snapshot import Snapshot
from loaders import Asked, columns_of, read
from loaders.leaders import LEADERS, columns_in, guessed, listings_in
from loaders.leaders.list_name import list_name
from loaders.leaders.names import are_alike, is_vacancy, name_key
from loaders.opened import opened
from loaders.reading import Item
from loaders.tables import Grid, read_grids
from tests.builders import snapshot
from tests.loaders.files import write
from tests.searches import long_search


def items_of(path: Path) -> list[Item]:
    return [grid for file in opened(path) for grid in read_grids(file)]


def grid(*rows: Sequence[str]) -> Grid:
    return Grid("list", "list.csv", tuple(zip(*rows, strict=True)))


def meant(*rows: Sequence[str], known: Snapshot | None = None) -> dict[str, str]:
    """What each column of a table is taken for."""
    columns = columns_in(listings_in([grid(*rows)], {}))
    return {key: guess.code for key, guess in guessed(columns, {}, known or snapshot()).items()}


@pytest.mark.parametrize(
    "headings",
    [
        ("Leader",), ("Full name", "Org"), ("Forename(s)", "Surname"), ("First Name", "Last name"),
        ("NAME", "Role/Job Title"), ("Name of member", "Committee"), ("Name", "Board"),
    ],
)  # fmt: skip
def test_a_table_with_a_column_for_peoples_names_is_a_list(headings: Sequence[str]) -> None:
    assert LEADERS.recognises([grid(headings, ["Ann Able"] * len(headings))])


@pytest.mark.parametrize(
    "rows",
    [
        [("Practice name", "Telephone", "E-mail"), ("The Elms Surgery", "020", "elms@nhs.example")],
        [("PCN name", "PCN code"), ("Bexley North PCN", "U1")],
        [("Organisation name", "Borough"), ("Acute Trust", "Bexley")],
        [("Trust name", "Role"), ("Acute Trust", "Provider")],
        [("Name", "ODS code", "E-mail"), ("Day Lewis Pharmacy", "FA1", "day.lewis@nhs.example")],
        [("Name", "Profession"), ("Bexley Dental Practice", "Dentist")],
        [("id", "name", "kind", "ods_code", "place"), ("icb", "The ICB", "board", "QKK", "Bexley")],
    ],
)
def test_files_of_organisations_never_become_people(rows: list[Sequence[str]]) -> None:
    assert not LEADERS.recognises([grid(*rows)])


def test_real_files_that_are_no_lists_of_people_are_not_taken_for_any(real_data: Path) -> None:
    files = [path for path in real_data.glob("*/*") if path.suffix in (".csv", ".gz")]
    elsewhere = [path for path in files if path.parent.name not in ("organograms", "popolo")]
    assert len(elsewhere) > 20
    taken = [path.name for path in elsewhere if LEADERS.recognises(items_of(path))]
    assert taken == []


def test_names_are_known_by_the_addresses_beside_them() -> None:
    rows = [("Who", "Where to write"), ("Ann Able", "ann.able@x.org"), ("Bo Dee", "b.dee@x.org")]
    assert LEADERS.recognises([grid(*rows)])
    assert meant(*rows) == {"who": "name", "where-to-write": "email"}


def test_a_title_above_the_headings_is_passed_over(tmp_path: Path) -> None:
    file = write(tmp_path / "l.csv", ["Our leaders", ""], ["Leader", "Org"], ["Ann Able", "A"])
    assert [item.source.row for item in read([file]).records if item.id == "l:ann-able"] == [3]


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("Contact email", "email"), ("E-mail address", "email"), ("Role/Job Title", "job-title"),
        ("Position", "job-title"), ("Trust", "organization"), ("Employer", "organization"),
        ("Borough", "place"), ("Profession / staff group", "profession"), ("Committee", "body"),
        ("Organisaton", "organization"), ("Start date", "from"), ("Shoe size", "fact"),
    ],
)  # fmt: skip
def test_headings_are_known_in_many_spellings(heading: str, code: str) -> None:
    assert list(meant(("Full name", heading), ("Ann Able", "")).values()) == ["name", code]


def test_a_role_beside_a_job_title_and_a_board_is_the_one_on_the_board() -> None:
    found = meant(("Leader", "Job title", "Board", "Role"), ("Ann Able", "Nurse", "ICP", "Chair"))
    assert found["role"] == "body-role"


def test_a_title_is_doctor_or_a_job_by_what_stands_there() -> None:
    assert meant(("Title", "Leader"), ("Dr.", "Ann Able"))["title"] == "title"
    assert meant(("Title", "Leader"), ("Head of care", "Ann Able"))["title"] == "job-title"


def test_codes_of_ours_are_known_under_any_heading() -> None:
    found = meant(("Leader", "Kind"), ("Ann Able", "Mental health"), ("Bo Dee", "vcse"))
    assert found["kind"] == "sector"


@pytest.mark.parametrize(
    "stem",
    [
        "leaders", "leaders 2026-11", "leaders 2026-12 (1)", "Leaders_November_2026",
        "Copy of leaders v3 FINAL", "leaders 30.11.2026", "301126 leaders", "leaders-2026-11-23-2",
    ],
)  # fmt: skip
def test_editions_of_one_list_have_one_name(stem: str) -> None:
    assert list_name([stem]) == "leaders"


def test_other_lists_keep_their_names() -> None:
    assert list_name(["ward 7 leaders"]) == "ward-7-leaders"
    assert list_name(["Mayors", "new cross leaders"]) == "mayors+new-cross-leaders"
    assert list_name(["2026-11"]) == "2026-11"


@pytest.mark.parametrize(
    "text", ["Vacant", "VACANT (interim)", "TBC", "tba", "N/A", "-", "To be appointed"]
)
def test_vacancies_have_no_name(text: str) -> None:
    assert is_vacancy(text)


def test_names_of_people_are_no_vacancies() -> None:
    assert not any(map(is_vacancy, ["Nona Able", "Vacanti Rossi", "Nil Desperandum", "Tba Able"]))


def test_titles_capitals_and_order_make_no_other_name() -> None:
    assert name_key("Dr. Ann  ABLE") == name_key("able, Ann") == "ann able"
    assert are_alike("A. Able", "Prof Ann Able")
    assert not are_alike("Ann Able", "Bob Able")


def test_a_table_of_no_known_format_can_be_asked_about(tmp_path: Path) -> None:
    file = write(tmp_path / "liste 2026.csv", ("Wer", "Wo"), ("Ann Able", "Acute Trust"))
    found = columns_of([file], Asked())
    assert found is not None
    assert (found.list, found.is_known) == ("liste", False)
    meanings = {"wer": "name", "wo": "organization"}
    asked = Asked(meanings=lambda name: meanings if name == "liste" else {})
    assert read([file], asked).format == "leaders"
    with pytest.raises(Unreadable):
        read([file])


TEXTS = st.one_of(
    st.sampled_from(
        ["", "Ann Able", "Vacant", "ann@x.org", "senior", "3 March 2026", "A; B", "\n;", "x" * 300,
         "=1+1", "Dr", "\u202eevil", "-", "ICP", "2026-02-30", ";", "'", "\x00", "Board"]
    ),
    st.text(max_size=12),
)  # fmt: skip
HEADINGS = st.one_of(
    st.sampled_from(
        ["Leader", "Full name", "Surname", "First name", "E-mail", "Board", "Role", "From", "Until",
         "ODS code", "Trust", "Borough", "Profession", "Level", "Offers", "Staff number", "", "X"]
    ),
    st.text(max_size=10),
)  # fmt: skip


@long_search(4000)
@given(data=st.data())
def test_any_table_under_any_headings_is_read_or_refused(
    data: st.DataObject, tmp_path: Path
) -> None:
    width = data.draw(st.integers(1, 6))
    rows = [["Leader", *data.draw(st.lists(HEADINGS, min_size=width, max_size=width))]]
    line = st.lists(TEXTS, min_size=width + 1, max_size=width + 1)
    rows += data.draw(st.lists(line, max_size=6))
    with (tmp_path / "any.csv").open("w", newline="", encoding="utf-8", errors="replace") as file:
        csv.writer(file).writerows(rows)
    try:
        reading = read([tmp_path / "any.csv"], format="leaders")
    except Unreadable:
        return
    assert all(item.file and item.problem for item in reading.problems)
    found = columns_of([tmp_path / "any.csv"], Asked())
    assert found is None or found.columns


def test_a_heading_in_doubt_without_a_row_below_it_is_still_told(tmp_path: Path) -> None:
    (tmp_path / "any.csv").write_text("Leader,DISABILITY\n", encoding="utf-8")
    reading = read([tmp_path / "any.csv"], format="leaders")
    assert (1, "DISABILITY") in [(item.row, item.column) for item in reading.problems]
