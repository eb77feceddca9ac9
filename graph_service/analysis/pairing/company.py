"""The company of a round: everybody who may be paired, and how near they are in the network."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from graph_service.analysis.pairing.partners import Partner
from graph_service.analysis.representation import people_gaps
from graph_service.snapshot import Snapshot

Counts = npt.NDArray[np.int64]
Some = Sequence[Partner]
Things = Callable[[Partner], Iterable[str]]
_FEW = 2000
"""So many pairs are sooner compared one by one than as tables."""
FAR = 4
"""More than three steps, or no way at all."""


def shared(firsts: Some, seconds: Some, of: Things, of_second: Things | None = None) -> Counts:
    """How many things each of the first has in common with each of the second."""
    theirs = of_second or of
    if len(firsts) * len(seconds) <= _FEW:
        mine, other = [{*of(item)} for item in firsts], [{*theirs(item)} for item in seconds]
        found = [[len(a & b) for b in other] for a in mine]
        return np.array(found, dtype=np.int64).reshape(len(firsts), len(seconds))
    every = sorted({name for item in seconds for name in theirs(item)})
    names = {name: place for place, name in enumerate(every)}
    return np.asarray((_table(firsts, names, of) @ _table(seconds, names, theirs).T).todense())


def known(people: Some, of: Callable[[Partner], object]) -> npt.NDArray[np.bool_]:
    """Of whom something is said."""
    return np.array([bool(of(partner)) for partner in people], dtype=bool)


@dataclass(frozen=True)
class Company:
    """Everybody who may be paired, by id, and the system they live in."""

    snapshot: Snapshot
    people: Mapping[str, Partner]

    def steps(self, firsts: Some, seconds: Some) -> Counts:
        """Steps from each of the first to each of the second along ties: 1 to 3, else `FAR`."""
        near = self._network
        rows, columns = (
            np.array([self._place[item.id] for item in people], dtype=np.int64)
            for people in (firsts, seconds)
        )
        one, other = near[rows], near[columns].T
        to = csr_array(
            (np.ones(len(columns), np.int64), (columns, np.arange(len(columns)))),
            shape=(len(self._place), len(columns)),
        )
        steps = np.full((len(firsts), len(seconds)), FAR)
        for number, ways in ((3, one @ near @ other), (2, one @ other), (1, one @ to)):
            steps[np.asarray(ways.todense()) > 0] = number
        return steps

    def joined(self, firsts: Some, seconds: Some) -> npt.NDArray[np.bool_]:
        """Whether any tie joins an organisation of the first to one of the second."""
        names = self._organizations
        one, other = (_table(people, names, _employers) for people in (firsts, seconds))
        return np.asarray((one @ self._ties_of_organizations @ other.T).todense()) > 0

    @cached_property
    def missing(self) -> Mapping[str, str]:
        """The groups with too few leaders in the whole system, with their words.

        Only sectors and professions, which colleagues may know of each other.
        """
        return {
            gap.group[0]: gap.words[0]
            for by in ("sector", "profession")
            for gap in people_gaps(self.snapshot, (by,)).groups
            if gap.status in ("missing", "under")
        }

    @cached_property
    def _place(self) -> Mapping[str, int]:
        return {id_: place for place, id_ in enumerate(self.snapshot.people)}

    @cached_property
    def _pairs(self) -> list[tuple[str, str]]:
        people = self.snapshot.people
        willing = {id_ for id_, item in people.items() if item.consent_ties is not False}
        return [
            (tie.person_id, tie.other_id)
            for tie in self.snapshot.ties.values()
            if tie.person_id in willing and tie.other_id in willing
        ]

    @cached_property
    def _network(self) -> csr_array:
        ends = [(self._place[one], self._place[other]) for one, other in self._pairs]
        return _symmetric(ends, len(self._place))

    @cached_property
    def _organizations(self) -> Mapping[str, int]:
        return {id_: place for place, id_ in enumerate(self.snapshot.organizations)}

    @cached_property
    def _ties_of_organizations(self) -> csr_array:
        of, place = self.snapshot.employers_of, self._organizations
        ends = [
            (place[one], place[other])
            for pair in self._pairs
            for one in of(pair[0])
            for other in of(pair[1])
        ]
        return _symmetric(ends, len(place))


def _employers(partner: Partner) -> Iterable[str]:
    return partner.employers


def _symmetric(ends: Sequence[tuple[int, int]], size: int) -> csr_array:
    rows = [one for one, _ in ends] + [other for _, other in ends]
    columns = [other for _, other in ends] + [one for one, _ in ends]
    at = (np.array(rows, np.int64), np.array(columns, np.int64))
    made = csr_array((np.ones(len(rows), np.int64), at), shape=(size, size))
    made.data[:] = 1
    return made


def _table(people: Some, names: Mapping[str, int], of: Things) -> csr_array:
    """Who has which of the named things: a row a person, 1 or nothing."""
    found = [
        (row, names[name])
        for row, item in enumerate(people)
        for name in dict.fromkeys(of(item))
        if name in names
    ]
    rows, columns = zip(*found, strict=True) if found else ((), ())
    ones = np.ones(len(found), np.int64)
    return csr_array((ones, (list(rows), list(columns))), shape=(len(people), len(names)))
