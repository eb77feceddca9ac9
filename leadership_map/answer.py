"""How every command answers: a table for a person, or with `--json` one document for a program."""

import functools
import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import click

from graph_service.errors import LeadershipMapError
from graph_service.store import Store, open_store

DEFAULT_STORE = "leadership-map.db"


@dataclass(frozen=True)
class Answer:
    """What a command found out: `document` for `--json`, `lines` for a person.

    `problems` go to stderr, a sentence each; `refused` makes the exit status 1.
    """

    document: Mapping[str, Any]
    lines: Sequence[str] = ()
    problems: Sequence[str] = field(default=())
    refused: bool = False


def store_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--store`, which may also stand before the command's name."""
    return click.option(
        "--store",
        "store_url",
        metavar="URL",
        help=f"A file path or neo4j://user:password@host:port/database [default: {DEFAULT_STORE}].",
    )(function)


def store_url_of(context: click.Context, given: str | None) -> str:
    """The store's address: after the command, before it, from the environment, or the default."""
    before = context.find_root().params.get("store_url")
    return given or before or os.environ.get("LEADERSHIP_MAP_STORE") or DEFAULT_STORE


def command(
    name: str, *, creates: bool = False
) -> Callable[[Callable[..., Answer]], click.Command]:
    """Decorator: a command that gets an open store as its first argument and returns an Answer.

    Only one that `creates` makes a store where there is none: a mistyped path is said.
    """

    def decorate(function: Callable[..., Answer]) -> click.Command:
        def run(store_url: str | None, as_json: bool, **given: Any) -> None:
            def work() -> Answer:
                url = store_url_of(click.get_current_context(), store_url)
                store: Store = open_store(url, create=creates)
                try:
                    return function(store, **given)
                finally:
                    store.close()

            sys.exit(show(work, as_json=as_json))

        # The function's own options were left on it by click's decorators below this one.
        functools.update_wrapper(run, function)
        as_json = click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
        return click.command(name)(store_option(as_json(run)))

    return decorate


def show(work: Callable[[], Answer], *, as_json: bool) -> int:
    """Run `work` and print its answer, or the sentence that says why not; the exit status."""
    try:
        answer = work()
    except LeadershipMapError as refusal:
        answer = Answer({"error": {"message": str(refusal)}}, (), (str(refusal),), refused=True)
    for problem in answer.problems:
        click.echo(problem, err=True)
    if as_json:
        click.echo(json.dumps(answer.document, ensure_ascii=False, indent=2))
    else:
        for line in answer.lines:
            click.echo(line)
    return 1 if answer.refused else 0


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """Rows as aligned text; columns of numbers are right-aligned."""
    cells = [["" if cell is None else str(cell) for cell in row] for row in rows]
    widths = [
        max([len(heading), *(len(row[place]) for row in cells)])
        for place, heading in enumerate(headings)
    ]
    numeric = [
        bool(cells) and all(_is_number(row[place]) for row in cells)
        for place in range(len(headings))
    ]

    def line(row: Sequence[str]) -> str:
        return "  ".join(
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(row, widths, numeric, strict=True)
        ).rstrip()

    return [line(headings), line(["-" * width for width in widths]), *map(line, cells)]


def _is_number(cell: str) -> bool:
    return not cell.strip() or cell.replace(".", "", 1).lstrip("+-").rstrip("%").isdigit()
