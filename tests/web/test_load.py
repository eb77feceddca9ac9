"""`/load`: upload, preview, confirm, undo; nothing is changed before it is confirmed."""

import csv
import io
import time
from pathlib import Path

import openpyxl
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from graph_service.store import TEAM, Batch, Store
from tests.builders import person
from tests.web.pages import Page
from tests.web.visiting import send


def sheet(*rows: list[str]) -> bytes:
    """Rows as a CSV file."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


PEOPLE = sheet(["id", "name"], ["new-1", "Newly One"], ["new-2", "Newly Two"])
BROKEN = sheet(["id", "name", "level"], ["new-1", "Newly One", "emperor"])


def arrive(client: FlaskClient, answer: TestResponse) -> TestResponse:
    """Where an answer leads in the end, however long the work on the files takes."""
    for _ in range(300):
        if answer.status_code == 302:
            answer = client.get(answer.location)
        elif "We are working on your file" in answer.text:
            time.sleep(0.1)
            answer = client.get("/load/working")
        else:
            return answer
    raise AssertionError("the work on the files never ended")


def upload(client: FlaskClient, *files: tuple[bytes, str]) -> TestResponse:
    """Send files, as (content, name), and open what comes next."""
    given = {"files": [(io.BytesIO(content), name) for content, name in files]}
    return arrive(client, send(client, "/load", given, form_on="/load"))


def confirm(client: FlaskClient, store: Store) -> TestResponse:
    fields = {"version": store.version()}
    return arrive(client, send(client, "/load/confirm", fields, form_on="/load/preview"))


def loaded(client: FlaskClient, store: Store, *rows: list[str], name: str = "people.csv") -> int:
    """Load rows of people; the version."""
    upload(client, (sheet(["id", "name"], *rows), name))
    confirm(client, store)
    return store.version()


def test_a_preview_says_what_would_change_and_changes_nothing(
    team: FlaskClient, store: Store
) -> None:
    before = store.fingerprint()
    page = Page(upload(team, (PEOPLE, "people.csv")).text)
    assert page.said_in("p")[0] == (
        "2 records read, none needs your attention, nothing has been changed yet."
    )
    assert page.said_in("td")[:4] == ["New2", "Changed0", "Gone0", "As they are0"]
    assert "Newly One person" in page.said_in("li")
    assert store.fingerprint() == before


def test_a_file_without_rows_is_said_to_have_none(team: FlaskClient) -> None:
    page = upload(team, (sheet(["id", "name"]), "people.csv")).text
    assert "We found no rows" in page
    assert "in the system already" not in page


def test_confirming_writes_and_says_who_did_it(team: FlaskClient, store: Store) -> None:
    upload(team, (PEOPLE, "people.csv"))
    page = confirm(team, store)
    assert "Loaded. If it was not right, undo it below." in page.text
    assert {"new-1", "new-2"} <= store.whole().people.keys()
    assert store.entries()[-1].by == "ann"
    assert "What changed2 people new" in Page(page.text).said_in("td")


def test_a_preview_shows_what_was_beside_what_would_be(team: FlaskClient, store: Store) -> None:
    upload(team, (PEOPLE, "people.csv"))
    confirm(team, store)
    other = sheet(["id", "name"], ["new-1", "Renamed"])
    page = Page(upload(team, (other, "people.csv")).text)
    assert page.said_in("del") == ["Newly One"]
    assert page.said_in("ins") == ["Renamed"]
    assert page.said_in("li")[-1] == "Newly Two person"


def test_the_same_file_again_changes_nothing(team: FlaskClient, store: Store) -> None:
    upload(team, (PEOPLE, "people.csv"))
    confirm(team, store)
    page = upload(team, (PEOPLE, "people.csv")).text
    assert "Everything in these files is in the system already." in page
    assert "Confirm and load" not in page


def test_a_load_can_be_undone(team: FlaskClient, store: Store) -> None:
    upload(team, (PEOPLE, "people.csv"))
    confirm(team, store)
    version = store.version()
    send(team, f"/load/{version}/undo", {}, form_on="/load")
    assert "new-1" not in store.whole().people
    assert "UndoUndone" in Page(team.get("/load").text).said_in("td")


def test_a_load_that_later_changes_stand_on_is_not_undone(team: FlaskClient, store: Store) -> None:
    upload(team, (PEOPLE, "people.csv"))
    confirm(team, store)
    first = store.version()
    other = sheet(["id", "name"], ["new-1", "Renamed"], ["new-2", "Newly Two"])
    upload(team, (other, "people.csv"))
    confirm(team, store)
    answer = send(team, f"/load/{first}/undo", {}, form_on="/load")
    assert store.whole().people["new-1"].name == "Renamed"
    assert answer.status_code == 409
    assert answer.text.count(f"Load {first} cannot be undone yet") == 2


def test_what_people_did_by_hand_is_not_undone_here(team: FlaskClient, store: Store) -> None:
    assert "Past loads" not in team.get("/load").text
    answer = send(team, f"/load/{store.version()}/undo", {}, form_on="/load")
    assert answer.status_code == 400
    assert "ann" in store.whole().people


def test_a_broken_file_names_row_and_column_and_cannot_be_confirmed(
    team: FlaskClient, store: Store
) -> None:
    before = store.fingerprint()
    text = upload(team, (BROKEN, "people.csv")).text
    page = Page(text)
    assert page.said_in("p")[0] == "1 problem needs your attention, and nothing has been changed."
    assert "Error people.csv, column level, row 2" in page.said_in("p")
    assert 'value="emperor"' in text
    assert "Confirm and load" not in text
    confirm(team, store)
    assert store.fingerprint() == before


def test_a_file_of_no_known_format_is_refused_with_a_sentence(team: FlaskClient) -> None:
    text = upload(team, (b"\x00\x01\x02", "picture.xlsx")).text
    assert "There is a problem" in text
    assert "Confirm and load" not in text


def test_no_file_is_said_beside_the_field_and_at_the_top(team: FlaskClient) -> None:
    answer = send(team, "/load", {}, form_on="/load")
    assert answer.status_code == 400
    assert answer.text.count("Choose one or more files to load.") == 2


def test_a_change_between_preview_and_confirmation_is_shown_first(
    team: FlaskClient, store: Store
) -> None:
    upload(team, (PEOPLE, "people.csv"))
    seen = store.version()
    store.write(Batch(TEAM, [person("x")]), by="test", why="meanwhile")
    answer = send(team, "/load/confirm", {"version": seen}, form_on="/load/preview")
    assert "Somebody changed the data meanwhile" in arrive(team, answer).text
    assert "new-1" not in store.whole().people


def test_files_that_are_let_go_are_gone(team: FlaskClient, store: Store) -> None:
    upload(team, (PEOPLE, "people.csv"))
    send(team, "/load/discard", {}, form_on="/load/preview")
    assert team.get("/load/preview").location == "/load"
    assert "new-1" not in store.whole().people


def test_a_name_cannot_lead_out_of_the_folder_for_uploads(team: FlaskClient) -> None:
    page = upload(team, (PEOPLE, "../../people.csv"), (PEOPLE, "people.csv")).text
    assert "../" not in page


def test_a_hostile_value_is_shown_as_it_is_written(team: FlaskClient) -> None:
    hostile = sheet(["id", "name", "level"], ["a", "A", "<script>alert(1)</script>"])
    assert "&lt;script&gt;alert(1)" in upload(team, (hostile, "people.csv")).text


def test_one_persons_upload_is_not_anothers(team: FlaskClient, leader: FlaskClient) -> None:
    upload(team, (PEOPLE, "people.csv"))
    assert leader.get("/load/preview").status_code == 403


def test_the_template_is_a_workbook_that_loads_nothing(team: FlaskClient, tmp_path: Path) -> None:
    answer = team.get("/load/template")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    (tmp_path / "empty.xlsx").write_bytes(answer.data)
    assert "people" in openpyxl.load_workbook(tmp_path / "empty.xlsx").sheetnames
    assert "0 records read" in upload(team, (answer.data, "empty.xlsx")).text
