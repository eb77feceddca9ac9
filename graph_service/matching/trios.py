"""One trio beside pairs: which three, so that one more person is reached and the rest do best.

Of a trio, call c the one who is not in its weakest pair ab. Since the trio has the points of ab,
"trio abc and pairs of the others" is worth what pairs with ab and without c are worth. So prices
for pairs that leave one more person out bound what each trio can reach: `Prices.twice` less the
doubled slacks of ab and of c with the place that is left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from graph_service.matching import blossoms
from graph_service.matching.blossoms import Pairs, best_perfect, blossomed, cost
from graph_service.matching.odd_parts import odd_parts
from graph_service.matching.prices import Edges, Floats, Prices, nearest, priced, within
from graph_service.matching.reach import most_pairs, parts_of, perfect

Trio = tuple[int, int, int]
FIRST = 20
_WIDER = 8
_TOGETHER = 4096


@dataclass(frozen=True)
class Rest:
    """A trio, the pairs of all others (and of places left out), and what all is worth."""

    trio: Trio
    pairs: Pairs
    worth: int


def best_trio(
    costs: Floats, plain: Floats, extra: dict[Trio, int], seed: int, enough: int | None = None
) -> Rest | None:
    """The best trio with the best rest, proved; None where no trio leaves a perfect rest.

    `costs`: of pairs of people and, after them, of places that are left out; the last place is
    free of charge to everybody and stands for the third of the trio. `plain`: people x people,
    the costs that a trio takes over from its weakest pair. `extra`: what single trios are worth
    beyond. `enough`: stop at this worth.
    """
    allowed = np.isfinite(plain)
    parts = parts_of(allowed)
    pairs = most_pairs(allowed, parts, np.zeros(len(plain), dtype=np.int64), seed)
    if 2 * len(pairs) + len(costs) != 2 * len(plain):
        return None
    prices = priced(costs)
    if prices is None or len(plain) < 3:
        return None
    random = np.random.default_rng(seed)
    near = nearest(costs, prices, blossoms.NEAR, random)
    within_one = odd_parts(allowed, pairs)
    return _Search(costs, plain, within_one, extra, seed, enough, prices, near, random).solve()


@dataclass
class _Search:
    """Trios by what each can reach at most, best first; each solved where it could be better.

    `parts`: the odd part of each person. A trio that lets one more be reached lies inside one: it
    is odd, with it the part loses its odd one, and nowhere else does anybody lack a partner.
    """

    costs: Floats
    plain: Floats
    parts: npt.NDArray[np.int32]
    extra: dict[Trio, int]
    seed: int
    enough: int | None
    prices: Prices
    near: Edges
    random: np.random.Generator
    best: Rest | None = None
    _tried: set[Trio] = field(default_factory=set)
    _close: Edges | None = None
    _closeness: float = -1.0

    def solve(self) -> Rest | None:
        prices, people = self.prices, len(self.plain)
        self._consider_all(np.array(sorted(self.extra), dtype=np.intp).reshape(-1, 3))
        among = Prices(prices.doubled[:people], 0, prices.mates[:people])
        thirds = prices.doubled[:people] + prices.doubled[-1]
        most = FIRST * people
        while not self._done():
            limit = self._limit(prices.twice - thirds.min())
            edges = within(self.plain, among, limit, most)
            for trios in self._trios(edges, thirds):
                self._consider_all(trios)
                if self._done():
                    break
            if len(edges.ones) < most:
                break
            most *= _WIDER
        return self.best

    def _trios(self, edges: Edges, thirds: Floats) -> Iterator[npt.NDArray[np.intp]]:
        """The trios with one of `edges` as weakest pair, in portions, the cheapest third first."""
        found: list[npt.NDArray[np.intp]] = []
        count = 0
        inside = self.parts[edges.ones] == self.parts[edges.others]
        ones, others = edges.ones[inside], edges.others[inside]
        parts, weakest = self.parts[ones], self.plain[ones, others]
        for third in np.lexsort((self.random.random(len(thirds)), thirds)).tolist():
            row = self.plain[third]
            fits = (row[ones] <= weakest) & (row[others] <= weakest)
            fits &= (parts == self.parts[third]) & (parts >= 0)
            trios = np.stack([ones[fits], others[fits], np.full(fits.sum(), third)], axis=1)
            found.append(trios)
            count += len(trios)
            if count >= _TOGETHER:
                yield np.concatenate(found)
                found, count = [], 0
        if count:
            yield np.concatenate(found)

    def _done(self) -> bool:
        return self.best is not None and self.enough is not None and self.best.worth >= self.enough

    def _limit(self, twice: float) -> float:
        """By how much doubled worth may fall short of `twice` and still be a better one."""
        return np.inf if self.best is None else twice - 2 * (self.best.worth + 1)

    def _worth(self, trios: npt.NDArray[np.intp]) -> Floats:
        """What each trio is worth for itself."""
        one, other, third = trios.T
        weakest = np.maximum(self.plain[one, other], self.plain[one, third])
        worth: Floats = -np.maximum(weakest, self.plain[other, third])
        if self.extra:
            extra = [self.extra.get((a, b, c), 0) for a, b, c in trios.tolist()]
            worth += np.array(extra, dtype=np.float64)
        return worth

    def _consider_all(self, trios: npt.NDArray[np.intp]) -> None:
        """Consider these trios while one of them could be better, by the bound of each."""
        trios = np.sort(trios, axis=1)
        worths = self._worth(trios)
        prices = self.prices.doubled[trios].sum(axis=1) + self.prices.doubled[-1]
        bounds = self.prices.twice - prices + 2 * worths
        for at in np.argsort(-bounds, kind="stable").tolist():
            if self._done() or self._limit(bounds[at]) < 0:
                return
            one, other, third = trios[at].tolist()
            if (one, other, third) not in self._tried:
                self._tried.add((one, other, third))
                self._consider((one, other, third), int(worths[at]), float(bounds[at]))

    def _consider(self, trio: Trio, worth: int, bound: float) -> None:
        """Keep this trio where it is better than the best so far.

        `worth`: its own; `bound`: the doubled worth of any answer with it.
        """
        self._keep(trio, worth, self._solved(trio, self.near))
        if self.best is None:
            self._keep(trio, worth, self._perfect(trio))
        elif (limit := self._limit(bound)) >= 0:
            self._keep(trio, worth, self._solved(trio, self._within(limit)))

    def _within(self, limit: float) -> Edges:
        """All edges that could be in a better rest of a trio with this limit."""
        if self._close is None or limit > self._closeness:
            self._close = within(self.costs, self.prices, limit, self.costs.size)
            self._closeness = limit
        kept = self._close.slacks <= limit
        return Edges(self._close.ones[kept], self._close.others[kept], self._close.slacks[kept])

    def _solved(self, trio: Trio, edges: Edges) -> Pairs | None:
        """The best rest on these edges alone."""
        gone = np.zeros(len(self.costs), dtype=bool)
        gone[[*trio, -1]] = True
        kept = ~(gone[edges.ones] | gone[edges.others])
        left = Edges(edges.ones[kept], edges.others[kept], edges.slacks[kept])
        return blossomed(self.costs, left, self.random, without=4)

    def _perfect(self, trio: Trio) -> Pairs | None:
        """The best rest on all edges."""
        left = np.delete(np.arange(len(self.costs)), [*trio, len(self.costs) - 1])
        costs = self.costs[np.ix_(left, left)]
        pairs = best_perfect(costs, self.seed) if perfect(np.isfinite(costs), self.seed) else None
        return pairs and [(int(left[one]), int(left[other])) for one, other in pairs]

    def _keep(self, trio: Trio, worth: int, pairs: Pairs | None) -> None:
        if pairs is None:
            return
        worth -= cost(self.costs, pairs)
        if self.best is None or worth > self.best.worth:
            self.best = Rest(trio, pairs, worth)
