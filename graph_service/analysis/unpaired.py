"""Why somebody who takes part has no partner: kept apart by rules, or others fitted better."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from graph_service.analysis.numerals import in_words
from graph_service.analysis.pairing_rules import TWO_PEOPLE, broken
from graph_service.analysis.partners import Partner
from graph_service.analysis.schemes import Scheme


@dataclass(frozen=True)
class Unpaired:
    """A person without a partner, and the reason as a sentence."""

    person: str
    reason: str


def why_unpaired(
    chosen: Scheme, firsts: Sequence[Partner], seconds: Sequence[Partner], paired: set[str]
) -> tuple[Unpaired, ...]:
    """Everybody of either part who is not `paired`, in the order of ids, each with the reason."""
    left = {item.id: item for item in (*firsts, *seconds) if item.id not in paired}
    return tuple(Unpaired(id_, _reason(chosen, left[id_], firsts, seconds)) for id_ in sorted(left))


def _reason(
    chosen: Scheme, person: Partner, firsts: Sequence[Partner], seconds: Sequence[Partner]
) -> str:
    kept = Counter[str]()
    fitting = 0
    for one, other in _possible(chosen, person, firsts, seconds):
        rule = broken(chosen.rules, one, other)
        if rule is None:
            fitting += 1
        elif rule is not TWO_PEOPLE:
            kept[rule.because] += 1
    if fitting:
        who = "The one person" if fitting == 1 else f"All {in_words(fitting)} people"
        has = "has" if fitting == 1 else "have"
        return (
            f"{who} who would fit {has} another partner, so that as many people as possible are "
            "paired and the pairs together fit best."
        )
    if not kept:
        return _alone(chosen, person)
    because = "; ".join(f"{words} ({number})" for words, number in kept.most_common())
    return f"Nobody who takes part may be paired with them: {because}."


def _alone(chosen: Scheme, person: Partner) -> str:
    if chosen.is_one_pool:
        return "Nobody else takes part."
    needed = chosen.parts[1] if chosen.first(person) else chosen.parts[0]
    return f"Nobody else takes part as {needed}."


def _possible(
    chosen: Scheme, person: Partner, firsts: Sequence[Partner], seconds: Sequence[Partner]
) -> list[tuple[Partner, Partner]]:
    found = [(person, other) for other in seconds] if chosen.first(person) else []
    if chosen.second(person) and not chosen.is_one_pool:
        found += [(one, person) for one in firsts]
    return found
