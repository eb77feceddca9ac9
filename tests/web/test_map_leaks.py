"""Whatever is asked of the map, by whomever, as at whichever day: nothing private comes out."""

import io
import zipfile
from collections.abc import Mapping

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from graph_service.records import Application, Declaration, Pairing, Reply, Round
from graph_service.store import Batch, Store
from tests.builders import membership, organization, person, tie
from tests.searches import long_search
from tests.web.visiting import AsVisitor

FOR_NOBODY = (
    "PLANTED-MAIL", "PLANTED-PHONE", "PLANTED-FEEDBACK", "PLANTED-REASON", "PLANTED-ANSWER",
    "PLANTED-WISH",
)  # fmt: skip
FOR_THE_TEAM = ("PLANTED-OBJECTOR", "PLANTED-CONTEXT", "paired: ", "hidden-id")
ROLES = ("programme-team", "leader")
FILES = ("json", "graphml", "gexf", "xlsx")
PLACES = (
    "/map", "/map/data.json", "/map/picture.svg", "/map/people.csv", "/map/insight",
    "/map/around.json", "/map/names.json",
    *(f"/map/file/{form}" for form in FILES),
)  # fmt: skip
PEOPLE = ("ann", "bob", "cat", "hidden-id", "shy")


def asked() -> st.SearchStrategy[dict[str, list[str]]]:
    """What an address may ask, sensible or not."""
    days = st.sampled_from(["", "2024-05-01", "2025-01-01", "2026-03-01", "2026-09-01", "soon"])
    people = st.sampled_from(PEOPLE)
    one_of = {
        "q": st.sampled_from(["planted", "a", "hidden", "Bob"]), "focus": people, "near": people,
        "to": people, "steps": st.sampled_from(["1", "2", "3"]),
        "sector": st.sampled_from(["acute", "primary"]),
        "body": st.sampled_from(["board", "group"]),
        "as_of": days, "since": days, "across": st.just("yes"), "cluster": st.just("1"),
        "order": st.sampled_from(["ties", "ways", "cluster"]), "still": st.just("yes"),
        "by": st.sampled_from(["sector", "place", "level"]), "of": people,
        "hubs": st.sampled_from(["body", "event", "organization"]), "list": st.just("relations"),
        "status": st.sampled_from(["tied", "alone", "newcomer"]), "size": st.just("years"),
        "least": st.sampled_from(["1", "2"]), "tenure": st.just("1"), "recent": st.just("2"),
    }  # fmt: skip
    many = {
        "ties": st.sampled_from(["told", "PLANTED-CONTEXT", "pairing", "body", "organization"]),
        "organization": st.sampled_from(["acute", "gp"]),
    }
    single = {name: st.lists(values, max_size=1) for name, values in one_of.items()}
    several = {name: st.lists(values, max_size=2, unique=True) for name, values in many.items()}
    return st.fixed_dictionaries(single | several)


@pytest.fixture(autouse=True)
def planted(store: Store) -> None:
    """Private values on people and ties, each with a word that stands nowhere else."""
    records = [
        organization("gp", name="Surgery", sector="primary"),
        person("ann", telephone="PLANTED-PHONE", email="PLANTED-MAIL@example.org"),
        person("hidden-id", name="PLANTED-OBJECTOR", objects=True),
        person("shy", name="Shy", consent_ties=False),
        membership("hidden-id", "gp"), membership("hidden-id", "board"), membership("shy", "gp"),
        tie("ann", "bob", context="advice", start_date="2024-06-01"),
        tie("bob", "cat", context="advice"),
        tie("hidden-id", "ann", context="PLANTED-CONTEXT"),
        tie("shy", "bob", context="PLANTED-CONTEXT"),
        Round(id="r", name="Round", scheme="buddies"),
        Pairing(id="p", scheme="buddies", round_id="r", person_ids=("ann", "cat"), status="met",
                feedback="PLANTED-FEEDBACK"),
        Reply(id="s", pairing_id="p", person_id="ann", answer="declined", reason="PLANTED-REASON"),
        Declaration(id="d", person_id="ann", characteristic="ethnicity", answer="PLANTED-ANSWER"),
        Application(id="a", round_id="r", person_id="cat", wishes=("PLANTED-WISH",)),
    ]  # fmt: skip
    store.write(Batch("planted", records), by="test", why="test")


@pytest.fixture
def visitors(client_as: AsVisitor) -> dict[str, FlaskClient]:
    return {role: client_as(role) for role in ROLES}


@given(place=st.sampled_from(PLACES), role=st.sampled_from(ROLES), query=asked())
@long_search(1000)
def test_nothing_private_comes_out(
    visitors: Mapping[str, FlaskClient], place: str, role: str, query: dict[str, list[str]]
) -> None:
    answer = visitors[role].get(place, query_string=query)
    assert answer.status_code in (200, 400, 404)
    content = answer.get_data()
    # What was typed is said back to whoever typed it: that tells them nothing.
    typed = {value for values in query.values() for value in values}
    text = unpacked(content) if place.endswith("xlsx") and answer.status_code == 200 else (
        content.decode()
    )  # fmt: skip
    words = FOR_NOBODY if role == "programme-team" else (*FOR_NOBODY, *FOR_THE_TEAM)
    found = [word for word in words if word in text and word not in typed]
    assert not found, f"{place} {query} as {role}"


def unpacked(content: bytes) -> str:
    """All that a workbook holds, as text."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return "".join(book.read(name).decode() for name in book.namelist())


def test_the_team_sees_what_the_others_do_not(visitors: Mapping[str, FlaskClient]) -> None:
    """The planted words would be found, if they came out."""
    text = visitors["programme-team"].get("/map?ties=pairing&ties=told").text
    assert "PLANTED-OBJECTOR" in text
    relations = visitors["programme-team"].get("/map/file/json?ties=pairing").get_data().decode()
    assert "paired: " in relations
