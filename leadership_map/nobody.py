"""`nobody`: organisations and places with nobody."""

from collections.abc import Sequence

import click

from graph_service.analysis.nobody import Nobody, nobody
from graph_service.analysis.nobody_words import (
    STATUS_WORDS,
    headline,
    place_sentences,
    service_sentences,
)
from graph_service.codes import SECTORS
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot
from graph_service.store import Store
from leadership_map.answer import Answer, command, table

MOST = 50


@command("nobody")
@click.option("--scope", "scope", metavar="KIND:ID", help="Where, or on which body [default: all].")
@click.option("--as-of", "as_of", default="", metavar="DATE", help="On which day.")
def show_nobody(store: Store, scope: str | None, as_of: str) -> Answer:
    """See which organisations, places and services have nobody on the bodies that decide."""
    snapshot = store.read(as_of)
    found = nobody(snapshot, Scope.parse(scope) if scope else None)
    return Answer(found.document(), _lines(snapshot, found))


def _lines(snapshot: Snapshot, found: Nobody) -> list[str]:
    sentences = [*place_sentences(snapshot, found), *service_sentences(snapshot, found)]
    without = [item for item in found.organizations if item.status != "heard"]
    rows: Sequence[Sequence[object]] = [
        (item.name, SECTORS.say(item.sector), snapshot.label("Area", item.borough), item.leaders,
         item.seated, STATUS_WORDS[item.status])
        for item in without[:MOST]
    ]  # fmt: skip
    more = len(without) - len(rows)
    return [
        headline(snapshot, found),
        *(item.text for item in sentences),
        "",
        *table(["Organisation", "Sector", "Place", "Leaders", "On a body", ""], rows),
        *([f"And {more:,} more: ask with --json, or for one place with --scope."] if more else []),
    ]
