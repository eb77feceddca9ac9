"""`/missing/declarations`: the finding first, and only what is published."""

import csv
import io

import pytest
from flask.testing import FlaskClient

from graph_service.records import Area, Record, Yardstick
from graph_service.store import TEAM, Batch, Store
from tests.builders import declaration, membership, organization, person
from tests.web.pages import Page
from tests.web.visiting import AsVisitor

SURVEYED = "2026-02-10"
PLACES = ("east", "west")


def answered() -> list[Record]:
    """60 leaders in two places: 42 Female, 12 Male, one who wrote a word of their own, 5 nothing.

    With the four of the small system nine gave no answer, and with "Zephyrine" ten are hidden.
    """
    said = ["Female"] * 42 + ["Male"] * 12 + ["Zephyrine"] + [""] * 5
    records: list[Record] = [
        Area(id=id_, name=id_.capitalize(), classification="borough") for id_ in PLACES
    ]
    records += [organization(f"trust-{id_}", area_id=id_, name=f"{id_} trust") for id_ in PLACES]
    for number, answer in enumerate(said):
        id_ = f"p{number:02}"
        # The West has 20 of them: too few for figures of its employer, enough for a borough's.
        place = "west" if number % 3 == 0 else "east"
        records += [person(id_), membership(id_, f"trust-{place}")]
        if answer:
            records.append(declaration(id_, "sex", answer=answer, start_date=SURVEYED))
    return records


YARDSTICKS = [
    Yardstick(id=f"y-{group}", name="population", dimension="sex", group=group, share=0.5,
              basis="Census 2021")
    for group in ("Female", "Male")
]  # fmt: skip


@pytest.fixture
def declared(store: Store) -> Store:
    """The small system with answers and a yardstick."""
    store.write(Batch(TEAM, [*answered(), *YARDSTICKS]), by="test", why="survey")
    return store


@pytest.mark.usefixtures("declared")
def test_the_finding_comes_first_in_words(team: FlaskClient) -> None:
    said = Page(team.get("/missing/declarations?by=sex").text).said_in("p")
    assert said[0] == (
        "About 10 of the leaders who answered (64 but for fewer than ten) said “Male”; by the "
        "population it would be about 30: fewer than chance explains."
    )
    assert said[1].startswith("Fewer than ten of the 64 leaders gave no answer, or preferred not")
    assert said[2] == (
        "Figures of 1 April 2026, shown again since fewer than ten people had come, gone or "
        "changed their answer by 1 July 2026."
    )


@pytest.mark.usefixtures("declared")
def test_the_table_says_each_number_and_verdict_in_words(team: FlaskClient) -> None:
    page = Page(team.get("/missing/declarations?by=sex").text)
    assert {"Female", "Male", "No answer"} <= set(page.said_in("th"))
    assert {"40", "10", "fewer than 10"} <= set(page.said_in("td"))
    assert {"Fewer than expected", "Too few to say"} <= set(page.said_in("strong"))
    assert "Measured by: like the population. Census 2021." in page.said_in("p")


@pytest.mark.usefixtures("declared")
def test_an_answer_that_one_person_wrote_is_not_named(team: FlaskClient) -> None:
    for query in ("?by=sex", "?by=sex&second=place", "?by=sex&scope=Area:east"):
        for address in ("/missing/declarations", "/missing/declarations.csv"):
            answer = team.get(address + query)
            assert answer.status_code == 200
            assert "Zephyrine" not in answer.text


def test_a_word_of_the_yardstick_stands_though_nobody_gave_it(
    team: FlaskClient, declared: Store
) -> None:
    row = Yardstick(id="y-x", name="population", dimension="sex", group="Intersex", share=0.01)
    declared.write(Batch("more", [row]), by="test", why="test")
    page = Page(team.get("/missing/declarations?by=sex").text)
    assert "Intersex" in page.said_in("th")


@pytest.mark.usefixtures("declared")
def test_only_what_there_are_figures_of_can_be_chosen(team: FlaskClient) -> None:
    options = Page(team.get("/missing/declarations").text).said_in("option")
    assert options == [
        "Sex",
        "The whole system", "East", "West", "east trust",
        "Nothing else", "Place", "Organisation",
        "The usual yardstick", "Like the population",
        "The newest", "1 July 2026", "1 April 2026",
    ]  # fmt: skip


@pytest.mark.usefixtures("declared")
def test_a_crossing_has_a_column_for_each_group(team: FlaskClient) -> None:
    page = Page(team.get("/missing/declarations?by=sex&second=place").text)
    assert {"East", "West"} <= set(page.said_in("th"))
    assert "Sex and place, as people say themselves" in page.said_in("caption")
    assert any("expected" in cell for cell in page.said_in("td"))


@pytest.mark.usefixtures("declared")
def test_a_borough_has_figures_of_its_own(team: FlaskClient) -> None:
    text = team.get("/missing/declarations?by=sex&scope=Area:east").text
    assert "of the 40 leaders in East" in text
    assert '<option value="Area:east" selected>' in text


@pytest.mark.usefixtures("declared")
def test_an_earlier_quarter_day_is_shown_as_it_was_published(team: FlaskClient) -> None:
    page = Page(team.get("/missing/declarations?by=sex&as_of=2026-04-01").text)
    assert "Figures of 1 April 2026." in page.said_in("p")


