"""Two proposals side by side: what is better, what is worse, and for whom anything changes."""

from dataclasses import dataclass

from graph_service.analysis.pairing.proposal import Proposal


@dataclass(frozen=True)
class Measure:
    """What a proposal reaches: people with a partner, the lowest score, all points, of 100 each."""

    reached: int
    pairs: int
    worst: int | None
    points: int


@dataclass(frozen=True)
class Changed:
    """A person with other partners than before; none: without a partner."""

    person: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True)
class Comparison:
    """A proposal before and after; `changed` in the order of ids."""

    before: Measure
    after: Measure
    changed: tuple[Changed, ...]


def compare(before: Proposal, after: Proposal) -> Comparison:
    """Lay two proposals of one round side by side."""
    one, other = before.partners_of, after.partners_of
    changed = tuple(
        Changed(id_, tuple(sorted(one.get(id_, ()))), tuple(sorted(other.get(id_, ()))))
        for id_ in sorted(one.keys() | other.keys())
        if one.get(id_) != other.get(id_)
    )
    return Comparison(_measure(before), _measure(after), changed)


def _measure(found: Proposal) -> Measure:
    worst = min((pair.points for pair in found.pairs), default=None)
    return Measure(len(found.partners_of), len(found.pairs), worst, found.points)
