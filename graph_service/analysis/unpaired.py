"""Why somebody who takes part has no partner: kept apart by rules, or others fitted better."""

from collections import Counter
from collections.abc import Mapping, Sequence
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
    chosen: Scheme, known: Mapping[str, Partner], paired: set[str]
) -> tuple[Unpaired, ...]:
    """Everybody who takes part and is not `paired`, in the order of ids, each with the reason."""
    taking_part = [item for item in known.values() if chosen.first(item) or chosen.second(item)]
    return tuple(
        Unpaired(person.id, _reason(chosen, person, taking_part))
        for person in sorted(taking_part, key=lambda item: item.id)
        if person.id not in paired
    )


def _reason(chosen: Scheme, person: Partner, others: Sequence[Partner]) -> str:
    kept = Counter[str]()
    fitting = 0
    for other in others:
        rules = [broken(chosen.rules, *pair) for pair in _ways(chosen, person, other)]
        if None in rules:
            fitting += 1
        elif rules and rules[0] is not None and rules[0] is not TWO_PEOPLE:
            kept[rules[0].because] += 1
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


def _ways(chosen: Scheme, person: Partner, other: Partner) -> list[tuple[Partner, Partner]]:
    """How two people could share out the two parts."""
    pairs = [(person, other), (other, person)]
    return [pair for pair in pairs if chosen.first(pair[0]) and chosen.second(pair[1])]
