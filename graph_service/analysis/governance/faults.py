"""What does not add up in the governance, all of it."""

from collections.abc import Iterator

from graph_service.analysis.governance.board_faults import board_faults
from graph_service.analysis.governance.decision_faults import decision_faults
from graph_service.analysis.governance.fault import KINDS, Fault
from graph_service.analysis.governance.structure_faults import structure_faults
from graph_service.snapshot import Snapshot


def faults(snapshot: Snapshot) -> list[Fault]:
    """Every fault in the bodies, posts and decisions of a snapshot, kind by kind."""
    order = {kind: place for place, kind in enumerate(KINDS)}
    return sorted(_all(snapshot), key=lambda item: order[item.kind])


def _all(snapshot: Snapshot) -> Iterator[Fault]:
    yield from decision_faults(snapshot)
    yield from board_faults(snapshot)
    yield from structure_faults(snapshot)
