"""`/load/columns`: what the columns of a list mean is guessed, corrected and remembered."""

import csv
import io
import re
from pathlib import Path

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

import loaders
from graph_service.store import Store
from tests.web.conftest import HOSTILE
from tests.web.visiting import AsVisitor, send

ODD = (
    ["Who it is", "Where", "Does", "Mail"],
    ["Ida Invented", "Acute Trust", "Nurse", "ida.invented@example.org"],
    ["Max Madeup", "Acute Trust", "Porter", "max.madeup@example.org"],
)
NAMES, OF_ORGANIZATION, JOB = "name", "organization", "job-title"


def keep_file(client: FlaskClient, *rows: list[str], name: str = "leaders 2026-11.csv") -> None:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    given = {"files": [(io.BytesIO(text.getvalue().encode()), name)]}
    send(client, "/load", given, form_on="/load")


def choose(client: FlaskClient, *meanings: str) -> TestResponse:
    """Send the form with these meanings for the columns, from the first on."""
    page = client.get("/load/columns").text
    said = dict(re.findall(r'name="(column-\d+)" value="([^"]*)"', page))
    said |= {f"meaning-{number}": code for number, code in enumerate(meanings, start=1)}
    return send(client, "/load/columns", said, form_on="/load/columns")


def selected(page: str) -> list[str]:
    return re.findall(r'<option value="([^"]*)" selected', page)


def test_each_column_has_its_heading_examples_and_a_guess(team: FlaskClient) -> None:
    keep_file(team, *ODD)
    text = team.get("/load/columns").text
    assert "Who it is" in text
    assert "Max Madeup" in text
    assert selected(text) == ["name", "fact", "fact", "email"]
    assert "What each of them means is our guess" in text


def test_what_the_team_says_is_remembered_for_the_next_edition(
    team: FlaskClient, store: Store
) -> None:
    keep_file(team, *ODD)
    answer = choose(team, NAMES, OF_ORGANIZATION, JOB, "email")
    assert answer.location == "/load/preview"
    kept = {item.heading: item.meaning for item in store.apart("ListColumn").values()}
    assert kept == {"who-it-is": NAMES, "where": OF_ORGANIZATION, "does": JOB, "mail": "email"}
    keep_file(team, *ODD, name="leaders 2026-12 (1).csv")
    page = team.get("/load/columns").text
    assert selected(page) == [NAMES, OF_ORGANIZATION, JOB, "email"]
    assert "Remembered from last time." in page
    assert "So the first person reads: Ida Invented works as Nurse at Acute Trust." in page


def test_another_list_is_guessed_anew(team: FlaskClient) -> None:
    keep_file(team, *ODD)
    choose(team, NAMES, OF_ORGANIZATION, JOB, "email")
    keep_file(team, *ODD, name="volunteers.csv")
    assert selected(team.get("/load/columns").text) == ["name", "fact", "fact", "email"]


def test_a_list_without_names_is_told_at_the_top_and_beside_the_field(
    team: FlaskClient, store: Store
) -> None:
    keep_file(team, *ODD)
    answer = choose(team, "fact", OF_ORGANIZATION, JOB, "email")
    assert answer.status_code == 400
    assert answer.text.count("Say which column holds the names") == 2
    assert selected(answer.text) == ["fact", OF_ORGANIZATION, JOB, "email"]
    assert not store.apart("ListColumn")


def test_two_columns_cannot_both_be_the_full_name(team: FlaskClient) -> None:
    keep_file(team, *ODD)
    answer = choose(team, NAMES, NAMES, JOB, "email")
    assert answer.status_code == 400
    assert answer.text.count("Two columns cannot both be") == 2


def test_a_meaning_that_does_not_exist_is_refused(team: FlaskClient) -> None:
    keep_file(team, *ODD)
    assert choose(team, NAMES, "<script>").status_code == 400


def test_a_table_that_is_no_known_format_may_be_said_to_be_a_list(
    team: FlaskClient, store: Store, tmp_path: Path
) -> None:
    keep_file(team, ["Wer", "Wo"], ["Ida Invented", "Acute Trust"])
    page = team.get("/load/columns").text
    assert "We could not tell whether it is a list of people" in page
    choose(team, NAMES, OF_ORGANIZATION)
    december = tmp_path / "leaders 2026-12.csv"
    december.write_text("Wer,Wo\nIda Invented,Acute Trust\n", encoding="utf-8")
    report = loaders.load(store, [december], by="test")
    assert report.format == "leaders"
    assert store.whole().people["leaders:ida-invented"].name == "Ida Invented"


def test_a_hostile_heading_is_shown_as_it_is_written(team: FlaskClient) -> None:
    keep_file(team, ["Full name", HOSTILE], ["Ida Invented", HOSTILE])
    text = team.get("/load/columns").text
    assert "&lt;script&gt;alert" in text
    assert HOSTILE not in text


def test_a_workbook_of_ours_has_nothing_to_ask(team: FlaskClient) -> None:
    keep_file(team, ["id", "name"], ["a", "A"], name="people.csv")
    assert team.get("/load/columns").location == "/load/preview"


def test_without_a_file_there_is_nothing_to_ask(team: FlaskClient) -> None:
    assert team.get("/load/columns").location == "/load"


def test_only_the_team_says_what_columns_mean(client_as: AsVisitor) -> None:
    assert client_as("leader").get("/load/columns").status_code == 403
