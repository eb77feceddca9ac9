"""`/people`: finding somebody by words, sector and place, and who is not shown to whom."""

import pytest
from flask.testing import FlaskClient

from graph_service.records import Area
from graph_service.store import Batch, Store
from tests.builders import membership, organization, person, tie
from tests.web.pages import Page
from tests.web.visiting import AsVisitor


def names(client: FlaskClient, query: str = "") -> list[str]:
    """The names in the list, each the first link of its row."""
    page = Page(client.get(f"/people{query}").text)
    return [words.removesuffix(" Invented") for words in page.said_in("th")[5:]]


def test_a_leader_sees_everybody_but_those_who_object(leader: FlaskClient) -> None:
    assert names(leader) == ["Ann Able", 'Bob <script>alert("x")</script>', "Cat Care"]


def test_the_team_sees_those_who_object_as_well(team: FlaskClient) -> None:
    assert "Odd Objector" in names(team)


def test_words_are_found_in_name_and_employer_in_any_case_and_order(leader: FlaskClient) -> None:
    assert names(leader, "?q=TRUST+ann") == ["Ann Able"]


def test_accents_do_not_matter(leader: FlaskClient, store: Store) -> None:
    store.write(Batch("more", [person("z", name="Zoë Núñez")]), by="test", why="test")
    assert names(leader, "?q=nunez") == ["Zoë Núñez"]


def test_a_sector_is_that_of_the_employer(leader: FlaskClient) -> None:
    assert len(names(leader, "?sector=acute")) == 2
    assert names(leader, "?sector=pharmacy") == []


def test_a_place_holds_those_in_the_areas_below_it(leader: FlaskClient, store: Store) -> None:
    areas = [Area(id="sel", name="South east"), Area(id="bex", name="Bexley", parent_id="sel")]
    based = [organization("gp", area_id="bex"), person("d", name="Dee"), membership("d", "gp")]
    store.write(Batch("more", [*areas, *based]), by="test", why="test")
    assert names(leader, "?place=sel") == ["Dee"]


def test_the_sentence_says_how_many_fit(leader: FlaskClient) -> None:
    assert "1 person fits, of 3." in leader.get("/people?q=cat").text
    assert "Nobody fits, of 3 people." in leader.get("/people?q=nobody").text


def test_fifty_are_shown_at_a_time_and_what_was_asked_is_kept(
    leader: FlaskClient, store: Store
) -> None:
    crowd = [person(f"x{number:03}", name=f"Crowd {number:03}") for number in range(60)]
    store.write(Batch("more", crowd), by="test", why="test")
    assert len(names(leader, "?q=crowd")) == 50
    assert 'href="/people?q=crowd&amp;page=2"' in leader.get("/people?q=crowd").text
    assert names(leader, "?q=crowd&page=2")[-1] == "Crowd 059"
    assert names(leader, "?q=crowd&page=99")[-1] == "Crowd 059"


def test_a_page_says_about_a_person_what_they_do_and_where(leader: FlaskClient) -> None:
    page = Page(leader.get("/people/ann").text)
    assert page.said_in("h1") == ["Ann Able"]
    assert page.said_in("p")[0] == "A leader at Acute Trust, on Partnership Board."
    assert "Chair" in page.said_in("th")


def test_an_address_is_shown_only_where_that_was_agreed(
    leader: FlaskClient, team: FlaskClient
) -> None:
    assert "ann@example.org" in leader.get("/people/ann").text
    assert "cat@example.org" not in leader.get("/people/cat").text
    assert "cat@example.org" in team.get("/people/cat").text


def test_who_objects_is_found_by_the_team_and_by_themselves(
    leader: FlaskClient, team: FlaskClient, client_as: AsVisitor, store: Store
) -> None:
    assert leader.get("/people/odd").status_code == 404
    assert team.get("/people/odd").status_code == 200
    store.write(
        Batch("more", [person("odd", email="odd@example.org")]), by="test", why="an address"
    )
    themselves = client_as("leader", person_id="odd")
    assert themselves.get("/people/odd").status_code == 200


def test_the_team_is_a_role_and_not_a_link_to_a_body(client_as: AsVisitor) -> None:
    assert client_as("programme-team", body_ids=("board",)).get("/people/odd").status_code == 403


def test_an_introduction_names_what_two_people_share(leader: FlaskClient) -> None:
    text = leader.get("/people/ann/introduction").text
    assert "both work at Acute Trust" in text


def test_an_introduction_goes_by_nobody_who_objects_and_by_no_tie_that_is_refused(
    leader: FlaskClient, store: Store
) -> None:
    between = [tie("bob", "odd"), tie("odd", "cat"), tie("bob", "shy"), tie("shy", "cat")]
    shy = person("shy", name="Shy Person", consent_ties=False)
    store.write(Batch("more", [shy, *between]), by="test", why="test")
    text = leader.get("/people/cat/introduction").text
    assert "Nobody we know of" in text
    assert "Odd Objector" not in text
    assert "Shy Person" not in text


def test_an_introduction_through_somebody_names_them(leader: FlaskClient, store: Store) -> None:
    between = [person("mid", name="Mid Way"), tie("bob", "mid"), tie("mid", "cat")]
    store.write(Batch("more", between), by="test", why="test")
    text = leader.get("/people/cat/introduction").text
    assert "You reach Cat Care through 1 person." in text
    assert "Mid Way" in text


def test_nobody_can_be_introduced_to_somebody_unconnected(leader: FlaskClient) -> None:
    assert "Nobody we know of" in leader.get("/people/cat/introduction").text


def test_an_unknown_person_is_said_to_be_unknown(leader: FlaskClient) -> None:
    answer = leader.get("/people/nobody")
    assert answer.status_code == 404
    assert "There is nobody with the id" in answer.text


def test_an_organisation_names_its_people_and_where_they_sit(leader: FlaskClient) -> None:
    page = Page(leader.get("/organizations/acute").text)
    assert page.said_in("p")[0] == "2 people here, who sit on 1 of 2 bodies."
    assert "Partnership Board: 1 person" in page.said_in("li")


def test_a_hostile_name_is_shown_as_it_is_written(leader: FlaskClient) -> None:
    for address in ("/people", "/people/bob", "/organizations/group", "/organizations/acute"):
        assert "&lt;script&gt;alert" in leader.get(address).text, address


@pytest.mark.parametrize(
    ("typed", "name"), [("Cat Kare", "Cat Care"), ("Anne Abel", "Ann Able"), ("cta care", "")]
)
def test_a_name_that_is_nearly_right_is_found(leader: FlaskClient, typed: str, name: str) -> None:
    text = leader.get(f"/people?q={typed}").text
    if name:
        assert f"Nobody is spelled “{typed}”; 1 name is nearly so." in text
        assert name in text
    else:
        assert "Nobody fits" in text


def test_who_objects_is_not_found_by_nearly_their_name(
    leader: FlaskClient, team: FlaskClient
) -> None:
    assert "Odd Objector" not in leader.get("/people?q=Odd+Objecter").text
    assert "Odd Objector" in team.get("/people?q=Odd+Objecter").text


def test_spelling_is_forgiven_within_what_else_is_asked(leader: FlaskClient) -> None:
    assert "Nobody fits" in leader.get("/people?q=Cat+Kare&sector=acute").text
