"""What one person says of themselves stands on no page, in no file and in no search of another."""

import gzip
import io
import zipfile
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

import loaders
from graph_service.records import Area, Record
from graph_service.store import TEAM, Batch, Store
from graph_service.store.backup import write_backup
from graph_service.store.contents import contents
from tests.builders import declaration, membership, organization, person
from tests.web.pages import Page
from tests.web.test_load import confirm, sheet, upload
from tests.web.visiting import AsVisitor

SECRET = "Zephyrquux"
OTHER = "Zephyrother"
"""What a second source says of the same person."""
SEARCH = "Zephyr"
HEADINGS = ["id", "person_id", "characteristic", "answer", "start_date"]
IDS = {
    "person_id": ("bob", "ann", "bob-ethnicity"),
    "organization_id": ("acute", "bob-ethnicity"),
    "group_id": ("bob-ethnicity",),
    "body_id": ("board", "bob-ethnicity"),
    "round_id": ("bob-ethnicity",),
    "scheme_id": ("shadowing", "bob-ethnicity"),
    "view_id": ("bob-ethnicity",),
    "account_id": ("bob-ethnicity",),
    "sheet": ("people", "declarations", "memberships"),
    "record_id": ("bob", "bob-ethnicity"),
    "programme_id": ("bob-ethnicity",),
    "event_id": ("bob-ethnicity",),
    "call_id": ("bob-ethnicity",),
    "bid_id": ("bob-ethnicity",),
    "offer_id": ("bob-ethnicity",),
    "pairing_id": ("bob-ethnicity",),
    "version": tuple(str(number) for number in range(1, 9)),
    "form": tuple(suffix[1:] for suffix in loaders.WRITERS),
    "filename": ("app.css",),
    "token": ("none",),
    "poll_id": ("bob-ethnicity",),
    "kind": ("Organization", "Event"),
    "target_id": ("bob-ethnicity",),
}
FEW = ("", f"q={SEARCH}", "by=ethnicity&second=place")
QUERIES = (
    *FEW, f"find={SEARCH}", "as_of=2026-04-01", "scope=Organization:acute",
    "by=ethnicity&scope=Area:east", "by=ethnicity&as_of=2026-04-01", "by=sector&second=ethnicity",
    "scope=Declaration:bob-ethnicity", "colour=ethnicity",
)  # fmt: skip


def answered() -> list[Record]:
    """Forty leaders who answered alike, so that there are totals."""
    people = [person(f"p{number:02}") for number in range(40)]
    seats = [membership(one.id, "acute") for one in people]
    said = [
        declaration(one.id, "ethnicity", answer="White", start_date="2026-02-01") for one in people
    ]
    east = Area(id="east", name="East", classification="borough")
    trust = organization("acute", name="Acute Trust", sector="acute", area_id="east")
    return [east, trust, *people, *seats, *said]


@pytest.fixture
def planted(store: Store, tmp_path: Path) -> Store:
    """A store in which Bob gave an answer that nobody can mistake; a second file differs.

    It came with a file, was loaded again with another answer, and a third edition took that back.
    """
    store.write(Batch(TEAM, answered()), by="test", why="survey")
    editions = ("survey", SECRET), ("survey", OTHER), ("survey", SECRET), ("second survey", OTHER)
    for number, (folder, answer) in enumerate(editions):
        given = tmp_path / folder
        given.mkdir(exist_ok=True)
        row = ["bob-ethnicity", "bob", "ethnicity", answer, "2026-02-01"]
        (given / "declarations.csv").write_bytes(sheet(HEADINGS, row))
        bob = ["bob", "Bob", f"bees in hive {number}"]
        (given / "people.csv").write_bytes(sheet(["id", "name", "interests"], bob))
        assert not loaders.load(store, [given], by="test").error
    said = store.said("Declaration", "bob-ethnicity")
    assert {item.answer for item in said} == {SECRET, OTHER}  # type: ignore[attr-defined]
    return store


def addresses(app: Flask, queries: Sequence[str]) -> Iterator[str]:
    """Every address that can be read, with ids in its parts and questions behind it."""
    adapter = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        # Programs have tests of their own: tests/web/test_api_rights.py.
        if "GET" not in (rule.methods or ()) or rule.endpoint.startswith("api."):
            continue
        # A part of the address says all; other pages are asked questions.
        parts = [[(name, value) for value in IDS[name]] for name in sorted(rule.arguments)]
        for chosen in product(*parts) if parts else ():
            yield adapter.build(rule.endpoint, dict(chosen))
        if not rule.arguments:
            yield from (f"{rule.rule}?{query}" if query else rule.rule for query in queries)
    yield from ("/nothing-here", f"/{SEARCH}", "/people/bob?by=ethnicity", "/account")


def text_of(answer: TestResponse) -> str:
    """All that an answer says, in its headings too; a zipped file unpacked."""
    return f"{answer.headers} {unpacked(answer.data)}"


