"""Where sources disagree, on every store."""

from graph_service.records import Person, Source
from graph_service.store import PERSON, TEAM, Batch, Store
from graph_service.store.disagreements import Disagreement, Saying
from graph_service.store.identity import same
from tests.builders import declaration, membership, organization, person


def put(store: Store, *records: object, source: str = "sheet") -> None:
    store.write(Batch(source, records), by="test", why="test")  # type: ignore[arg-type]


def test_each_field_is_told_with_its_values_in_the_order_of_trust(store: Store) -> None:
    said = Source("first", "a.xlsx", 7)
    put(store, Person(id="a", name="Ann", level="lay", interests=("Tea",), source=said),
        source="first")  # fmt: skip
    put(store, Person(id="a", name="Ann", level="board", interests=("Tea", "Jam")), source="second")
    put(store, Person(id="a", level="senior"), source=TEAM)
    put(store, person("b"), source="first")
    level, interests = store.disagreements()
    assert level == Disagreement(
        "Person", "a", "level",
        (
            Saying(Source(TEAM), "a", "senior"),
            Saying(said, "a", "lay"),
            Saying(Source("second"), "a", "board"),
        ),
    )  # fmt: skip
    assert level.values[0].value == store.read().people["a"].level
    assert [item.value for item in interests.values] == [("Tea",), ("Tea", "Jam")]


def test_who_says_nothing_disagrees_with_nobody(store: Store) -> None:
    put(store, Person(id="a", name="Ann", consent_ties=False), source="first")
    put(store, Person(id="a", name="Ann"), source="second")
    assert store.disagreements() == ()
    put(store, Person(id="a", consent_ties=True), source=PERSON)
    (found,) = store.disagreements()
    assert [item.value for item in found.values] == [True, False]


def test_each_other_fact_is_told_by_its_name(store: Store) -> None:
    put(store, person("a", attributes={"Pay": "1", "Band": "x"}), source="first")
    put(store, person("a", attributes={"Pay": "2", "Band": "x", "More": "y"}), source="second")
    (found,) = store.disagreements()
    assert (found.field, found.attribute) == ("attributes", "Pay")
    assert [item.value for item in found.values] == ["1", "2"]


def test_two_that_were_merged_disagree_as_two_sources_do(store: Store) -> None:
    put(store, person("a", name="Ann", level="lay"), organization("o"), organization("q"))
    put(store, person("b", name="Ann", level="board"), source="other")
    put(store, membership("c", "o", id="m"))
    put(store, membership("c", "q", id="m"), source="other")
    assert [item.kind for item in store.disagreements()] == ["Membership"]
    same(store, "person", "a", "b", by="test")
    same(store, "organization", "o", "q", by="test")
    found = {(item.kind, item.field): item for item in store.disagreements()}
    assert set(found) == {("Person", "level"), ("Organization", "name")}
    level = found["Person", "level"]
    assert [(item.source.name, item.id, item.value) for item in level.values] == [
        ("sheet", "a", "lay"), ("other", "b", "board"),
    ]  # fmt: skip


def test_what_is_kept_apart_is_not_told(store: Store) -> None:
    put(store, declaration("a", "sex", answer="x"))
    put(store, declaration("a", "sex", answer="y"), source="other")
    assert store.disagreements() == ()
