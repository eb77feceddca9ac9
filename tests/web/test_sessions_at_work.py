"""Sessions end: after a while, without use, when signed out, or when somebody ends them."""

from datetime import UTC, datetime, timedelta

import pytest

from graph_service import sign_in
from graph_service.store import Store
from tests.web.visiting import AsVisitor, send
from web import visitor


def later(monkeypatch: pytest.MonkeyPatch, **by: int) -> None:
    """Let time pass."""
    moment = datetime.now(UTC) + timedelta(**by)
    monkeypatch.setattr(visitor, "now", lambda: moment)


def test_a_session_that_is_not_used_ends(
    client_as: AsVisitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    leader = client_as("leader")
    later(monkeypatch, hours=2, minutes=1)
    assert leader.get("/account").status_code == 302


def test_a_session_that_is_used_goes_on_until_its_last_hour(
    client_as: AsVisitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    leader = client_as("leader")
    for hour in range(1, 12):
        later(monkeypatch, hours=hour)
        assert leader.get("/account").status_code == 200, hour
    later(monkeypatch, hours=12, minutes=1)
    assert leader.get("/account").status_code == 302


def account_id(store: Store) -> str:
    account = sign_in.account_of(store, "bob@example.org")
    assert account is not None
    return account.id


@pytest.mark.parametrize("role", ["administrator", "programme-team"])
def test_an_administrator_and_the_team_end_the_sessions_of_an_account(
    store: Store, client_as: AsVisitor, role: str
) -> None:
    leader, other = client_as("leader"), client_as("leader")
    boss = client_as(role)
    page = f"/accounts/{account_id(store)}"
    assert "2 sign-ins hold now" in boss.get(page).text
    send(boss, f"{page}/sign-out", {}, form_on=page)
    assert leader.get("/account").status_code == 302
    assert other.get("/account").status_code == 302
    assert "Nobody is signed in" in boss.get(page).text
    assert client_as("leader").get("/account").status_code == 200


def test_everybody_sees_where_they_are_signed_in_and_ends_it(client_as: AsVisitor) -> None:
    here, there = client_as("leader"), client_as("leader")
    assert "2 sign-ins hold now" in here.get("/account/sessions").text
    assert send(here, "/account/sessions", {}).location == "/sign-in"
    assert here.get("/account").status_code == 302
    assert there.get("/account").status_code == 302


def test_signing_out_clears_what_the_browser_kept(client_as: AsVisitor) -> None:
    answer = send(client_as("leader"), "/sign-out", {}, form_on="/account")
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'


def test_accounts_of_administrators_are_for_administrators_alone(
    store: Store, client_as: AsVisitor
) -> None:
    team = client_as("programme-team")
    given = {"name": "Ada Admin", "email": "ada@example.org", "role": "administrator"}
    assert send(team, "/accounts", given).status_code == 200  # while there is none
    ada = sign_in.account_of(store, "ada@example.org")
    assert ada is not None
    refused = send(team, f"/accounts/{ada.id}/lock", {"locked": "yes"}, form_on="/accounts")
    assert "Only an administrator" in refused.text
    refused = send(team, f"/accounts/{ada.id}/link", {}, form_on="/accounts")
    assert "Only an administrator" in refused.text
    taken = send(team, "/accounts", {**given, "role": "leader"})
    assert taken.status_code == 400
    again = send(team, "/accounts", {**given, "email": "eve@example.org"})
    assert "Only an administrator" in again.text
    boss = client_as("administrator")
    assert send(boss, "/accounts", {**given, "email": "eve@example.org"}).status_code == 200
