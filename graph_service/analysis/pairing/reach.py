"""Whom a round reached: by borough, sector and profession, and the four-fifths check."""

from dataclasses import dataclass

import numpy as np
from scipy.stats import fisher_exact

from graph_service.analysis.dimensions import BY_CODE
from graph_service.snapshot import Snapshot

DIMENSIONS = ("sector", "profession", "place")
FOUR_FIFTHS = 0.8
FEWEST = 5
"""Of fewer people a rate says too little."""
BY_CHANCE = 0.05


@dataclass(frozen=True)
class GroupReach:
    """One group: how many asked to take part and how many got a partner, of how many leaders.

    `verdict`: `fair`, `below` (its rate is under four fifths of the others' highest, and chance
    does not explain it), `chance` (under, but chance may explain it) or `too-few`.
    """

    words: str
    leaders: int
    asked: int
    paired: int
    verdict: str

    @property
    def rate(self) -> float | None:
        """The part of those who asked who got a partner; None where nobody asked."""
        return self.paired / self.asked if self.asked else None

    @property
    def sentence(self) -> str:
        """The group's verdict in words."""
        return VERDICTS[self.verdict]


VERDICTS = {
    "fair": "As often as others",
    "below": "Less often than four fifths of the highest: look into why",
    "chance": "Less often than four fifths of the highest, which may be chance",
    "too-few": "Too few to say",
}


def reach(
    snapshot: Snapshot, asked: frozenset[str], paired: frozenset[str], by: str
) -> tuple[GroupReach, ...]:
    """Who of those who `asked` was `paired`, group by group of a dimension.

    The four-fifths rule is that of the Uniform Guidelines on Employee Selection Procedures (1978),
    29 CFR 1607.4(D): a group's selection rate below four fifths of that of the group with the
    highest is looked into, unless differences are small. Small ones are told by Fisher's exact
    test of the group against the highest one (R. A. Fisher (1922), Journal of the Royal
    Statistical Society 85, 87-94). A person of two professions counts in both.
    """
    dimension = BY_CODE[by]
    said = dimension.said(snapshot, None)
    groups: dict[str, set[str]] = {code: set() for code in dimension.groups(snapshot)}
    for id_ in snapshot.people:
        for code in dimension.sort(snapshot, said[id_]):
            groups.setdefault(code, set()).add(id_)
    counts = {code: (len(ids & asked), len(ids & paired)) for code, ids in groups.items()}
    rated = [(p / a, a, p) for a, p in counts.values() if a >= FEWEST]
    highest = max(rated, default=None)
    words = dimension.groups(snapshot)
    return tuple(
        GroupReach(words.get(code, code), len(ids), *counts[code], _verdict(*counts[code], highest))
        for code, ids in groups.items()
        if ids
    )


def _verdict(asked: int, paired: int, highest: tuple[float, int, int] | None) -> str:
    if asked < FEWEST or highest is None:
        return "too-few"
    rate, most_asked, most_paired = highest
    if paired / asked >= FOUR_FIFTHS * rate:
        return "fair"
    table = np.array([[paired, asked - paired], [most_paired, most_asked - most_paired]])
    return "below" if fisher_exact(table).pvalue < BY_CHANCE else "chance"
