"""What an address asks of `/missing/invitations`: to what, how many, which gaps count how much."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import url_for
from werkzeug.datastructures import MultiDict

from graph_service.analysis.dimensions import BY_CODE
from graph_service.analysis.invitation_gaps import MOST_WEIGHT, dimensions_asked
from graph_service.analysis.invitations import Wishes
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot
from web.wrong_field import WrongField

WEIGHTS = tuple(code for code, item in BY_CODE.items() if not item.of_scope)
_ONE = ("scope", "seats", "yardstick", "as_of")


@dataclass(frozen=True)
class InvitationsAsked:
    """What is asked, as it was typed; "" leaves it to us.

    `weights` are of the dimensions that count other than usual; `take` and `without` are ids of
    people who are to be asked in any case, or not.
    """

    scope: str = ""
    seats: str = ""
    yardstick: str = ""
    as_of: str = ""
    weights: Mapping[str, str] = field(default_factory=dict)
    take: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    @classmethod
    def of(cls, args: "MultiDict[str, str]") -> "InvitationsAsked":
        """What an address asks."""

        def people(name: str) -> tuple[str, ...]:
            return tuple(dict.fromkeys(filter(None, args.getlist(name))))

        scope, seats, yardstick, as_of = (args.get(name, "").strip() for name in _ONE)
        typed = {code: args.get(f"w-{code}", "").strip() for code in WEIGHTS}
        weights = {code: text for code, text in typed.items() if text}
        return cls(scope, seats, yardstick, as_of, weights, people("take"), people("without"))

    def wishes(self, snapshot: Snapshot, scope: Scope) -> Wishes:
        """The same for the analysis: the usual dimensions, and those that were given a weight.

        Raises:
            WrongField: a number is none.
            NotFound, Refused: see `dimensions_asked`.
        """
        weights = {code: _number(f"w-{code}", text) for code, text in self.weights.items()}
        seats = _number("seats", self.seats) if self.seats else None
        if seats is not None and (seats != int(seats) or seats < 1):
            raise WrongField(
                f"Invite one person at least, in whole numbers, not {self.seats}.", "seats"
            )
        usual = [i.code for i in dimensions_asked(snapshot, scope, (), self.yardstick or None)]
        by = [code for code in (*usual, *weights) if weights.get(code, 1)]
        if not by:
            raise WrongField("Let at least one kind of gap count.", f"w-{next(iter(weights))}")
        return Wishes(
            None if seats is None else int(seats),
            tuple(dict.fromkeys(by)),
            self.yardstick or None,
            {code: number for code, number in weights.items() if number},
            self.take,
            self.without,
        )

    def address(self, endpoint: str, **changes: Any) -> str:
        """The address of a page about what is asked, with some of it changed."""
        asked = {**vars(self), **changes}
        weights = {f"w-{code}": text for code, text in asked.pop("weights").items()}
        query = {name: value for name, value in (asked | weights).items() if value}
        return url_for(endpoint, **query)

    def swapped(self, chosen: tuple[str, ...], out: str, into: str) -> str:
        """The address at which one person stands for another, all others staying."""
        take = (*(id_ for id_ in chosen if id_ != out), into)
        without = (*(id_ for id_ in self.without if id_ != into), out)
        return self.address("invitations.page", take=take, without=without)

    def ruled_out(self, id_: str) -> str:
        """The address at which somebody is not asked, and all others are chosen anew."""
        take = tuple(one for one in self.take if one != id_)
        return self.address("invitations.page", take=take, without=(*self.without, id_))

    def fixed(self, id_: str) -> str:
        """The address at which somebody is asked in any case."""
        return self.address("invitations.page", take=(*self.take, id_))

    def freed(self, id_: str) -> str:
        """The address at which somebody is neither asked in any case nor ruled out."""
        return self.address(
            "invitations.page",
            take=tuple(one for one in self.take if one != id_),
            without=tuple(one for one in self.without if one != id_),
        )


def _number(name: str, text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = float("nan")
    if not 0 <= number <= MOST_WEIGHT:
        raise WrongField(f"“{text}” is not a number from 0 to {MOST_WEIGHT}.", name)
    return number
