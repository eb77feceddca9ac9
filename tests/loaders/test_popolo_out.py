"""An export as Popolo JSON is valid, shows what may be seen, and loads back."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graph_service.records import (
    KINDS,
    Area,
    Event,
    Organization,
    Person,
    Programme,
    Record,
    Relationship,
    Source,
)  # fmt: skip
from graph_service.snapshot import Snapshot
from graph_service.store import Store
from graph_service.store.sqlite import SqliteStore
from loaders import load, write_popolo
from loaders.shown import shown_facts
from tests.builders import body, membership, organization, person, post, snapshot, tie
from tests.loaders.json_values import NAMES
from tests.loaders.popolo_schemas import faults
from tests.searches import long_search

WRITTEN = ("Person", "Organization", "Membership", "Post", "Area", "Event")
REAL = ["au-councillors-NSW", "kenya-ep-popolo-v1.0", "zimbabwe-senate-ep-popolo-v1.0"]


def document(folder: Path, *records: Record) -> dict[str, list[dict[str, Any]]]:
    write_popolo(folder / "out.json", snapshot(*records))
    found: dict[str, list[dict[str, Any]]] = json.loads((folder / "out.json").read_text("utf-8"))
    return found


def shown(found: Snapshot, kinds: tuple[str, ...] = WRITTEN) -> Mapping[tuple[str, str], Record]:
    """The records of an export's kinds as they may be seen, without where they came from."""
    return {
        (kind, id_): replace(
            item,
            source=Source(),
            attributes=dict(shown_facts(item)),
            **{
                field.name: "" if field.type in ("text", "day") else None
                for field in KINDS[kind].fields
                if field.private and field.type not in ("refs", "texts")
            },
        )
        for kind in kinds
        for id_, item in found.of(kind).items()
    }


def test_each_record_stands_in_the_list_of_its_class(tmp_path: Path) -> None:
    found = document(
        tmp_path,
        person("a", name="Ann", level="senior", interests=("x", "y")),
        body("b", start_date="2013", end_date="2014-07", area_id="here", classification="board"),
        post("s", "b", label="Chair", sessions=2.5, chair=True),
        membership("a", "b", id="m", post_id="s", role="Chair", on_behalf_of_id="o"),
        Area(id="here", name="Here", population=7),
        Event(id="e", name="Summit", start_date="2026-01-02", place="Hall"),
    )

    assert found == {
        "persons": [{"id": "a", "name": "Ann", "level": "senior", "interests": ["x", "y"]}],
        "organizations": [
            {"id": "b", "name": "Organisation b", "classification": "board", "is_body": True,
             "area_id": "here", "founding_date": "2013", "dissolution_date": "2014-07"}
        ],
        "posts": [
            {"id": "s", "label": "Chair", "organization_id": "b", "sessions": 2.5, "chair": True}
        ],
        "memberships": [
            {"id": "m", "person_id": "a", "organization_id": "b", "post_id": "s", "role": "Chair",
             "on_behalf_of_id": "o"}
        ],
        "areas": [{"id": "here", "name": "Here", "population": 7}],
        "events": [{"id": "e", "name": "Summit", "location": "Hall", "start_date": "2026-01-02"}],
    }  # fmt: skip


def test_what_has_no_class_in_popolo_is_left_out_and_not_counted(tmp_path: Path) -> None:
    everything = snapshot(
        person("a", profession_ids=("nurse",)), person("b"), tie("a", "b"), organization("o"),
        Programme(id="p", name="P"), membership("a", programme_id="p"),
        membership("b", "o", id="m", programme_id="p"),
    )  # fmt: skip

    assert write_popolo(tmp_path / "out.json", everything) == 4
    found = json.loads((tmp_path / "out.json").read_text())
    assert found["memberships"] == [{"id": "m", "person_id": "b", "organization_id": "o"}]
    assert found["persons"][0] == {"id": "a", "name": "Person a"}


def test_invented_people_say_so(tmp_path: Path) -> None:
    [ann] = document(tmp_path, person("a", invented=True))["persons"]

    assert ann["invented"] is True


def test_how_to_reach_people_is_left_out_and_of_organisations_is_not(tmp_path: Path) -> None:
    details = {"contact_details": '[{"type":"voice","value":"1"}]'}
    private = details | {"Contact Phone": "1", "e-mail (work)": "x", "Home address": "y"}

    found = document(
        tmp_path,
        person("a", email="a@example.org", telephone="1", avoid_ids=("b",), attributes=private),
        organization("o", attributes=details),
        post("s", "o", label="S", attributes=private),
        membership("a", "o", id="m", attributes=private),
    )

    assert found["persons"] == [{"id": "a", "name": "Person a"}]
    assert found["posts"] == [{"id": "s", "label": "S", "organization_id": "o"}]
    assert found["memberships"] == [{"id": "m", "person_id": "a", "organization_id": "o"}]
    assert found["organizations"][0]["contact_details"] == [{"type": "voice", "value": "1"}]


