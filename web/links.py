"""Addresses that several pages need."""

from urllib.parse import quote


def body_link(body_id: str) -> str:
    """The page of a governance body."""
    return f"/governance/{quote(body_id, safe='')}"
