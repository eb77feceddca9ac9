"""Popolo JSON is read as it stands, flat or nested; what cannot be is refused at its line."""

import json
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given

from graph_service.records import Source
from graph_service.snapshot import Snapshot
from graph_service.store import Store
from graph_service.store.sqlite import SqliteStore
from loaders import LoadReport, load
from tests.loaders.json_values import DOCUMENTS, written
from tests.searches import long_search

ANN = {"id": "ann", "name": "Ann Example"}
BOARD = {"id": "board", "name": "The Board"}
SEAT = {"id": "seat", "label": "Chair", "organization_id": "board"}
SITS = {"id": "m", "person_id": "ann", "organization_id": "board"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "files").mkdir()
    return tmp_path / "files"


def put(store: Store, folder: Path, name: str = "a.json", **lists: Any) -> LoadReport:
    """Load one document, each object of whose lists begins on a line of its own."""
    (folder / name).write_text(written(lists), encoding="utf-8")
    return load(store, [folder / name], by="tester")


def whole(store: Store, folder: Path, **lists: Any) -> Snapshot:
    """What the store holds after a load without an error."""
    report = put(store, folder, **lists)
    assert not report.error, report.problems
    return store.whole()


def told(report: LoadReport) -> list[tuple[str, int, str, str]]:
    return [(item.severity, item.row, item.column, item.problem) for item in report.problems]


def test_each_list_becomes_records_of_its_kind(sqlite_store: Store, folder: Path) -> None:
    found = whole(
        sqlite_store,
        folder,
        persons=[ANN | {"birth_date": "1970-02", "gender": "female"}],
        organizations=[
            BOARD | {"classification": "committee", "founding_date": "2013", "area_id": "here"},
            {"id": "club", "name": "Club", "parent_id": "board", "dissolution_date": "2013-07"},
        ],
        memberships=[SITS | {"post_id": "seat", "role": "Chair", "on_behalf_of_id": "club",
                             "start_date": "2013-07", "end_date": "2014-07-31"}],
        posts=[SEAT | {"role": "chair", "area_id": "here"}],
        areas=[{"id": "here", "name": "Here", "classification": "borough", "type": "ward"}],
        events=[{"id": "t", "name": "Term", "classification": "legislative period",
                 "start_date": "2013", "location": "Hall"}],
    )  # fmt: skip

    ann, board, club = found.people["ann"], *(found.organizations[i] for i in ("board", "club"))
    [seat], [sits], [area], [term] = (
        found.of(kind).values() for kind in ("Post", "Membership", "Area", "Event")
    )
    assert (ann.name, ann.attributes) == ("Ann Example", {"birth_date": "1970-02",
                                                          "gender": "female"})  # fmt: skip
    assert (board.classification, board.is_body, board.start_date) == ("committee", True, "2013")
    assert (board.area_id, club.parent_id, club.end_date) == ("here", "board", "2013-07")
    assert club.is_body is None
    assert (seat.label, seat.role, seat.organization_id, seat.area_id) == (
        "Chair", "chair", "board", "here",
    )  # fmt: skip
    assert (sits.person_id, sits.organization_id, sits.post_id) == ("ann", "board", "seat")
    assert (sits.on_behalf_of_id, sits.role) == ("club", "Chair")
    assert (sits.start_date, sits.end_date) == ("2013-07", "2014-07-31")
    assert (area.classification, area.attributes) == ("borough", {"type": "ward"})
    assert (term.classification, term.start_date, term.place) == ("", "2013", "Hall")
    assert term.attributes == {"classification": "legislative period"}


def test_a_record_is_on_the_line_where_its_object_begins(store: Store, folder: Path) -> None:
    text = '{"persons": [{"id": "a", "name": "A",\n "memberships": [\n{"organization_id": "o"}]},\n'
    text += '  {"id": "b",\n"name": "B"}],\n "organizations": [{"id": "o", "name": "O"}]}'
    (folder / "a.json").write_text(text, encoding="utf-8")

    assert not load(store, [folder / "a.json"], by="tester").error

    found = store.whole()
    rows = {id_: found.people[id_].source.row for id_ in "ab"}
    assert rows == {"a": 1, "b": 4}
    assert [item.source.row for item in found.memberships.values()] == [3]
    assert found.organizations["o"].source.row == 6


