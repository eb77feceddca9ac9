"""Who may sign in: accounts that belong to people, and the links that let them in.

Accounts and links are records of the kinds that never enter a snapshot, so signing in does not
make anybody's snapshot stale. The secret of a link is never kept, only its SHA-256.
"""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from graph_service.codes import ROLES
from graph_service.errors import NotFound, Refused
from graph_service.records import Account, Person, SignInLink, Source
from graph_service.store import TEAM, Batch, Store
from graph_service.store.suppressed import Suppressed

TOKEN_BYTES = 32


@dataclass(frozen=True)
class SignedIn:
    """Who has signed in, and by which link; `body_ids` names the only bodies that it opens."""

    account: Account
    link: SignInLink

    @property
    def body_ids(self) -> tuple[str, ...]:
        """The only bodies that this sign-in opens; none means that the role decides."""
        return self.link.body_ids


def account_of(store: Store, email: str) -> Account | None:
    """The account with an e-mail address, in any case; None where there is none."""
    accounts = store.apart("Account").values()
    return next((item for item in accounts if item.email.lower() == email.strip().lower()), None)


def add_account(
    store: Store, email: str, role: str, *, name: str = "", person_id: str = "", by: str
) -> Account:
    """Give a person the right to sign in, or another role to somebody who has it.

    The person is the one named, else the one with that e-mail address, else somebody new.

    Args:
        store: where accounts are kept.
        email: the address that a sign-in link is sent to.
        role: a code of `codes.ROLES`.
        name: what a new person is called; by default the part of the address before the @.
        person_id: an existing person.
        by: who does it, for the audit.

    Raises:
        NotFound: there is no person with that id.
        Refused: the address or the role cannot be one, or its owner asked to be removed.
    """
    email = email.strip()
    local, at, host = email.partition("@")
    if not (local and at and host) or any(char.isspace() for char in email):
        raise Refused(f"'{email}' is not an e-mail address: write it like name@example.org.")
    if role not in ROLES:
        raise Refused(f"'{role}' is not a role: use one of {', '.join(ROLES)}.")
    if Suppressed.named(store.apart("Removal").values()).has("", email):
        raise Refused(
            f"Whoever has the address '{email}' asked to be removed. If they are back: "
            "leadership-map removed lift EMAIL."
        )
    known = account_of(store, email)
    person = _person(store, known.person_id if known and not person_id else person_id, email)
    records: list[Account | Person] = []
    if person is None:
        person = Person(
            id=f"person-{_digest(email.lower())}",
            name=name or local,
            email=email,
            # In the sample system everybody is: it never holds a real person.
            invented=store.whole().is_sample or None,
        )
        records.append(person)
    account = Account(
        id=known.id if known else f"account-{_digest(email.lower())}",
        email=email,
        person_id=person.id,
        role=role,
        locked=known.locked if known else None,
        subject=known.subject if known else "",
        source=Source(TEAM),
    )
    store.write(Batch(TEAM, [*records, account]), by=by, why=f"account as {ROLES.say(role)}")
    return account


def _person(store: Store, person_id: str, email: str) -> Person | None:
    people = store.whole().people
    if person_id:
        if person_id not in people:
            raise NotFound(f"There is no person with the id '{person_id}'.")
        return people[person_id]
    return next((p for p in people.values() if p.email.lower() == email.lower()), None)


def mint(  # noqa: PLR0913 - a link is minted in two places, by hand and by mail
    store: Store,
    account: Account,
    *,
    now: datetime,
    days: int = 7,
    lasting: timedelta | None = None,
    body_ids: Sequence[str] = (),
    by: str,
) -> str:
    """Make a link's secret for an account; only its hash is kept.

    Args:
        store: where links are kept.
        account: whose link it is.
        now: the moment of minting, with a time zone.
        days: for how many days it works.
        lasting: how long it works, in the place of whole days.
        body_ids: without any the link works once; with them it opens only those bodies, as often
            as wanted until it expires.
        by: who does it, for the audit.

    Raises:
        NotFound: one of the bodies is not in the store.
        Refused: the link would not work for a single day.
    """
    if days < 1:
        raise Refused("A sign-in link must work for at least 1 day.")
    bodies = store.whole().bodies
    unknown = next((id_ for id_ in body_ids if id_ not in bodies), None)
    if unknown is not None:
        raise NotFound(f"There is no governance body with the id '{unknown}'.")
    token = secrets.token_urlsafe(TOKEN_BYTES)
    link = SignInLink(
        id=_hash(token),
        account_id=account.id,
        expires=_moment(now + (lasting or timedelta(days=days))),
        body_ids=tuple(body_ids),
    )
    store.write(Batch(TEAM, [link]), by=by, why="sign-in link")
    return token


