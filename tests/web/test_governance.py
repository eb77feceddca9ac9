"""Bodies, posts and decisions as pages."""

import csv
import io
import re

import pytest
from flask.testing import FlaskClient

from graph_service.records import Area, Relationship, Responsibility
from graph_service.store import Batch, Store
from tests.builders import body, membership, person, post
from tests.web.conftest import HOSTILE
from tests.web.pages import Page
from tests.web.visiting import AsVisitor


@pytest.fixture(autouse=True)
def bodies(store: Store) -> Store:
    """The small system with a decision, a relation, and a post held by somebody who objects."""

    def row(id_: str, topic: str, part: str, area_id: str = "sel") -> Responsibility:
        return Responsibility(
            id=id_, topic=topic, part=part, organization_id="board", area_id=area_id
        )

    records = [
        Area(id="sel", name="South East London"),
        Area(id="bex", name="Bexley", parent_id="sel"),
        Relationship(id="r", source_id="group", relation="reports-to", target_id="board"),
        row("1", "Winter plan", "accountable"),
        row("2", "Parking", "consulted", "bex"),
        post("quiet", "group", label="Quiet seat", sessions=2.0, funded_sessions=0.0),
        membership("odd", "group", post_id="quiet"),
        body("a/b", name="Body with a slash"),
    ]
    store.write(Batch("bodies", records), by="test", why="test")
    return store


def said(client: FlaskClient, address: str, tag: str) -> list[str]:
    return Page(client.get(address).text).said_in(tag)


def test_the_first_sentence_counts(leader: FlaskClient) -> None:
    assert said(leader, "/governance", "p")[0] == (
        "3 bodies, 3 posts, 1 vacant, 1 decision with nobody accountable."
    )


def test_a_vacancy_is_said_in_words(leader: FlaskClient) -> None:
    rows = said(leader, "/governance", "tr")
    assert "Vacant seat Vacant" in rows
    assert "Vacant seat Partnership Board Not known" in rows


def test_a_body_stands_inside_the_one_it_reports_to(leader: FlaskClient) -> None:
    page = leader.get("/governance").text
    outer = page.index("Partnership Board</span>")
    assert "</li>" not in page[outer : page.index("Group &lt;script", outer)]


def test_somebody_who_objects_holds_a_post_without_a_name(
    leader: FlaskClient, team: FlaskClient
) -> None:
    assert "Quiet seat Name not shown 2 a week, none funded" in said(leader, "/governance", "tr")
    assert "Odd Objector" not in leader.get("/governance/posts.csv").text
    assert "Odd Objector" in team.get("/governance").text


def test_who_decides_in_a_place_is_answered_from_the_area_above(leader: FlaskClient) -> None:
    page = leader.get("/governance?topic=Winter+plan&area=bex").text
    assert "Partnership Board is accountable for Winter plan in Bexley." in page
    assert "Nobody is named as accountable for Parking in Bexley." in (
        leader.get("/governance?topic=Parking&area=bex").text
    )


def test_two_who_are_both_said_to_be_accountable_are_told_apart(
    leader: FlaskClient, bodies: Store
) -> None:
    second = Responsibility(
        id="3", topic="Winter plan", part="accountable", organization_id="group", area_id="sel"
    )
    bodies.write(Batch("more", [second]), by="test", why="test")
    page = leader.get("/governance?topic=Winter+plan&area=sel").text
    assert "Two are each said to be accountable for Winter plan in" in page
    assert "Only one should be." in page


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("?topic=Winter+plan", "Choose both a decision and a place."),
        ("?topic=Nonsense&area=bex", "Nothing is said of who decides"),
        ("?topic=Parking&area=mars", "There is no area with the id"),
    ],
)
def test_a_question_that_cannot_be_answered_is_answered_with_what_to_do(
    leader: FlaskClient, query: str, answer: str
) -> None:
    assert answer in leader.get(f"/governance{query}").text


def test_a_body_has_a_page_with_its_posts_relations_and_decisions(leader: FlaskClient) -> None:
    page = Page(leader.get("/governance/board").text)
    assert page.said_in("p")[0] == "2 posts, 1 vacant; nobody has confirmed yet that this is right."
    assert f"Group {HOSTILE} reports to it" in page.said_in("li")
    assert "Winter plan South East London Accountable The body itself" in page.said_in("tr")


def test_a_body_is_found_by_an_id_with_a_slash(leader: FlaskClient) -> None:
    assert said(leader, "/governance/a%2Fb", "h1") == ["Body with a slash"]


def test_a_body_that_is_not_there_is_said_not_to_be(leader: FlaskClient) -> None:
    answer = leader.get("/governance/acute")
    assert answer.status_code == 404
    assert "There is no body" in answer.text


def test_a_link_to_one_body_leads_nowhere_else(client_as: AsVisitor) -> None:
    reviewer = client_as("reviewer", body_ids=("board",))
    page = reviewer.get("/governance/board").text
    assert "Ann Able" in page
    assert 'href="/people' not in page
    assert set(re.findall(r'href="(/governance[^"]*)"', page)) == {
        "/governance/board", "/governance/picture-of/board",
    }  # fmt: skip
    assert reviewer.get("/governance/group").status_code == 403
    assert reviewer.get("/governance").status_code == 403


