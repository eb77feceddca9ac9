"""References that point at nothing are allowed, and said."""

from graph_service.integrity import dangling, loose_ends
from graph_service.records import Account
from tests.builders import membership, organization, person, snapshot


def test_a_reference_to_nothing_is_said_with_who_makes_it_and_where() -> None:
    found = snapshot(person("a", profession_ids=("gone",)), membership("a", "trust"))
    assert [(record.id, field.name, id_) for record, field, id_ in loose_ends(found)] == [
        ("a", "profession_ids", "gone"),
        ("a-trust-", "organization_id", "trust"),
    ]
    assert dangling(found)[0].startswith("Person 'a' names the profession 'gone'")


def test_whole_records_have_no_loose_ends() -> None:
    assert dangling(snapshot(person("a"), organization("t"), membership("a", "t"))) == []


def test_what_no_snapshot_shows_is_not_missed() -> None:
    account = Account(id="x", email="x@example.org", role="leader", person_id="a")
    assert dangling(snapshot(person("a"), account)) == []
