"""`/missing/invitations`: whom to ask, why, who else could, what stays open; letters and a file."""

import csv
import html
import io

import pytest
from flask.testing import FlaskClient

from graph_service.records import Area, Event, Yardstick
from graph_service.store import Batch, Store
from tests.builders import body, membership, organization, person, post
from tests.web.conftest import HOSTILE
from tests.web.pages import Page

BOARD = "/missing/invitations?scope=Organization:board"


def target(dimension: str, group: str, count: int) -> Yardstick:
    return Yardstick(
        id=f"{dimension}-{group}", name="target", dimension=dimension, group=group, count=count,
        scope="Organization:board",
    )  # fmt: skip


@pytest.fixture(autouse=True)
def candidates(store: Store) -> None:
    """A board that wants two from social care, one charity, one from Bexley, and four people."""
    records = [
        Area(id="bexley", name="Bexley", classification="borough"),
        Area(id="lewisham", name="Lewisham", classification="borough"),
        organization("acute", area_id="lewisham"),
        Event(id="summit", name="Summit", start_date="2026-10-01"),
        target("sector", "social-care", 2),
        target("sector", "vcse", 1),
        target("sector", "pharmacy", 1),
        target("place", "bexley", 1),
        organization("chemist", name="Corner Chemist", sector="pharmacy"),
        post("care-seat", "board", label="Care seat", sector="social-care"),
        person("care", name="Ann Care", sector="social-care", area_id="bexley",
               involvement=("workshops",), email="care@example.org"),
        person("carer", name=f"Bo {HOSTILE}", sector="social-care"),
        person("voice", name="Cy Voice", sector="vcse", job_title="=1+1"),
        person("shy", name="Shy Pharmacist", sector="pharmacy", objects=True),
        membership("voice", "group"),
    ]  # fmt: skip
    store.write(Batch("more", records), by="test", why="test")


def said(client: FlaskClient, address: str, tag: str = "main") -> str:
    return " ".join(Page(client.get(address).text).said_in(tag))


def test_the_first_sentence_says_how_many_gaps_they_close_and_that_nobody_closes_more(
    team: FlaskClient,
) -> None:
    page = Page(team.get(f"{BOARD}&seats=2").text)
    assert page.said_in("p")[:1] != []
    assert "These two people close three of the five gaps; no two close more." in page.said_in("p")


def test_the_vacant_posts_are_the_seats_unless_said(team: FlaskClient) -> None:
    text = team.get(BOARD).text
    assert 'name="seats" inputmode="numeric" value="2"' in text
    assert "These two people close" in text


def test_each_person_stands_with_what_they_close_and_how_much_they_carry(
    team: FlaskClient,
) -> None:
    words = said(team, f"{BOARD}&seats=3")
    assert "1. Ann Care" in words
    assert "Sector: Social care, from nobody to one Place: Bexley, from nobody to one" in words
    assert "Fits the vacant seat: Care seat" in words
    assert "Wants to stay involved by: workshops." in words
    assert "Sector: Social care, from one to two" in words
    assert "On one board or group already: Group" in words


def address_of(client: FlaskClient, address: str, label: str) -> str:
    """The address of the first link whose text begins so."""
    before = client.get(address).text.partition(f">{label}")[0]
    return html.unescape(before.rpartition('href="')[2].partition('"')[0])


def test_a_name_can_be_swapped_kept_and_ruled_out_by_an_address_that_can_be_kept(
    team: FlaskClient,
) -> None:
    one = f"{BOARD}&seats=1"
    swapped = address_of(team, one, "Swap in")
    assert "1. Bo" in said(team, swapped)
    assert "Your choice" in said(team, swapped)
    kept = address_of(team, one, "Keep in any case")
    assert "1. Ann Care Your choice" in said(team, kept)
    assert "Your choice" not in said(team, address_of(team, kept, "Leave it open again"))
    ruled_out = address_of(team, one, "Do not ask")
    assert "Not to be asked: Ann Care" in said(team, ruled_out)
    assert "1. Bo" in said(team, ruled_out)
    assert "1. Ann Care" in said(team, address_of(team, ruled_out, "allow again"))


def test_what_is_known_of_nobody_there_is_said_and_counts_for_no_gap(team: FlaskClient) -> None:
    words = said(team, f"{BOARD}&seats=2&w-level=1")
    assert "No gap is counted by level: it is known of nobody who is there." in words


def test_what_stays_open_names_the_organisations_to_approach(team: FlaskClient) -> None:
    words = said(team, f"{BOARD}&seats=4")
    assert "Sector: Pharmacy 1 Nobody we know of. Approach: Corner Chemist." in words
    assert "Shy" not in words


