"""`match`: the best matching of a table of scores that was made elsewhere."""

import sys
from pathlib import Path
from typing import Any

import click

from graph_service.analysis.numerals import people
from graph_service.errors import Refused
from graph_service.matching.aims import Aims, Group, Solved
from graph_service.matching.pool import best_pool
from graph_service.matching.visits import best_visits
from leadership_map.answer import Answer, show, table
from loaders.score_pool import as_one_pool
from loaders.scores import Scores, read_scores


@click.command("match")
@click.argument("scores", metavar="SCORES.csv", type=click.Path(path_type=Path))
@click.option("--capacity", default=1, show_default=True, type=click.IntRange(1), metavar="N",
              help="Visitors a host takes at most.")  # fmt: skip
@click.option("--visits", default=1, show_default=True, type=click.IntRange(1), metavar="N",
              help="Visits a visitor makes at most.")  # fmt: skip
@click.option("--fair", is_flag=True, help="The worst pair as good as can be, before the total.")
@click.option("--one-pool", is_flag=True, help="Rows and columns are the same people.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def match(
    scores: Path, capacity: int, visits: int, fair: bool, one_pool: bool, as_json: bool
) -> None:
    """Match the hosts (rows) and visitors (columns) of a table of scores as well as can be."""
    if one_pool and (capacity, visits) != (1, 1):
        raise click.UsageError("In one pool everybody has one partner: leave --capacity, --visits.")

    def work() -> Answer:
        read = read_scores(scores)
        aims = Aims(fair=fair)
        try:
            if one_pool:
                read = as_one_pool(read, scores.name)
                return _answer(read, best_pool(read.whole(), aims, trio=False), one_pool=True)
            seats = [capacity] * len(read.hosts), [visits] * len(read.visitors)
            return _answer(read, best_visits(read.whole(), *seats, aims), one_pool=False)
        except OverflowError as exc:
            raise Refused(
                f"The scores in {scores.name} have so many digits that they cannot be added up "
                "exactly: round them."
            ) from exc

    sys.exit(show(work, as_json=as_json))


def _answer(read: Scores, solved: Solved, *, one_pool: bool) -> Answer:
    pairs = [_pair(read, group) for group in solved.groups]
    reached = {id_ for pair in pairs for id_ in pair[0 if one_pool else 1 : 2]}
    scores = [pair[2] for pair in pairs]
    document: dict[str, Any] = {
        "pairs": [[host, visitor, _number(score)] for host, visitor, score in pairs],
        "reached": len(reached),
        "total": _number(sum(scores)),
        "worst": _number(min(scores)) if scores else None,
        "optimal": solved.optimal,
    }
    lines = [
        f"{people(len(reached)).capitalize()} matched in {len(pairs)} pairs; "
        f"{_number(sum(scores))} in total.",
        *table(["Host", "Visitor", "Score"], [[a, b, str(c)] for a, b, c in pairs]),
    ]
    return Answer(document, lines)


def _pair(read: Scores, group: Group) -> tuple[str, str, Any]:
    one, other = group
    return read.hosts[one], read.visitors[other], read.values[one][other]


def _number(score: Any) -> int | float:
    """A score as it stood in the file: whole, or with its digits."""
    return int(score) if score == int(score) else float(score)
