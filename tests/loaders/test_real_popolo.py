"""The three real Popolo files: everything that is in them arrives, counted without our code."""

import json
from pathlib import Path
from typing import Any

import pytest

from graph_service.store import Store
from loaders import load

pytestmark = pytest.mark.real_data

KINDS = {
    "persons": "Person", "organizations": "Organization", "memberships": "Membership",
    "posts": "Post", "areas": "Area", "events": "Event",
}  # fmt: skip
# Counted by hand: people, organisations, memberships, posts, areas, events; bodies, e-mails.
COUNTS = {
    "au-councillors-NSW": (1480, 179, 1781, 0, 0, 0, 152, 452),
    "kenya-ep-popolo-v1.0": (355, 23, 355, 2, 333, 23, 1, 276),
    "zimbabwe-senate-ep-popolo-v1.0": (67, 4, 68, 0, 12, 1, 1, 11),
}


def raw(path: Path) -> dict[str, list[dict[str, Any]]]:
    document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return {name: document.get(name, []) for name in KINDS}


@pytest.mark.parametrize("name", COUNTS)
def test_what_is_in_a_file_arrives(sqlite_store: Store, real_data: Path, name: str) -> None:
    path = real_data / "popolo" / f"{name}.json"

    report = load(sqlite_store, [path], by="tester")

    assert (report.error, report.format) == ("", "popolo")
    assert [item.column for item in report.problems] in (["meta"], ["warnings"])
    found = sqlite_store.whole()
    bodies = sum(bool(item.is_body) for item in found.organizations.values())
    emails = sum(bool(item.email) for item in found.people.values())
    counts = [len(found.of(kind)) for kind in KINDS.values()]
    assert (*counts, bodies, emails) == COUNTS[name]
    assert counts == [len(items) for items in raw(path).values()]


@pytest.mark.parametrize("name", COUNTS)
def test_every_fact_of_a_file_is_kept_at_its_line(
    sqlite_store: Store, real_data: Path, name: str
) -> None:
    path = real_data / "popolo" / f"{name}.json"
    lines = path.read_text(encoding="utf-8").splitlines()
    load(sqlite_store, [path], by="tester")
    found = sqlite_store.whole()

    for list_, items in raw(path).items():
        for item in items:
            if "id" in item:
                record = found.of(KINDS[list_])[item["id"]]
                assert lines[record.source.row - 1].strip() == "{"
                texts = {str(getattr(record, field)) for field in record.__slots__}
                texts |= set(record.attributes.values()) | {record.start_date, record.end_date}
                texts.add(record.id)
                for key, value in item.items():
                    if key != "contact_details" and isinstance(value, str):
                        assert value in texts, key
                    elif key != "contact_details" and value:
                        assert json.loads(record.attributes[key]) == value


@pytest.mark.parametrize("name", COUNTS)
def test_the_same_file_again_changes_nothing(
    sqlite_store: Store, real_data: Path, name: str
) -> None:
    path = real_data / "popolo" / f"{name}.json"
    load(sqlite_store, [path], by="tester")
    fingerprint = sqlite_store.fingerprint()

    assert load(sqlite_store, [path], by="tester").version == 1
    assert sqlite_store.fingerprint() == fingerprint


def test_memberships_are_whose_they_were(sqlite_store: Store, real_data: Path) -> None:
    path = real_data / "popolo" / "zimbabwe-senate-ep-popolo-v1.0.json"
    load(sqlite_store, [path], by="tester")

    found = {
        (item.person_id, item.organization_id, item.on_behalf_of_id, item.role,
         item.attributes.get("area_id"), item.attributes["legislative_period_id"])
        for item in sqlite_store.whole().memberships.values()
    }  # fmt: skip

    assert found == {
        (item["person_id"], item["organization_id"], item["on_behalf_of_id"], item["role"],
         item.get("area_id"), item["legislative_period_id"])
        for item in raw(path)["memberships"]
    }  # fmt: skip


def test_the_three_together_are_one_load(sqlite_store: Store, real_data: Path) -> None:
    report = load(sqlite_store, [real_data / "popolo"], by="tester")

    assert report.kinds["Person"].added == 1480 + 355 + 67
