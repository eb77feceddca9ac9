"""Accounts and sign-in links, on each kind of store."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from graph_service.errors import LeadershipMapError, NotFound, Refused
from graph_service.records import Account
from graph_service.sign_in import (
    account_of,
    add_account,
    look_up,
    mint,
    redeem,
    sign_out,
    still_signed_in,
)
from graph_service.store import TEAM, Batch, Store
from tests.builders import body, organization, person

NOW = datetime(2026, 9, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def ann(store: Store) -> Account:
    """An account of somebody new."""
    return add_account(store, "ann@example.org", "leader", name="Ann Able", by="test")


def test_an_account_of_nobody_known_makes_a_person(store: Store, ann: Account) -> None:
    assert store.whole().people[ann.person_id].name == "Ann Able"


def test_an_account_belongs_to_the_person_with_its_address_in_any_case(store: Store) -> None:
    store.write(Batch("file", [person("p1", email="Bob@Example.org")]), by="test", why="test")
    assert add_account(store, "bob@example.org", "leader", by="test").person_id == "p1"
    assert list(store.whole().people) == ["p1"]


def test_an_account_belongs_to_the_person_named(store: Store) -> None:
    store.write(Batch("file", [person("p1", email="old@example.org")]), by="test", why="test")
    account = add_account(store, "new@example.org", "leader", person_id="p1", by="test")
    assert account.person_id == "p1"


def test_adding_an_account_again_changes_its_role_and_nothing_else(
    store: Store, ann: Account
) -> None:
    again = add_account(store, "ANN@example.org", "reviewer", by="test")
    assert (again.id, again.person_id) == (ann.id, ann.person_id)
    assert [item.role for item in store.apart("Account").values()] == ["reviewer"]


@pytest.mark.parametrize("email", ["ann", "ann@", "@example.org", "ann smith@example.org", ""])
def test_what_is_not_an_address_is_refused(store: Store, email: str) -> None:
    with pytest.raises(Refused, match="not an e-mail address"):
        add_account(store, email, "leader", by="test")


def test_an_unknown_role_or_person_is_refused(store: Store) -> None:
    with pytest.raises(Refused, match="not a role"):
        add_account(store, "ann@example.org", "king", by="test")
    with pytest.raises(NotFound):
        add_account(store, "ann@example.org", "leader", person_id="nobody", by="test")


def test_a_link_signs_in_once(store: Store, ann: Account) -> None:
    token = mint(store, ann, now=NOW, by="test")
    assert redeem(store, token, now=NOW).account == ann
    with pytest.raises(Refused, match="has been used"):
        redeem(store, token, now=NOW)


def test_looking_a_link_up_does_not_use_it(store: Store, ann: Account) -> None:
    token = mint(store, ann, now=NOW, by="test")
    look_up(store, token, now=NOW)
    look_up(store, token, now=NOW)
    assert redeem(store, token, now=NOW).account == ann


def test_of_many_who_use_a_link_at_once_one_is_signed_in(store: Store, ann: Account) -> None:
    token = mint(store, ann, now=NOW, by="test")

    def attempt(second: int) -> bool:
        try:
            redeem(store, token, now=NOW + timedelta(seconds=second))
        except LeadershipMapError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(attempt, range(8))) == 1


def test_a_link_expires(store: Store, ann: Account) -> None:
    token = mint(store, ann, now=NOW, days=2, by="test")
    assert look_up(store, token, now=NOW + timedelta(days=2, seconds=-1)).account == ann
    with pytest.raises(Refused, match="expired"):
        redeem(store, token, now=NOW + timedelta(days=2))


def test_a_link_to_bodies_works_until_it_expires(store: Store, ann: Account) -> None:
    store.write(Batch(TEAM, [body("board")]), by="test", why="test")
    token = mint(store, ann, now=NOW, days=7, body_ids=["board"], by="test")
    for day in range(7):
        assert redeem(store, token, now=NOW + timedelta(days=day)).body_ids == ("board",)
    with pytest.raises(Refused, match="expired"):
        redeem(store, token, now=NOW + timedelta(days=7))


def test_a_link_can_only_name_bodies_that_are_there(store: Store, ann: Account) -> None:
    store.write(Batch(TEAM, [organization("trust")]), by="test", why="test")
    with pytest.raises(NotFound, match="trust"):
        mint(store, ann, now=NOW, body_ids=["trust"], by="test")


def test_a_link_that_works_for_no_day_is_refused(store: Store, ann: Account) -> None:
    with pytest.raises(Refused):
        mint(store, ann, now=NOW, days=0, by="test")


def test_an_unknown_link_is_refused(store: Store) -> None:
    with pytest.raises(Refused, match="not known"):
        redeem(store, "made up", now=NOW)


def test_a_locked_account_cannot_sign_in(store: Store, ann: Account) -> None:
    token = mint(store, ann, now=NOW, by="test")
    store.write(Batch(TEAM, [replace(ann, locked=True)]), by="test", why="test")
    with pytest.raises(Refused, match="locked"):
        redeem(store, token, now=NOW)


def test_signing_out_ends_a_sign_in_and_the_link_stays_used(store: Store, ann: Account) -> None:
    token = mint(store, ann, now=NOW, by="test")
    link = redeem(store, token, now=NOW).link
    assert still_signed_in(store, ann.id, link.id) == ann
    sign_out(store, link.id)
    assert still_signed_in(store, ann.id, link.id) is None
    with pytest.raises(Refused, match="has been used"):
        redeem(store, token, now=NOW)


def test_signing_out_leaves_a_link_to_bodies_working(store: Store, ann: Account) -> None:
    store.write(Batch(TEAM, [body("board")]), by="test", why="test")
    token = mint(store, ann, now=NOW, body_ids=["board"], by="test")
    sign_out(store, redeem(store, token, now=NOW).link.id)
    assert redeem(store, token, now=NOW).body_ids == ("board",)


def test_a_sign_in_is_its_own_accounts(store: Store, ann: Account) -> None:
    link = redeem(store, mint(store, ann, now=NOW, by="test"), now=NOW).link
    other = add_account(store, "bob@example.org", "programme-team", by="test")
    assert still_signed_in(store, other.id, link.id) is None
    assert still_signed_in(store, ann.id, "made up") is None


def test_the_secret_of_a_link_is_nowhere_in_the_store(store: Store, ann: Account) -> None:
    token = mint(store, ann, now=NOW, by="test")
    links = store.apart("SignInLink")
    assert list(links) == [hashlib.sha256(token.encode()).hexdigest()]
    assert token not in repr(links)
    assert token not in repr(store.entries())


def test_links_and_signing_in_leave_snapshots_fresh(store: Store, ann: Account) -> None:
    before = store.whole()
    redeem(store, mint(store, ann, now=NOW, by="test"), now=NOW)
    assert store.whole() is before


def test_an_account_is_found_by_its_address(store: Store, ann: Account) -> None:
    assert account_of(store, " Ann@Example.org ") == ann
    assert account_of(store, "other@example.org") is None
