"""What a load would change, one record after another."""

from graph_service.records import Record
from graph_service.store import TEAM, Batch, Store, identity
from tests.builders import membership, organization, person
from web.load_changes import CHANGED, GONE, MOST, NEW, Difference, differences


def batch(*records: Record) -> Batch:
    return Batch("file", list(records), replaces=True)


def found(store: Store, *records: Record) -> list[Difference]:
    return list(differences(store, [batch(*records)]).shown)


def loaded(store: Store, *records: Record) -> None:
    store.write(batch(*records), by="test", why="load")


def test_a_record_nobody_said_before_is_new(sqlite_store: Store) -> None:
    said = found(sqlite_store, person("a", name="Ann"))
    assert said == [Difference(NEW, "person", "Ann")]


def test_people_are_named_before_everything_else(sqlite_store: Store) -> None:
    places = [organization(f"o{number}", name=f"Trust {number}") for number in range(MOST)]
    said = found(sqlite_store, *places, person("a", name="Ann"))
    assert (said[0].name, len(said)) == ("Ann", MOST)


def test_a_changed_record_shows_each_field_before_and_after(sqlite_store: Store) -> None:
    loaded(sqlite_store, person("a", name="Ann", level="senior", interests=("Tea",)))
    said = found(sqlite_store, person("a", name="Ann", level="board", interests=("Tea", "Jam")))
    assert said == [
        Difference(
            CHANGED, "person", "Ann",
            (("Level", "Senior", "Board"), ("Interests", "Tea", "Tea; Jam")),
        )
    ]  # fmt: skip


def test_what_an_older_source_says_stays_and_the_preview_says_so(sqlite_store: Store) -> None:
    sqlite_store.write(Batch("older", [person("a", name="Ann")]), by="test", why="load")
    said = found(sqlite_store, person("a", name="Anne", level="board"))
    kept = ("Name", "Ann", "Ann stays: older comes first, though the file says Anne")
    assert said == [Difference(CHANGED, "person", "Ann", (kept, ("Level", "", "Board")))]
    loaded(sqlite_store, person("a", name="Anne", level="board"))
    read = sqlite_store.read().people["a"]
    assert (read.name, read.level) == ("Ann", "board")


def test_what_a_file_no_longer_says_is_gone(sqlite_store: Store) -> None:
    loaded(sqlite_store, person("a", name="Ann"), person("b", name="Bob"))
    assert found(sqlite_store, person("b", name="Bob")) == [Difference(GONE, "person", "Ann")]


def test_what_another_source_says_too_is_not_gone(sqlite_store: Store) -> None:
    loaded(sqlite_store, person("a", name="Ann"), person("b"))
    sqlite_store.write(Batch(TEAM, [person("a", name="Ann")]), by="test", why="by hand")
    assert found(sqlite_store, person("b")) == []


def test_the_same_file_again_changes_nothing_even_where_it_was_corrected(
    sqlite_store: Store,
) -> None:
    loaded(sqlite_store, person("a", name="Anne"))
    sqlite_store.write(Batch(TEAM, [person("a", name="Ann")]), by="test", why="corrected")
    assert found(sqlite_store, person("a", name="Anne")) == []


def test_a_record_that_is_read_as_another_is_neither_new_nor_gone(sqlite_store: Store) -> None:
    sqlite_store.write(Batch("older", [person("k", name="Kim")]), by="test", why="load")
    loaded(sqlite_store, person("kim", name="Kim"))
    identity.same(sqlite_store, "person", "k", "kim", by="test")
    assert found(sqlite_store, person("kim", name="Kim")) == []
    said = found(sqlite_store, person("kim", name="Kim", level="board"))
    assert said == [Difference(CHANGED, "person", "Kim", (("Level", "", "Board"),))]


def test_a_record_without_a_name_is_called_by_what_it_joins(sqlite_store: Store) -> None:
    joined = [person("a", name="Ann"), organization("t", name="Trust"), membership("a", "t")]
    assert found(sqlite_store, *joined)[-1].name == "Ann, Trust"


def test_of_many_the_first_are_shown_and_the_others_are_said_to_be_there(
    sqlite_store: Store,
) -> None:
    many = differences(sqlite_store, [batch(*(person(f"p{n}") for n in range(MOST + 5)))])
    assert (len(many.shown), many.more) == (MOST, True)
