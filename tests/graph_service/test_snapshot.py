"""The look-ups that everyone needs, each on a handful of records."""

from graph_service.records import Area, System
from graph_service.snapshot import as_at
from tests.builders import body, membership, organization, person, post, snapshot, tie


def test_a_tie_is_found_from_either_end_and_once_from_itself() -> None:
    found = snapshot(person("a"), person("b"), tie("a", "b"), tie("a", "a", context="self"))
    assert [item.id for item in found.ties_of("b")] == ["a-b-"]
    assert len(found.ties_of("a")) == 2
    assert found.ties_of("nobody") == []


def test_a_made_up_system_says_so_or_has_a_today_of_its_own() -> None:
    assert snapshot(System(id="s", name="S", today="2026-09-01")).is_sample
    assert snapshot(System(id="s", name="S", invented=True)).is_sample
    assert not snapshot(System(id="s", name="S")).is_sample
    assert not snapshot().is_sample


def test_a_persons_sector_and_place_are_said_of_them_or_their_employers() -> None:
    found = snapshot(
        organization("gp", sector="primary", area_id="bexley"),
        body("board", sector="system", area_id="everywhere"),
        person("a"), membership("a", "board"), membership("a", "gp"),
        person("b", sector="vcse", area_id="lewisham"), membership("b", "gp"),
        person("c"),
    )  # fmt: skip
    assert found.sectors == {"a": "primary", "b": "vcse", "c": ""}
    assert found.places == {"a": "bexley", "b": "lewisham", "c": ""}


def test_a_holder_of_a_post_is_in_its_organisation() -> None:
    found = snapshot(
        body("board"), post("chair", "board"), person("a"), membership("a", post_id="chair")
    )
    assert [item.person_id for item in found.memberships_in("board")] == ["a"]
    assert [item.person_id for item in found.holders_of("chair")] == ["a"]


def test_a_circle_of_areas_is_walked_once() -> None:
    areas = [Area(id="a", name="A", parent_id="b"), Area(id="b", name="B", parent_id="a")]
    assert snapshot(*areas).area_and_below("a") == {"a", "b"}


def test_what_has_ended_or_not_begun_is_not_in_a_day() -> None:
    whole = snapshot(
        person("past", end_date="2026-08-31"),
        person("last-day", end_date="2026-09-01"),
        person("future", start_date="2026-09-02"),
        person("always"),
    )
    assert list(as_at(whole, "2026-09-01").people) == ["always", "last-day"]


def test_a_record_without_a_name_is_called_by_its_id() -> None:
    assert snapshot(person("a", name="")).label("Person", "a") == "a"
    assert snapshot(post("p", "b", label="Chair")).label("Post", "p") == "Chair"
    assert snapshot().label("Post", "gone") == "gone"


def test_somebody_without_an_employer_belongs_to_the_bodies_of_their_posts() -> None:
    records = [
        body("department"),
        organization("trust"),
        post("chief", "department"),
        person("a"),
        person("b"),
        membership("a", post_id="chief"),
        membership("b", post_id="chief"),
        membership("b", "trust"),
    ]
    found = snapshot(*records)
    assert found.organizations_of("a") == ("department",)
    assert found.organizations_of("b") == ("trust",)
