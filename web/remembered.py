"""Conclusions that take a while, kept as long as the snapshot they rest on is the current one."""

import threading
from collections.abc import Callable
from typing import TypeVar, cast

from flask import current_app

from graph_service.snapshot import Snapshot

_NAME = "leadership-map-remembered"
_lock = threading.Lock()
_Value = TypeVar("_Value")


def forget_remembered() -> None:
    """Let go of all conclusions: somebody in them may have been removed."""
    with _lock:
        current_app.extensions.pop(_NAME, None)


def last_known(name: str, default: _Value) -> _Value:
    """What was last concluded under a name, of whichever snapshot; else the default."""
    known = current_app.extensions.get(_NAME, {}).get(name)
    return cast("_Value", known[1]) if known is not None else default


def remembered(name: str, snapshot: Snapshot, conclude: Callable[[Snapshot], _Value]) -> _Value:
    """What `conclude` says of a snapshot; worked out once for each version and day.

    Only the newest is kept. `name` tells conclusions apart.
    """
    kept = current_app.extensions.setdefault(_NAME, {})
    known = kept.get(name)
    # The snapshot itself is compared: another one of the same version is another part or day.
    if known is not None and known[0] is snapshot:
        return cast("_Value", known[1])
    value = conclude(snapshot)
    with _lock:
        kept[name] = (snapshot, value)
    return value
