"""Which sectors and professions are not there: at an event, in a programme."""

from graph_service.analysis.numerals import listed
from graph_service.analysis.representation import people_gaps
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot

LOOKED_AT = {"sector": "from these sectors", "profession": "of these professions"}
MOST = 6


def absent_said(snapshot: Snapshot, scope: Scope) -> tuple[str, ...]:
    """For each dimension a sentence of those who are missing, none where nobody is.

    Groups of whom the yardstick of such a scope (the whole network, or the team's own target)
    expects some, and of whom there is nobody; whether that may be chance is told where it leads.
    """
    return tuple(filter(None, (_said(snapshot, scope, by) for by in LOOKED_AT)))


def _said(snapshot: Snapshot, scope: Scope, by: str) -> str:
    gaps = people_gaps(snapshot, (by,), scope)
    missing = [gap.words[0] for gap in gaps.groups if not gap.count and gap.expected]
    if not missing:
        return ""
    more = len(missing) - MOST
    words = [*missing[:MOST], f"{more} more"] if more > 0 else missing
    return f"Nobody {LOOKED_AT[by]}: {listed(words)}."