def look_up(store: Store, token: str, *, now: datetime) -> SignedIn:
    """Whom a link would sign in, without using it up.

    Raises:
        Refused: the link is unknown, used or expired, or the account is locked or gone.
    """
    link = store.apart("SignInLink").get(_hash(token))
    if link is None:
        raise Refused("This sign-in link is not known. Check that all of it was copied.")
    if link.used and link.body_ids:
        raise Refused("This link has been withdrawn. Ask your programme team for another.")
    if link.used:
        raise Refused("This sign-in link has been used. Each link works once.")
    if link.expires <= _moment(now):
        raise Refused("This sign-in link has expired.")
    return SignedIn(_open_account(store, link.account_id), link)


def redeem(store: Store, token: str, *, now: datetime) -> SignedIn:
    """Sign in by a link; a link without bodies is then used up.

    Raises:
        Refused: as `look_up`, also when somebody else was a moment quicker with the same link.
    """
    found = look_up(store, token, now=now)
    if found.link.body_ids:
        return found
    used = replace(found.link, used=_moment(now))
    written = store.write(Batch(TEAM, [used]), by=found.account.id, why="signed in")
    # Two may have looked at once; the audit says who of them found the link unused.
    first = any(
        change.id == used.id and "used" not in (change.before or {})
        for change in store.changes(written.version)
    )
    if not first:
        raise Refused("This sign-in link has been used. Each link works once.")
    return SignedIn(found.account, used)


def sign_in_known(
    store: Store, *, issuer: str, subject: str, email: str, now: datetime
) -> SignedIn:
    """Sign in whom a provider knows: by what it knows them by, the first time by their address.

    Args:
        store: where accounts are kept.
        issuer: the provider.
        subject: what it knows them by, for good.
        email: their address, "" where the provider has not checked it.
        now: the moment.

    Raises:
        Refused: nobody is known by either, the account is locked, or its address now belongs to
            somebody else there.
    """
    known_as = f"{issuer} {subject}"
    accounts: list[Account] = list(store.apart("Account").values())
    account = next((item for item in accounts if item.subject == known_as), None)
    if account is None:
        account = account_of(store, email) if email else None
        if account is None:
            raise Refused("You have no account here. Ask your programme team for one.")
        if account.subject:
            raise Refused("This account belongs to somebody else. Ask your programme team.")
    account = _open_account(store, account.id)
    link = SignInLink(
        id=_hash(secrets.token_urlsafe(TOKEN_BYTES)),
        account_id=account.id,
        expires=_moment(now + timedelta(days=1)),
        used=_moment(now),
    )
    known = replace(account, subject=known_as)
    store.write(Batch(TEAM, [known, link]), by=account.id, why="signed in by their organisation")
    return SignedIn(known, link)


def still_signed_in(store: Store, account_id: str, link_id: str) -> Account | None:
    """The account of a sign-in as it stands now; None when locked, gone or signed out."""
    link: SignInLink | None = store.apart("SignInLink").get(link_id)
    if link is None or link.account_id != account_id or link.expires <= link.used:
        return None
    return account_in_force(store, account_id)


def sign_out(store: Store, link_id: str) -> None:
    """End a sign-in everywhere, also for copies of its cookie.

    A link that was used up then expires at the moment of its use, which no working one does. A
    link to bodies goes on working until it expires, so there is nothing to end.
    """
    link: SignInLink | None = store.apart("SignInLink").get(link_id)
    if link is not None and link.used:
        ended = replace(link, expires=link.used)
        store.write(Batch(TEAM, [ended]), by=link.account_id, why="signed out")


def links_to_bodies(store: Store, *, now: datetime) -> list[SignInLink]:
    """The links that open only some bodies and still work, the first to expire first."""
    links = store.apart("SignInLink").values()
    working = [item for item in links if item.body_ids and not item.used]
    return sorted(
        (item for item in working if item.expires > _moment(now)),
        key=lambda item: (item.expires, item.id),
    )


def withdraw(store: Store, link_id: str, *, now: datetime, by: str) -> None:
    """Make a link to bodies useless at once, also for who has signed in by it.

    Raises:
        NotFound: there is no such link that still works.
    """
    working = {item.id: item for item in links_to_bodies(store, now=now)}
    if link_id not in working:
        raise NotFound("There is no such link any more.")
    moment = _moment(now)
    ended = replace(working[link_id], used=moment, expires=moment)
    store.write(Batch(TEAM, [ended]), by=by, why="sign-in link withdrawn")


def account_in_force(store: Store, account_id: str) -> Account | None:
    """The account with an id as it stands now; None when it is locked or gone."""
    account: Account | None = store.apart("Account").get(account_id)
    return account if account is not None and not account.locked else None


def _open_account(store: Store, account_id: str) -> Account:
    account = account_in_force(store, account_id)
    if account is None:
        raise Refused("This account is locked. Ask your programme team.")
    return account


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _digest(text: str) -> str:
    """A short id that does not show the address it was made from."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _moment(when: datetime) -> str:
    return when.astimezone(UTC).isoformat(timespec="seconds")