def test_facts_go_back_as_they_came_and_those_that_fit_no_schema_stand_apart(
    tmp_path: Path,
) -> None:
    facts = {
        "identifiers": '[{"scheme":"x","identifier":"1"}]', "summary": "[Nurse]",
        "seen": '{"a":[1.5,null]}', "spaced": '{ "a": 1 }', "seats": "24",
        "image": "http://example.org/a b.jpg", "birth_date": "long ago", "links": "none",
        "motions": "[]", "memberships": "3", "level": "first class", "nan": "[NaN]",
    }  # fmt: skip

    [ann] = document(tmp_path, person("a", attributes=facts))["persons"]

    assert ann == {
        "id": "a", "name": "Person a", "identifiers": [{"scheme": "x", "identifier": "1"}],
        "summary": "[Nurse]", "seen": {"a": [1.5, None]}, "spaced": '{ "a": 1 }', "seats": "24",
        "level": "first class", "nan": "[NaN]",
        "other_facts": {
            "image": "http://example.org/a b.jpg", "birth_date": "long ago", "links": "none",
            "motions": "[]", "memberships": "3",
        },
    }  # fmt: skip


def test_an_organisation_that_is_a_member_comes_back(tmp_path: Path) -> None:
    joined = Relationship(
        id="r", source_id="b", relation="member-of", target_id="a", start_date="2013",
        note="Since its founding", attributes={"role": "full"},
    )  # fmt: skip
    before = snapshot(organization("a"), organization("b"), joined)

    assert write_popolo(tmp_path / "out.json", before) == 3

    after = back(tmp_path)
    kinds = ("Organization", "Relationship")
    assert shown(after, kinds) == shown(before, kinds)


def back(folder: Path) -> Snapshot:
    """What an empty store holds after an export has been loaded into it."""
    store = SqliteStore(folder / "back.db")
    report = load(store, [folder / "out.json"], by="tester")
    assert not report.error, report.problems
    found = store.whole()
    store.close()
    return found


_FACTS = st.dictionaries(
    st.sampled_from(NAMES) | st.text("ab[", min_size=1, max_size=3),
    st.sampled_from(
        ["[]", "{}", "[1]", '{"a":1}', '["x"]', '[{"url":"x:y"}]', "senior", "yes", "2013", "'="]
    )
    | st.text("[{\"a:1,}]\\u0", min_size=1, max_size=9),
    max_size=5,
)  # fmt: skip


@long_search(2_000)
@given(_FACTS, st.sampled_from([Person, Organization, Area, Event]))
@example({"profession_ids": '["x"]'}, Person)  # a list that would have become a field
def test_whatever_the_facts_the_export_loads_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, facts: dict[str, str], kind: type[Any]
) -> None:
    folder = tmp_path_factory.mktemp("facts")
    tidied = {name: text.strip() for name, text in facts.items() if text.strip()}
    before = snapshot(kind(id="a", name="A", attributes=tidied))

    write_popolo(folder / "out.json", before)

    assert shown(back(folder)) == shown(before)


@pytest.mark.real_data
def test_the_sample_system_is_valid_popolo(
    sqlite_store: Store, tmp_path: Path, real_data: Path
) -> None:
    sample = Path(__file__).parents[2] / "data" / "sample"
    assert not load(sqlite_store, [sample], by="tester").error
    path = tmp_path / "out.json"

    count = write_popolo(path, sqlite_store.whole())

    found = json.loads(path.read_text(encoding="utf-8"))
    assert count == sum(map(len, found.values())) > 500
    assert faults(real_data, path) == []
    assert all(item["invented"] is True for item in found["persons"])


@pytest.mark.real_data
@pytest.mark.parametrize("name", REAL)
def test_real_popolo_comes_out_valid_and_loads_back_the_same(
    store: Store, tmp_path: Path, real_data: Path, name: str
) -> None:
    assert not load(store, [real_data / "popolo" / f"{name}.json"], by="tester").error
    before = store.whole()

    write_popolo(tmp_path / "out.json", before)

    assert faults(real_data, tmp_path / "out.json") == []
    assert shown(back(tmp_path)) == shown(before)
