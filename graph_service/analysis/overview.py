"""What stands out about a scope: its gaps along several dimensions, the most important first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph_service.analysis.dimensions import borough_of, dimension
from graph_service.analysis.representation import IMPORTANCE, Gap, Gaps, people_gaps
from graph_service.analysis.yardsticks import available
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot

USUAL = ("sector", "level", "place", "profession")
"""Where people work, how senior, where they live and what they were trained for."""

OPEN = ("missing", "under")
"""The verdicts that ask for something to be done."""


@dataclass(frozen=True)
class Overview:
    """The open gaps of a scope: (code of a dimension, gap), and the whole answer of each dimension.

    Nobody is found missing along a dimension of which nothing is known: its answer says how many
    are unknown, and it has no gap here.
    """

    gaps: tuple[tuple[str, Gap], ...]
    answers: Mapping[str, Gaps]

    @property
    def sentence(self) -> str:
        """The most important gaps in one sentence: those alike with the first; "" for none."""
        if not self.gaps:
            return ""
        code, first = self.gaps[0]
        alike = [gap for gap in self.by(code) if gap.status == first.status]
        if len(alike) == 1:
            return first.sentence
        words = [gap.words[0] for gap in alike]
        return first.wording.together(words, nobody=first.status == "missing")

    def by(self, code: str) -> tuple[Gap, ...]:
        """The open gaps of one dimension."""
        return tuple(gap for found, gap in self.gaps if found == code)


def overview(
    snapshot: Snapshot,
    scope: Scope | None = None,
    yardstick: str | None = None,
    by: Sequence[str] = (),
) -> Overview:
    """Look along several dimensions at once.

    Args:
        snapshot: the whole network on one day.
        scope: whose people; all of them by default.
        yardstick: its name; dimensions that it says nothing of are left out.
        by: codes of dimensions, in the order in which equal gaps are told; by default the usual
            ones, but for those that the scope itself decides (who leads in Bexley is in Bexley).

    Raises:
        NotFound: the scope is not in the snapshot.
        Refused: there is no such dimension.
    """
    answers = {
        code: people_gaps(snapshot, (code,), scope, yardstick)
        for code in by or _open_questions(snapshot, scope)
        if yardstick is None or yardstick in available(snapshot, [dimension(code)], scope)
    }
    gaps = [(code, gap) for code, found in answers.items() for gap in _open(found)]
    gaps.sort(key=lambda item: IMPORTANCE.index(item[1].status))
    return Overview(tuple(gaps), answers)


def _open(found: Gaps) -> Iterator[Gap]:
    if found.people > found.unknown:
        yield from (gap for gap in found.in_order if gap.status in OPEN)


def _open_questions(snapshot: Snapshot, scope: Scope | None) -> tuple[str, ...]:
    decided: tuple[str, ...] = ()
    if scope and scope.kind == "Area" and borough_of(snapshot, scope.id):
        decided = ("place",)
    if scope and scope.kind == "Organization" and scope.id not in snapshot.bodies:
        decided = ("sector", "place")
    return tuple(code for code in USUAL if code not in decided)
