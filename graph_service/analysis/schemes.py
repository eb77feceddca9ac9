"""The ways to bring people together, as data: who takes part, hard rules, weighted criteria."""

from collections.abc import Callable
from dataclasses import dataclass

from graph_service import codes
from graph_service.analysis import criteria as c
from graph_service.analysis import pairing_rules as r
from graph_service.analysis.partners import Partner
from graph_service.errors import Refused

Part = Callable[[Partner], bool]


@dataclass(frozen=True)
class Scheme:
    """One scheme. `weights` are points out of 100 for each criterion.

    Where `first` and `second` are the same part, anybody is paired with anybody (and an odd one
    out may make a trio); else each pair is one of the first and one of the second part, in that
    order (`parts` are their words), and who has both parts is in one pair, in either.
    """

    code: str
    parts: tuple[str, str]
    first: Part
    second: Part
    rules: tuple[r.Rule, ...]
    weights: tuple[tuple[c.Criterion, int], ...]

    @property
    def words(self) -> str:
        """What people call it."""
        return codes.SCHEMES.say(self.code)

    @property
    def is_one_pool(self) -> bool:
        """Whether anybody may be paired with anybody."""
        return self.first is self.second


def _hosts(partner: Partner) -> bool:
    return "host-a-visit" in partner.person.offers


def _visits(partner: Partner) -> bool:
    return bool({"shadow", "host-a-visit"} & set(partner.person.seeks))


def _buddies(partner: Partner) -> bool:
    return "buddy" in partner.person.offers or "buddy" in partner.person.seeks


def _clinical_buddies(partner: Partner) -> bool:
    return _buddies(partner) and partner.person.side == "clinical-and-care"


def _managerial_buddies(partner: Partner) -> bool:
    return _buddies(partner) and partner.person.side == "managerial-executive"


def _sponsors(partner: Partner) -> bool:
    return "sponsor-a-project" in partner.person.offers


def _sponsored(partner: Partner) -> bool:
    return "sponsor-a-project" in partner.person.seeks


_ALL = (
    Scheme(
        "shadowing", ("host", "visitor"), _hosts, _visits,
        (*r.ALWAYS, r.CHALLENGE, r.DIFFERENT, r.TIME),
        ((c.CHALLENGES, 35), (c.DIFFERENT, 20), (c.NEW, 15), (c.SIDES, 10), (c.LEVELS, 8),
         (c.NEAR, 7), (c.TIME, 5)),
    ),
    Scheme(
        "buddies", ("buddy", "buddy"), _buddies, _buddies,
        r.ALWAYS,
        ((c.CHALLENGES, 35), (c.FIT, 20), (c.DIFFERENT, 15), (c.NEW, 10), (c.SIDES, 5),
         (c.LEVELS, 8), (c.NEAR, 7)),
    ),
    Scheme(
        "executive-buddies", ("clinical or care leader", "manager or executive"),
        _clinical_buddies, _managerial_buddies,
        (*r.ALWAYS, r.SIDES),
        ((c.CHALLENGES, 35), (c.FIT, 20), (c.DIFFERENT, 15), (c.NEW, 10), (c.LEVELS, 10),
         (c.NEAR, 10)),
    ),
    Scheme(
        "sponsor", ("sponsor", "sponsored"), _sponsors, _sponsored,
        r.ALWAYS,
        ((c.CHALLENGES, 40), (c.SENIORITY, 25), (c.DIFFERENT, 10), (c.NEW, 15), (c.NEAR, 10)),
    ),
)  # fmt: skip
SCHEMES = {scheme.code: scheme for scheme in _ALL}


def scheme(code: str) -> Scheme:
    """The scheme with that code.

    Raises:
        Refused: there is none yet, or none at all.
    """
    if code == "circles":
        raise Refused(
            "Action learning circles cannot be made yet, since they bring more than two people "
            "together: choose shadowing, buddies, executive-buddies or sponsor."
        )
    if code not in SCHEMES:
        raise Refused(f"There is no scheme '{code}': choose one of {', '.join(SCHEMES)}.")
    return SCHEMES[code]