def test_nested_and_flat_say_the_same(tmp_path: Path, folder: Path) -> None:
    flat = {
        "persons": [ANN], "organizations": [BOARD], "posts": [SEAT],
        "memberships": [SITS | {"post_id": "seat"}],
    }  # fmt: skip
    sits = {"id": "m", "organization_id": "board", "post_id": "seat"}
    in_person = flat | {"memberships": [], "persons": [ANN | {"memberships": [sits]}]}
    in_organization = {
        "persons": [ANN],
        "organizations": [
            BOARD | {
                "posts": [{"id": "seat", "label": "Chair"}],
                "memberships": [{"id": "m", "person_id": "ann", "post_id": "seat"}],
            }
        ],
    }  # fmt: skip
    in_post = flat | {
        "memberships": [],
        "posts": [SEAT | {"memberships": [{"id": "m", "person": ANN, "organization": BOARD}]}],
    }
    objects = {
        "memberships": [{"id": "m", "person": ANN, "post": SEAT | {"organization": BOARD},
                         "organization": BOARD}],
    }  # fmt: skip
    both = flat | {"persons": [ANN | {"memberships": [sits]}]}
    people = {"people": flat["persons"]} | {k: v for k, v in flat.items() if k != "persons"}

    found = {}
    forms: tuple[dict[str, Any], ...] = (
        flat, in_person, in_organization, in_post, objects, both, people,
    )  # fmt: skip
    for number, lists in enumerate(forms):
        store = SqliteStore(tmp_path / f"{number}.db")
        report = put(store, folder, **lists)
        assert (report.error, report.problems) == ("", ())
        found[number] = {
            (kind, id_): replace(item, source=Source())
            for kind in ("Person", "Organization", "Post", "Membership")
            for id_, item in store.whole().of(kind).items()
        }
    assert [number for number in found if found[number] != found[0]] == []
    assert len(found[0]) == 4


def test_the_same_membership_without_an_id_both_nested_and_flat_is_one(
    sqlite_store: Store, folder: Path
) -> None:
    sits = {"organization_id": "board", "role": "chair"}

    report = put(
        sqlite_store, folder, organizations=[BOARD],
        persons=[ANN | {"memberships": [sits]}], memberships=[sits | {"person_id": "ann"}],
    )  # fmt: skip

    assert (report.kinds["Membership"].added, report.problems) == (1, ())


def test_areas_and_organisations_inside_others_become_records(
    sqlite_store: Store, folder: Path
) -> None:
    found = whole(
        sqlite_store,
        folder,
        organizations=[
            BOARD | {
                "area": {"name": "Here", "parent": {"id": "all", "name": "All"}},
                "children": [{"id": "small", "name": "Small"}],
                "parent": {"id": "top", "name": "Top"},
            }
        ],
        persons=[ANN],
        memberships=[SITS | {"area": {"name": "Here"}, "on_behalf_of": {"name": "Party"}}],
    )  # fmt: skip

    assert {id_: area.parent_id for id_, area in found.areas.items()} == {"all": "", "here": "all"}
    assert {id_: o.parent_id for id_, o in found.organizations.items()} == {
        "board": "top", "party": "", "small": "board", "top": "",
    }  # fmt: skip
    assert found.organizations["board"].area_id == "here"
    assert found.memberships["m"].on_behalf_of_id == "party"
    assert found.memberships["m"].attributes == {"area_id": "here"}


