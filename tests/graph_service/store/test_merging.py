"""Two that are the same: read as one on every store, and two again when it is taken back."""

import pytest

from graph_service.errors import Conflict, NotFound, Refused
from graph_service.identity import apart_pairs, kept_id
from graph_service.records import Account, Attendance, Event, Pairing, Person, Relationship
from graph_service.store import TEAM, Batch, Store
from graph_service.store.identity import apart, same, undecide
from tests.builders import body, declaration, membership, organization, person, post, tie


def put(store: Store, *records: object, source: str = "sheet") -> None:
    store.write(Batch(source, records), by="test", why="test")  # type: ignore[arg-type]


def merge(store: Store, kept: str, other: str, of: str = "person") -> int:
    return same(store, of, kept, other, by="test").version


def test_two_people_read_as_one_by_the_order_of_trust_over_all_that_is_said(store: Store) -> None:
    put(store, Person(id="a", name="Ann", level="senior", attributes={"x": "1"}), source="first")
    other = Person(id="b", name="Dr Ann", email="a@example.org", attributes={"x": "2", "y": "3"})
    put(store, other, source="second")
    put(store, Person(id="b", level="board"), source=TEAM)
    merge(store, "a", "b")
    whole = store.whole()
    assert list(whole.people) == ["a"]
    ann = whole.people["a"]
    assert (ann.name, ann.level, ann.email) == ("Ann", "board", "a@example.org")
    assert ann.attributes == {"x": "1", "y": "3"}
    assert [(item.source.name, item.id) for item in store.said("Person", "a")] == [
        (TEAM, "b"), ("first", "a"), ("second", "b"),
    ]  # fmt: skip
    assert store.said("Person", "b") == store.said("Person", "a")


def test_of_one_source_the_words_on_the_kept_one_come_first(store: Store) -> None:
    put(store, Person(id="b", name="Bea"), Person(id="a", name="Ann", level="lay"))
    merge(store, "b", "a")
    assert (store.whole().people["b"].name, store.whole().people["b"].level) == ("Bea", "lay")


def test_every_reference_to_the_other_reads_as_the_kept_one(store: Store) -> None:
    put(
        store,
        *(person(name) for name in ("a", "b")),
        person("c", avoid_ids=("b", "a")),
        organization("o"),
        body("p", parent_id="q"),
        organization("q"),
        post("seat", "q"),
        membership("b", "q", on_behalf_of_id="q"),
        tie("b", "c"),
        Pairing(id="pair", scheme="buddies", person_ids=("c", "b")),
        declaration("b", "sex", answer="x"),
        Account(id="acc", email="b@example.org", person_id="b", role="leader"),
    )
    merge(store, "a", "b")
    merge(store, "o", "q", "organization")
    whole = store.whole()
    assert whole.people["c"].avoid_ids == ("a",)
    assert whole.organizations["p"].parent_id == "o"
    assert whole.posts["seat"].organization_id == "o"
    held = whole.memberships["b-q-"]
    assert (held.person_id, held.organization_id, held.on_behalf_of_id) == ("a", "o", "o")
    assert whole.ties["b-c-"].person_id == "a"
    assert whole.pairings["pair"].person_ids == ("c", "a")
    assert store.apart("Declaration")["b-sex"].person_id == "a"
    assert store.apart("Account")["acc"].person_id == "a"
    assert [list(records) for records in whole.records.values()] == [
        sorted(records) for records in whole.records.values()
    ]


def test_what_joined_the_two_joins_nobody_with_himself(store: Store) -> None:
    put(
        store,
        person("a", avoid_ids=("b",)),
        person("b"),
        organization("o"),
        organization("q", parent_id="o"),
        tie("a", "b"),
        tie("a", "a"),
        Pairing(id="pair", scheme="buddies", person_ids=("a", "b")),
        Relationship(id="r", source_id="o", relation="advises", target_id="q"),
    )
    merge(store, "a", "b")
    version = merge(store, "o", "q", "organization")
    whole = store.whole()
    # A tie of somebody with himself that a source says stays, for the team to see.
    assert set(whole.ties) == {"a-a-"}
    assert (whole.pairings, whole.relationships) == ({}, {})
    assert whole.people["a"].avoid_ids == ()
    assert whole.organizations["o"].parent_id == ""
    store.undo(version, by="test")
    assert set(store.whole().relationships) == {"r"}
    assert store.whole().organizations["q"].parent_id == "o"


def test_a_seat_that_two_sources_give_the_one_person_is_held_once(store: Store) -> None:
    put(store, person("a"), body("o"), post("seat", "o"), source="first")
    put(store, membership("a", "", post_id="seat", start_date="2020"), source="first")
    put(store, person("b"), source="second")
    put(store, membership("b", "", post_id="seat", start_date="2020", interim=True),
        membership("b", "", post_id="seat", start_date="2024", id="again"),
        source="second")  # fmt: skip
    merge(store, "a", "b")
    held = store.whole().holders_of("seat")
    assert [(item.id, item.start_date, item.interim) for item in held] == [
        ("a--seat", "2020", True), ("again", "2024", None),
    ]  # fmt: skip


