"""A round from its start to its end, as the team and two leaders go through it."""

import threading
import time
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient

from graph_service.analysis.pairing.proposal import Proposal, Tell, propose
from graph_service.records import Pairing, Reply, Round
from graph_service.store import TEAM, Batch, Store
from tests.builders import person
from tests.web.pages import Page
from tests.web.visiting import AsVisitor, send
from web.pages import round_matching

ROUND = "/pairings/rounds/shadowing-may"
SAID = {"consent_pairing": True, "challenges": ("Prevention",)}


@pytest.fixture(autouse=True)
def who_walks(store: Store) -> None:
    """Ann and Dee host, Bob and Cat would visit; all share a challenge."""
    people = [
        person("ann", name="Ann Able", offers=("host-a-visit",), sector="acute", **SAID),
        person("dee", name="Dee Dale", offers=("host-a-visit",), sector="pharmacy", **SAID),
        person("bob", seeks=("shadow",), sector="vcse", days_free=("mon-am",), **SAID),
        person("cat", name="Cat Care", seeks=("shadow",), sector="vcse", **SAID),
    ]
    # The employers of the small system would keep Ann and Bob apart.
    people = [replace(item, email=f"{item.id}@example.org") for item in people]
    store.write(Batch("test", people), by="test", why="test")
    jobs = [("Membership", id_) for id_ in store.whole().memberships]
    store.write(Batch("team", removed=jobs), by="test", why="test")


def started(team: FlaskClient) -> None:
    answer = send(team, "/pairings", {"scheme": "shadowing", "name": "May"}, form_on="/pairings")
    assert answer.location == ROUND


def matched(team: FlaskClient, **fields: str) -> Page:
    answer = send(team, "/pairings/match/shadowing-may", fields, form_on=ROUND)
    assert answer.status_code == 302, answer.text
    return Page(team.get(ROUND).text)


