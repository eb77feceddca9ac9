"""Mend and try again: in the browser at each faulty cell, or in a spreadsheet that marks them."""

import io

import openpyxl
from flask.testing import FlaskClient

from graph_service.store import Store
from tests.web.pages import Page
from tests.web.test_load import arrive, confirm, loaded, sheet, upload
from tests.web.visiting import send

FAULTY = sheet(
    ["id", "name", "level"], ["a", "Ann", "emperor"], ["b", "", "senior"], ["c", "Cy", "emperor"]
)


def mend(client: FlaskClient, fields: dict[str, str]) -> str:
    answer = send(client, "/load/mend", fields, form_on="/load/preview")
    return arrive(client, answer).text


def test_alike_problems_are_said_once_with_their_rows(team: FlaskClient) -> None:
    page = Page(upload(team, (FAULTY, "people.csv")).text)
    assert page.said_in("p")[0] == "3 problems need your attention, and nothing has been changed."
    places = [text for text in page.said_in("p") if text.startswith("Error people.csv")]
    assert places == [
        "Error people.csv, column level, rows 2, 4",
        "Error people.csv, column name, row 3",
    ]
    assert page.said_in("label") == [
        "New value of level in rows 2, 4",
        "New value of name in row 3",
    ]


def test_cells_mended_in_the_browser_load_and_the_file_on_the_disk_is_spoken_of(
    team: FlaskClient, store: Store
) -> None:
    upload(team, (FAULTY, "people.csv"))
    fields = {"was-0": "emperor", "fix-0": "board", "was-1": "", "fix-1": "Bob <b>"}
    text = mend(team, fields)
    assert "3 records read, none needs your attention" in text
    assert "3 cells were mended here." in text
    assert "still holds the old values" in text
    assert "Loaded." in confirm(team, store).text
    people = store.whole().people
    assert [people[id_].level for id_ in "abc"] == ["board", "senior", "board"]
    assert people["b"].name == "Bob <b>"


def test_a_cell_mended_badly_can_be_mended_again(team: FlaskClient) -> None:
    upload(team, (FAULTY, "people.csv"))
    text = mend(team, {"was-0": "emperor", "fix-0": "king", "was-1": "", "fix-1": "Bob"})
    assert 'value="king"' in text
    text = mend(team, {"was-0": "king", "fix-0": "board"})
    assert "3 records read, none needs your attention" in text
    assert "3 cells were mended here." in text


def test_sending_the_fields_as_they_were_mends_nothing_and_says_so(team: FlaskClient) -> None:
    upload(team, (FAULTY, "people.csv"))
    text = mend(team, {"was-0": "emperor", "fix-0": "emperor", "was-1": "", "fix-1": ""})
    assert "Nothing was mended" in text


def test_a_form_made_for_other_problems_mends_nothing(team: FlaskClient) -> None:
    upload(team, (FAULTY, "people.csv"))
    assert "Nothing was mended" in mend(team, {"was-0": "duke", "fix-0": "board"})


def test_the_problems_come_as_a_spreadsheet_that_can_be_mended_and_sent(
    team: FlaskClient, store: Store
) -> None:
    upload(team, (FAULTY, "people.csv"))
    answer = team.get("/load/problems.xlsx")
    assert "filename=people.xlsx" in answer.headers["Content-Disposition"]
    book = openpyxl.load_workbook(io.BytesIO(answer.data))
    assert book["people"]["C2"].fill.start_color.rgb == "00FF9999"
    for cell, value in (("C2", "board"), ("B3", "Bob"), ("C4", "board")):
        book["people"][cell] = value
    mended = io.BytesIO()
    book.save(mended)
    page = upload(team, (mended.getvalue(), "people.xlsx")).text
    assert "3 records read, none needs your attention" in page
    confirm(team, store)
    assert store.entries()[-1].sources == ("people",)


