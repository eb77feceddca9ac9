"""`remove`, `removed` and `retention`: people who go for good, and what was kept long enough."""

import json
from datetime import date
from pathlib import Path

import click

from graph_service import removal, retention
from graph_service.analysis.connections import find_person
from graph_service.errors import Unreadable
from graph_service.records import KINDS, Removal
from graph_service.store import Store
from leadership_map.answer import Answer, command, table

BY = "command line"


@command("remove")
@click.argument("person")
@click.option("--yes", is_flag=True, help="Do it; without it only what would go is said.")
def remove(store: Store, person: str, *, yes: bool) -> Answer:
    """Remove PERSON (a name or an id) everywhere, in the audit too. It cannot be undone."""
    id_ = find_person(store.whole(), person)
    goes = removal.what_goes(store, id_)
    rows = [(KINDS[kind].many, number) for kind, number in goes.items()]
    if yes:
        today = date.today()  # noqa: DTZ011 - the day where the command is given
        removal.remove(store, [id_], on=today, by=BY, why="a person was removed")
    said = "Removed." if yes else "Nothing is removed yet: add --yes. What would go with them:"
    return Answer({"person": id_, "removed": yes, "records": goes},
                  [said, *table(("what", "records"), rows)])  # fmt: skip


@click.group("removed")
def removed() -> None:
    """See that people were removed, and let them back in."""


@command("list")
def list_(store: Store) -> Answer:
    """List that people were removed, and when. Keep it: `restore --removed` reads it."""
    some = sorted(store.apart("Removal").values(), key=lambda item: (item.start_date, item.id))
    document = {
        "removed": [
            {"id": item.id, "email_digest": item.email_digest, "on": item.start_date}
            for item in some
        ]
    }
    return Answer(document, [f"{item.start_date}  {item.id}" for item in some] or ["Nobody was."])


@command("lift")
@click.argument("email")
def lift(store: Store, email: str) -> Answer:
    """Let whoever has the address EMAIL be named again, by files and by the team."""
    number = removal.let_back_in(store, email, by=BY)
    return Answer({"lifted": number}, ["They may be named again."])


@command("retention")
@click.option("--apply", "really", is_flag=True, help="Do it; without it only what is due is said.")
def show_retention(store: Store, *, really: bool) -> Answer:
    """Say what has been kept for long enough, or with --apply let go of it, in the audit too."""
    today = date.today()  # noqa: DTZ011 - the day where the command is given
    what = retention.due(store, today)
    if really and what.counts:
        retention.apply(store, what, on=today, by=BY)
    rows = [(KINDS[kind].many, number) for kind, number in what.counts.items()]
    said = "Let go of:" if really else "Kept for long enough (--apply lets go of it):"
    document = {"applied": really, "due": what.counts, "people": list(what.people)}
    lines = [said, *table(("what", "records"), rows)] if rows else ["Nothing is due."]
    return Answer(document, lines)


def read_removed(path: Path) -> list[Removal]:
    """Those whom a list from `removed list --json` names.

    Raises:
        Unreadable: the file cannot be read, or is no such list.
    """
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        return [
            Removal(id=item["id"], email_digest=item["email_digest"], start_date=item["on"])
            for item in said["removed"]
        ]
    except (OSError, ValueError, LookupError, TypeError) as exc:
        raise Unreadable(
            f"{path} is not a list of people who were removed: make one with "
            "`leadership-map removed list --json`.",
            file=path.name,
        ) from exc


removed.add_command(list_)
removed.add_command(lift)
