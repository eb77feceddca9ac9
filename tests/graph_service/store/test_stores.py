"""What every store promises: the same tests for each, on a real server where it is one."""

import threading
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service.errors import Conflict, NotFound, Refused
from graph_service.records import (
    Account,
    Membership,
    Organization,
    Person,
    SignInLink,
    System,
    Tie,
)
from graph_service.scope import Scope
from graph_service.store import PERSON, TEAM, Batch, Store, Tally, open_store
from tests.builders import body, declaration, membership, organization, person, post, tie
from tests.searches import long_search


def said(source: str, *records: object, replaces: bool = False) -> Batch:
    return Batch(source, records, replaces=replaces)  # type: ignore[arg-type]


def put(store: Store, *records: object, source: str = "sheet") -> int:
    return store.write(said(source, *records), by="test", why="test").version


def test_an_empty_store_is_at_version_0_and_holds_nothing(store: Store) -> None:
    assert store.version() == 0
    assert store.read().people == {}
    assert store.entries() == []


def test_a_record_comes_back_as_it_was_written(store: Store) -> None:
    full = Person(
        id="p'1",
        name="Zoë <script>alert(1)</script> O'Brien",
        level="senior",
        email="zoe@example.org",
        profession_ids=("nursing", "gp"),
        offers=("host-a-visit",),
        consent_pairing=False,
        consent_ties=True,
        attributes={"Payroll": "=1+1", "Zweites": "ä\n\tü"},
        start_date="2013-07",
        invented=True,
    )
    put(store, full)
    read = store.read().people["p'1"]
    assert read.source.name == "sheet"
    assert read == replace(full, source=read.source)


def test_a_system_that_takes_a_year_as_today_is_read_as_at_today(store: Store) -> None:
    put(store, System(id="system", name="S", today="2013"))
    assert len(store.read().as_of) == len("2026-03-31")
    put(store, System(id="system", name="S", today="2013-07-01"))
    assert store.read().as_of == "2013-07-01"


def test_writing_the_same_again_changes_nothing(store: Store) -> None:
    put(store, person("a"), organization("o"), membership("a", "o"))
    before = store.fingerprint()
    again = store.write(
        said("sheet", person("a"), organization("o"), membership("a", "o")), by="test", why="again"
    )
    assert again.version == 1
    assert again.kinds["Person"] == Tally(unchanged=1)
    assert store.fingerprint() == before


def test_a_dry_run_says_what_would_happen_and_does_nothing(store: Store) -> None:
    put(store, person("a"))
    before = store.fingerprint()
    would = store.write(
        said("sheet", person("b"), replaces=True), by="test", why="try", dry_run=True
    )
    assert would.kinds["Person"] == Tally(added=1, removed=1)
    assert store.fingerprint() == before


def test_a_write_tells_how_far_it_has_come_and_ends_at_the_whole(store: Store) -> None:
    told: list[float] = []
    many = [person(f"p{number}") for number in range(50)]
    store.write(
        [said("sheet", *many, organization("o")), said("other", body("b"))],
        by="test", why="test", progress=told.append,
    )  # fmt: skip
    assert told == sorted(told)
    assert len(set(told)) > 4
    assert (min(told) > 0, max(told), told[-1]) == (True, 1.0, 1.0)


def test_progress_ends_at_the_whole_where_nothing_is_to_do_or_nothing_is_done(store: Store) -> None:
    put(store, person("a"))
    for dry_run in (True, False):
        told: list[float] = []
        store.write(
            said("sheet", person("a")),
            by="test", why="test", dry_run=dry_run, progress=told.append,
        )  # fmt: skip
        assert told[-1] == 1.0


def test_a_newer_edition_of_a_source_removes_only_its_own_leftovers(store: Store) -> None:
    put(store, person("a"), person("b"), source="sheet")
    put(store, person("c"), source="other")
    store.write(said("sheet", person("a"), replaces=True), by="test", why="second edition")
    assert set(store.read().people) == {"a", "c"}


def test_an_edition_without_declarations_leaves_those_of_its_source_alone(store: Store) -> None:
    sex, age = (declaration("a", name) for name in ("sex", "age-band"))
    put(store, person("a"), sex, age)
    account = Account(id="a@example.org", email="a@example.org", role="leader")
    put(store, account, SignInLink(id="hash", account_id=account.id, expires="2026-09-02T00:00:00"))
    store.write(said("sheet", person("a", level="lay"), replaces=True), by="test", why="second")
    assert set(store.apart("Declaration")) == {sex.id, age.id}
    third = store.write(said("sheet", person("a"), age, replaces=True), by="test", why="third")
    assert third.kinds["Declaration"] == Tally(removed=1, unchanged=1)
    assert set(store.apart("Declaration")) == {age.id}
    assert set(store.apart("Account")) == {account.id}
    assert set(store.apart("SignInLink")) == {"hash"}


