"""`pair`: who should walk with whom."""

from typing import Any

import click

from graph_service.analysis.pairing.audit import audit as audited
from graph_service.analysis.pairing.proposal import Pair, Proposal, propose
from graph_service.analysis.pairing.round_records import round_id_of, round_records
from graph_service.errors import Refused
from graph_service.snapshot import Snapshot
from graph_service.store import TEAM, Batch, Store
from leadership_map.answer import Answer, command, table


@command("pair")
@click.argument("scheme")
@click.option("--round", "round_name", default="", metavar="NAME", help="Which round it is for.")
@click.option("--seed", default=0, metavar="N", type=click.IntRange(0), help="Breaks ties.")
@click.option("--save", is_flag=True, help="Keep the pairs as a draft of the round.")
@click.option("--audit", is_flag=True, help="Work every pair out again and compare.")
def pair(
    store: Store, *, scheme: str, round_name: str, seed: int, save: bool, audit: bool
) -> Answer:
    """Propose pairs: SCHEME is shadowing, buddies, executive-buddies, sponsor, circles or own."""
    if save and not round_name:
        raise Refused("To keep the pairs, name their round: --round 'May 2026'.")
    snapshot = store.read()
    round_id = round_id_of(snapshot, scheme, round_name) if round_name else ""
    found = propose(snapshot, scheme, round_id=round_id, seed=seed)
    document: dict[str, Any] = found.document()
    problems: tuple[str, ...] = ()
    lines = _lines(snapshot, found)
    if audit:
        second = audited(snapshot, found)
        document["audit"], problems = second.document(), second.problems
        lines.append(f"Audit: {second.checked} pairs checked, {len(problems)} faults.")
    if save and not problems:
        kept = round_records(snapshot, found, round_name)
        batch = Batch(TEAM, kept.records, kept.removed)
        document["version"] = store.write(batch, by="pair", why=f"round {round_name}").version
        lines.append(f"Kept as a draft of the round '{round_name}'.")
    return Answer(document, lines, problems, refused=bool(problems))


def _lines(snapshot: Snapshot, found: Proposal) -> list[str]:
    lines = [found.summary, found.fairness, ""]
    for item in found.pairs:
        lines.append(f"{_names(snapshot, item)}: {item.points} of 100")
        lines += [f"    {reason}" for reason in item.reasons]
    if found.unpaired:
        rows = [
            [snapshot.label("Person", item.person), item.reason, item.helps]
            for item in found.unpaired
        ]
        lines += ["", *table(["Without a partner", "Why", "What would help"], rows)]
    return lines


def _names(snapshot: Snapshot, item: Pair) -> str:
    return " with ".join(snapshot.label("Person", id_) for id_ in item.people)
