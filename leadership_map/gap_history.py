"""`gap-history`: what became of gaps over time."""

import click

from graph_service import codes
from graph_service.analysis.gap_history import GapHistory, gap_history
from graph_service.analysis.history_days import STEPS, history_days
from graph_service.days import in_words, is_day
from graph_service.errors import Refused
from graph_service.scope import Scope
from graph_service.snapshot import as_at
from graph_service.store import Store
from leadership_map.answer import Answer, command, table


@command("gap-history")
@click.option("--by", default="sector", metavar="DIM[,DIM]", help="One or two dimensions.")
@click.option("--scope", "scope", metavar="KIND:ID", help="Whose people [default: all].")
@click.option("--yardstick", metavar="NAME", help="What to measure by.")
@click.option("--since", default="", metavar="DATE", help="The first day [default: two years ago].")
@click.option("--every", type=click.Choice(list(STEPS)), default="quarter", show_default=True)
def show_gap_history(
    store: Store,
    by: str,
    scope: str | None,
    yardstick: str | None,
    since: str,
    every: str,
) -> Answer:
    """See which gaps closed and opened among the people of a scope."""
    if since and not is_day(since):
        raise Refused(f"'{since}' is not a day: write YYYY-MM-DD.")
    asked = Scope.parse(scope) if scope else None
    latest, whole = store.read(), store.whole()
    days = history_days(latest.as_of, every, since)[:-1]
    earlier = (as_at(whole, day) for day in days)
    found = gap_history(latest, earlier, tuple(by.split(",")), asked, yardstick)
    return Answer(found.document(), _lines(found))


def _lines(found: GapHistory) -> list[str]:
    headings = [codes.DIMENSIONS.say(code) for code in found.by]
    headings += [day.as_of for day in found.days]
    rows = [[*line.words, *(gap and gap.count for gap in line.gaps)] for line in found.lines]
    changed = (*found.changes.closed, *found.changes.opened, *found.changes.eased)
    left_out = ", ".join(map(in_words, found.left_out))
    return [
        found.sentence,
        f"Measured by {found.yardstick}: {found.basis}.",
        *([f"Left out, since there was nothing to measure: {left_out}."] if left_out else []),
        *(item.sentence for item in changed),
        *(f"Early warning: {item.sentence}" for item in found.warnings),
        "",
        *table(headings, rows),
    ]
