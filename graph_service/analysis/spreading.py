"""How improvements spread: who began one, who took it up, and whom the network suggests next."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from graph_service.records import Adoption, Programme, Tie
from graph_service.snapshot import Snapshot

USES = frozenset({"trying", "adopted"})
"""States of an organisation from whose people others can learn."""
SUGGESTED = 5
COMMUNITIES = ("network", "development-programme")
"""Kinds of programme whose members learn from one another."""


@dataclass(frozen=True)
class Next:
    """An organisation that has not taken an improvement up, though its people know those who have.

    `knows` of its `people` know somebody there; `through` are two who know each other: one of
    theirs, and one of an organisation that uses it.
    """

    organization_id: str
    knows: int
    people: int
    through: tuple[str, str]

    @property
    def share(self) -> float:
        """The part of its people who know somebody who uses it."""
        return self.knows / self.people


@dataclass(frozen=True)
class Improvement:
    """An improvement: where it began and since when, each organisation's step, and who is next."""

    programme: Programme
    steps: tuple[Adoption, ...]
    users: tuple[str, ...]
    next: tuple[Next, ...]

    def count(self, state: str) -> int:
        """How many organisations are in a state."""
        return sum(item.state == state for item in self.steps)

    @property
    def taken_up(self) -> tuple[tuple[str, int], ...]:
        """How many organisations had begun to use it by each day on which one did."""
        days = sorted(item.start_date for item in self.steps
                      if item.state in USES and item.start_date)  # fmt: skip
        return tuple({day: number for number, day in enumerate(days, start=1)}.items())

    def document(self) -> dict[str, Any]:
        """The improvement in what `spread --json` answers with."""
        return {
            "programme": self.programme.id,
            "from": self.programme.owner_id,
            "since": self.programme.start_date,
            "users": list(self.users),
            "steps": [{"organization": item.organization_id, "state": item.state,
                       "since": item.start_date, "learnt_from": item.from_id}
                      for item in self.steps],
            "next": [asdict(item) | {"share": item.share} for item in self.next],
        }  # fmt: skip


def improvements(snapshot: Snapshot, ties: Sequence[Tie]) -> list[Improvement]:
    """Every improvement project, and whatever else somebody has taken up; the most used first.

    Args:
        snapshot: the network on the day.
        ties: those that may be told.
    """
    steps: dict[str, list[Adoption]] = {}
    for item in snapshot.of("Adoption").values():
        steps.setdefault(item.programme_id, []).append(item)
    members, known = _members(snapshot), _known(ties)
    found = [
        _improvement(snapshot, programme, steps.get(id_, []), members, known)
        for id_, programme in snapshot.programmes.items()
        if programme.classification == "improvement-project" or id_ in steps
    ]
    return sorted(found, key=lambda one: (-len(one.users), one.programme.name, one.programme.id))


def learners(snapshot: Snapshot, programme_id: str) -> tuple[str, ...]:
    """Who could learn together: the people of a programme, and of its project's users who ask to.

    Those who agreed to be paired; of organisations that use an improvement or look into it, those
    who offer or seek a learning set.
    """
    steps = [item for item in snapshot.of("Adoption").values() if item.programme_id == programme_id]
    own = {m.person_id for m in snapshot.memberships.values() if m.programme_id == programme_id}
    near = {
        m.person_id
        for item in steps
        for m in snapshot.memberships_in(item.organization_id)
        if item.state != "stopped"
    }
    wish = "run-an-action-learning-set"
    return tuple(
        id_
        for id_, person in snapshot.people.items()
        if person.consent_pairing
        and not person.objects
        and (id_ in own or (id_ in near and wish in (*person.offers, *person.seeks)))
    )


def _improvement(
    snapshot: Snapshot,
    it: Programme,
    steps: list[Adoption],
    members: Mapping[str, frozenset[str]],
    known: Mapping[str, Sequence[str]],
) -> Improvement:
    steps.sort(key=lambda item: (item.start_date, item.organization_id))
    users = [item.organization_id for item in steps if item.state in USES]
    if it.owner_id:
        users = [it.owner_id, *users]
    has_said = {item.organization_id for item in steps}
    next_ = _next(snapshot, tuple(dict.fromkeys(users)), has_said, members, known)
    return Improvement(it, tuple(steps), tuple(dict.fromkeys(users)), next_)


def _next(
    snapshot: Snapshot,
    users: Sequence[str],
    has_said: set[str],
    members: Mapping[str, frozenset[str]],
    known: Mapping[str, Sequence[str]],
) -> tuple[Next, ...]:
    """The organisations whose people are most exposed to those who use an improvement.

    Exposure as in T. W. Valente (1996), "Social network thresholds in the diffusion of
    innovations", Social Networks 18, 69-89, by organisation: who knows somebody that uses it. The
    most people who do come first, then the larger part. Bodies are suggested only of a kind that
    uses it already.
    """
    kinds = {snapshot.organizations[id_].classification for id_ in users
             if id_ in snapshot.bodies}  # fmt: skip
    inside = {person for id_ in users for person in members.get(id_, ())}
    meets = {
        other: one for one in sorted(inside) for other in known.get(one, ()) if other not in inside
    }
    found = []
    for id_, people in members.items():
        body = snapshot.bodies.get(id_)
        fits = body is None or body.classification in kinds
        knows = sorted(people & meets.keys())
        if knows and fits and id_ not in (*users, *has_said):
            found.append(Next(id_, len(knows), len(people), (knows[0], meets[knows[0]])))
    found.sort(key=lambda item: (-item.knows, -item.share, item.organization_id))
    return tuple(found[:SUGGESTED])


def _members(snapshot: Snapshot) -> dict[str, frozenset[str]]:
    """The people of every organisation and body that has any."""
    found = {
        id_: frozenset(m.person_id for m in snapshot.memberships_in(id_)) & snapshot.people.keys()
        for id_ in snapshot.organizations
    }
    return {id_: people for id_, people in found.items() if people}


def _known(ties: Sequence[Tie]) -> dict[str, list[str]]:
    """Whom each person knows, and who knows them, in the order of ids."""
    found: dict[str, set[str]] = {}
    for tie in ties:
        found.setdefault(tie.person_id, set()).add(tie.other_id)
        found.setdefault(tie.other_id, set()).add(tie.person_id)
    return {id_: sorted(others) for id_, others in found.items()}