def test_the_download_has_every_post(leader: FlaskClient) -> None:
    text = leader.get("/governance/posts.csv").text.removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {(row["Post"], row["Held by"], row["Vacant"]) for row in rows} == {
        ("Chair", "Ann Able", ""),
        ("Vacant seat", "", "yes"),
        ("Quiet seat", "Name not shown", ""),
    }


def test_the_picture_is_an_image(leader: FlaskClient) -> None:
    answer = leader.get("/governance/picture.svg")
    assert answer.mimetype == "image/svg+xml"
    assert "Partnership Board" in answer.text
    assert "<script>" not in answer.text


def test_a_body_of_hundreds_of_posts_is_shown_fifty_at_a_time(
    store: Store, leader: FlaskClient
) -> None:
    many = [post(f"p{number:03}", "group", label=f"Post {number:03}") for number in range(120)]
    store.write(Batch("more", many), by="test", why="test")
    assert "71 more posts" in leader.get("/governance").text
    assert len(said(leader, "/governance/group", "tr")) == 51
    assert "Post 119" in leader.get("/governance/group?page=3").text


def test_a_body_that_nobody_confirmed_in_time_is_due_for_review(
    leader: FlaskClient, store: Store
) -> None:
    late = body("late", name="Late body", confirmed_on="2025-03-31", review_every=11)
    early = body("early", name="Early body", confirmed_on="2026-08-01", review_every=12)
    store.write(Batch("more", [late, early]), by="test", why="test")
    rows = said(leader, "/governance", "tr")
    assert "Late body 31 March 2025 28 February 2026" in rows
    assert not any("Early body" in row and "2026" in row for row in rows)
    assert said(leader, "/governance/late", "p")[0] == (
        "0 posts; last confirmed on 31 March 2025, and due for review since 28 February 2026."
    )


def test_time_is_summed_and_what_is_not_funded_is_said(leader: FlaskClient, store: Store) -> None:
    more = post("half", "board", label="Half", sessions=4.0, funded_sessions=1.5)
    store.write(Batch("more", [more]), by="test", why="test")
    assert (
        "Posts have 6 sessions a week together, 1.5 of them funded; 1 post has none funded."
    ) in said(leader, "/governance", "p")


def test_bodies_in_a_long_chain_and_very_many_posts_still_make_a_page(
    leader: FlaskClient, store: Store
) -> None:
    chain = [
        body(f"c{number:03}", parent_id=f"c{number - 1:03}" if number else "")
        for number in range(320)
    ]
    posts = [post(f"p{number:03}", f"c{number:03}") for number in range(320)]
    more = [post(f"q{number:03}", "c000") for number in range(320)]
    store.write(Batch("more", [*chain, *posts, *more]), by="test", why="test")
    page = leader.get("/governance").text
    # One more stands above the list, for another day.
    assert page.count("<details") == 323 + 1
    assert "321 posts</a>" in page
    assert "And 591 more:" in page
    assert "/governance/picture.svg" not in page
    assert leader.get("/governance/picture.svg").status_code == 200


def test_a_post_is_found_among_many_by_its_title_or_holder(
    leader: FlaskClient, store: Store
) -> None:
    many = [
        post(f"p{number:03}", "board", label=f"Post {number:03}", reports_to_id="chair")
        for number in range(60)
    ]
    store.write(Batch("more", many), by="test", why="test")
    assert said(leader, "/governance/board?q=post+059", "tr")[1] == "Post 059 Vacant Chair"
    assert said(leader, "/governance/board?q=able", "tr")[1:3] == [
        "Chair Ann Able", "Decision Where Part By Up to",
    ]  # fmt: skip
    assert "nobody here is called “Zoe”" in leader.get("/governance/board?q=Zoe").text


def test_the_page_can_be_read_as_at_a_past_day(leader: FlaskClient, store: Store) -> None:
    records = [
        body("council", name="Old council", end_date="2025-12-31"),
        post("seat", "council", label="Old seat", end_date="2025-12-31"),
    ]
    store.write(Batch("test", records), by="test", why="test")
    assert "Old council" not in leader.get("/governance").text
    then = leader.get("/governance?as_of=2025-12-31").text
    assert "On 31 December 2025: " in then
    assert "Old seat" in then
    assert "Old council" in leader.get("/governance/picture.svg?as_of=2025-12-31").text
    assert "Old seat" in leader.get("/governance/posts.csv?as_of=2025-12-31").text
    wrong = leader.get("/governance?as_of=spring")
    assert wrong.status_code == 400
    assert 'id="as_of-error"' in wrong.text


def test_a_post_says_whom_it_asks_for_and_that_two_share_it(
    leader: FlaskClient, store: Store
) -> None:
    records = [
        body("council", name="Council"),
        post("seat", "council", label="Member", profession_id="gp", sector="primary"),
        person("one", name="Una One"), person("two", name="Ty Two"),
        person("dep", name="Dee Deputy"),
        membership("one", post_id="seat"), membership("two", post_id="seat"),
        membership("dep", post_id="seat", deputy=True),
    ]  # fmt: skip
    store.write(Batch("test", records), by="test", why="test")
    heading = "Member (job share, for: gp, from: Primary care)"
    assert any(row.startswith(heading) for row in said(leader, "/governance/council", "tr"))
