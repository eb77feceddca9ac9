"""What was kept for long enough goes, in the audit too; what is in use stays."""

from datetime import date

from graph_service import retention
from graph_service.records import Account, Pairing, Reply, Round, SavedView, SignInLink, System
from graph_service.store import TEAM, Batch, Store
from tests.builders import membership, organization, person

TODAY = date(2026, 11, 23)


def fill(store: Store) -> None:
    old = {"start_date": "2014", "end_date": "2020-11-22"}
    kept = {"start_date": "2014", "end_date": "2020-11-23"}
    store.write(Batch("list", [
        organization("o"), *map(person, ("former", "recent", "sitting", "unknown", "in")),
        membership("former", "o", **old), membership("recent", "o", **kept),
        membership("sitting", "o", **old), membership("sitting", "o", id="now"),
        membership("in", "o", **old),
        Round(id="old", name="Old", scheme="buddies", status="closed", end_date="2019-05-01"),
        Round(id="new", name="New", scheme="buddies", status="closed", end_date="2025-05-01"),
        Round(id="open", name="Open", scheme="buddies", start_date="2010-01-01"),
        *(Pairing(id=f"p-{of}", scheme="buddies", round_id=of, person_ids=("recent", "sitting"))
          for of in ("old", "new", "open")),
        Reply(id="r", pairing_id="p-old", person_id="recent", reason="private words"),
    ]), by="ann", why="load")  # fmt: skip
    store.write(Batch(TEAM, [
        Account(id="a", email="in@example.org", person_id="in", role="leader"),
        *(SignInLink(id=id_, account_id="a", expires=f"{end}T00:00:00+00:00", used=used)
          for id_, end, used in (("old", "2026-01-01", ""), ("last", "2026-01-02", "2026-01-01"),
                                 ("first", "2025-01-02", "2025-01-01"), ("new", "2026-11-01", ""))),
        SavedView(id="v", account_id="a", name="v", expires="2026-11-22T00:00:00+00:00"),
        SavedView(id="w", account_id="a", name="w", expires="2026-11-24T00:00:00+00:00"),
    ]), by="ann", why="accounts")  # fmt: skip


def test_only_what_is_old_and_not_in_use_is_due(store: Store) -> None:
    fill(store)
    found = retention.due(store, TODAY)
    assert found.people == ("former",)
    assert found.records["Pairing"] == {"p-old"}
    assert found.records["SignInLink"] == {"old", "first"}
    assert found.records["SavedView"] == {"v"}


def test_what_is_let_go_of_is_gone_from_the_audit_too(store: Store) -> None:
    fill(store)
    retention.apply(store, retention.due(store, TODAY), on=TODAY, by="ann")
    assert retention.due(store, TODAY).counts == {}
    assert set(store.whole().people) == {"recent", "sitting", "unknown", "in"}
    assert set(store.whole().pairings) == {"p-new", "p-open"}
    assert store.whole().replies == {}
    known = {change.id for entry in store.entries() for change in store.changes(entry.version)}
    assert not known & {"former", "p-old", "r", "v", "first"}
    assert store.faults() == []


def test_somebody_let_go_of_may_come_back_with_a_new_list(store: Store) -> None:
    fill(store)
    retention.apply(store, retention.due(store, TODAY), on=TODAY, by="ann")
    store.write(Batch("list", [person("former")]), by="ann", why="new list")
    assert "former" in store.whole().people


def test_the_controller_says_how_long(store: Store) -> None:
    fill(store)
    system = System(id="s", name="S", keep_people_years=7, keep_rounds_years=1)
    store.write(Batch(TEAM, [system]), by="ann", why="x")
    found = retention.due(store, TODAY)
    assert found.people == ()
    assert found.records["Pairing"] == {"p-old", "p-new"}
