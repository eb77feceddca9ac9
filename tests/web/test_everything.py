"""Everything comes out again, for the programme team, with a word on whose data it is."""

import io
import zipfile

import openpyxl
import pytest
from flask.testing import FlaskClient

import loaders
from graph_service.store import TEAM, Batch, Store
from tests.builders import person
from tests.web.pages import Page


def test_the_page_says_whose_data_it_is_and_how_many_are_invented(
    team: FlaskClient, store: Store
) -> None:
    store.write(Batch(TEAM, [person("made-up", invented=True)]), by="test", why="set up")
    page = Page(team.get("/load/everything").text)
    assert page.said_in("p")[0] == "Each file holds personal data of 5 people."
    assert page.said_in("p")[1].startswith("1 of these people is invented.")


@pytest.mark.parametrize("suffix", loaders.WRITERS)
def test_every_form_comes_as_a_file(team: FlaskClient, suffix: str) -> None:
    answer = team.get(f"/load/everything/{suffix[1:]}")
    assert answer.status_code == 200
    name = f'filename="leadership-map{suffix}"'
    assert answer.headers["Content-Disposition"] == f"attachment; {name}"
    assert b"Ann Able" in answer.data or zipfile.is_zipfile(io.BytesIO(answer.data))


def test_the_workbook_holds_what_the_store_holds(team: FlaskClient) -> None:
    answer = team.get("/load/everything/xlsx")
    book = openpyxl.load_workbook(io.BytesIO(answer.data))
    assert [cell.value for cell in book["people"]["A"]] == ["id", "ann", "bob", "cat", "odd"]


def test_a_form_that_is_not_known_is_not_there(team: FlaskClient) -> None:
    assert team.get("/load/everything/exe").status_code == 404


def test_a_leader_takes_nothing_out(leader: FlaskClient) -> None:
    assert leader.get("/load/everything/xlsx").status_code == 403
