"""The API: pages of records, one record, changes that know what they change, and analyses."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator

from graph_service import codes
from graph_service.records import KINDS
from graph_service.store import PERSON, TEAM, Batch, Store
from tests.builders import organization, person
from tests.web.visiting import AsProgram
from web.access import PERMISSIONS
from web.api.document import document, operations

ANN = "/api/v1/people/ann"


@pytest.fixture
def program(token_as: AsProgram) -> FlaskClient:
    """A program of the programme team."""
    return token_as("programme-team")


def answer(client: FlaskClient, address: str, status: int = 200, **sent: Any) -> Any:
    got = client.open(address, **sent)
    assert got.status_code == status, got.text
    expected = "application/json" if status < 400 else "application/problem+json"
    assert got.mimetype == expected
    return got.json


def test_the_document_and_the_table_of_permissions_name_the_same_operations() -> None:
    declared = {name.removeprefix("api.") for name in PERMISSIONS if name.startswith("api.")}
    assert set(operations()) | {"document"} == declared


def test_the_document_is_valid_and_every_schema_is_one() -> None:
    said = document()
    assert said["openapi"] == "3.1.0"
    for schema in said["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    for name in ("Declaration", "Account", "SignInLink", "Token"):
        assert name not in said["components"]["schemas"]
    level = said["components"]["schemas"]["Person"]["properties"]
    assert set(level) >= {"name", "job_title", "profession_ids", "start_date"}


@pytest.mark.parametrize("limit", [1, 2, 3, 1000])
def test_pages_give_every_record_once_and_in_order(
    program: FlaskClient, store: Store, limit: int
) -> None:
    found: list[str] = []
    asked = f"/api/v1/people?limit={limit}"
    while asked:
        page = answer(program, asked)
        assert len(page["items"]) <= limit
        found += [item["id"] for item in page["items"]]
        after = page.get("next", "")
        asked = f"/api/v1/people?limit={limit}&cursor={after}" if after else ""
    assert found == sorted(store.read().people)


def test_what_a_program_knows_already_is_not_sent_again(program: FlaskClient) -> None:
    for address in ("/api/v1/people", ANN, "/api/v1/governance", "/api/v1/gaps?by=sector"):
        first = program.get(address)
        known = {"If-None-Match": f'"other", {first.headers["ETag"]}'}
        again = program.get(address, headers=known)
        assert (again.status_code, again.data) == (304, b"")
        assert program.get(address, headers={"If-None-Match": '"other"'}).status_code == 200


def test_a_change_says_only_what_it_changes(program: FlaskClient, store: Store) -> None:
    etag = program.get(ANN).headers["ETag"]
    done = answer(program, ANN, method="PATCH", json={"job_title": "Chair"},
                  headers={"If-Match": etag})  # fmt: skip
    assert (done["job_title"], done["name"]) == ("Chair", "Ann Able")
    entry = store.entries()[-1]
    assert (entry.by, entry.why) == ("ann", "by program: person ann")
    etag = program.get(ANN).headers["ETag"]
    answer(program, ANN, method="PATCH", json={"job_title": None}, headers={"If-Match": etag})
    assert store.whole().people["ann"].job_title == ""


def test_a_change_of_what_has_changed_since_is_refused(program: FlaskClient) -> None:
    etag = program.get(ANN).headers["ETag"]
    said: dict[str, Any] = {"method": "PATCH", "json": {"job_title": "Chair"}}
    said["headers"] = {"If-Match": etag}
    answer(program, ANN, **said)
    told = answer(program, ANN, 412, **said)
    assert "read it again" in told["detail"]
    answer(program, ANN, 428, method="PATCH", json={"job_title": "Chair"})


def test_a_new_record_has_an_address(program: FlaskClient, store: Store) -> None:
    made = program.post("/api/v1/people", json={"name": "Zoë Zed", "offers": ["mentor"]})
    assert (made.status_code, made.headers["Location"]) == (201, "/api/v1/people/zoe-zed")
    assert answer(program, made.headers["Location"]) == made.json
    assert store.whole().people["zoe-zed"].offers == ("mentor",)
    answer(program, "/api/v1/people", 409, method="POST", json={"name": "Zoë Zed"})
    seat = {"person_id": "zoe-zed", "organization_id": "acute", "sessions_given": 2.5}
    answer(program, "/api/v1/memberships", 201, method="POST", json=seat)
    (held,) = store.whole().memberships_of("zoe-zed")
    assert held.sessions_given == 2.5


@pytest.mark.parametrize(
    ("sent", "status", "field"),
    [
        ({"json": {}}, 400, "(all)"),
        ({"json": {"name": "x", "level": "up"}}, 400, "level"),
        ({"json": {"name": "x", "nonsense": 1}}, 400, "(all)"),
        ({"json": {"name": " "}}, 400, "name"),
        ({"json": {"name": "x", "email": "no at"}}, 400, "email"),
        ({"json": {"name": "x", "start_date": "2026-02-31"}}, 422, "start_date"),
        ({"json": {"name": "x", "area_id": "nowhere"}}, 422, "area_id"),
        ({"json": {"name": "x", "start_date": "2026", "end_date": "2025"}}, 422, "end_date"),
        ({"json": []}, 400, "(all)"),
        ({"data": "{", "content_type": "application/json"}, 400, ""),
        ({"data": '{"name": NaN}', "content_type": "application/json"}, 400, ""),
        ({"data": b'{"name": "\xff"}', "content_type": "application/json"}, 400, ""),
        ({"data": '{"name": "\\ud800"}', "content_type": "application/json"}, 400, ""),
        ({"data": "[" * 100_000, "content_type": "application/json"}, 400, ""),
        ({"data": '{"name": "' + "x" * 1_000_001 + '"}', "content_type": "application/json"},
         413, ""),
        ({"data": "name=x"}, 415, ""),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_by_field_and_nothing_is_written(
    program: FlaskClient, store: Store, sent: dict[str, Any], status: int, field: str
) -> None:
    before = store.fingerprint()
    told = answer(program, "/api/v1/people", status, method="POST", **sent)
    assert told["status"] == status
    assert [item["field"] for item in told.get("errors", [])] == ([field] if field else [])
    assert store.fingerprint() == before


@pytest.mark.parametrize(
    "question",
    ["limit=0", "limit=1001", "limit=x", "limit=1&limit=2", "cursor=", "as_of=2026-02-30",
     "as_of=2026", "nonsense=1"],
)  # fmt: skip
def test_a_question_that_the_document_does_not_know_is_refused(
    program: FlaskClient, question: str
) -> None:
    told = answer(program, f"/api/v1/people?{question}", 400)
    assert [item["field"] for item in told["errors"]] == [question.partition("=")[0]]


def test_what_others_say_stands_and_is_told(program: FlaskClient, store: Store) -> None:
    store.write(Batch(PERSON, [person("ann", job_title="Doctor")]), by="ann", why="x")
    etag = program.get(ANN).headers["ETag"]
    told = answer(program, ANN, 409, method="PATCH", json={"job_title": "Chair"},
                  headers={"If-Match": etag})  # fmt: skip
    assert told["errors"] == [
        {"field": "job_title", "detail": "“person” says this, and is believed."}
    ]


def test_a_past_day_is_answered_as_it_was(program: FlaskClient, store: Store) -> None:
    store.write(Batch(TEAM, [person("new", start_date="2026-08-01")]), by="x", why="x")
    ids = {item["id"] for item in answer(program, "/api/v1/people?as_of=2026-07-31")["items"]}
    assert "new" not in ids
    answer(program, "/api/v1/people/new?as_of=2026-07-31", 404)
    answer(program, "/api/v1/people/new")


def test_the_analyses_are_those_of_the_pages(program: FlaskClient) -> None:
    gaps = answer(program, "/api/v1/gaps?by=sector")
    assert {item["group"][0] for item in gaps["groups"]} >= set(codes.SECTORS)
    assert answer(program, "/api/v1/governance")["vacancies"] == 1
    assert answer(program, "/api/v1/network?by=place")["people"] == 4
    ways = answer(program, "/api/v1/connect?from=ann&to=bob")
    assert ways["length"] == 1
    answer(program, "/api/v1/connect?from=ann&to=nobody", 404)
    answer(program, "/api/v1/decides?topic=Nothing&area=nowhere", 404)
    answer(program, "/api/v1/gaps", 400)


@pytest.mark.parametrize("address", [
    "gap-history", "measures", "voice", "nobody", "heard", "report", "sessions", "succession",
    "changes?since=2020-01-01", "pairs?scheme=buddies", "nobody?scope=Organization:board",
    "invite?to=board&seats=2&by=sector",
])  # fmt: skip
def test_every_analysis_answers(program: FlaskClient, address: str) -> None:
    assert answer(program, f"/api/v1/{address}")


def test_an_analysis_says_what_its_page_says(program: FlaskClient, store: Store) -> None:
    assert answer(program, "/api/v1/heard")["leaders"] == len(store.read().people)
    assert answer(program, "/api/v1/voice?by=place")["by"] == "place"
    new = organization("new", is_body=True, start_date="2026-05-01")
    store.write(Batch(TEAM, [new]), by="x", why="x")
    told = answer(program, "/api/v1/changes?since=2026-04-01")["changes"]
    assert [(item["kind"], item["body_id"]) for item in told] == [("body-new", "new")]
    answer(program, "/api/v1/changes?since=2030-01-01", 422)
    answer(program, "/api/v1/nobody?scope=Organization:nowhere", 404)
    answer(program, "/api/v1/pairs?scheme=nonsense", 422)


def test_a_program_loads_a_file_and_takes_it_back(program: FlaskClient, store: Store) -> None:
    file: dict[str, Any] = {"content_type": "application/octet-stream", "method": "POST"}
    rows = b"Name,Role,Organisation,Email\nZoe Zed,Chair,Acute,zoe@example.org\n"
    look = answer(program, "/api/v1/loads?name=new.csv&dry_run=yes", data=rows, **file)
    assert look["kinds"]["Person"]["added"] == 1
    assert "zoe-zed" not in store.whole().people
    done = answer(program, "/api/v1/loads?name=new.csv", data=rows, **file)
    assert store.entries()[-1].why == "load of new.csv"
    people = {item.name for item in store.whole().people.values()}
    assert "Zoe Zed" in people
    undone: dict[str, Any] = {"method": "POST", "json": {"version": done["version"]}}
    answer(program, "/api/v1/loads/undone", **undone)
    assert "Zoe Zed" not in {item.name for item in store.whole().people.values()}
    answer(program, "/api/v1/loads/undone", 409, **undone)
    answer(program, "/api/v1/loads/undone", 404, method="POST", json={"version": 1})
    wrong = answer(program, "/api/v1/loads?name=new.csv", 422, data=rows.replace(b"zoe@", b"zoe "),
                   **file)  # fmt: skip
    assert wrong["errors"][0]["field"].startswith("row 2")
    answer(program, "/api/v1/loads?name=../new.csv", 400, data=rows, **file)
    answer(program, "/api/v1/loads?name=new.csv", 415, method="POST", json={})


def test_a_program_matches_a_round_and_publishes_it(program: FlaskClient, store: Store) -> None:
    yes = {"consent_pairing": True, "offers": ("buddy",), "seeks": ("buddy",)}
    store.write(Batch(TEAM, [person(f"p{n}", **yes) for n in range(4)]), by="x", why="x")
    send: dict[str, Any] = {"method": "POST"}
    looked = answer(program, "/api/v1/pairs?scheme=buddies&round=May")
    assert not store.whole().rounds
    said = {"scheme": "buddies", "round": "May"}
    kept = answer(program, "/api/v1/pairs/kept", json=said, **send)
    assert kept["pairs"] == looked["pairs"]
    (round_id,) = store.whole().rounds
    publish = {"round_id": round_id}
    answer(program, "/api/v1/pairs/published", 422, json=publish, **send)
    agreed = publish | {"managers_agree": True}
    answer(program, "/api/v1/pairs/published", json=agreed, **send)
    assert store.whole().rounds[round_id].status == "published"
    answer(program, "/api/v1/pairs/published", 404, json={"round_id": "none"}, **send)
    answer(program, "/api/v1/pairs/kept", 400, json={"scheme": "buddies"}, **send)


def test_a_method_that_there_is_not_says_which_there_are(program: FlaskClient) -> None:
    got = program.delete(ANN)
    assert got.status_code == 405
    assert set(got.headers["Allow"].split(", ")) >= {"GET", "PATCH"}
    assert got.mimetype == "application/problem+json"


def test_a_fault_of_ours_is_a_problem_too(
    app: Flask, program: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.config["FAILURE_EXPECTED"] = True
    app.testing = False
    monkeypatch.setattr("web.api.records.rows_given", lambda *_: 1 / 0)
    assert answer(program, "/api/v1/people", 500)["title"] == "Something went wrong on our side"


def test_every_kind_can_be_read(program: FlaskClient) -> None:
    for address in answer(program, "/api/v1/")["records"].values():
        assert "items" in answer(program, address)
    assert KINDS
