"""What the page shows on which a leader names whom they turn to."""

from dataclasses import dataclass

from graph_service.records import Person, Tie
from graph_service.snapshot import Snapshot
from web.links import person_link
from web.templating import count

CONTEXT, MOST = "turns to", 10


@dataclass(frozen=True)
class NamedRow:
    """Somebody who was named."""

    id: str
    name: str
    address: str


@dataclass(frozen=True)
class TurnToPage:
    """Whom somebody named, and the form; `problem` is what is wrong with `field`."""

    sentence: str
    people: tuple[NamedRow, ...]
    agrees: bool
    typed: str
    field: str
    problem: str
    may_name: bool = True

    @classmethod
    def of(
        cls, shown: Snapshot, person: Person | None, typed: str, field: str, problem: str
    ) -> "TurnToPage":
        """The page of a person, with those whom they may see; without a form for nobody."""
        if person is None:
            said = "Your account belongs to nobody in this system yet: ask the programme team."
            return cls(said, (), False, typed, field, problem, may_name=False)
        named = [shown.people.get(tie.other_id) for tie in own_ties(shown, person.id)]
        people = tuple(
            NamedRow(other.id, other.name, person_link(other.id)) for other in named if other
        )
        said = (
            f"You have named {count(len(people), 'colleague')}."
            if people
            else "You have named nobody yet."
        )
        return cls(said, people, bool(person.consent_ties), typed, field, problem)


def own_ties(snapshot: Snapshot, person_id: str) -> list[Tie]:
    """Whom somebody said on this page that they turn to, by id."""
    return sorted(
        (
            tie
            for tie in snapshot.ties.values()
            if tie.person_id == person_id and tie.context == CONTEXT and tie.directed
        ),
        key=lambda tie: tie.other_id,
    )