def test_weights_change_who_is_asked_and_stay_in_the_form(team: FlaskClient) -> None:
    text = team.get(f"{BOARD}&seats=1&w-sector=0").text
    assert "This person closes the only gap." in text
    assert 'name="w-sector" inputmode="decimal" value="0"' in text
    assert "Place: Bexley, from nobody to one" in text
    assert "Sector: Social care, from nobody" not in text


def test_without_a_choice_the_bodies_with_vacant_posts_are_offered(team: FlaskClient) -> None:
    page = Page(team.get("/missing/invitations").text)
    assert "Two posts stand vacant on one body: choose one, or an event." in page.said_in("p")
    assert "Partnership Board: two vacant posts" in page.said_in("li")


def test_an_event_or_a_full_body_first_asks_how_many(team: FlaskClient) -> None:
    words = said(team, "/missing/invitations?scope=Event:summit")
    assert "No seat stands vacant here: say how many people you could invite." in words
    assert "close" in said(team, "/missing/invitations?scope=Event:summit&seats=2")


def test_where_nothing_is_missing_nobody_is_to_be_invited(team: FlaskClient, store: Store) -> None:
    store.write(Batch("one", [body("content", name="Content"), membership("ann", "content")]),
                by="test", why="test")  # fmt: skip
    words = said(team, "/missing/invitations?scope=Organization:content&seats=2&w-profession=1")
    assert "Nobody has to be invited" in words


@pytest.mark.parametrize(
    ("query", "field", "problem"),
    [
        ("&seats=none", "seats", "not a number"),
        ("&seats=0", "seats", "one person at least"),
        ("&w-place=many", "w-place", "not a number"),
        ("&w-place=0&w-sector=0&w-profession=0", "w-", "at least one kind of gap"),
        ("&yardstick=workforce", "yardstick", "no yardstick"),
        ("&as_of=yesterday", "as_of", "is not a day"),
        ("&take=shy&seats=2", "seats", "object"),
        ("&take=ghost", "seats", "no person with the id"),
    ],
)
def test_what_cannot_be_worked_out_is_said_beside_its_field_and_what_was_typed_is_kept(
    team: FlaskClient, query: str, field: str, problem: str
) -> None:
    answer = team.get(BOARD + query)
    assert answer.status_code == 400
    page = Page(answer.text)
    assert "There is a problem" in page.said_in("h2")
    assert any(problem in words for words in page.said_in("span"))
    assert any(id_.startswith(field) and id_.endswith("-error") for id_ in page.ids)
    assert '<option value="Organization:board" selected>' in answer.text


def test_nonsense_is_refused_at_the_choice_of_the_body(team: FlaskClient) -> None:
    for scope in ("nonsense", "Organization:none"):
        answer = team.get(f"/missing/invitations?scope={scope}&seats=2")
        assert answer.status_code == 400
        assert 'id="scope-error"' in answer.text
    assert "Begin again" in team.get(f"{BOARD}&take=ghost").text


def test_letters_say_why_and_never_what_people_declare(team: FlaskClient) -> None:
    page = Page(team.get("/missing/invitations/letters?scope=Organization:board&seats=3").text)
    words = " ".join(page.said_in("article"))
    assert page.tags["article"] == 3
    assert "I am writing to ask whether you would join the Partnership Board." in words
    assert "Nobody from social care sits on the Partnership Board yet." in words
    assert "The seat we have in mind: Care seat." in words
    for never in ("ethnic", "disab", "sex", "relig", "age ", "gender"):
        assert never not in words.lower()


def test_letters_come_as_plain_text_too(team: FlaskClient) -> None:
    answer = team.get("/missing/invitations/letters.txt?scope=Organization:board&seats=3")
    assert answer.mimetype == "text/plain"
    assert answer.text.count("Subject: Would you join the Partnership Board?") == 3
    assert answer.text.startswith("Subject:")
    assert "- Nobody based in Bexley sits on the Partnership Board yet." in answer.text


def test_the_file_holds_the_same_people_and_runs_no_formula(team: FlaskClient) -> None:
    answer = team.get("/missing/invitations.csv?scope=Organization:board&seats=3")
    assert answer.mimetype == "text/csv"
    rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert [row["Id"] for row in rows] == ["care", "carer", "voice"]
    assert (rows[0]["E-mail"], rows[0]["Seats they fit"]) == ("care@example.org", "Care seat")
    assert rows[2]["Work"] == "'=1+1"


def test_only_the_programme_team_invites(leader: FlaskClient) -> None:
    for address in (BOARD, "/missing/invitations/letters", "/missing/invitations.csv"):
        assert leader.get(address).status_code == 403
