"""Who is on the map: everybody who fits what is asked for."""

from collections.abc import Iterator
from dataclasses import replace

import networkx as nx

from graph_service.analysis.cohesion import betweenness, bridges
from graph_service.analysis.connections import introduce
from graph_service.analysis.dimensions import BY_CODE
from graph_service.analysis.sociogram import MOST_DOTS
from graph_service.analysis.tenure import years_in_post
from graph_service.days import months_later
from graph_service.errors import NotFound
from graph_service.network import people_network, undirected
from graph_service.relations import Ties
from graph_service.snapshot import Snapshot
from web.pages.map_asked import MOST_STEPS, Asked
from web.shown import narrowed


def people_asked(whole: Snapshot, shown: Snapshot, asked: Asked, ties: Ties) -> set[str]:
    """The ids of those asked for; `whole` remembers where everybody belongs.

    Raises:
        NotFound: one of the two people of a way is not there.
    """
    people = fitting(whole, shown, asked)
    if asked.near and asked.to:
        return _on_ways(shown, asked)
    # To find who is on most ways takes minutes for many thousands.
    across = asked.across and len(people) <= MOST_DOTS
    if asked.least or asked.status in ("tied", "alone"):
        people &= with_ties(shown, asked, ties)
    around = bool(asked.organization and asked.steps and not asked.near)
    if not (asked.near or across or around):
        return people
    if around:
        anywhere = fitting(whole, shown, replace(asked, organization=()))
        return _within(narrowed(shown, anywhere), people, asked.steps, ties)
    pairs = undirected(people_network(narrowed(shown, people), ties))
    if across:
        found = {bridge.id for bridge in bridges(shown, betweenness(pairs))}
        return found.union(*(pairs[id_] for id_ in found))
    if asked.near not in pairs:
        raise NotFound(f"There is nobody with the id '{asked.near}' on this map.")
    steps = asked.steps or MOST_STEPS
    return set(nx.single_source_shortest_path_length(pairs, asked.near, cutoff=steps))


def _within(shown: Snapshot, people: set[str], steps: int, ties: Ties) -> set[str]:
    """Some people, and everybody within so many steps of any of them."""
    pairs = undirected(people_network(shown, ties))
    found = set(people)
    for _ in range(steps):
        found |= {other for id_ in found for other in pairs[id_]}
    return found


def with_ties(shown: Snapshot, asked: Asked, ties: Ties) -> set[str]:
    """Those who have as many ties to anybody as are asked for, or none where that is asked for."""
    pairs = undirected(people_network(shown, ties))
    if asked.status == "alone":
        return {id_ for id_, number in pairs.degree if not number}
    least = max(asked.least, asked.status == "tied")
    return {id_ for id_, number in pairs.degree if number >= least}


def fitting(whole: Snapshot, shown: Snapshot, asked: Asked) -> set[str]:
    """Those who fit every filter."""
    found = set(shown.people)
    for said in _fitting_each(whole, asked):
        found &= said
    return found


def _fitting_each(whole: Snapshot, asked: Asked) -> Iterator[set[str]]:
    """For each filter that is asked for, who fits it."""
    if asked.sector:
        yield {id_ for id_, sector in whole.sectors.items() if sector == asked.sector}
    if asked.place:
        areas = whole.area_and_below(asked.place)
        yield {id_ for id_, place in whole.places.items() if place in areas}
    if asked.profession:
        yield {item.id for item in whole.people.values() if asked.profession in item.profession_ids}
    if asked.level:
        yield {item.id for item in whole.people.values() if item.level == asked.level}
    if asked.organization:
        said = BY_CODE["organization"].said(whole, None)
        wanted = {*asked.organization}
        yield {id_ for id_, ids in said.items() if isinstance(ids, tuple) and wanted & {*ids}}
    if asked.body:
        yield {item.person_id for item in whole.memberships_in(asked.body)} | {
            item.person_id
            for post in whole.posts_in(asked.body)
            for item in whole.holders_of(post.id)
        }
    if asked.tenure:
        years = years_in_post(whole)
        yield {id_ for id_, number in years.items() if number >= asked.tenure}
    if asked.status == "newcomer":
        day = months_later(whole.as_of, -12)
        yield {item.id for item in whole.people.values() if item.start_date > day}
    if asked.programme:
        members = whole.memberships.values()
        yield {item.person_id for item in members if item.programme_id == asked.programme}


def _on_ways(shown: Snapshot, asked: Asked) -> set[str]:
    ways = introduce(shown, asked.near, asked.to)
    found = {step.id for way in ways.paths for step in way}
    return found | {asked.near, asked.to}
