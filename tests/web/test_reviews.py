"""Reviewers comment on a body, correct it, sign it off; the team answers; all of it is kept."""

import pytest
from flask.testing import FlaskClient

from graph_service.records import Responsibility
from graph_service.store import Batch, Store
from tests.builders import body, person, post
from tests.web.pages import Page
from tests.web.visiting import AsVisitor, send

PAGE = "/governance/council"


@pytest.fixture
def rae(client_as: AsVisitor, store: Store) -> FlaskClient:
    """A reviewer whose link opens the council alone."""
    records = [
        body("council", name="Council", quorum=2),
        body("secret", name="Secret board"),
        post("lead", "council", label="Chair <lead>"),
        post("hidden", "secret", label="Hidden"),
        person("rae", name="Rae Reader", email="rae@example.org"),
    ]
    store.write(Batch("test", records), by="test", why="test")
    return client_as("reviewer", person_id="rae", body_ids=("council",))


def said(client: FlaskClient) -> str:
    return " ".join(Page(client.get(PAGE).text).said_in("li"))


def correct(client: FlaskClient, **fields: str) -> int:
    form = {"target": "Post:lead", "what": "label", "value": "Convener", **fields}
    return send(client, "/governance/correct/council", form, form_on=PAGE).status_code


def test_a_correction_is_proposed_accepted_and_kept(
    rae: FlaskClient, team: FlaskClient, store: Store
) -> None:
    assert correct(rae) == 302
    assert "Title should say “Convener”, not “Chair <lead>”." in said(rae)
    assert store.read().posts["lead"].label == "Chair <lead>"
    assert (
        "One thing that reviewers said waits for your answer."
        in team.get("/governance/reviews").text
    )
    assert "one thing that reviewers said is open" in team.get("/").text.lower()
    [review] = store.read().reviews.values()
    answer = {"outcome": "accepted", "answer": "Thank you."}
    send(team, f"/governance/settle/{review.id}", answer, form_on=PAGE)
    assert store.read().posts["lead"].label == "Convener"
    assert "Accepted: Thank you." in said(rae)
    [kept] = store.read().reviews.values()
    assert (kept.value, kept.was, kept.by_id) == ("Convener", "Chair <lead>", "rae")
    assert "Nothing waits for an answer." in team.get("/governance/reviews").text


def test_a_comment_is_answered_in_words(rae: FlaskClient, team: FlaskClient, store: Store) -> None:
    form = {"target": "Organization:council", "text": "<b>It</b> moved."}
    send(rae, "/governance/comment/council", form, form_on=PAGE)
    [review] = store.read().reviews.values()
    address = f"/governance/settle/{review.id}"
    send(team, address, {"outcome": "answered", "answer": ""}, form_on=PAGE)
    assert "Write an answer: the reviewer reads it." in team.get(PAGE).text
    send(team, address, {"outcome": "answered", "answer": "We know."}, form_on=PAGE)
    assert "<b>It</b> moved.Answered: We know." in said(rae)
    assert "<b>It</b>" not in rae.get(PAGE).text


def test_a_sign_off_is_said_with_its_day_and_who(rae: FlaskClient) -> None:
    assert "nobody has confirmed yet that this is right" in rae.get(PAGE).text
    send(rae, "/governance/sign-off/council", {}, form_on=PAGE)
    assert "by Rae Reader" in Page(rae.get(PAGE).text).said_in("p")[1]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"value": "Chair <lead>"}, "It says that already"),
        ({"value": ""}, "Write what it should say"),
        ({"what": "quorum"}, "Choose what should be corrected"),
        ({"target": "Post:hidden"}, "Choose what it is about"),
        ({"target": "Organization:secret", "what": "name"}, "Choose what it is about"),
    ],
)
def test_what_cannot_be_corrected_is_told_beside_the_field_and_kept(
    rae: FlaskClient, store: Store, fields: dict[str, str], words: str
) -> None:
    form = {"target": "Post:lead", "what": "label", "value": "Convener", **fields}
    answer = send(rae, "/governance/correct/council", form, form_on=PAGE)
    assert answer.status_code == 400
    assert any(words in text for text in Page(answer.text).said_in("span"))
    assert f'value="{form["value"].replace("<", "&lt;").replace(">", "&gt;")}"' in answer.text
    assert not store.read().reviews


def test_a_part_in_a_decision_is_spoken_of_and_corrected(
    rae: FlaskClient, team: FlaskClient, store: Store
) -> None:
    parts = [
        Responsibility(
            id="budget",
            organization_id="council",
            topic="Budget",
            limit="up to £1m",
            part="accountable",
        ),
        Responsibility(id="other", organization_id="secret", topic="Secrets", part="accountable"),
    ]
    store.write(Batch("test", parts), by="test", why="test")
    shown = rae.get(PAGE).text
    assert "Decision: Budget, Everywhere (accountable)" in Page(shown).said_in("option")
    assert "Secrets" not in shown
    asked = {"target": "Responsibility:budget", "what": "limit", "value": "up to £2m"}
    assert correct(rae, **asked) == 302
    assert correct(rae, **{**asked, "target": "Responsibility:other"}) == 400
    assert "Up to which limit should say “up to £2m”, not “up to £1m”." in said(rae)
    [review] = store.read().reviews.values()
    send(team, f"/governance/settle/{review.id}", {"outcome": "accepted"}, form_on=PAGE)
    assert store.read().responsibilities["budget"].limit == "up to £2m"


def test_the_link_opens_no_other_body(rae: FlaskClient) -> None:
    assert rae.get("/governance/secret").status_code == 403
    assert rae.get("/governance/reviews").status_code == 403
    form = {"target": "Organization:secret", "text": "Hm."}
    assert send(rae, "/governance/comment/secret", form, form_on=PAGE).status_code == 403


def test_leaders_read_a_body_and_not_what_reviewers_said(
    rae: FlaskClient, leader: FlaskClient
) -> None:
    correct(rae)
    assert "Is this right?" not in leader.get(PAGE).text
    assert "Convener" not in leader.get(PAGE).text
