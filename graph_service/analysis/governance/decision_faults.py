"""What does not add up in who decides what."""

from collections import defaultdict
from collections.abc import Iterator

import networkx as nx

from graph_service.analysis.governance.decisions import Decision, area_name, decisions, where_of
from graph_service.analysis.governance.fault import Fault, names
from graph_service.analysis.governance.route import body_of
from graph_service.records import Responsibility
from graph_service.snapshot import Snapshot


def decision_faults(snapshot: Snapshot) -> Iterator[Fault]:
    """The faults of decisions and functions."""
    for item in decisions(snapshot):
        yield from _accountable(snapshot, item)
    for row in snapshot.responsibilities.values():
        yield from _gone(snapshot, row)
    yield from _circles(snapshot)


def _accountable(snapshot: Snapshot, item: Decision) -> Iterator[Fault]:
    where, accountable = item.where, item.parts.accountable
    bodies = tuple(party.organization_id for party in accountable)
    if len(accountable) > 1:
        said = names([party.name for party in accountable])
        sentence = f"{len(accountable)} are accountable for {where}: {said}."
        yield Fault("two-accountable", sentence, bodies)
    elif item.nobody_accountable:
        playing = tuple(sorted(item.parts.organization_ids))
        yield Fault("nobody-accountable", f"Nobody is accountable for {where}.", playing)
    for party in accountable:
        post = snapshot.posts.get(party.id) if party.kind == "Post" else None
        if post is not None and not post.undisclosed and not party.people:
            body = snapshot.label("Organization", party.organization_id)
            sentence = f"{party.name} of {body} is accountable for {where}, and the post is vacant."
            yield Fault("vacant-authority", sentence, bodies)


def _gone(snapshot: Snapshot, row: Responsibility) -> Iterator[Fault]:
    where = where_of(row.topic, area_name(snapshot, row.area_id))
    for id_, said in (
        (row.organization_id, f"The {row.part} body"),
        (row.delegated_by_id, "The body that delegates it"),
        (row.escalates_to_id, "The body that it is escalated to"),
    ):
        if id_ and id_ not in snapshot.organizations:
            sentence = f"{said} for {where} is '{id_}', and there is none today."
            yield Fault("gone", sentence)
    if row.post_id and row.post_id not in snapshot.posts:
        sentence = f"The {row.part} post for {where} is '{row.post_id}', and there is none today."
        yield Fault("gone", sentence, (row.organization_id,) if row.organization_id else ())


def _circles(snapshot: Snapshot) -> Iterator[Fault]:
    """Bodies that escalate one topic to each other, however long the way round."""
    ways: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in snapshot.responsibilities.values():
        if (body := body_of(snapshot, row)) and row.escalates_to_id:
            ways[row.topic].add((body, row.escalates_to_id))
    for topic, edges in sorted(ways.items()):
        graph = nx.DiGraph(sorted(edges))
        for found in nx.strongly_connected_components(graph):
            bodies = tuple(sorted(found))
            if len(bodies) > 1 or graph.has_edge(bodies[0], bodies[0]):
                said = names([snapshot.label("Organization", id_) for id_ in bodies])
                sentence = f"'{topic}' is escalated in a circle: {said}."
                yield Fault("escalation-circle", sentence, bodies)