def test_the_teams_correction_outlives_a_new_edition_of_the_spreadsheet(store: Store) -> None:
    put(store, person("a", name="Ann", level="board"), source="sheet")
    put(store, Person(id="a", name="Anne"), source=TEAM)
    put(store, person("a", name="Ann B", level="senior"), source="sheet")
    read = store.read().people["a"]
    assert (read.name, read.level) == ("Anne", "senior")


def test_a_person_is_believed_about_themselves_before_the_team(store: Store) -> None:
    put(store, person("a", name="Ann"), source="sheet")
    put(store, Person(id="a", name="Anne"), source=TEAM)
    put(store, Person(id="a", name="Anna"), source=PERSON)
    assert store.read().people["a"].name == "Anna"


def test_of_two_sources_the_first_that_came_is_believed_until_the_team_says_otherwise(
    store: Store,
) -> None:
    put(store, person("a", name="From one"), source="one")
    put(store, person("a", name="From two", job_title="Nurse"), source="two")
    assert store.read().people["a"].name == "From one"
    assert store.read().people["a"].job_title == "Nurse"
    put(store, System(id="system", name="Ours", source_order=("two", "one")), source=TEAM)
    assert store.read().people["a"].name == "From two"


def test_what_each_source_says_is_kept(store: Store) -> None:
    put(store, person("a", name="From one"), source="one")
    put(store, person("a", name="From two"), source="two")
    named = [(item.source.name, getattr(item, "name", "")) for item in store.said("Person", "a")]
    assert named == [("one", "From one"), ("two", "From two")]


def test_a_write_is_undone_and_the_undo_can_be_undone(store: Store) -> None:
    put(store, person("a", name="Ann"))
    store.write(said("sheet", person("a", name="Bea"), person("b")), by="test", why="second")
    store.undo(2, by="test")
    assert {p.name for p in store.read().people.values()} == {"Ann"}
    store.undo(3, by="test")
    assert {p.name for p in store.read().people.values()} == {"Bea", "Person b"}
    assert [entry.undoes for entry in store.entries()] == [None, None, 2, 3]


def test_an_undo_is_refused_where_later_changes_stand_on_it(store: Store) -> None:
    put(store, person("a", name="Ann"))
    put(store, person("a", name="Bea"))
    before = store.fingerprint()
    with pytest.raises(Conflict, match="person 'a'"):
        store.undo(1, by="test")
    assert store.fingerprint() == before


def test_an_undo_is_refused_where_later_records_name_what_would_be_gone(store: Store) -> None:
    put(store, person("a"), person("b"))
    put(store, tie("a", "b"), source="other")
    with pytest.raises(Conflict, match="tie 'a-b-'"):
        store.undo(1, by="test")
    store.undo(2, by="test")
    store.undo(1, by="test")
    assert store.read().people == {}


def test_an_undo_leaves_what_another_source_says_too(store: Store) -> None:
    put(store, person("a"), person("b"), source="one")
    put(store, person("a"), person("b"), tie("a", "b"), source="two")
    store.undo(1, by="test")
    assert set(store.read().people) == {"a", "b"}


def test_an_edition_and_its_undo_leave_the_order_of_two_sources_as_it_was(store: Store) -> None:
    batches = [said("one", person("a", name="One")), said("two", person("a", name="Two"))]
    store.write(batches, by="test", why="both at once")
    assert store.entries()[0].sources == ("one", "two")
    put(store, person("b"), person("a", name="Two"), source="two")
    store.undo(2, by="test")
    assert store.read().people["a"].name == "One"


def test_an_undo_is_allowed_once_the_later_changes_were_undone(store: Store) -> None:
    put(store, person("a", name="Ann"))
    put(store, person("a", name="Bea"))
    store.undo(2, by="test")
    store.undo(1, by="test")
    assert store.read().people == {}


def test_what_is_undone_already_is_not_undone_again(store: Store) -> None:
    put(store, person("a"))
    store.undo(1, by="test")
    with pytest.raises(Conflict, match="undone already"):
        store.undo(1, by="test")
    store.undo(2, by="test")
    store.undo(1, by="test")
    assert store.read().people == {}


def test_a_version_that_is_not_there_cannot_be_undone(store: Store) -> None:
    with pytest.raises(NotFound, match="no version 7"):
        store.undo(7, by="test")


@pytest.mark.parametrize(
    ("record", "what"),
    [
        (Person(id="x", name="X", level="boss"), "boss"),
        (Person(id="x", name="X", start_date="2026-02-30"), "2026-02-30"),
        (Person(id="x", name="X", offers=("tea",)), "tea"),
        (Organization(id="x", name="X", quorum=-1), "-1"),
        (Person(id="", name="X"), "no id"),
        (Person(id="x" * 2000, name="X"), "has 2000 characters"),
    ],
)
def test_a_value_outside_the_vocabulary_is_refused_and_nothing_is_written(
    store: Store, record: object, what: str
) -> None:
    put(store, person("a"))
    before = store.fingerprint()
    with pytest.raises(Refused, match=what):
        put(store, person("b"), record)
    assert store.fingerprint() == before
    assert store.version() == 1


