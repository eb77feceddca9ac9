"""Polls on pages: opened by the team, voted in once by link or signed in, told when closed."""

from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from graph_service.records import Poll, Programme
from graph_service.store import TEAM, Batch, Store
from tests.builders import person
from tests.web.visiting import AsVisitor, send

OPENED = {"name": "What first?", "about": "initiative", "method": "rank", "by": "sector",
          "closes": "2030-01-01"}  # fmt: skip
POLL = "/polls/what-first"


@pytest.fixture
def team(client_as: AsVisitor, store: Store) -> FlaskClient:
    """The team, with three initiatives and five more people."""
    options = [Programme(id=id_, name=f"Plan {id_}", classification="initiative") for id_ in "abc"]
    people = [person(f"p{n}", name=f"Voter {n}", sector="acute") for n in range(5)]
    store.write(Batch(TEAM, [*options, *people]), by="test", why="x")
    return client_as("programme-team")


def links(team: FlaskClient) -> list[str]:
    rows = team.get("/polls-letters/what-first").text.splitlines()[1:]
    return [row.rpartition(",")[2].replace("http://localhost", "") for row in rows]


def test_the_team_opens_a_poll_and_others_cannot(team: FlaskClient, client_as: AsVisitor) -> None:
    assert "Ask again" not in client_as("leader").get("/priorities").text
    refused = send(team, "/priorities", {**OPENED, "name": "", "closes": "soon"})
    assert refused.status_code == 400
    assert "Write the question" in refused.text
    made = send(team, "/priorities", OPENED)
    assert made.headers["Location"] == POLL
    assert "have voted" in team.get(POLL).text
    assert "Open until 1 January 2030" in team.get("/priorities").text


def test_a_link_of_ones_own_votes_once_without_signing_in(
    team: FlaskClient, stranger: FlaskClient, store: Store
) -> None:
    send(team, "/priorities", OPENED)
    first, *others = links(team)
    assert "Your vote counts once" in stranger.get(first).text
    wrong = send(stranger, first, {"option-1": "1", "option-2": "1"})
    assert (wrong.status_code, "Two have place 1" in wrong.text) == (400, True)
    assert 'value="1"' in wrong.text
    assert "no whole number" in send(stranger, first, {"option-1": "first"}).text
    done = send(stranger, first, {"option-2": "1", "option-1": "2"})
    assert "You have voted" in done.text
    assert "You have voted" in stranger.get(first).text
    assert len(store.apart("Voter")) == 1
    assert first not in links(team)
    for other in others[:4]:
        send(stranger, other, {"option-2": "1"})
    assert stranger.get(first + "x").status_code == 404
    assert "Plan b comes" not in team.get(POLL).text
    send(team, "/polls-closed/what-first", {}, form_on=POLL)
    assert "“Plan b” comes first; 5 of" in team.get(POLL).text
    assert "is closed" in stranger.get(others[4]).text
    assert "Plan b,1," in team.get("/polls-result/what-first").text


def test_whoever_is_signed_in_votes_there(
    team: FlaskClient, client_as: AsVisitor, store: Store
) -> None:
    send(team, "/priorities", {**OPENED, "method": "points"})
    leader = client_as("leader")
    assert "Your vote is asked" in leader.get("/").text
    short = send(leader, POLL, {"option-1": "60"})
    assert (short.status_code, "add up to 60" in short.text) == (400, True)
    send(leader, POLL, {"option-1": "60", "option-3": "40"})
    assert "Nobody can see how" in leader.get(POLL).text
    assert "Your vote is asked" not in leader.get("/").text
    assert len(store.apart("BallotBox")) == 1


def test_no_page_and_no_export_holds_a_vote(team: FlaskClient, store: Store) -> None:
    send(team, "/priorities", OPENED)
    (first, *_) = links(team)
    send(team, first, {"option-2": "1"})
    (box,) = store.apart("BallotBox").values()
    (vote,) = box.ballots
    for address in ("/load/everything", POLL, "/api/v1/polls"):
        assert vote not in team.get(address).text
    assert isinstance(store.whole().of("Poll")["what-first"], Poll)
    store.write(Batch(TEAM, [replace(store.whole().of("Poll")["what-first"], by="")]),
                by="x", why="x")  # fmt: skip
    assert "All" in team.get(POLL).text
