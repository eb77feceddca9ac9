"""What is said of invitations: whom to ask, what each closes, who else could, what stays open."""

from dataclasses import dataclass
from typing import Any

from graph_service.analysis.invitation_gaps import Wanted
from graph_service.scope import Scope


@dataclass(frozen=True)
class Closing:
    """A gap that somebody helps to close: the people of the group before and after them."""

    need: Wanted
    before: int

    @property
    def after(self) -> int:
        """The people of the group once they have joined."""
        return self.before + 1

    def document(self) -> dict[str, Any]:
        """As `invite --json` gives it."""
        return {**self.need.document(), "from": self.before, "to": self.after}


@dataclass(frozen=True)
class Alternative:
    """Somebody else for a seat, all others staying: what they would close, what would open.

    `gains` are those of `closes` that the person whose seat it is does not close. `lost` is the
    weighted sum of gaps lost; below 0 where they close more than a person that the team chose.
    """

    person: str
    bodies: tuple[str, ...]
    closes: tuple[Wanted, ...]
    gains: tuple[Wanted, ...]
    opens: tuple[Wanted, ...]
    lost: float

    def document(self) -> dict[str, Any]:
        """As `invite --json` gives it."""
        return {
            "person": self.person,
            "bodies": list(self.bodies),
            "closes": [need.document() for need in self.closes],
            "opens": [need.document() for need in self.opens],
            "lost": self.lost,
        }


@dataclass(frozen=True)
class Invited:
    """Somebody to ask. `bodies` they sit on, `seats` are vacant posts that want one like them.

    `taken` if the team chose them. `closes` counts people of a group once: who comes earlier in the
    list closes the gap, and who comes later is one more.
    """

    person: str
    name: str
    taken: bool
    closes: tuple[Closing, ...]
    bodies: tuple[str, ...]
    seats: tuple[str, ...]
    alternatives: tuple[Alternative, ...]

    def document(self) -> dict[str, Any]:
        """As `invite --json` gives it."""
        return {
            "person": self.person,
            "name": self.name,
            "taken": self.taken,
            "closes": [item.document() for item in self.closes],
            "bodies": list(self.bodies),
            "seats": list(self.seats),
            "alternatives": [item.document() for item in self.alternatives],
        }


@dataclass(frozen=True)
class Left:
    """A gap that stays open: how many people short, how many could still be asked.

    Where nobody could, `organizations` that may have somebody and `bodies` on which such people
    sit are those to approach.
    """

    need: Wanted
    short: int
    candidates: int
    organizations: tuple[str, ...]
    bodies: tuple[str, ...]

    def document(self) -> dict[str, Any]:
        """As `invite --json` gives it."""
        return {
            **self.need.document(),
            "short": self.short,
            "candidates": self.candidates,
            "approach": {"organizations": list(self.organizations), "bodies": list(self.bodies)},
        }


@dataclass(frozen=True)
class Wish:
    """A vacant post that asks for somebody; `fitting` are people who could hold it as well."""

    post: str
    chosen: tuple[str, ...]
    fitting: tuple[str, ...]


@dataclass(frozen=True)
class Invitations:
    """The answer.

    A gap is one person short in one of `needs`; `gaps` there are, `closed` are closed by those
    chosen. By the dimensions `unknown` no gap is counted: they are known of nobody who is there.
    `points` weigh them, and nobody else's invitations make more than `bound`. `optimal`
    only where the solver proved that no other choice is better, by points, then seats held, then
    people asked, then names.
    """

    scope: Scope
    name: str
    as_of: str
    seats: int
    by: tuple[str, ...]
    unknown: tuple[str, ...]
    yardsticks: tuple[str, ...]
    bases: tuple[str, ...]
    weighted: bool
    needs: tuple[Wanted, ...]
    chosen: tuple[Invited, ...]
    left: tuple[Left, ...]
    wishes: tuple[Wish, ...]
    busy: tuple[str, ...]
    candidates: int
    points: float
    bound: float
    optimal: bool

    @property
    def gaps(self) -> int:
        """All people short, over all groups."""
        return sum(need.short for need in self.needs)

    @property
    def closed(self) -> int:
        """Those of them whom the people chosen make up for."""
        return self.gaps - sum(item.short for item in self.left)

    @property
    def taken(self) -> int:
        """How many people the team chose itself."""
        return sum(item.taken for item in self.chosen)

    @property
    def none_closes_more(self) -> bool:
        """Whether it is proved that no other choice weighs more."""
        return self.points >= self.bound

    def document(self) -> dict[str, Any]:
        """What `invite --json` answers with."""
        return {
            "to": self.scope.id,
            "scope": str(self.scope),
            "name": self.name,
            "as_of": self.as_of,
            "seats": self.seats,
            "by": list(self.by),
            "unknown": list(self.unknown),
            "yardstick": list(self.yardsticks),
            "gaps": self.gaps,
            "groups": len(self.needs),
            "chosen": [item.document() for item in self.chosen],
            "closed": self.closed,
            "left": [item.document() for item in self.left],
            "wishes": [
                {"post": wish.post, "chosen": list(wish.chosen), "fitting": list(wish.fitting)}
                for wish in self.wishes
            ],
            "candidates": self.candidates,
            "too_busy": len(self.busy),
            "points": self.points,
            "bound": self.bound,
            "optimal": self.optimal,
        }