def test_the_same_record_twice_in_a_batch_is_refused(store: Store) -> None:
    with pytest.raises(Refused, match="said twice"):
        put(store, person("a", name="One"), person("a", name="Two"))
    assert store.version() == 0


def test_a_past_day_is_read_as_it_was(store: Store) -> None:
    put(
        store,
        person("a"),
        body("o"),
        membership("a", "o", start_date="2013", end_date="2020-03"),
    )
    assert len(store.read("2012-12-31").memberships) == 0
    assert len(store.read("2013-01-01").memberships) == 1
    assert len(store.read("2020-03-31").memberships) == 1
    assert len(store.read("2020-04-01").memberships) == 0


def test_reading_within_a_body_gives_its_people_alone(store: Store) -> None:
    put(
        store,
        person("a"),
        person("b"),
        body("o"),
        post("seat", "o"),
        membership("a", "", post_id="seat"),
        tie("a", "b"),
    )
    within = store.read(within=Scope("Organization", "o"))
    assert set(within.people) == {"a"}
    assert within.ties == {}
    with pytest.raises(NotFound, match="nowhere"):
        store.read(within=Scope("Organization", "nowhere"))


def test_a_samples_own_today_is_the_day_that_is_read(store: Store) -> None:
    put(store, System(id="system", name="Ours", today="2021-04-13", invented=True))
    assert store.read().as_of == "2021-04-13"


def test_accounts_stay_apart_and_do_not_make_snapshots_stale(store: Store) -> None:
    put(store, person("a"))
    whole = store.whole()
    put(store, Account(id="a@example.org", email="a@example.org", role="leader"), source=TEAM)
    assert store.version() == 1
    assert store.whole() is whole
    assert "Account" not in whole.records
    assert store.apart("Account")["a@example.org"].role == "leader"


def test_neighbours_are_found_by_their_distance(store: Store) -> None:
    put(
        store,
        *(person(name) for name in "abcd"),
        organization("o", parent_id="p"),
        organization("p"),
        membership("a", "o"),
        membership("b", "o"),
        Tie(id="t", person_id="b", other_id="c"),
        Tie(id="u", person_id="c", other_id="d", end_date="2019"),
    )
    assert store.neighbourhood("a", 1) == {"a": 0, "o": 1}
    assert store.neighbourhood("a", 4, "2026-01-01") == {"a": 0, "o": 1, "b": 2, "c": 3}
    assert store.neighbourhood("a", 4, "2018-01-01")["d"] == 4


def test_search_finds_names_in_any_case_and_takes_no_patterns(store: Store) -> None:
    put(
        store, person("a", name="Ann Lee"), organization("o", name="Annex"), person("b", name="50%")
    )
    assert store.search("ANN") == [("Person", "a", "Ann Lee"), ("Organization", "o", "Annex")]
    assert store.search("%") == [("Person", "b", "50%")]
    assert store.search("_") == []


def test_a_store_that_is_opened_again_says_the_same(store: Store, store_url: str) -> None:
    put(store, person("a"), body("o"), membership("a", "o"))
    again = open_store(store_url)
    assert again.read() == store.read()
    assert again.fingerprint() == store.fingerprint()
    assert again.faults() == []
    again.close()


def test_two_writers_at_once_both_get_their_turn(store: Store, store_url: str) -> None:
    def write(name: str) -> None:
        own = open_store(store_url)
        for number in range(5):
            put(own, person(f"{name}{number}"), source=name)
        own.close()

    threads = [threading.Thread(target=write, args=(name,)) for name in ("x", "y")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.read().people) == 10
    assert [entry.version for entry in store.entries()] == list(range(1, 11))


_edits = st.lists(
    st.tuples(
        st.sampled_from(["sheet", "other", TEAM]),
        st.lists(
            st.tuples(st.sampled_from("abc"), st.sampled_from(["Ann", "Bea", ""])),
            max_size=3,
            unique_by=lambda pair: pair[0],
        ),
        st.booleans(),
    ),
    max_size=5,
)


@given(edits=_edits)
@long_search(500)
def test_undoing_everything_backwards_leaves_nothing(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, list[tuple[str, str]], bool]]
) -> None:
    store = open_store(str(tmp_path_factory.mktemp("undo") / "a.db"))
    done = []
    for source, pairs, replaces in edits:
        before = store.version()
        records = [Person(id=id_, name=name, level="lay") for id_, name in pairs]
        after = store.write(Batch(source, records, replaces=replaces), by="test", why="edit")
        if after.version != before:
            done.append(after.version)
    for version in reversed(done):
        store.undo(version, by="test")
    assert store.read().people == {}
    assert store.faults() == []


def test_a_membership_may_name_what_is_not_there(store: Store) -> None:
    put(store, Membership(id="m", person_id="nobody", organization_id="nowhere"))
    assert store.read().memberships["m"].person_id == "nobody"
