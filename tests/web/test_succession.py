"""`/governance/succession`: whose terms end, who could follow, what rests on few."""

from flask.testing import FlaskClient

from graph_service.store import Batch, Store
from tests.builders import body, membership, person, post
from tests.web.pages import Page

PAGE = "/governance/succession"


def test_a_term_that_ends_names_who_could_follow(team: FlaskClient, store: Store) -> None:
    gp = {"profession_ids": ("gp",)}
    records = [
        body("council", name="Council"),
        person("old", name="Olu Old", **gp),
        person("new", name="Nia <b>New</b>", level="emerging", **gp),
        post("seat", "council", label="GP member"),
        membership("old", post_id="seat", start_date="2020-01-01", end_date="2026-10-31"),
    ]
    store.write(Batch("test", records), by="test", why="test")
    shown = team.get(PAGE).text
    rows = Page(shown).said_in("tr")
    assert rows[1] == (
        "PostGP member, Council Held byOlu Old Until31 October 2026 "
        "Could followNia <b>New</b> (emerging, on no body yet)"
    )
    assert "<b>New</b>" not in shown
    assert (
        "GP member,Council,Olu Old,31 October 2026,Nia <b>New</b>" in team.get(f"{PAGE}.csv").text
    )


def test_without_anything_to_say_the_page_says_so(team: FlaskClient) -> None:
    assert "No term ends within six months." in team.get(PAGE).text


def test_leaders_are_not_shown_who_could_follow(leader: FlaskClient) -> None:
    assert leader.get(PAGE).status_code == 403
    assert PAGE not in leader.get("/governance").text
