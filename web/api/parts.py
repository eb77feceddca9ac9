"""The parts that questions share: which groups, whose people, which day."""

from typing import Any

from graph_service.scope import Scope
from graph_service.snapshot import Snapshot
from web.api.problems import Wrong
from web.held import store
from web.visitor import signed_in_visitor


def groups_by(said: dict[str, Any]) -> tuple[str, ...]:
    """The dimensions, one or two different ones."""
    return tuple(dict.fromkeys(filter(None, (said["by"], said.get("second", "")))))


def scope_of(said: dict[str, Any]) -> Scope | None:
    """Whose people; None for all.

    Raises:
        Wrong: it is a saved group, and the program is not the team's.
    """
    scope = Scope.parse(said["scope"]) if "scope" in said else None
    if scope and scope.kind == "Group" and not signed_in_visitor().is_team:
        raise Wrong(403, "Saved groups are the programme team's.")
    return scope


def day_of(said: dict[str, Any]) -> Snapshot:
    """The whole network on the day."""
    return store().read(said.get("as_of", ""))
