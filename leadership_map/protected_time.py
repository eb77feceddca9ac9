"""`protected-time`: sessions that leaders were promised, against those that they get."""

from dataclasses import asdict

import click

from graph_service.analysis.governance.protected import GROUP_OF, promises, protected_time
from graph_service.snapshot import Snapshot
from graph_service.store import Store
from leadership_map.answer import Answer, command, table

_KIND = {"organization": "Organization", "person": "Person"}


@command("protected-time")
@click.option("--by", type=click.Choice(list(GROUP_OF)), default="organization", show_default=True)
@click.option("--as-of", "as_of", default="", metavar="DATE", help="On which day.")
def show_protected_time(store: Store, by: str, as_of: str) -> Answer:
    """See who gets the time that was promised, and what is short, in sessions a week."""
    snapshot = store.read(as_of)
    found = protected_time(promises(snapshot), by)
    rows = [
        [_words(snapshot, by, item.group), item.promised, item.given, item.gap, item.cost]
        for item in found
    ]
    document = {
        "as_of": snapshot.as_of,
        "by": by,
        "promised": sum(item.promised for item in found),
        "given": sum(item.given for item in found),
        "gap": sum(item.gap for item in found),
        "groups": [asdict(item) for item in found],
    }
    headings = ["", "Promised", "Given", "Short", "Worth a year (pounds)"]
    return Answer(document, table(headings, rows))


def _words(snapshot: Snapshot, by: str, group: str) -> str:
    return snapshot.label(_KIND[by], group) if by in _KIND and group else group
