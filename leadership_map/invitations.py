"""`invite`: whom to invite to a body or an event."""

from typing import Any

import click

from graph_service.analysis import invitation_words as words
from graph_service.analysis.invitation_answer import Invitations, Invited
from graph_service.analysis.invitation_gaps import parse_weights
from graph_service.analysis.invitations import Wishes, invitations, scope_to
from graph_service.snapshot import Snapshot
from graph_service.store import Store
from leadership_map.answer import Answer, command


@command("invite")
@click.option("--to", required=True, metavar="ID", help="A body, an event, or KIND:ID.")
@click.option("--seats", type=int, metavar="N", help="How many [default: the vacant posts].")
@click.option("--by", default="", metavar="DIM,...", help="Which gaps to close.")
@click.option("--yardstick", metavar="NAME", help="What to measure by.")
@click.option(
    "--weight", "weights", multiple=True, metavar="DIM[:GROUP]=W", help="Which count more."
)
@click.option("--take", multiple=True, metavar="ID", help="A person to invite in any case.")
@click.option("--without", multiple=True, metavar="ID", help="A person not to invite.")
@click.option("--as-of", "as_of", default="", metavar="DATE", help="On which day.")
def invite(
    store: Store, *, to: str, as_of: str, weights: tuple[str, ...], by: str, **given: Any
) -> Answer:
    """See whom to invite to a body or an event, so that most gaps close."""
    snapshot = store.read(as_of)
    asked = Wishes(by=tuple(filter(None, by.split(","))), weights=parse_weights(weights), **given)
    found = invitations(snapshot, scope_to(snapshot, to), asked)
    return Answer(found.document(), _lines(snapshot, found))


def _lines(snapshot: Snapshot, found: Invitations) -> list[str]:
    lines = [words.headline(found)]
    if found.needs:
        lines.append(words.counting(found))
    lines += filter(None, [words.unknown(found)])
    for number, item in enumerate(found.chosen, start=1):
        lines += ["", *_person(snapshot, number, item)]
    if found.left:
        lines += ["", "What stays open:"]
    for left in found.left:
        lines.append(f"  {words.left(left)}")
        approach = [snapshot.label("Organization", id_) for id_ in left.organizations + left.bodies]
        lines += [f"    Approach: {', '.join(approach)}"] if approach else []
    return lines


def _person(snapshot: Snapshot, number: int, item: Invited) -> list[str]:
    bodies = f" ({', '.join(snapshot.label('Organization', id_) for id_ in item.bodies)})"
    load = f"{words.load(len(item.bodies))}{bodies if item.bodies else ''}"
    lines = [f"{number}. {item.name} ({item.person})", f"     {load}"]
    lines += [f"     Closes {words.closing(one)}" for one in item.closes]
    lines += [f"     Fits the vacant seat {snapshot.label('Post', id_)}" for id_ in item.seats]
    lines += [
        f"     Or {snapshot.label('Person', other.person)} ({other.person}): {words.instead(other)}"
        for other in item.alternatives
    ]
    return lines
