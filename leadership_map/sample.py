"""The sample system: invented people in real organisations, never beside real records."""

from collections.abc import Iterator
from importlib.resources import as_file, files

import loaders
from graph_service import sign_in
from graph_service.codes import ROLES
from graph_service.errors import Refused
from graph_service.records import Account, Person
from graph_service.snapshot import Snapshot
from graph_service.store import TEAM, Batch, Store
from leadership_map.synth.sample import SEED
from leadership_map.synth.votes import votes

BY = "sample system"


def load_sample(store: Store) -> None:
    """Load the sample system into an empty store; one that holds it already is left alone.

    Raises:
        Refused: the store holds records that are not the sample's.
    """
    whole = store.whole()
    if whole.is_sample:
        return
    if any(whole.records.values()):
        raise Refused(
            "This store holds records of your own, and the sample system never stands beside "
            "real records: give an empty store with --store."
        )
    with as_file(files("leadership_map_data") / "sample") as folder:
        report = loaders.load(store, [folder], by=BY, source="sample")
    if report.refused:
        raise Refused(report.error)
    cast = list(votes(store.read(), SEED))
    store.write(Batch(TEAM, cast), by=BY, why="made-up votes")


def sample_accounts(store: Store) -> list[Account]:
    """An account in each role for three of the sample's invented people."""
    snapshot = store.read()
    people = iter(_by_what_they_show(snapshot))
    return [
        sign_in.add_account(store, f"{role}@sample.invalid", role, person_id=next(people).id, by=BY)
        for role in ROLES
    ]


def _by_what_they_show(snapshot: Snapshot) -> Iterator[Person]:
    """The sample's people, those first who offer, seek and belong to most: their pages say most."""

    def weight(person: Person) -> tuple[int, str]:
        shown = len(person.offers) + len(person.seeks) + len(snapshot.memberships_of(person.id))
        return -shown, person.id

    yield from sorted(snapshot.people.values(), key=weight)
