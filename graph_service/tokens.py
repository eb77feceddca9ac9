"""Tokens: what lets a program ask in somebody's name, for a while, and only for some things."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from graph_service.codes import SCOPES
from graph_service.errors import NotFound, Refused
from graph_service.records import Account, Token
from graph_service.sign_in import TOKEN_BYTES, account_in_force
from graph_service.store import TEAM, Batch, Store

PREFIX = "lmap_"
"""How every token begins, so that one that went astray is known for what it is."""
LONGEST_DAYS, MOST = 366, 20


def give(
    store: Store, account: Account, name: str, scopes: Iterable[str], *, days: int, now: datetime
) -> str:
    """Make a token's secret; only its hash is kept.

    Args:
        store: where tokens are kept.
        account: in whose name it asks; what its role may not, the token may not either.
        name: what it is for.
        scopes: codes of `codes.SCOPES`.
        days: for how many days it works, 1 to 366.
        now: the moment, with a time zone.

    Raises:
        Refused: it has no name, may do nothing, would work for too long, or there are too many.
    """
    wanted = tuple(code for code in SCOPES if code in set(scopes))
    if not name.strip():
        raise Refused("Say what the token is for.")
    if not wanted:
        raise Refused("Choose what the token may do.")
    if not 1 <= days <= LONGEST_DAYS:
        raise Refused(f"A token works for 1 to {LONGEST_DAYS} days.")
    if len(tokens_of(store, account.id, now=now)) >= MOST:
        raise Refused(f"You have {MOST} tokens that work: revoke one first.")
    secret = PREFIX + secrets.token_urlsafe(TOKEN_BYTES)
    expires = (now + timedelta(days=days)).isoformat(timespec="seconds")
    token = Token(
        id=_hash(secret), account_id=account.id, name=name.strip(), scopes=wanted, expires=expires
    )
    store.write(Batch(TEAM, [token]), by=account.person_id or account.id, why="token made")
    return secret


def bearer(store: Store, secret: str, *, now: datetime) -> tuple[Account, Token] | None:
    """Who asks with a secret, and what they may do; None where it is none that works."""
    token: Token | None = store.apart("Token").get(_hash(secret))
    if token is None or token.expires <= now.isoformat(timespec="seconds"):
        return None
    account = account_in_force(store, token.account_id)
    return (account, token) if account is not None else None


def tokens_of(store: Store, account_id: str, *, now: datetime) -> list[Token]:
    """The tokens of an account that still work, by name."""
    moment = now.isoformat(timespec="seconds")
    found: list[Token] = list(store.apart("Token").values())
    mine = (item for item in found if item.account_id == account_id and item.expires > moment)
    return sorted(mine, key=lambda item: (item.name, item.id))


def revoke(store: Store, account_id: str, token_id: str, *, by: str) -> None:
    """Make a token useless at once.

    Raises:
        NotFound: the account has no such token.
    """
    token: Token | None = store.apart("Token").get(token_id)
    if token is None or token.account_id != account_id:
        raise NotFound("You have no such token.")
    store.write(Batch(TEAM, removed=[("Token", token_id)]), by=by, why="token revoked")


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
