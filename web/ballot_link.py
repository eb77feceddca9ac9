"""A link that lets one person vote in one poll, without signing in.

It is signed, not kept: the same person has the same link, and whether they have voted is known.
"""

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer

from web.links import whole_link


def ballot_link(poll_id: str, person_id: str) -> str:
    """The whole address at which somebody votes."""
    token = _signer().dumps([poll_id, person_id])
    return whole_link("ballots.page", token=token)


def who_votes(token: str) -> tuple[str, str] | None:
    """The poll and the person that a link names; None where it is none of ours."""
    try:
        poll_id, person_id = _signer().loads(token)
    except (BadSignature, ValueError, TypeError):
        return None
    return str(poll_id), str(person_id)


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.secret_key or "", salt="ballot")
