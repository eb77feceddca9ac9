"""Every route with every kind of visitor: the table in web/access.py is what really happens."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from graph_service import codes
from graph_service.store import Store
from tests.web.visiting import AsProgram, AsVisitor
from web import Settings, access, create_app
from web.access import PERMISSIONS
from web.permission import Permission, is_allowed
from web.visitor import Visitor

ROLES = tuple(codes.ROLES)
OPEN_TO_STRANGERS = {
    "/sign-in", "/sign-in/<token>", "/sign-in/organisation", "/sign-in/back",
    "/sign-in/vote/<token>",
    "/healthz", "/readyz", "/api/v1/openapi.json", "/static/<path:filename>",
}  # fmt: skip
REFUSED = (401, 403)


def routes(app: Flask) -> list[tuple[Rule, str]]:
    return [
        (rule, method)
        for rule in app.url_map.iter_rules()
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
    ]


def address(app: Flask, rule: Rule, value: str) -> str:
    adapter = app.url_map.bind("localhost")
    try:
        return adapter.build(rule.endpoint, dict.fromkeys(rule.arguments, value))
    except ValueError:  # a part of the address that must be a number
        return adapter.build(rule.endpoint, dict.fromkeys(rule.arguments, "1"))


def test_strangers_open_only_what_the_contract_names(app: Flask, stranger: FlaskClient) -> None:
    opened = set()
    for rule, method in routes(app):
        answer = stranger.open(address(app, rule, "1"), method=method)
        turned_away = answer.status_code == 401 or (
            answer.status_code == 302 and answer.location.startswith("/sign-in")
        )
        if not turned_away:
            opened.add(rule.rule)
    assert opened - {"/sign-out"} <= OPEN_TO_STRANGERS


@pytest.mark.parametrize("role", ROLES)
def test_each_role_opens_what_the_table_says_and_nothing_else(
    role: str, app: Flask, client_as: AsVisitor, token_as: AsProgram
) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    for rule, method in routes(app):
        permission = PERMISSIONS[rule.endpoint]
        if permission.any_session:
            continue
        visitor = token_as(role) if rule.endpoint.startswith("api.") else client_as(role)
        answer = visitor.open(address(app, rule, "1"), method=method)
        allowed = permission.strangers or role in permission.roles
        if rule.endpoint.startswith("sign_in."):
            continue
        assert (answer.status_code not in REFUSED) == allowed, f"{method} {rule.rule} as {role}"


def test_a_session_counts_for_nothing_where_a_token_is_asked_for(
    app: Flask, client_as: AsVisitor, token_as: AsProgram
) -> None:
    team, program = client_as("programme-team"), token_as("programme-team")
    for rule, method in routes(app):
        if PERMISSIONS[rule.endpoint].strangers:
            continue
        is_program = rule.endpoint.startswith("api.")
        other = team if is_program else program
        answer = other.open(address(app, rule, "1"), method=method)
        turned_away = answer.status_code in (400, 401) or answer.location == "/sign-in" or (
            answer.status_code == 302 and answer.location.startswith("/sign-in"))  # fmt: skip
        assert turned_away, f"{method} {rule.rule}: {answer.status_code}"


def test_a_token_that_may_only_read_changes_nothing(app: Flask, token_as: AsProgram) -> None:
    reading = token_as("programme-team", scopes=("read",))
    writing = token_as("programme-team", scopes=("write",))
    for rule, method in routes(app):
        permission = PERMISSIONS[rule.endpoint]
        if not rule.endpoint.startswith("api.") or permission.strangers:
            continue
        refused, let_in = (reading, writing) if permission.scope == "write" else (writing, reading)
        assert refused.open(address(app, rule, "1"), method=method).status_code == 403
        assert let_in.open(address(app, rule, "1"), method=method).status_code not in REFUSED


def test_a_link_to_bodies_opens_those_bodies_and_no_other_page(
    app: Flask, client_as: AsVisitor
) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    visitor = client_as("reviewer", body_ids=("board",))
    for rule, method in routes(app):
        permission = PERMISSIONS[rule.endpoint]
        if permission.strangers or permission.any_session or rule.endpoint.startswith("api."):
            continue
        for value, is_theirs in (("board", True), ("group", False)):
            answer = visitor.open(address(app, rule, value), method=method)
            allowed = is_theirs and permission.body in rule.arguments
            assert (answer.status_code not in REFUSED) == allowed, f"{method} {rule.rule} {value}"


def test_a_route_that_names_no_permission_does_not_start(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    planted = {name: entry for name, entry in PERMISSIONS.items() if name != "health.alive"}
    monkeypatch.setattr(access, "PERMISSIONS", planted)
    with pytest.raises(LookupError, match=r"health\.alive"):
        create_app(store, Settings("a key for tests only"))


def test_a_route_added_after_the_start_is_refused_to_everybody(
    app: Flask, client_as: AsVisitor
) -> None:
    app.add_url_rule("/planted", "planted", lambda: "never shown")
    assert client_as("programme-team").get("/planted").status_code == 403


def test_every_entry_of_the_table_belongs_to_a_route(app: Flask) -> None:
    assert {rule.endpoint for rule in app.url_map.iter_rules()} == PERMISSIONS.keys()


def test_a_stranger_is_sent_to_sign_in_and_then_where_they_wanted_to_go(
    stranger: FlaskClient,
) -> None:
    answer = stranger.get("/people?q=a%20b")
    assert answer.location == "/sign-in?next=%2Fpeople%3Fq%3Da%2520b"


def test_a_program_without_a_session_is_told_401(stranger: FlaskClient) -> None:
    assert stranger.get("/", headers={"Accept": "application/json"}).status_code == 401


def test_a_permission_without_roles_opens_nothing(app: Flask) -> None:
    with app.test_request_context():
        assert not access.may_see_body("board")
    who = Visitor("account", "ann", "leader")
    assert not is_allowed(Permission(), who, {})
