"""A subject-access export beside a grep of the store: all that it finds, and nothing of others."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from graph_service.records import KINDS
from graph_service.store import Store
from graph_service.store.rows import columns
from graph_service.store.sqlite import SqliteStore
from graph_service.store.transaction import Transaction
from graph_service.subject_access import OTHERS, TEAMS_OWN, held_about
from leadership_map.sample import load_sample, sample_accounts

ASKING = [f"p{number:03}" for number in range(2, 180, 12)]
Found = tuple[str, dict[str, Any]]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> SqliteStore:
    """The sample system, with its accounts."""
    store = SqliteStore(tmp_path_factory.mktemp("grep") / "sample.db")
    load_sample(store)
    sample_accounts(store)
    return store


def grepped(store: Store, words: set[str]) -> list[Found]:
    """Every row in the store, of whichever kind, in which one of some words stands by itself."""
    found = re.compile("|".join(rf"(?<![\w-]){re.escape(word)}(?![\w-])" for word in words))

    def work(transaction: Transaction) -> Iterator[Found]:
        for kind in KINDS.values():
            for row in transaction.rows(kind.name):
                said = dict(zip(columns(kind), row, strict=True))
                # Whom others would rather not meet is theirs.
                open_ = {name: value for name, value in said.items() if name not in OTHERS}
                if found.search(json.dumps(open_, ensure_ascii=False)):
                    yield kind.name, open_

    return store.transact(lambda transaction: list(work(transaction)), writes=False)


@pytest.mark.parametrize("person_id", ASKING)
def test_every_field_that_a_grep_finds_is_in_the_export(
    sample: SqliteStore, person_id: str
) -> None:
    person = sample.whole().people.get(person_id)
    if person is None:
        pytest.fail(f"the sample has nobody called {person_id} any more")
    accounts = {i.id for i in sample.apart("Account").values() if i.person_id == person_id}
    text = json.dumps(held_about(sample, person_id), default=list, ensure_ascii=False)
    found = grepped(sample, {person_id, person.email, *accounts} - {""})
    assert len(found) > 3
    for kind, said in found:
        assert f'"{said["id"]}"' in text, kind
        for name, value in said.items():
            if value in (None, "", 0, 1) or (kind in TEAMS_OWN and name in ("note", "person_ids")):
                continue
            several = json.loads(value) if str(value)[:1] in "[{" else [value]
            for one in several if isinstance(several, list) else several.values():
                assert json.dumps(one, ensure_ascii=False).strip('"') in text, f"{kind}.{name}"


@pytest.mark.parametrize("person_id", ASKING)
def test_nothing_private_of_others_is_in_the_export(sample: SqliteStore, person_id: str) -> None:
    text = json.dumps(held_about(sample, person_id), default=list, ensure_ascii=False)
    for other in sample.whole().people.values():
        if other.id != person_id:
            for private in filter(None, (other.email, other.telephone)):
                assert private not in text
    own = {i.answer for i in sample.apart("Declaration").values() if i.person_id == person_id}
    answers = {i.answer for i in sample.apart("Declaration").values()} - own
    shown = {i["answer"] for i in held_about(sample, person_id)["records"].get("Declaration", [])}
    assert not shown & answers
