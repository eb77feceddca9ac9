"""One group in the room: what its people hold, and where they stand in the network."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from graph_service.analysis.mixing import Inside
from graph_service.analysis.room import Held, together
from graph_service.analysis.superiority import Compared


@dataclass(frozen=True)
class GroupVoice:
    """One group in the room.

    `seated`, `voters`, `chairing`, `timed` and `paid` count people who hold a seat, a vote, a
    chair, sessions and funded sessions; `held` sums what they hold. `known` compares how many
    others they know with the rest of the scope, `depth` how deep inside the network they are (the
    largest k for which somebody is in a part where all know k others of it: Seidman 1983),
    `between` how many ways between others lead through them (None in too large a network).
    """

    group: str
    words: str
    people: int
    seated: int
    voters: int
    unsaid: int
    chairing: int
    timed: int
    paid: int
    held: Held
    known: Compared
    depth: Compared
    between: Compared | None
    inside: Inside

    def document(self) -> dict[str, Any]:
        """As it stands in `voice --json`."""
        found = {**asdict(self), **asdict(self.held)}
        del found["held"]
        inside = self.inside
        found["inside"] = {
            "ties": inside.ties,
            "inside": inside.inside,
            "expected": rounded(inside.expected),
            "chance": rounded(inside.chance),
            "ei_index": rounded(inside.ei_index),
        }
        return found


def group_voice(
    code: str,
    words: str,
    held: Sequence[Held],
    compared: tuple[Compared, Compared, Compared | None],
    inside: Inside,
) -> GroupVoice:
    """One group, of what each of its people holds and how they compare with the rest."""
    return GroupVoice(
        code,
        words,
        len(held),
        sum(item.seats > 0 for item in held),
        sum(item.votes > 0 for item in held),
        sum(item.unsaid > 0 for item in held),
        sum(item.chairs > 0 for item in held),
        sum(item.timed > 0 for item in held),
        sum(item.paid > 0 for item in held),
        together(held),
        *compared,
        inside,
    )


@dataclass(frozen=True)
class Everybody:
    """What all people with a known group hold: numbers of people, and sums of sessions.

    `seated` hold a seat; of the `said`, all their seats say whether they vote, and `voters` do.
    """

    seated: int
    said: int
    voters: int
    chairing: int
    timed: int
    paid: int
    sessions: float
    funded: float

    @classmethod
    def of(cls, held: Sequence[Held]) -> "Everybody":
        """All of them together."""
        said = [one for one in held if one.seats > 0 and not one.unsaid]
        return cls(
            sum(one.seats > 0 for one in held),
            len(said),
            sum(one.votes > 0 for one in said),
            sum(one.chairs > 0 for one in held),
            sum(one.timed > 0 for one in held),
            sum(one.paid > 0 for one in held),
            sum(one.sessions for one in held),
            sum(one.funded for one in held),
        )


def rounded(value: float | None) -> float | None:
    """Six digits: sums in another order may differ beyond them."""
    return None if value is None else round(value, 6)
