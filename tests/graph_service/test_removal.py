"""Whoever is removed is found nowhere afterwards; the rest stays, and no file brings them back."""

import gzip
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service import removal, sign_in
from graph_service.errors import Conflict, NotFound, Refused
from graph_service.records import (
    Account,
    Group,
    Identity,
    Instruction,
    Pairing,
    Record,
    Reply,
    Review,
    Round,
    SavedView,
)  # fmt: skip
from graph_service.store import PERSON, TEAM, Batch, Store
from graph_service.store.backup import read_backup, write_backup
from graph_service.store.contents import contents
from graph_service.store.forgetting import Forgetting, mention_of
from graph_service.store.sqlite import SqliteStore
from graph_service.subject_access import held_about
from loaders import load
from tests.builders import (
    body,
    declaration,
    membership,
    organization,
    person,
    tie,
)  # fmt: skip

DAY = date(2026, 11, 23)
NAME, EMAIL, ID = "Zelda Quixote", "zelda.q@example.org", "zelda-77"
SAMPLE = Path(__file__).parents[2] / "data" / "sample"


def system() -> list[Record]:
    """Zelda with one of everything that can name her, and others who stay."""
    pairing = Pairing(id="pz", scheme="buddies", round_id="r", person_ids=(ID, "b"), reasons=("x",))
    return [
        person(ID, name=NAME, email=EMAIL, telephone="07700900123", interests=("Owls",)),
        person("b", name="Bo Bee", avoid_ids=(ID, "c"), challenges=(f"Working with {NAME}",)),
        person("c", attributes={"Deputy": f"{NAME}, {EMAIL.upper()}"}),
        body("board", name=f"{NAME} Surgery"), organization("o"),
        membership(ID, "board", role="Chair"), membership("b", "board"),
        tie(ID, "b"), tie("b", "c"), declaration(ID, "sex", answer="owl"),
        declaration("b", "sex", answer="bee"),
        Round(id="r", name="Round", scheme="buddies"), pairing,
        Reply(id="rz", pairing_id="pz", person_id="b", answer="accepted"),
        Pairing(id="pb", scheme="buddies", round_id="r", person_ids=("b", "c")),
        Instruction(id="i", round_id="r", what="apart", person_ids=(ID, "c"), note="no"),
        Group(id="g", name="Owls", person_ids=("b", ID)),
        Identity(id="same", of="person", kept_id=ID, other_id="z2", same=True),
        person("z2", name=NAME, email="zq@old.example.org"),
        Review(id="v", by_id="b", target="Organization:board", text=f"Ask {NAME.upper()}!"),
    ]  # fmt: skip


def fill(store: Store) -> None:
    store.write(Batch("list", system()), by="ann", why="load of list")
    store.write(Batch(PERSON, [person(ID, name=NAME, interests=("Owls", "Mice"))]), by=ID, why="x")
    store.write(Batch("list", removed=[("Tie", f"{ID}-b-")]), by="ann", why="gone")
    account = Account(id="za", email=EMAIL, person_id=ID, role="leader")
    other = Account(id="ba", email="b@example.org", person_id="b", role="programme-team")
    store.write(Batch(TEAM, [account, other]), by="ann", why="accounts")
    sign_in.mint(store, account, now=datetime(2026, 11, 23, tzinfo=UTC), by=ID)
    view = SavedView(id="sv", account_id="ba", name="Round Z", query=f"near={ID}",
                     expires="2027-01-01T00:00:00+00:00")  # fmt: skip
    store.write(Batch(TEAM, [view]), by="b", why="view kept")
    removal.ask(store, ID, on=DAY, by=ID)


def everything_in(store: Store, folder: Path) -> str:
    """All that a store would ever give away: rows, audit, and what the whole of it says."""
    file = folder / "grep.backup"
    write_backup(store, file)
    held = contents(store)
    return gzip.decompress(file.read_bytes()).decode() + repr(held)


def remove(store: Store) -> None:
    removal.remove(store, [ID], on=DAY, by="b", why="a person was removed at their wish")


@pytest.mark.parametrize("word", [NAME, EMAIL, ID, "z2", "zq@old", "07700900123", "Mice", "owl"])
def test_nothing_of_somebody_removed_is_found_anywhere(
    store: Store, tmp_path: Path, word: str
) -> None:
    fill(store)
    assert word.lower() in everything_in(store, tmp_path).lower()
    remove(store)
    left = everything_in(store, tmp_path).replace(f"{NAME} Surgery", "").replace("Owls", "")
    assert word.lower() not in left.lower()
    assert not store.search(NAME)[1:]
    assert not store.neighbourhood(ID, 2).keys() - {ID}
    assert held_about(store, ID)["records"] == {}


def test_what_others_have_stays(store: Store) -> None:
    fill(store)
    remove(store)
    whole = store.whole()
    assert set(whole.people) == {"b", "c"}
    assert whole.people["b"].avoid_ids == ("c",)
    assert whole.people["b"].challenges == ("Working with (removed)",)
    assert whole.people["c"].attributes == {"Deputy": "(removed), (removed)"}
    assert whole.of("Group")["g"].person_ids == ("b",)
    assert set(whole.pairings) == {"pb"}
    assert set(whole.ties) == {"b-c-"}
    assert whole.organizations["board"].name == f"{NAME} Surgery"
    assert whole.reviews["v"].text == "Ask (removed)!"
    assert set(store.apart("Account")) == {"ba"}
    assert set(store.apart("Declaration")) == {"b-sex"}
    assert store.faults() == []


