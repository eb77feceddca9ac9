"""Early warnings of bodies with a target, as things to look at today."""

from collections.abc import Collection, Iterator

from graph_service.analysis.gap_warnings import Kind
from graph_service.analysis.numerals import in_words
from graph_service.analysis.targets import Watched, has_targets, target_warnings
from graph_service.days import months_later
from graph_service.snapshot import Snapshot, as_at
from web.concern import Concern

MONTHS = 3
OPENED: tuple[Kind, ...] = ("open-again", "opened")
ENDING: tuple[Kind, ...] = ("term-ends",)
RESTING: tuple[Kind, ...] = ("one-person",)


def warned(snapshot: Snapshot, whole: Snapshot) -> tuple[Watched, ...]:
    """What to warn of since a quarter ago; the day then is made only where there is a target."""
    if not has_targets(snapshot):
        return ()
    return target_warnings(snapshot, as_at(whole, months_later(snapshot.as_of, -MONTHS)))


def concerns_of(
    snapshot: Snapshot, found: tuple[Watched, ...], kinds: Collection[Kind]
) -> Iterator[Concern]:
    """One concern for all warnings of some kinds, which leads to the first of them."""
    of_these = [item for item in found if item.warned.kind in kinds]
    if of_these:
        first = of_these[0]
        query = {"scope": str(first.scope), "by": first.by}
        brief = _brief(snapshot, of_these)
        yield Concern(
            brief, first.warned.sentence, "over_time.page", "See the gaps over time", query
        )


def _brief(snapshot: Snapshot, found: list[Watched]) -> str:
    """`one gap has opened on “Board”`, `two groups rest on a single person on bodies with ...`."""
    number, one = in_words(len(found)), len(found) == 1
    said = {
        "term-ends": f"{number} {'gap' if one else 'gaps'} may open when terms end",
        "one-person": f"{number} {'group rests' if one else 'groups rest'} on a single person",
    }.get(found[0].warned.kind, f"{number} {'gap has' if one else 'gaps have'} opened")
    bodies = {item.scope.id for item in found}
    name = snapshot.organizations[found[0].scope.id].name
    return f"{said} on {f'“{name}”' if len(bodies) == 1 else 'bodies with a target'}"
