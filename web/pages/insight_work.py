"""The work of finding out what holds a network together, done aside for those who see the same."""

from collections.abc import Callable
from dataclasses import dataclass

from graph_service.analysis.cohesion import Measured, measured
from graph_service.analysis.insight.insights import Insight, insights
from graph_service.days import months_later
from graph_service.snapshot import Snapshot
from web.jobs import WAITING, Job, Tell
from web.remembered import remembered
from web.shown import seen_as, snapshot_shown
from web.visitor import Visitor

WORDS = {
    WAITING: "Waiting until other work is done",
    "measuring": "Looking whom ways lead through",
    "before": "Looking at the year before",
    "finding": "Looking for groups that keep to themselves and for the best introduction",
}
_YEAR = -12


@dataclass(frozen=True)
class Concluded:
    """What was found among the people `shown`, now and as measured a year `before`."""

    shown: Snapshot
    now: Measured
    before: Measured
    insights: list[Insight]


def work_on(whole: Snapshot, read: Callable[[str], Snapshot], who: Visitor) -> Job[Concluded]:
    """The work on a day for all visitors who are shown the same; it is done once for each."""
    jobs: dict[str, Job[Concluded]] = remembered("insight", whole, lambda _: {})
    key = seen_as(whole, who)
    if key not in jobs:
        shown = snapshot_shown(whole, who)
        before = snapshot_shown(read(months_later(whole.as_of, _YEAR)), who)
        jobs[key] = Job(lambda tell: _concluded(shown, before, tell))
    return jobs[key]


def _concluded(shown: Snapshot, before: Snapshot, tell: Tell) -> Concluded:
    tell("measuring", 0)
    now = measured(shown)
    tell("before", 0.4)
    then = measured(before)
    tell("finding", 0.7)
    return Concluded(shown, now, then, insights(shown, now))
