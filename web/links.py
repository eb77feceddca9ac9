"""Addresses that several pages need."""

from flask import url_for


def body_link(body_id: str) -> str:
    """The page of a governance body."""
    return url_for("governance.body", body_id=body_id)
