"""What reviewers say of a body, what the team answers, and when it was last confirmed."""

from dataclasses import replace
from typing import Any

import pytest

from graph_service.analysis.governance.reviewing import commented, corrected, settled, signed_off
from graph_service.analysis.governance.reviews import (
    Confirmed,
    changed_since,
    confirmed,
    is_open,
    reviews_of,
)
from graph_service.errors import Refused
from graph_service.records import Organization, Post, Record, Review
from tests.builders import body, membership, organization, person, post, snapshot

BOARD, CHAIR = "Organization:board", "Post:chair"


def records() -> list[Record]:
    return [
        body("board", name="Board", quorum=3, confirmed_on="2026-03-03"),
        body("other"),
        organization("trust"),
        post("chair", "board", label="Chair", sessions=2.0),
        post("job", "trust"),
        person("rae"),
    ]


def there(*more: Record) -> Any:
    found = {(type(item), item.id): item for item in (*records(), *more)}
    return snapshot(*found.values())


def test_what_is_said_of_a_body_and_its_posts_is_listed_the_newest_first() -> None:
    said = [
        commented(there(), BOARD, " It moved. ", "rae"),
        replace(corrected(there(), CHAIR, "label", "Convener", "rae"), on="2026-08-01"),
        commented(there(), "Organization:other", "Fine.", "rae"),
    ]
    found = reviews_of(there(*said), "board")
    assert [(item.state, item.text, item.value) for item in found] == [
        ("comment", "It moved.", ""), ("correction", "", "Convener"),
    ]  # fmt: skip
    assert all(is_open(item) for item in found)


@pytest.mark.parametrize(
    ("target", "field", "value", "said"),
    [
        (CHAIR, "label", "Chair", "It says that already"),
        (CHAIR, "label", " ", "Write what it should say"),
        (CHAIR, "organization_id", "other", "Choose what should be corrected"),
        (CHAIR, "sessions", "lots", "'lots' cannot be the sessions a week"),
        (CHAIR, "sessions", "-1", "write a number in figures"),
        (CHAIR, "sessions", "nan", "write a number in figures"),
        (BOARD, "quorum", "2.5", "write a number in figures"),
        ("Post:job", "label", "Boss", "Choose what it is about"),
        ("Person:rae", "name", "Ray", "Choose what it is about"),
        ("Post:none", "label", "Boss", "Choose what it is about"),
    ],
)
def test_what_cannot_be_corrected_is_refused(
    target: str, field: str, value: str, said: str
) -> None:
    with pytest.raises(Refused, match=said):
        corrected(there(), target, field, value, "rae")


def test_an_accepted_correction_changes_that_field_alone() -> None:
    said = corrected(there(), CHAIR, "sessions", "2,5", "rae")
    own, changed = settled(there(said), said, "accepted", "")
    assert isinstance(own, Review)
    assert (own.outcome, own.answered_on, own.text, own.value) == ("accepted", "2026-09-01", "", "")
    assert changed == Post(id="chair", label="Chair", organization_id="board", sessions=2.5)
    # What the team has said before of the post is kept.
    before = Post(id="chair", label="Chair", organization_id="board", term_months=36)
    _, changed = settled(there(said), said, "accepted", "", before)
    assert changed == replace(before, sessions=2.5)


def test_an_accepted_correction_of_a_body_changes_the_body() -> None:
    said = corrected(there(), BOARD, "quorum", "4", "rae")
    _, changed = settled(there(said), said, "accepted", "")
    assert changed == Organization(id="board", name="Board", quorum=4)


def test_a_correction_that_was_overtaken_can_only_be_answered() -> None:
    said = corrected(there(), CHAIR, "label", "Convener", "rae")
    later = there(said, post("chair", "board", label="President"))
    with pytest.raises(Refused, match="has changed to 'President'"):
        settled(later, said, "accepted", "")
    [own] = settled(later, said, "declined", "It is president now.")
    assert isinstance(own, Review)
    assert own.answer == "It is president now."


@pytest.mark.parametrize(
    ("outcome", "answer", "said"),
    [("answered", " ", "Write an answer"), ("accepted", "Yes", "Choose what becomes of it")],
)
def test_a_comment_needs_an_answer_in_words(outcome: str, answer: str, said: str) -> None:
    comment = commented(there(), BOARD, "It moved.", "rae")
    with pytest.raises(Refused, match=said):
        settled(there(comment), comment, outcome, answer)


def test_what_is_settled_or_said_twice_or_empty_is_refused() -> None:
    comment = commented(there(), BOARD, "It moved.", "rae")
    with pytest.raises(Refused, match="settled already"):
        settled(there(), replace(comment, outcome="answered"), "answered", "Yes.")
    with pytest.raises(Refused, match="already"):
        commented(there(comment), BOARD, "It moved.", "rae")
    with pytest.raises(Refused, match="Write what you would like to say"):
        commented(there(), BOARD, " ", "rae")


def test_a_body_is_confirmed_by_its_newest_sign_off() -> None:
    signed = signed_off(there(), "board", "rae")
    assert confirmed(there()) == {"board": Confirmed("2026-03-03", "")}
    assert confirmed(there(signed)) == {"board": Confirmed("2026-09-01", "rae")}


def test_posts_that_changed_since_a_day_are_counted_once() -> None:
    whole = snapshot(
        body("board"),
        post("a", "board", start_date="2026-05-01"),
        post("b", "board"),
        membership("x", post_id="b", end_date="2026-04-30"),
        membership("y", post_id="b", start_date="2026-05-01"),
        post("c", "board", start_date="2026-03-03"),
        post("d", "board", start_date="2027-01-01"),
    )
    assert changed_since(whole, "2026-09-01", "board", "2026-03-03") == 2
