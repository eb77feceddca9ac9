"""Who can sign in: the accounts with when each was last used, and locking them."""

from dataclasses import dataclass, replace

from graph_service.errors import NotFound, Refused
from graph_service.records import Account
from graph_service.store import TEAM, Batch, Store

KEEPER = "programme-team"
"""The role that gives and locks accounts: somebody must always have it."""


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


def set_locked(store: Store, account_id: str, *, locked: bool, by: str) -> Account:
    """Lock an account, which ends its sessions with their next page, or unlock it.

    Raises:
        NotFound: there is no such account.
        Refused: nobody would be left who can give accounts.
    """
    accounts = store.apart("Account")
    account: Account | None = accounts.get(account_id)
    if account is None:
        raise NotFound("There is no such account.")
    others = (item for item in accounts.values() if item.id != account_id and not item.locked)
    if locked and not any(item.role == KEEPER for item in others):
        raise Refused("This is the only account of the programme team that works: keep it open.")
    changed = replace(account, locked=locked)
    why = "account locked" if locked else "account unlocked"
    store.write(Batch(TEAM, [changed]), by=by, why=why)
    return changed
