"""What is known of each person who may be paired: worked out once, looked up for every pair."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import permutations

from graph_service.analysis.dimensions import borough_of
from graph_service.records import Person
from graph_service.snapshot import Snapshot


@dataclass(frozen=True)
class Partner:
    """A person who may be paired; all ids, `challenges` the words by their folded spelling.

    `managers` are all who hold a post above theirs, `tied` those they are known to know
    (where neither refuses that use), `met` those they were paired with before.
    """

    person: Person
    sector: str
    borough: str
    employers: frozenset[str]
    bodies: frozenset[str]
    challenges: Mapping[str, str]
    managers: frozenset[str]
    tied: frozenset[str]
    met: frozenset[str]

    @property
    def id(self) -> str:
        """The person's id."""
        return self.person.id


def partners(snapshot: Snapshot, round_id: str = "") -> dict[str, Partner]:
    """Everybody who agrees to be paired and does not object to being shown, by id.

    Who was paired before counts as met in every round but `round_id`, which is being made anew.
    """
    met = _pairs(
        pair
        for item in snapshot.pairings.values()
        if not round_id or item.round_id != round_id
        for pair in permutations(item.person_ids, 2)
    )
    tied = _pairs(
        pair
        for tie in snapshot.ties.values()
        for pair in permutations((tie.person_id, tie.other_id))
        if not any(_refuses_ties(snapshot, id_) for id_ in pair)
    )
    managers = _managers(snapshot)
    return {
        person.id: Partner(
            person,
            snapshot.sector_of(person.id),
            borough_of(snapshot, snapshot.place_of(person.id)),
            frozenset(snapshot.employers_of(person.id)),
            _bodies(snapshot, person.id),
            {_folded(text): text for text in person.challenges if text.strip()},
            frozenset(managers.get(person.id, ())),
            frozenset(tied.get(person.id, ())),
            frozenset(met.get(person.id, ())),
        )
        for person in snapshot.people.values()
        if person.consent_pairing and not person.objects
    }


def _refuses_ties(snapshot: Snapshot, person_id: str) -> bool:
    person = snapshot.people.get(person_id)
    return person is not None and person.consent_ties is False


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _pairs(found: Iterable[tuple[str, ...]]) -> Mapping[str, set[str]]:
    others: dict[str, set[str]] = defaultdict(set)
    for one, other in found:
        others[one].add(other)
    return others


def _bodies(snapshot: Snapshot, person_id: str) -> frozenset[str]:
    within = {snapshot.organization_of(item) for item in snapshot.memberships_of(person_id)}
    return frozenset(within & snapshot.bodies.keys())


def _managers(snapshot: Snapshot) -> Mapping[str, set[str]]:
    """For each holder of a post, the holders of all posts above it; circles are walked once."""
    above: dict[str, set[str]] = defaultdict(set)
    for post in snapshot.posts.values():
        seen, upper = {post.id}, post.reports_to_id
        bosses: set[str] = set()
        while upper and upper not in seen:
            seen.add(upper)
            bosses |= {item.person_id for item in snapshot.holders_of(upper)}
            higher = snapshot.posts.get(upper)
            upper = higher.reports_to_id if higher else ""
        for holder in snapshot.holders_of(post.id):
            above[holder.person_id] |= bosses
    return above
