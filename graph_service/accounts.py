"""Who can sign in: the accounts with when each was last used, and locking them."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from graph_service.errors import NotFound, Refused
from graph_service.records import Account
from graph_service.store import TEAM, Batch, Store

KEEPER, ADMINISTRATOR = "programme-team", "administrator"
"""The role that somebody must always have, and the one that only its holders give."""


@dataclass(frozen=True)
class Standing:
    """An account and the moment of its last sign-in, "" for none."""

    account: Account
    last_used: str


def standings(store: Store) -> list[Standing]:
    """All accounts, by e-mail address."""
    last: dict[str, str] = {}
    for link in store.apart("SignInLink").values():
        if link.used and not link.body_ids:
            last[link.account_id] = max(link.used, last.get(link.account_id, ""))
    accounts = store.apart("Account").values()
    found = [Standing(account, last.get(account.id, "")) for account in accounts]
    return sorted(found, key=lambda item: (item.account.email.lower(), item.account.id))


def account_with(store: Store, account_id: str) -> Account:
    """The account with an id, locked or not.

    Raises:
        NotFound: there is none.
    """
    found: Account | None = store.apart("Account").get(account_id)
    if found is None:
        raise NotFound("There is no such account.")
    return found


def set_locked(store: Store, account_id: str, *, locked: bool, by: str) -> Account:
    """Lock an account, which ends its sessions with their next page, or unlock it.

    Raises:
        NotFound: there is no such account.
        Refused: nobody would be left who can give accounts.
    """
    account = account_with(store, account_id)
    accounts = store.apart("Account").values()
    others = (item for item in accounts if item.id != account_id and not item.locked)
    is_keeper = account.role == KEEPER
    if locked and is_keeper and not any(item.role == KEEPER for item in others):
        raise Refused("This is the only account of the programme team that works: keep it open.")
    changed = replace(account, locked=locked)
    why = "account locked" if locked else "account unlocked"
    store.write(Batch(TEAM, [changed]), by=by, why=why)
    return changed


@dataclass(frozen=True)
class Session:
    """A sign-in that still holds: its link, since when, and until when at most (ISO 8601, UTC)."""

    link_id: str
    since: str
    until: str


def sessions(store: Store, account_id: str, *, now: datetime, length: timedelta) -> list[Session]:
    """The sign-ins of an account that still hold, the newest first.

    Those by a link to bodies are not among them: it is the link that holds, until it expires.
    """
    oldest = (now - length).isoformat(timespec="seconds")
    return sorted(
        (
            Session(link.id, link.used, _later(link.used, length))
            for link in store.apart("SignInLink").values()
            if link.account_id == account_id and not link.body_ids
            and oldest < link.used < link.expires
        ),
        key=lambda item: item.since,
        reverse=True,
    )  # fmt: skip


def end_sessions(store: Store, account_id: str, *, by: str) -> None:
    """Sign an account out everywhere; links that it has not used yet go on working."""
    used = [
        link
        for link in store.apart("SignInLink").values()
        if link.account_id == account_id and link.used and not link.body_ids
    ]
    ended = [replace(link, expires=link.used) for link in used if link.expires > link.used]
    store.write(Batch(TEAM, ended), by=by, why="signed out everywhere")


def may_give(store: Store, role: str, by_role: str) -> bool:
    """Whether somebody in a role may give, or take, accounts in another one.

    Accounts of administrators are for administrators alone, once there is one that works.
    """
    if role != ADMINISTRATOR or by_role == ADMINISTRATOR:
        return True
    accounts = store.apart("Account").values()
    return not any(item.role == ADMINISTRATOR and not item.locked for item in accounts)


def _later(moment: str, length: timedelta) -> str:
    return (datetime.fromisoformat(moment) + length).isoformat(timespec="seconds")