def unpacked(content: bytes) -> str:
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(content)) as held:
        return " ".join(f"{name} {unpacked(held.read(name))}" for name in held.namelist())


def says_it(text: str) -> bool:
    return SECRET.lower() in text.lower() or OTHER.lower() in text.lower()


def walked(app: Flask, client: FlaskClient, queries: Sequence[str] = FEW) -> list[str]:
    """The addresses at which an answer stands."""
    opened = {address: client.get(address) for address in addresses(app, queries)}
    assert any(answer.status_code == 200 for answer in opened.values())
    return [address for address, answer in opened.items() if says_it(text_of(answer))]


@pytest.mark.usefixtures("planted")
def test_no_page_shows_an_answer_to_the_team(app: Flask, team: FlaskClient) -> None:
    assert walked(app, team, QUERIES) == []


@pytest.mark.usefixtures("planted")
@pytest.mark.parametrize(
    ("role", "person_id", "body_ids"),
    [
        ("leader", "cat", ()), ("leader", "bob", ()), ("reviewer", "cat", ()),
        ("reviewer", "cat", ("board",)),
    ],
)  # fmt: skip
def test_nor_to_leaders_reviewers_and_the_person_but_in_their_own_file(
    app: Flask, client_as: AsVisitor, role: str, person_id: str, body_ids: tuple[str, ...]
) -> None:
    found = walked(app, client_as(role, person_id=person_id, body_ids=body_ids))
    # Bob may take out all that is held about him, and change his answer.
    own = {"/account/held.json", "/account/held.txt", "/account/declarations"}
    assert {address.partition("?")[0] for address in found} == (
        own if person_id == "bob" else set()
    )


@pytest.mark.usefixtures("planted")
def test_nor_to_strangers(app: Flask, stranger: FlaskClient) -> None:
    assert walked(app, stranger) == []


def test_no_search_and_no_neighbourhood_holds_an_answer(planted: Store) -> None:
    assert planted.search(SEARCH) == []
    assert planted.search("bob-ethnicity") == []
    assert "bob-ethnicity" not in planted.neighbourhood("bob", 3)


def test_the_pages_that_were_walked_are_those_that_speak_of_bob(
    team: FlaskClient, planted: Store
) -> None:
    """The walk finds what is there: Bob's interest came with the same files."""
    last = planted.entries()[-1].version
    assert "bees in hive 3" in team.get(f"/load/{last}").text
    assert "bees in hive" in unpacked(team.get("/load/everything/xlsx").data)


@pytest.mark.parametrize("suffix", loaders.WRITERS)
def test_a_backup_alone_holds_answers(planted: Store, tmp_path: Path, suffix: str) -> None:

    loaders.WRITERS[suffix](tmp_path / f"all{suffix}", contents(planted))
    assert not says_it(unpacked((tmp_path / f"all{suffix}").read_bytes()))
    write_backup(planted, tmp_path / "all.backup")
    held = gzip.decompress((tmp_path / "all.backup").read_bytes()).decode()
    assert SECRET in held
    assert OTHER in held


def previewed(client: FlaskClient, answer: str, name: str = "survey") -> list[list[str]]:
    """What the preview of a file with a guess says."""
    row = ["bob-ethnicity", "bob", "ethnicity", answer, "2026-02-01"]
    book = {"declarations.csv": sheet(HEADINGS, row)}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as held:
        for inside, content in book.items():
            held.writestr(inside, content)
    shown = Page(upload(client, (file.getvalue(), f"{name}.zip")).text)
    return [shown.said_in(tag) for tag in ("h1", "p", "td", "li", "button", "strong")]


def test_a_preview_does_not_tell_a_right_guess_from_a_wrong_one(
    team: FlaskClient, planted: Store
) -> None:
    guesses = [previewed(team, answer) for answer in (SECRET, "Something else!")]
    assert guesses[0] == guesses[1]
    assert any("1 answer that people gave of themselves is in" in said for said in guesses[0][1])
    assert planted.said("Declaration", "bob-ethnicity")


def test_past_loads_do_not_tell_a_right_guess_from_a_wrong_one(
    team: FlaskClient, planted: Store
) -> None:
    for answer in (OTHER, "Something else!"):
        row = ["bob-ethnicity", "bob", "ethnicity", answer, "2026-02-01"]
        book = io.BytesIO()
        with zipfile.ZipFile(book, "w") as held:
            held.writestr("declarations.csv", sheet(HEADINGS, row))
            held.writestr("people.csv", sheet(["id", "name", "interests"], ["bob", "Bob", answer]))
        upload(team, (book.getvalue(), "survey.zip"))
        assert "Loaded." in confirm(team, planted).text
    last = planted.entries()[-1].version
    for page in (team.get("/load").text, team.get(f"/load/{last}").text):
        assert "declaration" not in page
