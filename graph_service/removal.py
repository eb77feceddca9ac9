"""Removing somebody at their wish: who may go, what goes with them, and letting them back in."""

from datetime import date

from graph_service.accounts import KEEPER
from graph_service.errors import NotFound, Refused
from graph_service.records import Person, Removal, RemovalRequest
from graph_service.store import TEAM, Batch, Store
from graph_service.store.erasure import Erased, erase
from graph_service.store.suppressed import digest_of
from graph_service.subject_access import records_about

MONTHS_TO_ANSWER = 1
"""UK GDPR, article 12(3): an answer without undue delay, within one month."""


def ask(store: Store, person_id: str, *, on: date, by: str) -> RemovalRequest:
    """Keep somebody's wish to be removed, once; the same again where it waits for an answer.

    Raises:
        NotFound: there is nobody with that id.
    """
    if person_id not in store.whole().people:
        raise NotFound(f"There is nobody with the id '{person_id}' here.")
    waiting = next((item for item in open_requests(store) if item.person_id == person_id), None)
    if waiting is not None:
        return waiting
    asked = RemovalRequest(
        id=f"removal-{digest_of(f'{person_id} {on}')[:16]}",
        person_id=person_id,
        asked_on=on.isoformat(),
    )
    store.write(Batch(TEAM, [asked]), by=by, why="asks to be removed")
    return asked


def open_requests(store: Store) -> list[RemovalRequest]:
    """The requests without an answer, the oldest first."""
    asked = store.apart("RemovalRequest").values()
    return sorted((item for item in asked if not item.answered_on), key=lambda item: item.asked_on)


def last_request(store: Store, person_id: str) -> RemovalRequest | None:
    """The newest request of a person; None where they made none."""
    asked = [i for i in store.apart("RemovalRequest").values() if i.person_id == person_id]
    return max(asked, key=lambda item: (item.asked_on, item.id), default=None)


def keep(store: Store, request: RemovalRequest, reason: str, *, on: date, by: str) -> None:
    """Answer a request with the reason for which the person is kept.

    Raises:
        Refused: no reason is given.
    """
    if not reason.strip():
        raise Refused("Say why they are kept: they read it, and may complain to the ICO.")
    answered = RemovalRequest(
        id=request.id, person_id=request.person_id, asked_on=request.asked_on,
        answer="kept", reason=reason.strip(), answered_on=on.isoformat(),
    )  # fmt: skip
    store.write(Batch(TEAM, [answered]), by=by, why="answer to a request to be removed")


def remove(store: Store, person_ids: list[str], *, on: date, by: str, why: str) -> Erased:
    """Remove people everywhere, for good: see `store.erasure`.

    Raises:
        NotFound: there is nobody with one of the ids.
        Refused: nobody would be left who can give accounts.
    """
    people = store.whole().people
    missing = next((id_ for id_ in person_ids if id_ not in people), None)
    if missing is not None:
        raise NotFound(f"There is nobody with the id '{missing}' here.")
    _keep_somebody(store, set(person_ids))
    removals = {item.id: item for id_ in person_ids for item in removals_of(store, id_, on)}
    return erase(store, list(removals.values()), by=by, why=why)


def what_goes(store: Store, person_id: str) -> dict[str, int]:
    """By kind, how many records name somebody."""
    return {kind: len(items) for kind, items in records_about(store, person_id).items()}


def let_back_in(store: Store, email: str, *, by: str) -> int:
    """Forget that whoever has an e-mail address was removed, so that files may name them again.

    Raises:
        NotFound: nobody with that address was removed.
    """
    digest = digest_of(email)
    some = [item.id for item in store.apart("Removal").values() if item.email_digest == digest]
    if not some:
        raise NotFound(f"Nobody with the address '{email}' was removed.")
    removed = [("Removal", id_) for id_ in some]
    store.write(Batch(TEAM, removed=removed), by=by, why="a removed person is let back in")
    return len(some)


def removals_of(store: Store, person_id: str, on: date) -> list[Removal]:
    """What is kept of a removed person: a record for each id that is read as theirs."""
    said = [item for item in store.said("Person", person_id) if isinstance(item, Person)]
    emails = {item.id: item.email for item in said if item.email}
    best = store.whole().people[person_id].email
    return [
        Removal(
            id=digest_of(id_),
            email_digest=digest_of(email) if (email := emails.get(id_, best)) else "",
            start_date=on.isoformat(),
        )
        for id_ in dict.fromkeys((person_id, *(item.id for item in said)))
    ]


def _keep_somebody(store: Store, going: set[str]) -> None:
    accounts = [item for item in store.apart("Account").values() if item.role == KEEPER]
    left = [item for item in accounts if not item.locked and item.person_id not in going]
    if accounts and not left:
        raise Refused(
            "They have the only account of the programme team that works: give somebody else one "
            "first."
        )
