"""Present but not heard: who sits in the room, and what they hold there and know of others."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import networkx as nx

from graph_service.analysis.cohesion import betweenness
from graph_service.analysis.dimensions import Dimension, dimension
from graph_service.analysis.group_voice import Everybody, GroupVoice, group_voice, rounded
from graph_service.analysis.mixing import Mixing, mixing
from graph_service.analysis.room import Held, held_by_person, together
from graph_service.analysis.superiority import compare
from graph_service.analysis.voice_findings import Finding, findings
from graph_service.network import people_network, undirected
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot

MOST_BETWEENNESS = 3000
"""Shortest ways between all people take a second for so many, and a minute for 20,000."""


@dataclass(frozen=True)
class Voice:
    """The answer for one dimension: its groups that have anybody, and what stands out.

    Ties are those among the people of the scope. `unknown` people have no known group.
    """

    scope: Scope | None
    as_of: str
    by: str
    people: int
    unknown: int
    ties: int
    held: Held
    groups: tuple[GroupVoice, ...]
    findings: tuple[Finding, ...]
    mixing: Mixing

    def document(self) -> dict[str, Any]:
        """What `voice --json` answers with."""
        pairs = self.mixing.between
        return {
            "scope": str(self.scope) if self.scope else None,
            "as_of": self.as_of,
            "by": self.by,
            "people": self.people,
            "unknown": self.unknown,
            "ties": self.ties,
            "seats": asdict(self.held),
            "findings": [finding.document() for finding in self.findings],
            "groups": [item.document() for item in self.groups],
            "mixing": [
                {"one": one, "other": other, "ties": pairs[one, other],
                 "expected": round(self.mixing.expected(one, other), 6)}
                for one, other in sorted(pairs)
            ],
            "ei_index": rounded(self.mixing.ei_index),
            "assortativity": rounded(self.mixing.assortativity),
        }  # fmt: skip


@dataclass(frozen=True)
class _Room:
    """What holds for all dimensions: everybody's holdings, and where they are in the network."""

    held: Mapping[str, Held]
    pairs: "nx.Graph[str]"
    known: list[float]
    depth: list[float]
    between: list[float] | None


def voices(
    snapshot: Snapshot, by: Sequence[str] = ("sector",), scope: Scope | None = None
) -> tuple[Voice, ...]:
    """See who is present but not heard, along each of several dimensions.

    Args:
        snapshot: the whole network on one day.
        by: codes of dimensions.
        scope: whose people; all of them by default. On a body only what is held there counts.

    Raises:
        NotFound: the scope is not in the snapshot.
        Refused: there is no such dimension.
    """
    dimensions = [dimension(code) for code in dict.fromkeys(by)]
    if scope is None and "voice.room" not in snapshot.memory:
        snapshot.memory["voice.room"] = _room(snapshot, None)
    room = _room(snapshot, scope) if scope else snapshot.memory["voice.room"]
    return tuple(_voice(snapshot, item, scope, room) for item in dimensions)


def voice(snapshot: Snapshot, by: str = "sector", scope: Scope | None = None) -> Voice:
    """The same along one dimension: see `voices`."""
    return voices(snapshot, (by,), scope)[0]


def _room(snapshot: Snapshot, scope: Scope | None) -> _Room:
    held = held_by_person(snapshot, scope)
    pairs = _pairs(snapshot)
    if scope:
        pairs = pairs.subgraph(held).copy()
    depth = nx.core_number(pairs)
    between = betweenness(pairs) if len(held) <= MOST_BETWEENNESS else None
    return _Room(
        held,
        pairs,
        [float(pairs.degree[id_]) for id_ in held],
        [float(depth[id_]) for id_ in held],
        [between[id_] for id_ in held] if between is not None else None,
    )


def _pairs(snapshot: Snapshot) -> "nx.Graph[str]":
    """The whole network in pairs, made once a snapshot: every scope is a part of it."""
    if "voice.pairs" not in snapshot.memory:
        snapshot.memory["voice.pairs"] = undirected(people_network(snapshot))
    found: nx.Graph[str] = snapshot.memory["voice.pairs"]
    return found


def _voice(snapshot: Snapshot, by: Dimension, scope: Scope | None, room: _Room) -> Voice:
    said = by.said(snapshot, scope)
    groups_of = {id_: by.sort(snapshot, said[id_]) for id_ in room.held}
    mixed = mixing(room.pairs, {id_: next(iter(own), "") for id_, own in groups_of.items()})
    groups = _groups(snapshot, by, room, groups_of, mixed)
    known = [held for id_, held in room.held.items() if groups_of[id_]]
    return Voice(
        scope,
        snapshot.as_of,
        by.code,
        len(room.held),
        len(room.held) - len(known),
        room.pairs.number_of_edges(),
        together(known),
        groups,
        findings(snapshot, by, scope, groups, Everybody.of(known)),
        mixed,
    )


def _groups(
    snapshot: Snapshot,
    by: Dimension,
    room: _Room,
    groups_of: Mapping[str, Sequence[str]],
    mixed: Mixing,
) -> tuple[GroupVoice, ...]:
    """The groups that have anybody, in the vocabulary's order; compared with who is in any."""
    words = by.groups(snapshot)
    placed = [place for place, id_ in enumerate(room.held) if groups_of[id_]]
    own = [groups_of[id_] for id_ in room.held if groups_of[id_]]
    members: dict[str, list[int]] = {}
    for at, its in enumerate(own):
        for code in its:
            members.setdefault(code, []).append(at)
    codes = [code for code in words if code in members]
    lists = [members[code] for code in codes]
    known, depth = (compare([v[p] for p in placed], lists) for v in (room.known, room.depth))
    between = compare([room.between[p] for p in placed], lists) if room.between else None
    held = list(room.held.values())
    return tuple(
        group_voice(
            code,
            words[code],
            [held[placed[at]] for at in lists[n]],
            (known[n], depth[n], between[n] if between else None),
            mixed.inside(code),
        )
        for n, code in enumerate(codes)
    )