def test_a_merge_is_undone_as_any_version_is(store: Store) -> None:
    put(store, person("a"), person("b"), tie("a", "b"))
    before = store.whole()
    version = merge(store, "a", "b")
    assert set(store.whole().people) == {"a"}
    store.undo(version, by="test")
    assert store.whole().records == before.records


def test_a_decision_is_taken_back_at_any_later_time(store: Store) -> None:
    put(store, person("a"), person("b"))
    merge(store, "a", "b")
    put(store, Person(id="b", level="lay"), source=TEAM)
    undecide(store, "person", "b", "a", by="test")
    assert set(store.whole().people) == {"a", "b"}
    assert store.whole().people["b"].level == "lay"
    with pytest.raises(NotFound, match="Nothing is decided of 'a' and 'b'"):
        undecide(store, "person", "a", "b", by="test")


def test_chains_are_followed_and_circles_do_no_harm(store: Store) -> None:
    put(store, *(person(name) for name in "abcd"), tie("d", "x"))
    merge(store, "c", "d")
    merge(store, "b", "c")
    assert set(store.whole().people) == {"a", "b"}
    assert store.whole().ties["d-x-"].person_id == "b"
    assert kept_id(store.whole(), "Person", "d") == "b"
    merge(store, "d", "b")
    assert set(store.whole().people) == {"a", "b"}
    merge(store, "a", "c")
    assert set(store.whole().people) == {"a"}


def test_what_was_decided_last_of_a_pair_holds(store: Store) -> None:
    put(store, person("a"), person("b"))
    merge(store, "a", "b")
    merge(store, "b", "a")
    assert set(store.whole().people) == {"b"}
    apart(store, "person", "a", "b", by="test")
    assert set(store.whole().people) == {"a", "b"}
    assert apart_pairs(store.whole(), "Person") == {frozenset("ab")}
    assert len(store.whole().of("Identity")) == 1


def test_what_cannot_be_decided_is_refused_in_a_sentence(store: Store) -> None:
    put(store, *(person(name) for name in "abc"))
    with pytest.raises(NotFound, match="There is no person with the id 'z'"):
        merge(store, "a", "z")
    with pytest.raises(Refused, match="'a' is one id"):
        merge(store, "a", "a")
    with pytest.raises(Refused, match="'tie' cannot be merged"):
        merge(store, "a", "b", "tie")
    apart(store, "person", "a", "c", by="test")
    merge(store, "a", "b")
    with pytest.raises(Conflict, match="because 'a' and 'c' are kept apart"):
        merge(store, "b", "c")
    undecide(store, "person", "a", "c", by="test")
    merge(store, "b", "c")
    with pytest.raises(Conflict, match="cannot be kept apart, because both are the same as 'a'"):
        apart(store, "person", "a", "c", by="test")


def test_an_id_that_a_person_and_an_organisation_share_is_merged_for_one_of_them_alone(
    store: Store,
) -> None:
    put(store, person("a"), person("x"), organization("x"), membership("x", "x"))
    merge(store, "a", "x")
    held = store.whole().memberships["x-x-"]
    assert (held.person_id, held.organization_id) == ("a", "x")
    assert set(store.whole().organizations) == {"x"}


def test_neighbours_and_names_are_found_under_the_kept_id(store: Store) -> None:
    put(
        store,
        person("a", name="Ann Lee"),
        person("b", name="Dr Ann Lee"),
        person("c", name="Annette"),
        person("d"),
        organization("o"),
        membership("a", "o"),
        tie("b", "c"),
        Event(id="e", name="Summit", start_date="2020"),
        Attendance(id="at", event_id="e", person_id="d"),
    )
    merge(store, "b", "a")
    assert store.search("ann") == [("Person", "b", "Ann Lee"), ("Person", "c", "Annette")]
    assert store.search("ann", limit=1) == [("Person", "b", "Ann Lee")]
    assert store.neighbourhood("a", 1) == store.neighbourhood("b", 1) == {"b": 0, "c": 1, "o": 1}
    assert store.neighbourhood("o", 2) == {"o": 0, "b": 1, "c": 2}


def test_the_next_edition_of_a_spreadsheet_undoes_no_merge(store: Store) -> None:
    put(store, person("a"), source="other")
    edition = Batch("sheet", [person("b", level="lay")], replaces=True)
    store.write(edition, by="test", why="first")
    merge(store, "a", "b")
    store.write(Batch("sheet", [person("b", level="board")], replaces=True), by="t", why="second")
    assert {id_: item.level for id_, item in store.whole().people.items()} == {"a": "board"}
