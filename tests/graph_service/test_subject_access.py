"""All that is held about one person, and nothing of others."""

import json
from pathlib import Path

from graph_service.records import (
    Application,
    Attendance,
    Declaration,
    Event,
    Group,
    Instruction,
    Pairing,
    Reply,
    Round,
)  # fmt: skip
from graph_service.sign_in import add_account
from graph_service.store import PERSON, Batch
from graph_service.store.sqlite import SqliteStore
from graph_service.subject_access import held_about
from tests.builders import membership, organization, person, tie


def filled(folder: Path) -> SqliteStore:
    """Ann in every kind of record that can concern her, beside Bob and Cat."""
    store = SqliteStore(folder / "held.db")
    records = [
        organization("trust"), Event(id="e", name="Summit"), Round(id="r", name="R", scheme="s"),
        person("ann", name="Ann", email="ann@example.org", telephone="ANN-PHONE"),
        person("bob", name="Bob", telephone="BOB-PHONE", avoid_ids=("ann",)),
        person("cat"), person("dora"),
        membership("ann", "trust", role="ANN-ROLE"), membership("bob", "trust", role="BOB-ROLE"),
        tie("bob", "ann", context="ANN-TIE"), tie("bob", "cat", context="BOB-TIE"),
        Attendance(id="a", event_id="e", person_id="ann"),
        Declaration(id="d", person_id="ann", characteristic="ethnicity", answer="ANN-ANSWER"),
        Application(id="x", round_id="r", person_id="ann", wishes=("ANN-WISH",)),
        Application(id="y", round_id="r", person_id="bob", avoid_ids=("ann",), wishes=("BOB-W",)),
        Pairing(id="p", scheme="s", round_id="r", person_ids=("ann", "cat"), status="met"),
        Reply(id="q", pairing_id="p", person_id="ann", reason="ANN-REASON"),
        Reply(id="z", pairing_id="p", person_id="cat", reason="CAT-REASON"),
        Instruction(id="i", round_id="r", what="apart", person_ids=("ann", "bob"), note="BOB-NOTE"),
        Group(id="g", name="Speakers", person_ids=("ann", "dora"), note="BOB-NOTE"),
    ]  # fmt: skip
    store.write(Batch("file", records), by="loader", why="first load")
    own = person("ann", name="Ann Own", telephone="ANN-NEW")
    store.write(Batch(PERSON, [own]), by="ann", why="their own profile")
    add_account(store, "ann@example.org", "leader", person_id="ann", by="team")
    return store


def test_everything_that_names_a_person_is_held_and_nothing_of_others(tmp_path: Path) -> None:
    held = held_about(filled(tmp_path), "ann")
    text = json.dumps(held, default=list)
    for mine in ("PHONE", "NEW", "ROLE", "TIE", "ANSWER", "WISH", "REASON"):
        assert f"ANN-{mine}" in text
    for theirs in ("BOB-PHONE", "BOB-ROLE", "BOB-TIE", "BOB-W", "CAT-REASON", "BOB-NOTE"):
        assert theirs not in text
    assert set(held["records"]) == {
        "Account", "Application", "Attendance", "Declaration", "Group", "Instruction", "Membership",
        "Pairing", "Reply", "Tie",
    }  # fmt: skip
    # Who would rather not meet them said so in confidence.
    assert [item["id"] for item in held["records"]["Application"]] == ["x"]
    for kind in ("Instruction", "Group"):
        assert held["records"][kind][0]["person_ids"] == ("ann",)
    assert "dora" not in text


def test_it_says_who_changed_what_and_what_each_source_says(tmp_path: Path) -> None:
    held = held_about(filled(tmp_path), "ann")
    assert held["person"]["name"] == "Ann Own"
    assert [item["source"]["name"] for item in held["said"]] == ["person", "file"]
    mine = [item for item in held["changes"] if item["kind"] == "Person"]
    assert [(item["by"], item["what"], item["source"]) for item in mine] == [
        ("loader", "added", "file"), ("ann", "added", "person"),
    ]  # fmt: skip


def test_of_nobody_nothing_is_held(tmp_path: Path) -> None:
    held = held_about(filled(tmp_path), "nobody")
    assert held == {"person": {}, "said": [], "records": {}, "changes": []}