@pytest.mark.usefixtures("declared")
@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("by=colour", "by"),
        ("by=religion", "by"),
        ("by=sex&scope=Organization:board", "scope"),
        ("by=sex&scope=Organization:trust-west", "scope"),
        ("by=sex&scope=Area:nowhere", "scope"),
        ("by=sex&scope=nonsense", "scope"),
        ("by=sex&scope=Programme:x", "scope"),
        ("by=sex&scope=Area:east&second=level", "second"),
        ("by=sex&second=profession", "second"),
        ("by=sex&yardstick=workforce", "yardstick"),
        ("by=sex&as_of=2026-03-31", "as_of"),
        ("by=sex&as_of=soon", "as_of"),
    ],
)
def test_what_is_not_shown_is_said_beside_its_field(
    team: FlaskClient, query: str, field: str
) -> None:
    answer = team.get(f"/missing/declarations?{query}")
    assert answer.status_code == 400
    assert f'id="{field}-error"' in answer.text
    assert "<title>Error: What people declare" in answer.text
    assert team.get(f"/missing/declarations.csv?{query}").status_code in (400, 404)


def test_where_nobody_answered_the_page_says_how_to_begin(team: FlaskClient) -> None:
    text = team.get("/missing/declarations").text
    assert "Nobody has said anything of themselves yet." in text
    assert "under “start_date” the day" in text
    assert len(team.get("/missing/declarations.csv").text.splitlines()) == 1


def test_answers_since_the_last_quarter_day_are_not_published_yet(
    team: FlaskClient, store: Store
) -> None:
    late = [declaration("ann", "sex", answer="Female", start_date="2026-08-01")]
    store.write(Batch("late", late), by="test", why="test")
    assert "Nothing is published yet" in team.get("/missing/declarations").text
    assert len(team.get("/missing/declarations.csv").text.splitlines()) == 1


def test_nothing_is_published_of_four_people(team: FlaskClient, store: Store) -> None:
    few = [declaration("ann", "sex", answer="Female", start_date=SURVEYED)]
    store.write(Batch("few", few), by="test", why="test")
    assert "ten leaders must be known on that day" in team.get("/missing/declarations").text


@pytest.mark.usefixtures("declared")
def test_the_file_holds_the_same_numbers(team: FlaskClient) -> None:
    answer = team.get("/missing/declarations.csv?by=sex")
    rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert [(row["Sex"], row["People (rounded to 5)"]) for row in rows] == [
        ("Female", "40"), ("Male", "10"), ("No answer", "fewer than 10"),
    ]  # fmt: skip
    assert {row["Figures of"] for row in rows} == {"2026-04-01"}


def test_a_yardstick_in_other_words_is_said_to_have_none_of_the_answers(
    team: FlaskClient, declared: Store
) -> None:
    row = Yardstick(id="y-w", name="workforce", dimension="sex", group="Women", share=0.7)
    declared.write(Batch("more", [row]), by="test", why="test")
    page = Page(team.get("/missing/declarations?by=sex&yardstick=workforce").text)
    assert page.said_in("p")[0].endswith("“Female”; the workforce has none of these answers.")
    assert "Women" not in page.said_in("th")


@pytest.mark.usefixtures("declared")
def test_a_finding_in_one_group_of_a_crossing_names_the_group(team: FlaskClient) -> None:
    page = Page(team.get("/missing/declarations?by=sex&second=organization").text)
    assert page.said_in("p")[0] == (
        "Fewer than ten of the leaders who answered in east trust said “Male”; by the population "
        "it would be about 18: fewer than chance explains."
    )


def test_where_nothing_stands_out_that_is_said(team: FlaskClient, declared: Store) -> None:
    shares = (("Female", 0.7), ("Male", 0.2))
    rows = [
        Yardstick(id=f"o-{group}", name="ours", dimension="sex", group=group, share=share)
        for group, share in shares
    ]
    declared.write(Batch("more", rows), by="test", why="test")
    page = Page(team.get("/missing/declarations?by=sex&yardstick=ours").text)
    assert page.said_in("p")[0] == (
        "Measured by the yardstick “ours”, no answer is rarer or more frequent than chance "
        "explains, as far as these numbers can tell."
    )


@pytest.mark.usefixtures("declared")
def test_without_a_yardstick_the_most_frequent_answer_is_said(
    team: FlaskClient, declared: Store
) -> None:
    removed = [("Yardstick", item.id) for item in YARDSTICKS]
    declared.write(Batch(TEAM, removed=removed), by="test", why="test")
    text = team.get("/missing/declarations?by=sex").text
    assert "said “Female”; there is no yardstick for this yet." in text


@pytest.mark.parametrize("role", ["leader", "reviewer"])
@pytest.mark.usefixtures("declared")
def test_nobody_but_the_team_opens_it(client_as: AsVisitor, role: str) -> None:
    visitor = client_as(role)
    assert visitor.get("/missing/declarations").status_code == 403
    assert visitor.get("/missing/declarations.csv").status_code == 403
    assert "What people declare" not in visitor.get("/missing").text