def test_the_mended_tables_can_be_taken_home(team: FlaskClient) -> None:
    upload(team, (FAULTY, "people.csv"))
    mend(team, {"was-0": "emperor", "fix-0": "board", "was-1": "", "fix-1": "Bob"})
    book = openpyxl.load_workbook(io.BytesIO(team.get("/load/problems.xlsx").data))
    assert [cell.value for cell in book["people"]["C"]] == ["level", "board", "senior", "board"]


def test_a_new_name_like_an_old_one_is_asked_about(team: FlaskClient, store: Store) -> None:
    loaded(team, store, ["a", "Ann"], ["b", "Bob"], name="people-2025.csv")
    page = upload(team, (sheet(["id", "name"], ["a", "Anne"]), "people-2026.csv"))
    assert Page(page.text).said_in("option") == ["Something new", "A newer edition of people-2025"]
    fields = {"source": "people-2025"}
    answer = send(team, "/load/source", fields, form_on="/load/preview")
    text = arrive(team, answer).text
    assert "a newer edition of people-2025" in text
    assert Page(text).said_in("ins") == ["Anne"]
    confirm(team, store)
    assert "b" not in store.whole().people
    assert [item.source.name for item in store.said("Person", "a")] == ["people-2025"]


def test_it_can_be_said_that_it_is_something_new_after_all(team: FlaskClient, store: Store) -> None:
    loaded(team, store, ["a", "Ann"], name="people-2025.csv")
    upload(team, (sheet(["id", "name"], ["a", "Anne"]), "people-2026.csv"))
    send(team, "/load/source", {"source": "people-2025"}, form_on="/load/preview")
    answer = send(team, "/load/source", {"source": ""}, form_on="/load/preview")
    assert "What is it?" in arrive(team, answer).text


def test_a_source_that_is_not_offered_is_not_taken(team: FlaskClient) -> None:
    upload(team, (sheet(["id", "name"], ["a", "Ann"]), "people.csv"))
    answer = send(team, "/load/source", {"source": "team"}, form_on="/load/preview")
    assert "Kept under the name <strong>people</strong>" in arrive(team, answer).text


def test_one_load_shows_what_it_changed_before_and_after(team: FlaskClient, store: Store) -> None:
    loaded(team, store, ["a", "Ann"], ["b", "Bob"])
    second = loaded(team, store, ["a", "Anne"])
    loaded(team, store, ["a", "Annette"])
    page = Page(team.get(f"/load/{second}").text)
    assert page.said_in("del") == ["Ann", "Name: Bob"]
    assert page.said_in("ins") == ["Anne"]
    assert "1 person changed, 1 gone. Source: people." in page.said_in("p")


def test_what_is_gone_keeps_its_name_and_days_are_in_words(team: FlaskClient, store: Store) -> None:
    row = ["Ann Gone", "Acute Trust", "Matron", "2024-05-01"]
    head = ["Full name", "Organisation", "Job title", "Start date"]
    for rows in ([row, ["Bo Stays", "Acute Trust", "Nurse", "2024-06"]], [["Bo Stays", *row[1:]]]):
        upload(team, (sheet(head, *rows), "leaders.csv"))
        confirm(team, store)
    page = Page(team.get(f"/load/{store.version()}").text)
    gone = next(text for text in page.said_in("del") if text.startswith("Person: Ann"))
    assert gone.startswith("Person: Ann Gone; Organisation: Acute Trust; Role: Matron; From: 1 May")


def test_a_version_that_is_no_load_has_no_page(team: FlaskClient, store: Store) -> None:
    assert team.get(f"/load/{store.version()}").status_code == 404
    assert team.get("/load/999").status_code == 404


def test_why_a_file_cannot_be_read_is_said_once_and_no_marked_tables_are_offered(
    team: FlaskClient,
) -> None:
    text = upload(team, (b"", "empty.csv")).text
    assert text.count("The file empty.csv is empty.") == 1
    assert "This cannot be loaded, and nothing has been changed." in Page(text).said_in("p")
    assert "What has to be mended" not in text
    assert "/load/problems.xlsx" not in text
