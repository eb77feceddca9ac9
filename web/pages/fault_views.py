"""What does not add up in the governance, kind by kind."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph_service.analysis.governance.fault import KINDS, Fault

MOST = 12


@dataclass(frozen=True)
class FaultsView:
    """The faults of one kind: a heading, their sentences, and how many more there are."""

    heading: str
    sentences: tuple[str, ...]
    more: int


def faults_shown(found: Sequence[Fault]) -> tuple[FaultsView, ...]:
    """The faults by kind, in the order of the kinds."""
    grouped = {
        heading: [item.sentence for item in found if item.kind == kind]
        for kind, heading in KINDS.items()
    }
    return tuple(
        FaultsView(heading, tuple(said[:MOST]), max(0, len(said) - MOST))
        for heading, said in grouped.items()
        if said
    )