def test_what_is_not_known_of_a_reference_is_a_warning(sqlite_store: Store, folder: Path) -> None:
    report = put(
        sqlite_store, folder,
        memberships=[SITS | {"area_id": "x", "legislative_period_id": "y"}, {"person_id": "bo"}],
    )  # fmt: skip

    assert not report.error
    assert report.kinds["Membership"].added == 2
    assert sorted(told(report)) == [
        ("warning", 3, "area_id", "There is no area 'x', in these files or in the store."),
        ("warning", 3, "legislative_period_id",
         "There is no event 'y', in these files or in the store."),
        ("warning", 3, "organization_id",
         "There is no organisation 'board', in these files or in the store."),
        ("warning", 3, "person_id", "There is no person 'ann', in these files or in the store."),
        ("warning", 10, "person_id", "There is no person 'bo', in these files or in the store."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "member", [{"member": {"id": "club", "name": "Club", "classification": "party"}},
               {"member_id": "club"}, {"member": {"@type": "Organization", "id": "club"}}],
)  # fmt: skip
def test_an_organisation_that_is_a_member_is_a_relation(
    sqlite_store: Store, folder: Path, member: dict[str, Any]
) -> None:
    clubs = [BOARD, {"id": "club", "name": "Club", "classification": "party"}]
    joined = {"id": "m", "organization_id": "board", "start_date": "2013", "role": "full"}

    found = whole(sqlite_store, folder, organizations=clubs, memberships=[joined | member])

    relation = found.relationships["m"]
    assert (relation.source_id, relation.relation, relation.target_id) == (
        "club", "member-of", "board",
    )  # fmt: skip
    assert (relation.start_date, relation.attributes) == ("2013", {"role": "full"})
    assert set(found.organizations) == {"board", "club"}


@pytest.mark.parametrize(
    "member", [{"member": ANN}, {"member_id": "ann"}, {"member": {"id": "ann"}}]
)
def test_a_person_that_is_a_member_is_a_membership(
    sqlite_store: Store, folder: Path, member: dict[str, Any]
) -> None:
    lists = {"persons": [ANN], "organizations": [BOARD]}

    found = whole(
        sqlite_store, folder, **lists, memberships=[{"organization_id": "board"} | member]
    )

    assert [item.person_id for item in found.memberships.values()] == ["ann"]


def test_a_membership_that_names_nobody_is_an_error(sqlite_store: Store, folder: Path) -> None:
    report = put(sqlite_store, folder, organizations=[BOARD], memberships=[
        {"organization_id": "board"}])  # fmt: skip

    said = "This membership names nobody, neither a person nor an organisation."
    assert (report.version, told(report)) == (None, [("error", 9, "person_id", said)])


def test_contact_details_of_people_are_private_or_kept_together(
    sqlite_store: Store, folder: Path
) -> None:
    details = [
        {"type": "email", "value": "ann@example.org"},
        {"type": "voice", "value": "020 7946 0000"},
        {"type": "email", "value": "other@example.org"},
        {"type": "address", "value": "1 High Street"},
    ]
    found = whole(sqlite_store, folder, persons=[ANN | {"contact_details": details}])

    ann = found.people["ann"]
    assert (ann.email, ann.telephone) == ("ann@example.org", "020 7946 0000")
    assert json.loads(ann.attributes["contact_details"]) == details[2:]


def test_what_we_have_no_field_for_is_kept_by_its_name(sqlite_store: Store, folder: Path) -> None:
    facts = {
        "identifiers": [{"scheme": "x", "identifier": "Ä"}], "summary": "Nurse", "seats": 24,
        "links": [], "image": None, "source": "list", "level": "first class",
        "nested": {"a": [1.5]},
    }  # fmt: skip

    ann = whole(sqlite_store, folder, persons=[ANN | facts]).people["ann"]

    assert ann.attributes == {
        "identifiers": '[{"scheme":"x","identifier":"Ä"}]', "summary": "Nurse", "seats": "24",
        "source": "list", "level": "first class", "nested": '{"a":[1.5]}',
    }  # fmt: skip
    assert ann.level == ""


@pytest.mark.parametrize(
    ("person", "name"),
    [
        ({"given_name": "Ann", "family_name": "Example"}, "Ann Example"),
        ({"other_names": [{"name": "Old"}, {"note": "Main", "given_name": "Ann"}]}, "Ann"),
        ({"sort_name": "Example, Ann", "name": None}, "Example, Ann"),
    ],
)
def test_a_person_without_a_name_has_it_elsewhere(
    sqlite_store: Store, folder: Path, person: dict[str, Any], name: str
) -> None:
    assert whole(sqlite_store, folder, persons=[{"id": "ann"} | person]).people["ann"].name == name


def test_the_id_stands_for_a_name_that_is_nowhere(sqlite_store: Store, folder: Path) -> None:
    report = put(sqlite_store, folder, persons=[{"id": 7}], posts=[
        {"id": "chair", "organization_id": "o"}])  # fmt: skip

    found = sqlite_store.whole()
    assert (found.people["7"].name, found.posts["chair"].label) == ("7", "chair")
    assert [item[:3] for item in told(report)] == [
        ("warning", 3, "name"), ("warning", 8, "label"), ("warning", 8, "organization_id"),
    ]  # fmt: skip


def test_missing_ids_are_made_of_names(sqlite_store: Store, folder: Path) -> None:
    person = {"name": "Ann Example", "memberships": [{"organization": {"name": "The Board"}}]}

    found = whole(sqlite_store, folder, persons=[person])

    assert (list(found.people), list(found.organizations)) == (["ann-example"], ["the-board"])
    [sits] = found.memberships.values()
    assert (sits.person_id, sits.organization_id) == ("ann-example", "the-board")


def test_memberships_for_other_areas_or_periods_are_other_memberships(
    sqlite_store: Store, folder: Path
) -> None:
    sits = {"person_id": "ann", "organization_id": "board"}
    again = [sits, sits | {"area_id": "a"}, sits | {"legislative_period_id": "t"},
             sits | {"end_date": "2014"}, sits]  # fmt: skip

    report = put(sqlite_store, folder, persons=[ANN], organizations=[BOARD], memberships=again,
                 areas=[{"id": "a", "name": "A"}], events=[{"id": "t", "name": "T"}])  # fmt: skip

    assert report.kinds["Membership"].added == 4
    assert [(item[0], item[2]) for item in told(report)] == [("warning", "id")]


def test_one_id_on_two_unlike_posts_keeps_both(sqlite_store: Store, folder: Path) -> None:
    other = SEAT | {"label": "Deputy"}

    report = put(sqlite_store, folder, organizations=[BOARD], posts=[SEAT, other, SEAT, other])

    assert {id_: post.label for id_, post in sqlite_store.whole().posts.items()} == {
        "seat": "Chair", "seat~2": "Deputy",
    }  # fmt: skip
    assert {item.severity for item in report.problems} == {"warning"}


def test_the_same_id_with_other_facts_is_an_error(sqlite_store: Store, folder: Path) -> None:
    report = put(sqlite_store, folder, persons=[ANN, ANN | {"name": "Bo"}])

    assert told(report) == [
        ("error", 7, "id", "The person 'ann' stands in row 3 already, with other facts.")
    ]


def test_a_file_filed_three_times_is_read_once(sqlite_store: Store, folder: Path) -> None:
    for name in ("a.json", "b.json", "c.JSON"):
        (folder / name).write_text(written({"persons": [ANN], "organizations": [BOARD]}))

    report = load(sqlite_store, [folder], by="tester")

    assert (report.format, report.kinds["Person"].added) == ("popolo", 1)
    assert [(item.severity, item.file) for item in report.problems] == [
        ("warning", "b.json"), ("warning", "c.JSON"),
    ]  # fmt: skip


def test_several_files_are_sources_of_their_own(sqlite_store: Store, folder: Path) -> None:
    party = {"id": "party/independent", "name": "Independent"}
    (folder / "a.json").write_text(written({"organizations": [party]}))
    (folder / "b.json").write_text(written({"organizations": [party | {"seats": 2}]}))

    together = load(sqlite_store, [folder], by="tester")
    by_themselves = [load(sqlite_store, [folder / f"{name}.json"], by="tester") for name in "ab"]
    as_one = load(sqlite_store, [folder], by="tester", source="council")

    assert (together.sources, together.problems) == (("a", "b"), ())
    assert [report.version for report in by_themselves] == [1, 1]
    assert sqlite_store.whole().organizations["party/independent"].attributes == {"seats": "2"}
    assert "with other facts" in as_one.problems[0].problem


def test_odd_ids_are_kept_and_those_that_differ_by_case_are_told(
    sqlite_store: Store, folder: Path
) -> None:
    ids = ["'o'neill'", "a/b?c#d", "X", "x"]

    report = put(sqlite_store, folder, persons=[{"id": id_, "name": "N"} for id_ in ids])

    assert set(sqlite_store.whole().people) == set(ids)
    assert [item[:3] for item in told(report)] == [("warning", 15, "id")]


@pytest.mark.parametrize(
    ("text", "row", "column"),
    [
        ('[\n{"persons": []}]', 1, ""),
        ('\n{"people_of": []}', 2, ""),
        ('{"persons":\n {"a": {}}}', 1, "persons"),
        ('{"persons": [\n{"id": "a", "name": "A"},\n"b"]}', 3, "persons"),
        ('{"persons": [\n[]]}', 2, "persons"),
        ('{"persons": "all"}', 1, "persons"),
        ('{"persons":\n[{"id": "a", "name": ["A"]}]}', 2, "name"),
        ('{"persons":\n[{"id": true, "name": "A"}]}', 2, "id"),
        ('{"persons":\n[{"id": "a", "name": false}]}', 2, "name"),
        ('{"persons":\n[{"id": {}, "name": "A"}]}', 2, "id"),
        ('{"persons":\n[{"id": "a", "name": "A", "memberships": "many"}]}', 2, "memberships"),
        ('{"persons":\n[{"id": "a", "name": "A", "memberships": [\n7]}]}', 3, "memberships"),
        ('{"persons":\n[{"gender": "female"}]}', 2, "name"),
        ('{"memberships":\n[{"person": "ann"}]}', 2, "person"),
        ('{"memberships":\n[{"person_id": {"id": "ann"}}]}', 2, "person_id"),
        ('{"memberships":\n[{"person_id": "a", "start_date": "soon"}]}', 2, "start_date"),
        ('{"organizations":\n[{"id": "o", "name": "O", "founding_date": "13"}]}', 2,
         "founding_date"),
        ('{"posts":\n[{"id": "p", "label": "P"}]}', 2, "organization_id"),
        ('{"persons": [', 1, ""),
        ('{"persons": [],\n "persons": []}', 1, ""),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_an_error_at_its_line(
    sqlite_store: Store, folder: Path, text: str, row: int, column: str
) -> None:
    (folder / "a.json").write_text(text, encoding="utf-8")

    report = load(sqlite_store, [folder / "a.json"], by="tester")

    errors = [item for item in report.problems if item.severity == "error"]
    assert report.error
    assert (errors[0].file, errors[0].row, errors[0].column) == ("a.json", row, column)
    assert sqlite_store.version() == 0


def test_a_long_list_of_what_is_no_object_is_refused_soon(
    sqlite_store: Store, folder: Path
) -> None:
    began = perf_counter()

    report = put(sqlite_store, folder, persons=[1] * 20_000)

    assert report.problems[0].row == 3
    assert "19000 more rows" in report.problems[-1].problem
    assert perf_counter() - began < 5


def test_a_post_without_an_organisation_is_where_its_holders_are(
    sqlite_store: Store, folder: Path
) -> None:
    found = whole(sqlite_store, folder, persons=[ANN], organizations=[BOARD],
                  posts=[{"id": "seat", "label": "Chair"}],
                  memberships=[SITS | {"post_id": "seat"}])  # fmt: skip

    assert found.posts["seat"].organization_id == "board"


def test_days_of_which_a_part_is_unknown_are_kept_as_months_and_years(
    sqlite_store: Store, folder: Path
) -> None:
    dates = {"start_date": "2013-00-00", "end_date": "2014-07-00"}

    [sits] = whole(sqlite_store, folder, persons=[ANN], memberships=[
        SITS | dates]).memberships.values()  # fmt: skip

    assert (sits.start_date, sits.end_date) == ("2013", "2014-07")


def test_the_time_of_a_day_is_kept_beside_the_day(sqlite_store: Store, folder: Path) -> None:
    lists = {"persons": [ANN], "memberships": [SITS | {"start_date": "2013-07-01T10:30:00+02:00"}]}

    sits = whole(sqlite_store, folder, **lists).memberships["m"]

    assert sits.start_date == "2013-07-01"
    assert sits.attributes == {"start_date": "2013-07-01T10:30:00+02:00"}


def test_lists_that_are_not_ours_are_told_and_left_out(sqlite_store: Store, folder: Path) -> None:
    report = put(sqlite_store, folder, persons=[ANN], motions=[{}, {}], meta={"a": 1}, votes=[])

    assert [(item.severity, item.column) for item in report.problems] == [
        ("warning", "motions"), ("warning", "meta"),
    ]  # fmt: skip
    assert "2 of its entries were left out" in report.problems[0].problem


def test_popolo_is_known_by_what_is_in_it(sqlite_store: Store, folder: Path) -> None:
    (folder / "council.txt").write_text(written({"persons": [ANN]}))

    assert load(sqlite_store, [folder / "council.txt"], by="tester").format == "popolo"


def check(folder: Path, value: Any) -> None:
    path = folder / "any.json"
    path.write_text(written(value), encoding="utf-8")
    store = SqliteStore(folder / "any.db")
    report = load(store, [path], by="tester", format="popolo")
    fingerprint = store.fingerprint()
    assert all(item.file for item in report.problems)
    assert store.version() == (report.version or 0)
    again = load(store, [path], by="tester", format="popolo")
    assert (again.refused, store.fingerprint()) == (report.refused, fingerprint)
    store.close()


@long_search(2_000)
@given(DOCUMENTS)
def test_any_json_value_is_read_or_refused_and_read_the_same_again(value: Any) -> None:
    with TemporaryDirectory() as folder:
        check(Path(folder), value)
