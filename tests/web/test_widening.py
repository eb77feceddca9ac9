"""From who is missing to a seat: drafted, sent, accepted, seated, and the gaps before and after."""

import pytest
from flask.testing import FlaskClient

from graph_service.analysis.yardsticks import TARGET
from graph_service.records import Invitation, Yardstick
from graph_service.store import TEAM, Batch, Store
from tests.builders import organization, person
from tests.web.visiting import AsVisitor, send

LETTERS = "/missing/invitations/letters?scope=Organization:board&seats=1"
PAGE = "/widening/Organization/board"


@pytest.fixture
def team(client_as: AsVisitor, store: Store) -> FlaskClient:
    """The team, where one person of social care could be asked to the board."""
    carer = person("zed", name="Zed Zed", sector="social-care", involvement=("email",))
    wanted = Yardstick(id="y", name=TARGET, dimension="sector", group="social-care", count=1,
                       scope="Organization:board")  # fmt: skip
    home = organization("home", sector="social-care")
    store.write(Batch(TEAM, [carer, home, wanted]), by="x", why="x")
    return client_as("programme-team")


def kept(team: FlaskClient, store: Store) -> Invitation:
    send(team, LETTERS.replace("/missing/invitations/letters", "/widening"), {"take": "zed"},
         form_on=f"{LETTERS}&take=zed")  # fmt: skip
    (found,) = store.read().of("Invitation").values()
    return found  # type: ignore[no-any-return]


def test_letters_are_kept_as_invitations_once(team: FlaskClient, store: Store) -> None:
    assert "Keep track of these invitations" in team.get(LETTERS).text
    found = kept(team, store)
    assert (found.organization_id, found.state) == ("board", "drafted")
    assert found.start_date == store.read().as_of
    assert kept(team, store) == found
    assert "Partnership Board" in team.get("/widening").text


def test_an_invitation_goes_its_way_to_a_seat(team: FlaskClient, store: Store) -> None:
    asked = Invitation(id="i", person_id="zed", organization_id="board", state="drafted",
                       start_date="2026-01-01")  # fmt: skip
    store.write(Batch(TEAM, [asked]), by="x", why="x")
    assert "e-mail" in team.get(PAGE).text
    before = team.get(PAGE).text
    assert "Sector: Social care" in before
    for state in ("sent", "accepted", "seated"):
        send(team, "/widening-state/i", {"state": state}, form_on=PAGE)
    found = store.read().of("Invitation")["i"]
    day = store.read().as_of
    assert (found.state, found.sent_on, found.answered_on, found.seated_on) == (
        "seated", day, day, day,
    )  # fmt: skip
    assert [item.person_id for item in store.read().memberships_in("board")] == ["ann", "zed"]
    after = team.get(PAGE).text
    assert "1 seated" in after
    assert "Closed" in after
    assert "1 person has been asked; 1 has taken a seat." in team.get("/widening").text
    assert "Zed Zed" in team.get("/widening.csv").text


def test_a_step_that_cannot_come_next_is_refused(team: FlaskClient, store: Store) -> None:
    asked = Invitation(id="i", person_id="zed", organization_id="board", state="sent")
    store.write(Batch(TEAM, [asked]), by="x", why="x")
    told = send(team, "/widening-state/i", {"state": "seated"}, form_on=PAGE)
    assert told.status_code in (400, 409, 422)
    assert not store.read().of("Invitation")["i"].seated_on


def test_a_letter_keeps_to_how_somebody_wants_to_be_involved(team: FlaskClient) -> None:
    text = team.get(f"{LETTERS}&take=zed").text
    assert "you would rather stay involved by e-mail: a line is enough" in text


def test_only_the_team_sees_who_is_asked(client_as: AsVisitor) -> None:
    assert client_as("leader").get("/widening").status_code == 403
