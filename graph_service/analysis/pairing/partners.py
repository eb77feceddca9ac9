"""What is known of each person who may be paired: worked out once, looked up for every pair."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph_service.analysis.dimensions import borough_of
from graph_service.analysis.pairing.lines import managers_of
from graph_service.analysis.pairing.past import Past, past_of
from graph_service.records import Application, Person
from graph_service.snapshot import Snapshot


@dataclass(frozen=True)
class Partner:
    """A person who may be paired; all ids, `challenges` and `wishes` by their folded spelling.

    What they apply with stands before their profile. `managers` are all who hold a post above
    theirs, `tied` those they are known to know (where neither refuses that use), `met` those they
    were paired with before, `turns` how often running they applied and were left out. `approved`
    says whether their manager agrees; None where nobody was asked, since nobody has applied.
    """

    person: Person
    application: Application | None
    sector: str
    borough: str
    employers: frozenset[str]
    bodies: frozenset[str]
    challenges: Mapping[str, str]
    wishes: frozenset[str]
    offers: tuple[str, ...]
    seeks: tuple[str, ...]
    half_days: tuple[str, ...]
    avoids: frozenset[str]
    managers: frozenset[str]
    tied: frozenset[str]
    met: frozenset[str]
    first_time: bool
    turns: int

    @property
    def id(self) -> str:
        """The person's id."""
        return self.person.id

    @property
    def hosts(self) -> int:
        """How many visits they can host in one round: one, unless they say otherwise."""
        said = self.application.hosts if self.application else None
        return 1 if said is None else said

    @property
    def visits(self) -> int:
        """How many visits they would make in one round: one, unless they say otherwise."""
        said = self.application.visits if self.application else None
        return 1 if said is None else said

    @property
    def approved(self) -> bool | None:
        """Whether their manager agrees, where they have applied."""
        return bool(self.application.manager_agrees) if self.application else None


def partners(
    snapshot: Snapshot, round_id: str = "", *, within: int | None = None
) -> dict[str, Partner]:
    """Everybody who agrees to be paired and does not object to being shown, by id.

    Where people have applied to the round, only those who did and have not withdrawn. Who was
    paired `within` so many earlier rounds (None: ever) counts as met, in all but this round, which
    is being made.
    """
    applied = applications(snapshot, round_id)
    past = past_of(snapshot, round_id, within)
    tied = _tied(snapshot)
    managers = managers_of(snapshot)
    return {
        person.id: _partner(
            snapshot, person, applied.get(person.id), past, tied.get(person.id, ()),
            managers.get(person.id, ()),
        )
        for person in snapshot.people.values()
        if person.consent_pairing and not person.objects and (not applied or person.id in applied)
    }  # fmt: skip


def applications(snapshot: Snapshot, round_id: str) -> dict[str, Application]:
    """The applications to a round that stand, by the person's id."""
    return {
        item.person_id: item
        for item in snapshot.applications.values()
        if round_id and item.round_id == round_id and not item.withdrawn
    }


def _partner(
    snapshot: Snapshot,
    person: Person,
    application: Application | None,
    past: Past,
    tied: Iterable[str],
    managers: Iterable[str],
) -> Partner:
    asked = application or Application(id="", round_id="", person_id=person.id)
    return Partner(
        person,
        application,
        snapshot.sector_of(person.id),
        borough_of(snapshot, snapshot.place_of(person.id)),
        frozenset(snapshot.employers_of(person.id)),
        _bodies(snapshot, person.id),
        _folded(asked.challenges or person.challenges),
        frozenset(_folded(asked.wishes)),
        asked.offers or person.offers,
        asked.seeks or person.seeks,
        asked.half_days or person.days_free,
        frozenset((*person.avoid_ids, *asked.avoid_ids)),
        frozenset(managers),
        frozenset(tied),
        frozenset(past.met.get(person.id, ())),
        person.id not in past.paired,
        past.left_out.get(person.id, 0),
    )


def _tied(snapshot: Snapshot) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = {}
    for tie in snapshot.ties.values():
        ends = (tie.person_id, tie.other_id)
        if not any(_refuses_ties(snapshot, id_) for id_ in ends):
            found.setdefault(ends[0], set()).add(ends[1])
            found.setdefault(ends[1], set()).add(ends[0])
    return found


def _refuses_ties(snapshot: Snapshot, person_id: str) -> bool:
    person = snapshot.people.get(person_id)
    return person is not None and person.consent_ties is False


def _folded(texts: Sequence[str]) -> dict[str, str]:
    return {" ".join(text.casefold().split()): text for text in texts if text.strip()}


def _bodies(snapshot: Snapshot, person_id: str) -> frozenset[str]:
    within = {snapshot.organization_of(item) for item in snapshot.memberships_of(person_id)}
    return frozenset(within & snapshot.bodies.keys())
