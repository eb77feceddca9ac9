"""Governance as at a past day, and what changed since another, marked in lists and pictures."""

from xml.etree import ElementTree as ET

import pytest
from flask.testing import FlaskClient

from graph_service.store import Batch, Store
from tests.builders import body, membership, person, post
from tests.web.pages import Page

SVG = "{http://www.w3.org/2000/svg}"
SPRING, AUTUMN = "as_of=2026-03-01", "as_of=2026-09-01"
CHANGED = f"{AUTUMN}&since=2026-03-01"


@pytest.fixture(autouse=True)
def a_year_of_changes(store: Store) -> None:
    records = [
        body("council", name="Council"),
        body("club", name="Club", end_date="2026-05-01"),
        body("young", name="Young board", start_date="2026-06-01"),
        post("lead", "council", label="Lead"),
        post("gp", "council", label="GP member"),
        post("old", "council", label="Old post", end_date="2026-04-01"),
        post("new", "council", label="New post for a nurse", start_date="2026-04-01"),
        person("olu", name="Olu Old"), person("nia", name="Nia New"),
        membership("olu", post_id="lead", start_date="2020-01-01", end_date="2026-05-31"),
        membership("nia", post_id="lead", start_date="2026-06-01"),
        membership("olu", post_id="gp", start_date="2021-01-01", end_date="2026-05-31"),
    ]  # fmt: skip
    store.write(Batch("test", records), by="test", why="test")


def drawn(client: FlaskClient, address: str) -> list[str]:
    root = ET.fromstring(client.get(address).text)  # noqa: S314 - our own
    return [item.text or "" for item in root.iter(f"{SVG}text")]


def test_a_body_is_shown_as_at_the_day_asked_for(leader: FlaskClient) -> None:
    then = leader.get(f"/governance/council?{SPRING}").text
    assert "On 1 March 2026: 3 posts, 1 vacant; " in then
    assert "Olu Old" in then
    assert "Nia New" not in then
    assert 'src="/governance/picture-of/council?as_of=2026-03-01"' in then
    assert 'href="/governance?as_of=2026-03-01"' in then
    assert "Olu Old" in drawn(leader, f"/governance/picture-of/council?{SPRING}")


def test_what_changed_is_marked_on_the_posts_of_a_body(leader: FlaskClient) -> None:
    page = Page(leader.get(f"/governance/council?{CHANGED}").text)
    rows = page.said_in("tr")
    assert [row.split("Nia")[0].strip() for row in rows[1:]] == [
        "GP member Now vacant Vacant", "Lead Other holder", "New post for a nurse New post Vacant",
    ]  # fmt: skip
    assert "Old post" in page.said_in("li")
    assert "4 changes since 1 March 2026." in page.said_in("p")
    words = " ".join(drawn(leader, f"/governance/picture-of/council?{CHANGED}"))
    assert "Lead – Other holder" in words
    assert "GP member – Now vacant" in words


def test_what_changed_is_marked_on_the_bodies_of_the_list(leader: FlaskClient) -> None:
    text = leader.get(f"/governance?{CHANGED}").text
    assert "3 posts, 2 vacant, 4 changes" in text
    assert "0 posts, new body" in text
    assert "Club" in Page(text).said_in("li")
    assert "6 changes since 1 March 2026." in text
    quiet = leader.get(f"/governance?{SPRING}&since=2026-02-01").text
    assert "Nothing changed since 1 February 2026." in quiet
    assert 'href="/governance/council?as_of=2026-09-01&amp;since=2026-03-01"' in text
    words = drawn(leader, f"/governance/picture.svg?{CHANGED}")
    assert "3 posts, 2 vacant, 4 changes" in words
    assert "Club" not in words


def test_nothing_is_marked_where_no_day_is_said(leader: FlaskClient) -> None:
    for address in ("/governance", "/governance/council"):
        assert "nhsuk-tag--purple" not in leader.get(address).text
        assert "no more" not in leader.get(address).text


@pytest.mark.parametrize("address", ["/governance", "/governance/council"])
@pytest.mark.parametrize(
    ("query", "field", "said"),
    [
        ("as_of=spring", "as_of", "&#39;spring&#39; is not a day: write one such as 2026-03-31."),
        ("since=spring", "since", "&#39;spring&#39; is not a day: write one such as 2026-03-31."),
        (f"{SPRING}&since=2026-03-01", "since", "What changed until 1 March 2026 is counted"),
    ],
)
def test_days_that_cannot_be_are_told_beside_their_field(
    leader: FlaskClient, address: str, query: str, field: str, said: str
) -> None:
    answer = leader.get(f"{address}?{query}")
    assert answer.status_code == 400
    assert said in answer.text
    assert f'id="{field}-error"' in answer.text


def test_a_body_that_was_not_there_on_the_day_is_said_to_be_so(leader: FlaskClient) -> None:
    answer = leader.get(f"/governance/young?{SPRING}")
    assert answer.status_code == 404
    assert "Young board was not there on 1 March 2026." in answer.text
    assert leader.get("/governance/club").status_code == 404
    assert "Club" in leader.get(f"/governance/club?{SPRING}").text


def test_a_past_day_can_be_read_and_not_reviewed(team: FlaskClient) -> None:
    assert "Is this right?" in team.get("/governance/council").text
    assert "Is this right?" not in team.get(f"/governance/council?{SPRING}").text
