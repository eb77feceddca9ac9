"""Whom one person could walk with, scheme by scheme, the best fit first."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph_service.analysis.pairing import Part, parts_of, reasons_of
from graph_service.analysis.pairing_rules import broken
from graph_service.analysis.partners import Partner, partners
from graph_service.analysis.schemes import SCHEMES, Scheme
from graph_service.snapshot import Snapshot


@dataclass(frozen=True)
class Suggestion:
    """Somebody to walk with in a scheme; `part` is theirs in it (host, visitor, buddy, ...)."""

    scheme: str
    part: str
    person: str
    points: int
    parts: tuple[Part, ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """The sentences of what gave points, the weightiest first."""
        return reasons_of(self.parts)


def suggestions(snapshot: Snapshot, person_id: str) -> list[Suggestion] | None:
    """All whom a person may be paired with in any scheme, the most points first.

    None where the person has not agreed to be paired, or objects to being shown.
    """
    known = partners(snapshot)
    if person_id not in known:
        return None
    found = [
        Suggestion(chosen.code, part, other, sum(item.points for item in parts), parts)
        for chosen in SCHEMES.values()
        for part, other, parts in _fitting(snapshot, chosen, known, known[person_id])
    ]
    return sorted(found, key=lambda item: (-item.points, item.person, item.scheme))


def _fitting(
    snapshot: Snapshot, chosen: Scheme, known: dict[str, Partner], person: Partner
) -> Iterator[tuple[str, str, tuple[Part, ...]]]:
    for other in known.values():
        ways = [(chosen.parts[0], other, person)]
        if not chosen.is_one_pool:
            ways.append((chosen.parts[1], person, other))
        for part, one, two in ways:
            fits = chosen.first(one) and chosen.second(two)
            if fits and broken(chosen.rules, one, two) is None:
                yield part, other.id, parts_of(snapshot, chosen, one, two)
