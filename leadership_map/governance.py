"""`governance` and `decides`: who sits where, what stands empty, who decides."""

import click

from graph_service.analysis.governance.bodies import Body, Governance, governance
from graph_service.analysis.governance.decisions import Answer as Decided
from graph_service.analysis.governance.decisions import decides
from graph_service.analysis.governance.parties import Party
from graph_service.analysis.governance.seats import Seat
from graph_service.days import in_words
from graph_service.store import Store
from leadership_map.answer import Answer, command, table


@command("governance")
@click.option("--as-of", "as_of", default="", metavar="DATE", help="On which day.")
def show_governance(store: Store, as_of: str) -> Answer:
    """List bodies, their posts and holders, and what stands vacant."""
    found = governance(store.read(as_of))
    return Answer(found.document(), _lines(found))


@command("decides")
@click.argument("topic")
@click.option("--area", "area_id", required=True, metavar="ID", help="Where.")
@click.option("--as-of", "as_of", default="", metavar="DATE", help="On which day.")
def show_decides(store: Store, topic: str, area_id: str, as_of: str) -> Answer:
    """Say who decides TOPIC in an area, and which bodies it goes up to."""
    found = decides(store.read(as_of), topic, area_id)
    return Answer(found.document(), _parts(found))


def _lines(found: Governance) -> list[str]:
    posts = sum(len(body.posts) for body in found.bodies)
    open_ = sum(item.nobody_accountable for item in found.decisions)
    return [
        f"On {in_words(found.as_of)}: {len(found.bodies)} bodies, {posts} posts, "
        f"{found.vacancies} vacant, {open_} decisions with nobody accountable.",
        *(line for body in found.bodies for line in _body(body)),
        *(["", "Problems:"] if found.problems else []),
        *(f"- {problem}" for problem in found.problems),
    ]


def _body(body: Body) -> list[str]:
    rows = [[seat.label, _held(seat), seat.sessions, seat.funded_sessions] for seat in body.posts]
    rows += [["(member)", holder.name, None, None] for holder in body.members]
    heading = f"{body.name} ({body.id})"
    lines = table(["Post", "Held by", "Sessions", "Funded"], rows) if rows else ["No posts."]
    return ["", *(f"{'    ' * body.depth}{line}" for line in [heading, *lines])]


def _held(seat: Seat) -> str:
    if seat.vacant:
        return "VACANT"
    names = [f"{holder.name}{' (interim)' if holder.interim else ''}" for holder in seat.holders]
    return ", ".join(names) or "not disclosed"


def _parts(found: Decided) -> list[str]:
    parts = found.parts
    rows: list[tuple[str, tuple[Party, ...]]] = [
        ("Accountable", parts.accountable),
        ("Responsible", parts.responsible),
        ("Consulted", parts.consulted),
        ("Informed", parts.informed),
        ("Goes up to", found.route[1:]),
    ]
    said = [[part, "; ".join(party.said for party in who)] for part, who in rows if who]
    return [found.sentence, *(table(["Part", "Who"], said) if said else [])]
