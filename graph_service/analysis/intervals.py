"""How sure a share is: the interval that a share seen in a few people leaves open."""

from math import sqrt
from statistics import NormalDist

from scipy.special import betaincinv

_TAIL = 0.025
_Z = NormalDist().inv_cdf(1 - _TAIL)


def wilson(count: int, people: int) -> tuple[float, float]:
    """The 95% score interval of the share `count / people`, without continuity correction.

    E. B. Wilson (1927), "Probable inference, the law of succession, and statistical inference",
    Journal of the American Statistical Association 22, 209-212; method 3 of R. G. Newcombe (1998),
    Statistics in Medicine 17, 857-872. The closed form is what
    `scipy.stats.binomtest(...).proportion_ci(method="wilson")` gives, which is too slow for every
    cell of a table since it also works out an exact p-value.

    Args:
        count: people in the group, from 0 to `people`.
        people: people looked at, at least 1.

    Returns:
        The low and the high end, both from 0 to 1.
    """
    share, spread = count / people, _Z * _Z / people
    middle = (share + spread / 2) / (1 + spread)
    half = _Z * sqrt(share * (1 - share) / people + spread / (4 * people)) / (1 + spread)
    # At the ends the true bound is exactly 0 or 1, and rounding must not hide that.
    low = 0.0 if count == 0 else max(0.0, middle - half)
    high = 1.0 if count == people else min(1.0, middle + half)
    return low, high


def clopper_pearson(count: int, people: int) -> tuple[float, float]:
    """The 95% exact interval of the share `count / people`: at least 95 in 100 hold the true one.

    C. J. Clopper and E. S. Pearson (1934), "The use of confidence or fiducial limits illustrated
    in the case of the binomial", Biometrika 26, 404-413; method 5 of Newcombe (1998). Its ends are
    quantiles of beta distributions. It is wider than Wilson's, and is shown beside it.

    Args:
        count: people in the group, from 0 to `people`.
        people: people looked at, at least 1.

    Returns:
        The low and the high end, both from 0 to 1.
    """
    low = float(betaincinv(count, people - count + 1, _TAIL)) if count else 0.0
    high = float(betaincinv(count + 1, people - count, 1 - _TAIL)) if count < people else 1.0
    return low, high
