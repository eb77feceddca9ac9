"""What a program is given, by whose token it has: never more than its owner sees on pages."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from graph_service import accounts, codes, removal, sign_in, tokens
from graph_service.errors import NotFound, Refused
from graph_service.records import Pairing, Person, Reply, Round
from graph_service.store import TEAM, Batch, Store
from tests.builders import declaration, membership, person, tie
from tests.web.visiting import AsProgram, AsVisitor, send
from web.api.access import READ

NOW = datetime(2026, 11, 24, tzinfo=UTC)
SECRETS = {
    "Zyxphone": ("programme-team",), "Zyxavoid": ("programme-team",), "Zyxreason": (),
    "Zyxanswer": (), "Zyxattribute": ("programme-team",), "zyx@example.org": ("programme-team",),
    "Zyxchallenge": ("programme-team", "leader"),
    "Zyxcontext": ("programme-team", "leader"), "Zyxobjector": ("programme-team",),
    "Zyxseat": ("programme-team",), "Zyxjob": tuple(codes.ROLES),
}  # fmt: skip
"""What is planted, and who may be given it."""


@pytest.fixture
def planted(store: Store) -> Store:
    """Somebody with something in every field that not everybody may see."""
    secret = Person(
        id="zyx", name="Zyx", email="zyx@example.org", telephone="Zyxphone", job_title="Zyxjob",
        challenges=("Zyxchallenge",), avoid_ids=("Zyxavoid",), attributes={"a": "Zyxattribute"},
    )  # fmt: skip
    pairing = Pairing(id="p", scheme="buddies", round_id="r", person_ids=("zyx", "ann"))
    store.write(Batch(TEAM, [
        secret, person("objector", name="Zyxobjector", objects=True),
        membership("objector", "acute", role="Zyxseat"), tie("zyx", "ann", context="Zyxcontext"),
        declaration("zyx", "sex", answer="Zyxanswer"), pairing,
        Round(id="r", name="R", scheme="buddies"),
        Reply(id="rp", pairing_id="p", person_id="zyx", reason="Zyxreason"),
    ]), by="test", why="x")  # fmt: skip
    return store


def everything(client: FlaskClient) -> str:
    """All that the API gives to a program."""
    document = client.get("/api/v1/openapi.json").json
    assert document
    said = []
    for path, operations in document["paths"].items():
        if "get" in operations and "{" not in path:
            query = {
                "/gaps": "?by=sector",
                "/connect": "?from=zyx&to=ann",
                "/decides": "?topic=x&area=x",
                "/changes": "?since=2020-01-01",
                "/invite": "?to=acute",
                "/pairs": "?scheme=buddies",
            }.get(path, "")
            said.append(client.get(f"/api/v1{path}{query}").text)
    said += [client.get(f"/api/v1/people/{id_}").text for id_ in ("zyx", "objector")]
    return " ".join(said)


@pytest.mark.usefixtures("planted")
@pytest.mark.parametrize("role", list(codes.ROLES))
def test_each_role_is_given_what_it_may_see_and_nothing_else(
    role: str, token_as: AsProgram
) -> None:
    given = everything(token_as(role))
    found = {word for word in SECRETS if word in given}
    assert found == {word for word, roles in SECRETS.items() if role in roles}


@pytest.mark.usefixtures("planted")
def test_a_person_is_given_what_is_private_of_themselves(token_as: AsProgram) -> None:
    own = token_as("leader", person_id="zyx").get("/api/v1/people/zyx").text
    assert "Zyxphone" in own
    assert "Zyxanswer" not in own


def test_addresses_in_a_list_are_noted_as_a_look_at_everybody(
    store: Store, token_as: AsProgram
) -> None:
    program = token_as("leader")
    program.get("/api/v1/posts")
    assert not store.apart("ContactLook")
    program.get("/api/v1/people")
    program.get(f"/api/v1/people/{'ann'}")
    assert {look.person_id for look in store.apart("ContactLook").values()} == {"", "ann"}


def test_a_token_works_until_it_ends_is_revoked_or_its_account_is_locked(store: Store) -> None:
    account = sign_in.add_account(store, "a@example.org", "leader", by="test")
    secret = tokens.give(store, account, "t", ["read"], days=30, now=NOW)
    assert secret.startswith("lmap_")
    assert secret not in repr(store.apart("Token"))
    assert tokens.bearer(store, secret, now=NOW + timedelta(days=29)) is not None
    assert tokens.bearer(store, secret, now=NOW + timedelta(days=30)) is None
    assert tokens.bearer(store, secret + "x", now=NOW) is None
    accounts.set_locked(store, account.id, locked=True, by="test")
    assert tokens.bearer(store, secret, now=NOW) is None
    accounts.set_locked(store, account.id, locked=False, by="test")
    (token,) = tokens.tokens_of(store, account.id, now=NOW)
    with pytest.raises(NotFound):
        tokens.revoke(store, "somebody else", token.id, by="test")
    tokens.revoke(store, account.id, token.id, by="test")
    assert tokens.bearer(store, secret, now=NOW) is None


def test_a_token_needs_a_purpose_something_to_do_and_an_end(store: Store) -> None:
    account = sign_in.add_account(store, "a@example.org", "leader", by="test")
    for name, scopes, days in ((" ", ["read"], 1), ("t", ["all"], 1), ("t", ["read"], 367)):
        with pytest.raises(Refused):
            tokens.give(store, account, name, scopes, days=days, now=NOW)
    for number in range(tokens.MOST):
        tokens.give(store, account, f"t{number}", ["read"], days=1, now=NOW)
    with pytest.raises(Refused, match="revoke one"):
        tokens.give(store, account, "one more", ["read"], days=1, now=NOW)


def test_tokens_go_with_the_person(store: Store) -> None:
    account = sign_in.add_account(store, "zed@example.org", "leader", name="Zed Zed", by="test")
    secret = tokens.give(store, account, "t", ["read"], days=30, now=NOW)
    removal.remove(store, [account.person_id], on=NOW.date(), by="test", why="x")
    assert tokens.bearer(store, secret, now=NOW) is None
    assert not store.apart("Token")


def test_the_page_shows_a_token_once_and_revokes_it(
    app: Flask, store: Store, client_as: AsVisitor
) -> None:
    leader = client_as("leader")
    refused = send(leader, "/account/tokens", {"name": "", "scopes": "read", "days": "90"})
    assert refused.status_code == 400
    made = send(leader, "/account/tokens", {"name": "report", "scopes": "read", "days": "90"})
    secret = made.text.partition("<code>")[2].partition("</code>")[0]
    assert secret not in leader.get("/account/tokens").text
    program = app.test_client()
    known = {"Authorization": f"Bearer {secret}"}
    assert program.get("/api/v1/people", headers=known).status_code == 200
    (token,) = store.apart("Token").values()
    send(leader, f"/account/tokens/{token.id}/revoke", {}, form_on="/account/tokens")
    answer = program.get("/api/v1/people", headers=known)
    assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer")


def test_nobody_revokes_the_token_of_somebody_else(store: Store, client_as: AsVisitor) -> None:
    leader, team = client_as("leader"), client_as("programme-team")
    send(leader, "/account/tokens", {"name": "report", "scopes": "read", "days": "90"})
    (token,) = store.apart("Token").values()
    send(team, "/account/tokens", {"name": "mine", "scopes": "read", "days": "90"})
    gone = send(team, f"/account/tokens/{token.id}/revoke", {}, form_on="/account/tokens")
    assert gone.status_code == 404


def test_every_kind_that_may_be_read_says_by_whom() -> None:
    assert all(permission.roles for permission in READ.values())
    assert not READ.keys() & {"Declaration", "Account", "SignInLink", "Token", "Removal"}
