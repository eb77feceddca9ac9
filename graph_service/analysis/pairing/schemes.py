"""The ways to bring people together, read from their records: who takes part, rules, weights."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property

from graph_service import records as r
from graph_service.analysis.pairing import rules
from graph_service.analysis.pairing.builtin import BUILTIN
from graph_service.analysis.pairing.criteria import CRITERIA, SENIORITY, Criterion
from graph_service.analysis.pairing.partners import Partner
from graph_service.errors import Refused
from graph_service.snapshot import Snapshot

ALL_POINTS = 100


@dataclass(frozen=True)
class Scheme:
    """One scheme, as its record says; `weights` are points of 100 for each criterion.

    In a scheme of the form `pool` or `circles` anybody is brought together with anybody; else each
    pair is one of the first and one of the second part, in that order (`parts` are their words).
    """

    record: r.Scheme

    @property
    def code(self) -> str:
        """Its id."""
        return self.record.id

    @property
    def words(self) -> str:
        """What people call it."""
        return self.record.name

    @property
    def form(self) -> str:
        """A code of `codes.FORMS`."""
        return self.record.form

    @property
    def parts(self) -> tuple[str, str]:
        """What the two parts are called."""
        return self.record.first_words or "first", self.record.second_words or "second"

    @property
    def is_one_pool(self) -> bool:
        """Whether anybody may be brought together with anybody."""
        return self.form in ("pool", "circles")

    @cached_property
    def rules(self) -> tuple[rules.Rule, ...]:
        """The hard rules, those that hold in every scheme first."""
        return (*rules.ALWAYS, *(rules.FURTHER[code] for code in self.record.rules))

    @cached_property
    def weights(self) -> tuple[tuple[Criterion, int], ...]:
        """The criteria that count, the weightiest first."""
        said = [(item, getattr(self.record, f"points_{item.code}")) for item in CRITERIA.values()]
        # In one pool nobody is the first.
        counts = [(c, n) for c, n in said if n and not (self.is_one_pool and c is SENIORITY)]
        return tuple(sorted(counts, key=lambda pair: -pair[1]))

    def first(self, partner: Partner) -> bool:
        """Whether somebody may take the first part."""
        said = self.record
        return _takes(
            partner, said.first_offers, said.first_seeks, said.first_sides, said.first_levels
        )

    def second(self, partner: Partner) -> bool:
        """Whether somebody may take the second part."""
        if self.is_one_pool:
            return self.first(partner)
        said = self.record
        return _takes(
            partner, said.second_offers, said.second_seeks, said.second_sides, said.second_levels
        )


def schemes(snapshot: Snapshot) -> Mapping[str, Scheme]:
    """All schemes by their codes: those that come with the product first, as the team has them."""
    own = snapshot.schemes
    found = {code: _with(item, own.get(code)) for code, item in BUILTIN.items()}
    return {code: Scheme(item) for code, item in (found | {**own} | found).items()}


def scheme(snapshot: Snapshot, code: str) -> Scheme:
    """The scheme with that code.

    Raises:
        Refused: there is none.
    """
    found = schemes(snapshot)
    if code not in found:
        raise Refused(f"There is no scheme '{code}': choose one of {', '.join(found)}.")
    return found[code]


def words_of(snapshot: Snapshot, code: str) -> str:
    """What people call a scheme, also one that is no more."""
    found = schemes(snapshot).get(code)
    return found.words if found else code


def _with(standard: r.Scheme, own: r.Scheme | None) -> r.Scheme:
    """The standard scheme with what the team says of it; one that says its form is whole."""
    if own is None or own.form:
        return own or standard
    said = {item.name: getattr(own, item.name) for item in fields(own)}
    changed = {name: value for name, value in said.items() if value not in ("", None, ())}
    return replace(standard, **changed)


def _takes(
    partner: Partner,
    offers: tuple[str, ...],
    seeks: tuple[str, ...],
    sides: tuple[str, ...],
    levels: tuple[str, ...],
) -> bool:
    wants = bool({*offers} & {*partner.offers} or {*seeks} & {*partner.seeks})
    return (
        (wants or not (offers or seeks))
        and (not sides or partner.person.side in sides)
        and (not levels or partner.person.level in levels)
    )
