"""`heard`: whom interviews, workshops and events reached."""

from collections.abc import Sequence

import click

from graph_service.analysis.heard import Heard, heard, turning_point
from graph_service.analysis.heard_words import headline
from graph_service.codes import EVENT_CLASSES
from graph_service.scope import Scope
from graph_service.store import Store
from leadership_map.answer import Answer, command, table


@command("heard")
@click.option("--by", "by", default="sector", metavar="DIM", help="Grouped by [default: sector].")
@click.option("--scope", "scope", metavar="KIND:ID", help="Among whom [default: all].")
@click.option("--until", "until", default="", metavar="DATE", help="By which day they were heard.")
@click.option("--as-of", "as_of", default="", metavar="DATE",
              help="On which day they were leaders [default: that of --until].")  # fmt: skip
def show_heard(store: Store, by: str, scope: str | None, until: str, as_of: str) -> Answer:
    """See how many leaders of each group interviews, workshops and events have reached."""
    where, today = Scope.parse(scope) if scope else None, store.read().as_of
    snapshot = store.read(as_of or until)
    found = heard(snapshot, by, until, where)
    summit = None if until or where else turning_point(snapshot)
    before = (summit, heard(store.read(summit.start_date), by)) if summit else None
    return Answer(found.document(), _lines(found, headline(snapshot, found, today, before)))


def _lines(found: Heard, sentence: str) -> list[str]:
    kinds = list(found.by_kind)
    said = [EVENT_CLASSES.say(kind) or "Other" for kind in kinds]
    headings = ["Group", "Leaders", "Heard", *said, "First", "Last"]
    rows: Sequence[Sequence[object]] = [
        (group.words, group.leaders, group.reached,
         *(group.by_kind.get(kind, 0) for kind in kinds), group.first, group.last)
        for group in found.groups
    ]  # fmt: skip
    return [sentence, "", *table(headings, rows)]
