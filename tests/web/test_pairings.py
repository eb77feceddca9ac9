"""`/pairings`: the team proposes, reads and keeps; a leader sees whom they could walk with."""

import pytest
from flask.testing import FlaskClient

from graph_service.records import Pairing, Round
from graph_service.store import Batch, Store
from tests.builders import person
from tests.web.pages import Page
from tests.web.visiting import send

SHADOWING = "/pairings?scheme=shadowing&seed=0&round=May"


@pytest.fixture(autouse=True)
def who_walks(store: Store) -> None:
    """Ann hosts, Bob and Cat would visit; all share a challenge."""
    said = {"consent_pairing": True, "challenges": ("Prevention",)}
    people = [
        person("ann", name="Ann Able", offers=("host-a-visit",), sector="acute", **said),
        person("bob", seeks=("shadow",), sector="vcse", days_free=("mon-am",), **said),
        person(
            "cat", name="Cat Care", seeks=("shadow",), sector="vcse", avoid_ids=("bob",), **said
        ),
    ]
    # The employers of the small system would keep Ann and Bob apart.
    store.write(Batch("test", people), by="test", why="test")
    jobs = [("Membership", id_) for id_ in store.whole().memberships]
    store.write(Batch("team", removed=jobs), by="test", why="test")


def propose(team: FlaskClient) -> str:
    asked = send(team, "/pairings", {"scheme": "shadowing", "round": "May"}, form_on="/pairings")
    assert asked.status_code == 302
    assert asked.location == SHADOWING
    return team.get(asked.location).text


def test_before_any_round_the_page_says_how_to_begin(team: FlaskClient) -> None:
    assert "No round has been kept yet: choose a scheme" in team.get("/pairings").text


def test_a_proposal_has_an_address_a_score_reasons_and_who_is_left(team: FlaskClient) -> None:
    page = Page(propose(team))
    assert any("One pair proposed, one person unpaired" in words for words in page.said_in("p"))
    assert any("Both named “Prevention” as a challenge." in words for words in page.said_in("li"))
    assert any("The one person who would fit has another" in words for words in page.said_in("td"))


def test_a_scheme_must_be_chosen(team: FlaskClient) -> None:
    answer = send(team, "/pairings", {"scheme": ""}, form_on="/pairings")
    assert answer.status_code == 400
    assert "Choose a scheme." in answer.text


def keep(team: FlaskClient, store: Store, **changed: object) -> str:
    fields = {"scheme": "shadowing", "seed": 0, "round": "May", "version": store.version()}
    answer = send(team, "/pairings/keep", fields | changed, form_on=SHADOWING)
    assert answer.status_code == 302
    return team.get(answer.location).text


def test_what_is_kept_is_the_round_that_was_shown(team: FlaskClient, store: Store) -> None:
    text = keep(team, store)
    assert "The pairs are kept as a draft of the round" in text
    (pairing,) = store.whole().pairings.values()
    assert isinstance(pairing, Pairing)
    assert pairing.person_ids[0] == "ann"
    assert "Shadowing, May" in Page(text).said_in("h1")
    assert store.entries()[-1].by == "ann"


def test_nothing_is_kept_when_the_data_changed_meanwhile(team: FlaskClient, store: Store) -> None:
    text = keep(team, store, version=store.version() - 1)
    assert "Somebody changed the data meanwhile" in text
    assert not store.whole().pairings


def test_a_round_without_a_name_is_not_kept_and_the_field_says_why(
    team: FlaskClient, store: Store
) -> None:
    fields = {"scheme": "shadowing", "seed": 0, "round": "", "version": store.version()}
    answer = send(team, "/pairings/keep", fields, form_on=SHADOWING)
    assert answer.status_code == 400
    assert 'href="#keep-round"' in answer.text
    assert 'id="keep-round-error"' in answer.text
    assert "Ann Able" in answer.text
    assert not store.whole().pairings


def test_an_old_pair_without_a_score_is_not_called_worthless(
    team: FlaskClient, store: Store
) -> None:
    old = [
        Round(id="old", name="Old", scheme="buddies", status="closed"),
        Pairing(id="p", scheme="buddies", round_id="old", person_ids=("ann", "bob"), status="met"),
    ]
    store.write(Batch("team", old), by="test", why="test")
    page = Page(team.get("/pairings/rounds/old").text)
    assert "Score of 100" not in page.said_in("th")
    assert not any("Score" in words for words in page.said_in("td"))
    assert "All rounds" in page.said_in("a")
    assert "The newest round, Old, has one pair: one met." in team.get("/pairings").text


def test_a_round_that_is_not_there_is_not_found(team: FlaskClient) -> None:
    assert team.get("/pairings/rounds/none").status_code == 404


def test_a_leader_sees_whom_they_could_walk_with(leader: FlaskClient) -> None:
    text = leader.get("/pairings").text
    assert "One person fits what you seek and offer; the best is Ann Able" in text
    assert "Propose pairs" not in text


def test_a_leader_who_did_not_agree_is_told_so(leader: FlaskClient, store: Store) -> None:
    store.write(
        Batch("person", [person("bob", name="", consent_pairing=False)]), by="bob", why="test"
    )
    assert "You have not agreed to be paired" in leader.get("/pairings").text


def test_a_private_wish_is_on_no_page(team: FlaskClient, store: Store) -> None:
    store.write(
        Batch("person", [person("ann", name="", avoid_ids=("bob", "cat"))]), by="ann", why="test"
    )
    page = Page(propose(team))
    assert "No pair can be proposed; three people unpaired." in page.said_in("p")
    assert any("other reasons" in words for words in page.said_in("td"))


def test_a_leader_proposes_and_keeps_nothing(leader: FlaskClient) -> None:
    leader.application.config["WTF_CSRF_ENABLED"] = False
    assert leader.post("/pairings", data={"scheme": "shadowing"}).status_code == 403
    assert leader.post("/pairings/keep", data={}).status_code == 403
