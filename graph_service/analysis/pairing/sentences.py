"""What each criterion says of two people, in one sentence.

Only what colleagues may see anyway enters a sentence: no private wish, note or declaration.
"""

from collections.abc import Callable, Mapping, Sequence

from graph_service import codes
from graph_service.analysis.numerals import listed
from graph_service.analysis.pairing.company import FAR, Company
from graph_service.analysis.pairing.criteria import LADDER, missing_groups
from graph_service.analysis.pairing.partners import Partner
from graph_service.analysis.pairing.rules import professions_differ, sectors_differ, sides_differ

Say = Callable[[Company, Partner, Partner], str]


def _challenges(_company: Company, one: Partner, other: Partner) -> str:
    common = sorted(one.challenges.keys() & other.challenges.keys())
    if not common:
        return "They have named no challenge in common."
    return f"Both named {listed([f'“{one.challenges[item]}”' for item in common])} as a challenge."


def _fit(company: Company, one: Partner, other: Partner) -> str:
    ways = [
        f"{_name(company, a)} offers what {_name(company, b)} seeks "
        f"({listed([codes.OFFERS.say(item).lower() for item in found])})"
        for a, b in ((one, other), (other, one))
        if (found := [item for item in a.offers if item in b.seeks])
    ]
    if ways:
        return f"{listed(ways)}."
    alike = {*one.offers} & {*other.offers} or {*one.seeks} & {*other.seeks}
    return "Both are open to the same." if alike else "Neither offers what the other seeks."


def _different(company: Company, one: Partner, other: Partner) -> str:
    said = []
    if sectors_differ([one], [other])[0, 0]:
        sectors = f"{codes.SECTORS.say(one.sector)} and {codes.SECTORS.say(other.sector)}"
        said.append(f"different sectors ({sectors})")
    if professions_differ([one], [other])[0, 0]:
        mine, theirs = (_professions(company, item) for item in (one, other))
        said.append(f"different professions ({mine} and {theirs})")
    return f"They come from {listed(said)}." if said else "Sector and profession are alike."


def _sides(_company: Company, one: Partner, other: Partner) -> str:
    if sides_differ([one], [other])[0, 0]:
        return "One is a clinical or care professional, the other a manager or executive."
    return "They are not one from the clinical and one from the managerial side."


def _levels(_company: Company, one: Partner, other: Partner) -> str:
    mine, theirs = one.person.level, other.person.level
    if mine not in LADDER or theirs not in LADDER:
        return "The level of one of them is not known, or is on no ladder."
    if mine == theirs:
        return f"Both are at {codes.LEVELS.say(mine).lower()} level."
    gap = abs(LADDER.index(mine) - LADDER.index(theirs))
    how = "close" if gap < 2 else "not too far apart" if gap == 2 else "far apart"
    return f"{codes.LEVELS.say(mine)} and {codes.LEVELS.say(theirs).lower()} level are {how}."


def _seniority(_company: Company, one: Partner, other: Partner) -> str:
    mine, theirs = one.person.level, other.person.level
    if mine not in LADDER or theirs not in LADDER:
        return "The level of one of them is not known, or is on no ladder."
    if LADDER.index(mine) <= LADDER.index(theirs):
        return "The first is not the more senior."
    return (
        f"{codes.LEVELS.say(mine)} level can open doors for {codes.LEVELS.say(theirs).lower()} "
        "level."
    )


def _near(company: Company, one: Partner, other: Partner) -> str:
    if not one.borough or not other.borough:
        return "The borough of one of them is not known."
    places = [company.snapshot.label("Area", item.borough) for item in (one, other)]
    if one.borough == other.borough:
        return f"Both are based in {places[0]}."
    return f"They are based in two boroughs of one system ({places[0]} and {places[1]})."


def _distance(company: Company, one: Partner, other: Partner) -> str:
    steps = int(company.steps([one], [other])[0, 0])
    if steps == 1:
        return "They are known to know each other."
    if one.bodies & other.bodies:
        return "They sit on a body together, without being known to know each other."
    if steps == FAR:
        return "They would not meet otherwise: nobody they know knows the other's acquaintances."
    return {
        2: "They have an acquaintance in common, and are not known to have met.",
        3: "They are three steps apart: an acquaintance of one knows one of the other's.",
    }[steps]


def _bridge(company: Company, one: Partner, other: Partner) -> str:
    if not one.employers or not other.employers:
        return "The organisation of one of them is not known."
    mine, theirs = (_organization(company, item) for item in (one, other))
    if company.joined([one], [other])[0, 0]:
        return f"{mine} and {theirs} have ties already."
    return f"Nobody at {mine} is known to know anybody at {theirs}: theirs would be the first tie."


def _first_time(company: Company, one: Partner, other: Partner) -> str:
    new = [item for item in (one, other) if item.first_time]
    if not new:
        return "Both have been paired before."
    if len(new) > 1:
        return "It would be the first time for both."
    return f"It would be the first time for {_name(company, new[0])}."


def _missing(company: Company, one: Partner, other: Partner) -> str:
    said = [
        f"{_name(company, item)} is from a group with too few leaders ({listed(groups)})"
        for item in (one, other)
        if (groups := missing_groups(company, item))
    ]
    return f"{listed(said)}." if said else "Neither is from a group with too few leaders."


def _time(_company: Company, one: Partner, other: Partner) -> str:
    common = [day for day in one.half_days if day in other.half_days]
    if not common:
        return "They have not both named the same half-days."
    return f"Both are free on {listed([codes.HALF_DAYS.say(day) for day in common])}."


def _wish(_company: Company, one: Partner, other: Partner) -> str:
    if one.wishes & other.wishes:
        return "Both asked for something that they keep private."
    return "There is no private wish that both share."


def _name(company: Company, partner: Partner) -> str:
    return company.snapshot.label("Person", partner.id)


def _organization(company: Company, partner: Partner) -> str:
    named: Sequence[str] = sorted(partner.employers)
    return company.snapshot.label("Organization", named[0])


def _professions(company: Company, partner: Partner) -> str:
    return listed(
        [company.snapshot.label("Profession", id_) for id_ in partner.person.profession_ids]
    )


SENTENCES: Mapping[str, Say] = {
    "challenges": _challenges, "fit": _fit, "different": _different, "sides": _sides,
    "levels": _levels, "seniority": _seniority, "near": _near, "distance": _distance,
    "bridge": _bridge, "first_time": _first_time, "missing": _missing, "time": _time,
    "wish": _wish,
}  # fmt: skip