def test_the_audit_keeps_only_that_it_happened(store: Store) -> None:
    fill(store)
    remove(store)
    last = store.entries()[-1]
    assert (last.by, last.why) == ("b", "a person was removed at their wish")
    assert {change.kind for change in store.changes(last.version)} == {"Removal"}
    assert {entry.by for entry in store.entries()} == {"ann", "b", "somebody who was removed"}
    with pytest.raises(Conflict, match="removed somebody for good"):
        store.undo(last.version, by="b")


def test_pages_see_the_removal_at_once(store: Store) -> None:
    fill(store)
    before = store.version()
    assert ID in store.read().people
    remove(store)
    assert store.version() > before
    assert ID not in store.read().people


def test_an_old_file_does_not_bring_them_back(store: Store) -> None:
    fill(store)
    remove(store)
    written = store.write(Batch("list", system(), replaces=True), by="ann", why="again")
    assert written.kept_out == 2
    assert set(store.whole().people) == {"b", "c"}
    same = person("another-id", name="Z. Q.", email=EMAIL.upper())
    seat = membership("another-id", "board")
    assert store.write(Batch("new", [same, seat]), by="ann", why="new list").kept_out == 1
    assert set(store.whole().people) == {"b", "c"}


def test_a_load_says_that_somebody_was_kept_out(sqlite_store: Store) -> None:
    load(sqlite_store, [SAMPLE], by="ann")
    removal.remove(sqlite_store, ["p069"], on=DAY, by="ann", why="x")
    done = load(sqlite_store, [SAMPLE], by="ann")
    assert [item.problem for item in done.problems if "asked to be removed" in item.problem] == [
        "Somebody in it asked to be removed, and did not come in."
    ]
    assert "p069" not in sqlite_store.whole().people


def test_a_backup_restored_later_removes_them_again(store: Store, tmp_path: Path) -> None:
    fill(store)
    file = tmp_path / "before.backup"
    write_backup(store, file)
    remove(store)
    read_backup(store, file, replace=True)
    left = everything_in(store, tmp_path)
    assert EMAIL not in left
    assert f'"{ID}"' not in left
    assert set(store.whole().people) == {"b", "c"}
    assert store.entries()[-1].why == "people removed since the backup are removed again"
    assert store.faults() == []


def test_a_list_of_who_was_removed_cleans_a_backup_restored_elsewhere(
    store: Store, tmp_path: Path
) -> None:
    fill(store)
    file = tmp_path / "before.backup"
    write_backup(store, file)
    remove(store)
    other = SqliteStore(tmp_path / "elsewhere.db")
    read_backup(other, file, removed=list(store.apart("Removal").values()))
    assert set(other.whole().people) == {"b", "c"}


def test_the_file_itself_holds_nothing_of_them(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    store = SqliteStore(path)
    fill(store)
    assert EMAIL.encode() in b"".join(item.read_bytes() for item in tmp_path.glob("store.db*"))
    remove(store)
    raw = b"".join(item.read_bytes() for item in tmp_path.glob("store.db*"))
    for word in (EMAIL, ID, "Mice"):
        assert word.encode() not in raw


def test_who_was_removed_gets_no_account_until_they_are_let_back_in(store: Store) -> None:
    fill(store)
    remove(store)
    with pytest.raises(Refused, match="asked to be removed"):
        sign_in.add_account(store, EMAIL, "leader", by="b")
    with pytest.raises(NotFound):
        removal.let_back_in(store, "nobody@example.org", by="b")
    removal.let_back_in(store, EMAIL.title(), by="b")
    assert sign_in.add_account(store, EMAIL, "leader", by="b").email == EMAIL


def test_the_last_of_the_team_cannot_be_removed(store: Store) -> None:
    fill(store)
    with pytest.raises(Refused, match="only account of the programme team"):
        removal.remove(store, ["b"], on=DAY, by="b", why="x")


def test_a_wish_is_kept_once_until_it_is_answered(store: Store) -> None:
    fill(store)
    asked = removal.ask(store, ID, on=date(2026, 12, 1), by=ID)
    assert [item.id for item in removal.open_requests(store)] == [asked.id]
    assert asked.asked_on == "2026-11-23"
    with pytest.raises(Refused, match="Say why"):
        removal.keep(store, asked, " ", on=DAY, by="b")
    removal.keep(store, asked, "A seat by law", on=DAY, by="b")
    assert removal.open_requests(store) == []
    answered = removal.last_request(store, ID)
    assert answered is not None
    assert answered.reason == "A seat by law"


def test_a_name_that_two_people_have_is_left_where_others_wrote_it(store: Store) -> None:
    twin = person("twin", name=NAME)
    note = person("n", challenges=(f"Meet {NAME}",))
    store.write(Batch("list", [person(ID, name=NAME), twin, note]), by="ann", why="x")
    remove(store)
    assert store.whole().people["n"].challenges == (f"Meet {NAME}",)


@given(st.text(st.characters(categories=["Lu", "Ll"]), min_size=3), st.text(), st.text())
def test_a_mention_is_found_wherever_words_end(name: str, before: str, after: str) -> None:
    found = mention_of([name])
    text = f"{before} {name}, {after}"
    assert found is not None
    left = Forgetting(frozenset(), found).text(text)
    assert found.search(left) is None or name.casefold() in "(removed)"
