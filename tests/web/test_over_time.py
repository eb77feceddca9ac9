"""`/missing/over-time`: what changed, what may change, lines, tables and the file."""

import csv
import io
import re

import pytest
from flask.testing import FlaskClient

from graph_service.records import Record, System, Yardstick
from graph_service.store import Batch, Store
from tests.builders import membership, person
from tests.web.conftest import HOSTILE
from tests.web.pages import Page
from web.pages import over_time_steps, over_time_views

BOARD = "/missing/over-time?scope=Organization:board&yardstick=minimum"


@pytest.fixture(autouse=True)
def board(store: Store) -> None:
    """Somebody from acute care leaves the board, somebody from social care joins it."""
    records: list[Record] = [
        System(id="s", name="System", today="2026-09-01"),
        person("going", sector="acute"),
        person("coming", sector="social-care"),
        membership("going", "board", end_date="2026-05-01"),
        membership("coming", "board", start_date="2026-02-01"),
        membership("coming", "group", start_date="2026-02-01"),
    ]
    store.write(Batch("more", records), by="test", why="test")


def page(client: FlaskClient, address: str) -> Page:
    return Page(client.get(address).text)


def test_the_first_sentence_says_what_changed_and_where(leader: FlaskClient) -> None:
    shown = page(leader, BOARD)
    said = shown.said_in("p")
    assert any(
        line.startswith("Since October 2024, by sector in “Partnership Board”: one gap closed")
        for line in said
    )
    assert "Since July 2026 alone: no gap closed and none opened; 10 are still open." in said


def test_what_closed_and_what_opened_is_told_with_where_to_look_closer(
    leader: FlaskClient,
) -> None:
    text = leader.get(BOARD).text
    assert (
        "One person from social care sits on the Partnership Board; before it was nobody." in text
    )
    assert re.search(r'href="/missing/group\?[^"]*group=social-care', text)


def test_each_line_is_a_picture_with_words_and_the_same_is_a_table(leader: FlaskClient) -> None:
    shown = page(leader, BOARD)
    text = leader.get(BOARD).text
    assert 'role="img" aria-label="People over time, Social care: from 0 to 1"' in text
    assert "People on each day, by sector" in shown.said_in("caption")
    assert "0 Missing" in shown.said_in("td")
    assert "1 As expected" in shown.said_in("td")


def test_groups_of_which_nothing_changed_are_in_the_table_alone(
    leader: FlaskClient, store: Store
) -> None:
    row = Yardstick(id="y", name="ours", dimension="sector", group="acute", count=1)
    store.write(Batch("y", [row]), by="test", why="test")
    shown = page(leader, "/missing/over-time?scope=Organization:board&yardstick=ours")
    headings = shown.said_in("h3")
    assert "Social care" in headings
    assert "Pharmacy" not in headings
    assert "Pharmacy" in shown.said_in("th")


def test_how_mixed_people_were_is_a_table_with_a_day_a_row(leader: FlaskClient) -> None:
    shown = page(leader, BOARD)
    assert "How mixed people were on each day" in shown.said_in("caption")
    assert "1 October 2024" in shown.said_in("th")


def test_the_file_has_a_row_a_group_and_day(leader: FlaskClient) -> None:
    answer = leader.get(BOARD.replace("over-time", "over-time.csv") + "&since=2026-01-01")
    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    social_care = [row for row in rows if row["Sector"] == "Social care"]
    assert [row["Day"] for row in social_care] == [
        "2026-01-01", "2026-04-01", "2026-07-01", "2026-09-01",
    ]  # fmt: skip
    assert [row["People"] for row in social_care] == ["0", "1", "1", "1"]


@pytest.mark.parametrize(
    ("query", "field", "said"),
    [
        ("?since=soon", "since", "is not a day"),
        ("?since=2027-01-01", "since", "Choose a first day before"),
        ("?since=1900-01-01&every=month", "since", "more than"),
        ("?every=week", "since", "Gaps can be followed"),
        ("?as_of=soon", "as_of", "is not a day"),
        ("?yardstick=none", "yardstick", "There is no yardstick"),
        ("?scope=Organization:none", "yardstick", "There is no"),
        ("?by=colour", "yardstick", "cannot be grouped"),
    ],
)
def test_what_cannot_be_answered_is_said_beside_its_field(
    leader: FlaskClient, query: str, field: str, said: str
) -> None:
    answer = leader.get(f"/missing/over-time{query}")
    assert answer.status_code == 400
    assert said in answer.text
    assert f'id="{field}-error"' in answer.text
    assert "<title>Error: Gaps over time" in answer.text


def test_a_day_on_which_the_body_was_not_there_is_named(leader: FlaskClient, store: Store) -> None:
    body = store.whole().organizations["group"]
    assert HOSTILE in body.name
    shown = page(leader, "/missing/over-time?scope=Organization:group")
    left_out = next(line for line in shown.said_in("p") if line.startswith("Left out"))
    assert "1 January 2026" in left_out


def test_one_day_alone_shows_a_table_without_pictures(leader: FlaskClient) -> None:
    shown = page(leader, "/missing/over-time?scope=Organization:group&since=2026-01-15&every=year")
    assert shown.tags["svg"] == 0
    assert any("only one day" in line for line in shown.said_in("p"))


def test_of_a_large_network_only_the_latest_days_are_looked_at(
    leader: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(over_time_steps, "LARGE", 3)
    shown = page(leader, BOARD)
    assert any("only the latest 5 days" in line for line in shown.said_in("p"))
    assert "1 October 2025" in shown.said_in("th")
    assert "1 July 2025" not in shown.said_in("th")


def test_the_team_can_ask_whom_to_invite_where_a_gap_is_open(
    team: FlaskClient, leader: FlaskClient
) -> None:
    assert "Ask whom to invite" in page(team, BOARD).said_in("a")
    assert "Ask whom to invite" not in page(leader, BOARD).said_in("a")
    assert "Ask whom to invite" not in page(team, "/missing/over-time").said_in("a")


def test_many_warnings_are_told_in_part(
    leader: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(over_time_views, "MOST_TOLD", 1)
    lines = page(leader, BOARD).said_in("li")
    assert any("more; the table below has all" in line for line in lines)
