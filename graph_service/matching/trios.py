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
from graph_service.matching.prices import Edges, Floats, Prices, nearest, priced, within

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
    prices = priced(costs)
    if prices is None or len(plain) < 3:
        return None
    random = np.random.default_rng(seed)
    near = nearest(costs, prices, blossoms.NEAR, random)
    return _Search(costs, plain, extra, seed, enough, prices, near, random).solve()


@dataclass
class _Search:
    """Trios by what each can reach at most, best first; each solved where it could be better."""

    costs: Floats
    plain: Floats
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
        for trio in sorted(self.extra):
            self._consider(trio)
        among = Prices(prices.doubled[:people], 0, prices.mates[:people])
        thirds = prices.doubled[:people] + prices.doubled[-1]
        most = FIRST * people
        while not self._done():
            limit = self._limit(prices.twice - thirds.min())
            edges = within(self.plain, among, limit, most)
            for trios in _trios(self.plain, edges, thirds, self.random):
                self._consider_all(trios)
                if self._done():
                    break
            if len(edges.ones) < most:
                break
            most *= _WIDER
        return self.best

    def _done(self) -> bool:
        return self.best is not None and self.enough is not None and self.best.worth >= self.enough

    def _limit(self, twice: float) -> float:
        """By how much doubled worth may fall short of `twice` and still be a better one."""
        return np.inf if self.best is None else twice - 2 * (self.best.worth + 1)

    def _bound(self, trio: Trio) -> float:
        """At most this is the doubled worth of any answer with this trio."""
        prices = self.prices.doubled[[*trio, -1]].sum()
        return float(self.prices.twice - prices + 2 * self._worth(trio))

    def _worth(self, trio: Trio) -> int:
        one, other, third = trio
        weakest = max(self.plain[one, other], self.plain[one, third], self.plain[other, third])
        return self.extra.get(trio, 0) - int(weakest)

    def _consider_all(self, trios: list[Trio]) -> None:
        bounds = {trio: self._bound(trio) for trio in trios if trio not in self._tried}
        for trio in sorted(bounds, key=lambda one: -bounds[one]):
            if self._done() or self._limit(bounds[trio]) < 0:
                return
            self._consider(trio)

    def _consider(self, trio: Trio) -> None:
        """Keep this trio where it is better than the best so far; never look at it again."""
        self._tried.add(trio)
        if self.best is None:
            self._keep(trio, self._solved(trio, self.near))
            if self.best is None:
                self._keep(trio, self._perfect(trio))
            return
        bound = self._bound(trio)
        if self._limit(bound) < 0:
            return
        self._keep(trio, self._solved(trio, self.near))
        limit = self._limit(bound)
        if limit >= 0:
            self._keep(trio, self._solved(trio, self._within(limit)))

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
        pairs = best_perfect(self.costs[np.ix_(left, left)], self.seed)
        return pairs and [(int(left[one]), int(left[other])) for one, other in pairs]

    def _keep(self, trio: Trio, pairs: Pairs | None) -> None:
        if pairs is None:
            return
        worth = self._worth(trio) - cost(self.costs, pairs)
        if self.best is None or worth > self.best.worth:
            self.best = Rest(trio, pairs, worth)


def _trios(
    plain: Floats, edges: Edges, thirds: Floats, random: np.random.Generator
) -> Iterator[list[Trio]]:
    """The trios whose weakest pair is one of `edges`, portion by portion, the cheapest third first.

    A third whose own slack is above that of all trios sought cannot be told here: the caller
    passes over what its bound rules out.
    """
    found: list[npt.NDArray[np.intp]] = []
    count = 0
    weakest = plain[edges.ones, edges.others]
    for third in np.lexsort((random.random(len(thirds)), thirds)).tolist():
        row = plain[third]
        fits = (row[edges.ones] <= weakest) & (row[edges.others] <= weakest)
        ones, others = edges.ones[fits], edges.others[fits]
        found.append(np.stack([ones, others, np.full(len(ones), third)], axis=1))
        count += len(ones)
        if count >= _TOGETHER:
            yield _sorted(found)
            found, count = [], 0
    yield _sorted(found)


def _sorted(found: list[npt.NDArray[np.intp]]) -> list[Trio]:
    trios = np.unique(np.sort(np.concatenate(found), axis=1), axis=0)
    return [(one, other, third) for one, other, third in trios.tolist()]