def test_long_matching_shows_how_far_it_is(
    team: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, answered = threading.Event(), threading.Event()

    def slowly(*given: Any, tell: Tell, **named: Any) -> Proposal:
        tell("matching", 0.1)
        asked.set()
        assert answered.wait(30)
        return propose(*given, **named)

    monkeypatch.setattr(round_matching, "PATIENCE_SECONDS", 0)
    monkeypatch.setattr(round_matching, "propose", slowly)
    started(team)
    answer = send(team, "/pairings/match/shadowing-may", {}, form_on=ROUND)
    working = "/pairings/matching/shadowing-may"
    assert answer.location == working
    assert asked.wait(30)
    assert team.get(ROUND).location == working
    assert [*Page(team.get(working).text).words["label"]] == ["Finding the best pairs: 10%"]
    progress = "/pairings/match-progress/shadowing-may"
    assert team.get(progress).json == {
        "over": False, "doing": "Finding the best pairs", "percent": 10
    }  # fmt: skip
    answered.set()
    while not team.get(progress).json["over"]:  # type: ignore[index]
        time.sleep(0.05)
    assert team.get(working).location == ROUND
    shown = team.get(ROUND).text
    assert "The pairs are kept." in shown
    assert "Ann Able" in shown


def published(team: FlaskClient) -> Page:
    started(team)
    matched(team)
    send(team, "/pairings/publish/shadowing-may", {"managers": "yes"}, form_on=ROUND)
    return Page(team.get(ROUND).text)


def pairs(store: Store) -> dict[tuple[str, ...], Pairing]:
    return {item.person_ids: item for item in store.read().pairings.values()}


def settle(team: FlaskClient, what: str, *people: str) -> int:
    fields = {"what": what, "person": list(people)}
    return send(team, "/pairings/settle/shadowing-may", fields, form_on=ROUND).status_code


def test_a_round_is_started_proposed_and_kept_with_reasons(team: FlaskClient, store: Store) -> None:
    started(team)
    assert "Nobody has applied yet" in team.get(ROUND).text
    page = matched(team)
    assert any("Two pairs proposed, no people unpaired" in words for words in page.said_in("p"))
    assert any("Both named “Prevention” as a challenge." in words for words in page.said_in("li"))
    assert len(pairs(store)) == 2
    assert "Publish these pairs" in page.said_in("button")


def test_a_pair_that_is_fixed_stays_and_one_that_is_kept_apart_goes(
    team: FlaskClient, store: Store
) -> None:
    started(team)
    matched(team)
    ((host, visitor), *_) = pairs(store)
    assert settle(team, "apart", host, visitor) == 302
    page = Page(team.get(ROUND).text)
    assert "Match again with as few changes as possible" in page.said_in("button")
    matched(team, keep="yes")
    assert (host, visitor) not in pairs(store)
    assert len(pairs(store)) == 2
    ((host, visitor), *_) = pairs(store)
    settle(team, "together", host, visitor)
    matched(team)
    assert (host, visitor) in pairs(store)


def test_somebody_who_is_taken_out_has_no_pair_and_can_be_put_back(
    team: FlaskClient, store: Store
) -> None:
    started(team)
    matched(team)
    settle(team, "out", "cat")
    page = matched(team, keep="yes")
    assert any("left them out of this round" in words for words in page.said_in("td"))
    (made,) = store.read().instructions
    send(team, "/pairings/unsettle/shadowing-may", {"instruction": made}, form_on=ROUND)
    assert not store.read().instructions
    matched(team, keep="yes")
    assert len(pairs(store)) == 2


def test_two_people_are_settled_once_they_are_two(team: FlaskClient) -> None:
    started(team)
    matched(team)
    assert settle(team, "apart", "ann", "ann") == 400
    assert settle(team, "dance", "ann", "bob") == 400


def test_why_not_these_two_is_answered_with_what_it_would_cost(
    team: FlaskClient, store: Store
) -> None:
    started(team)
    matched(team)
    together = set(pairs(store))
    host, visitor = next(
        (h, v) for h in ("ann", "dee") for v in ("bob", "cat") if (h, v) not in together
    )
    text = team.get(f"/pairings/why-not/shadowing-may?one={visitor}&other={host}").text
    assert "would be as good" in text or "lower" in text or "would fall" in text
    text = team.get("/pairings/why-not/shadowing-may?one=ann&other=dee").text
    assert "do not take different parts" in text
    assert team.get("/pairings/why-not/shadowing-may?one=ann&other=ann").status_code == 400


def test_matching_afresh_is_compared_before_it_is_taken(team: FlaskClient) -> None:
    started(team)
    matched(team)
    text = team.get("/pairings/compare/shadowing-may").text
    assert "No: matching afresh gives the same pairs." in text


def test_nothing_is_published_before_the_managers_agree(team: FlaskClient) -> None:
    started(team)
    answer = send(team, "/pairings/publish/shadowing-may", {}, form_on=ROUND)
    assert "no pairs to publish" in answer.text
    matched(team)
    answer = send(team, "/pairings/publish/shadowing-may", {}, form_on=ROUND)
    assert answer.status_code == 400
    assert "Say first that the managers" in answer.text


def test_a_round_goes_from_published_to_declined_repaired_met_and_closed(
    team: FlaskClient, store: Store, client_as: AsVisitor
) -> None:
    assert any("waiting for an answer" in words for words in published(team).said_in("p"))
    first, second = pairs(store).values()
    says(client_as, first, first.person_ids[0], {"answer": "accepted"})
    says(client_as, first, first.person_ids[1], {"answer": "accepted"})
    says(client_as, second, second.person_ids[1], {"answer": "declined", "reason": "Too far"})
    page = Page(team.get(ROUND).text)
    assert any("one accepted, one declined" in words for words in page.said_in("p"))
    assert "Too far" not in team.get(ROUND).text
    assert "Find new partners without moving the others" in page.said_in("button")
    matched(team)
    assert first.person_ids in pairs(store)
    send(team, "/pairings/introduced/shadowing-may", {"pairing": first.id}, form_on=ROUND)
    assert store.read().pairings[first.id].introduced_on == store.read().as_of
    day = store.read().as_of
    says(client_as, first, first.person_ids[0], {"met_on": day, "hours": "3,5"}, "met")
    says(client_as, first, first.person_ids[0], {"worth": "6", "change": "A rota"}, "reflect")
    text = team.get("/pairings/outcome/shadowing-may").text
    assert "One pair has met for 3.5 hours in all" in text
    assert "A rota" in text
    send(team, "/pairings/close/shadowing-may", {}, form_on=ROUND)
    assert store.read().rounds["shadowing-may"].status == "closed"


def says(
    client_as: AsVisitor, pairing: Pairing, who: str, fields: dict[str, str], what: str = "answer"
) -> None:
    client = client_as("leader", person_id=who)
    form_on = f"/pairings/mine/{pairing.id}"
    answer = send(client, f"/pairings/{what}/{pairing.id}", fields, form_on=form_on)
    assert answer.status_code == 302, answer.text


def test_the_file_of_a_round_names_everybody_and_runs_no_formula(
    team: FlaskClient, store: Store
) -> None:
    store.write(Batch(TEAM, [person("ann", name="=1+1")]), by="test", why="test")
    started(team)
    matched(team)
    text = team.get("/pairings/file/shadowing-may").text
    assert "'=1+1" in text
    assert text.count("shadowing-") == 4


def test_a_round_that_is_not_there_is_not_found(team: FlaskClient) -> None:
    for address in (
        "/pairings/rounds/none", "/pairings/compare/none", "/pairings/outcome/none",
        "/pairings/applications/none", "/pairings/file/none",
    ):  # fmt: skip
        assert team.get(address).status_code == 404


def test_a_round_whose_scheme_is_gone_still_opens(team: FlaskClient, store: Store) -> None:
    gone = [
        Round(id="old", name="Old", scheme="dancing"),
        Reply(id="r", pairing_id="x", person_id="y"),
    ]
    store.write(Batch("team", gone), by="test", why="test")
    assert "there no more" in team.get("/pairings/rounds/old").text
    assert "there no more" in team.get("/pairings").text
