"""Who takes part in a round, and who is kept out of it before anybody is compared."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph_service.analysis.pairing.company import Company
from graph_service.analysis.pairing.partners import Partner, applications, partners
from graph_service.analysis.pairing.schemes import Scheme
from graph_service.snapshot import Snapshot


@dataclass(frozen=True)
class Standing:
    """The company of a round, and why each of the others who would take part does not."""

    company: Company
    kept_out: Mapping[str, str]


def standing(snapshot: Snapshot, chosen: Scheme, round_id: str) -> Standing:
    """Sort those who would take part in a scheme, or applied to its round, into both."""
    known = partners(snapshot, round_id, within=chosen.record.not_again_within)
    out = _out(snapshot, round_id)
    kept_out, people = {}, {}
    if is_over := _people_of_closed(snapshot, round_id):
        known = {id_: item for id_, item in known.items() if id_ in is_over}
    for partner in known.values():
        reason = _reason(partner, chosen, out)
        if reason is None:
            people[partner.id] = partner
        elif reason:
            kept_out[partner.id] = reason
    for id_ in applications(snapshot, round_id).keys() - known.keys():
        kept_out[id_] = "They have not agreed to be paired, or ask not to be shown."
    return Standing(Company(snapshot, people), dict(sorted(kept_out.items())))


def _people_of_closed(snapshot: Snapshot, round_id: str) -> frozenset[str]:
    """Who was in a pair of a round that is closed and to which nobody applied; else nobody.

    Whoever fits its scheme today has nothing to do with it any more.
    """
    round_ = snapshot.rounds.get(round_id)
    if round_ is None or round_.status != "closed" or applications(snapshot, round_id):
        return frozenset()
    pairs = (item for item in snapshot.pairings.values() if item.round_id == round_id)
    return frozenset(id_ for item in pairs for id_ in item.person_ids)


def _out(snapshot: Snapshot, round_id: str) -> frozenset[str]:
    return frozenset(
        id_
        for item in snapshot.instructions.values()
        if round_id and item.round_id == round_id and item.what == "out"
        for id_ in item.person_ids
    )


def _reason(partner: Partner, chosen: Scheme, out: frozenset[str]) -> str | None:
    """None for those who take part, "" for those whom nobody expects to."""
    if not (chosen.first(partner) or chosen.second(partner)):
        if partner.application is None:
            return ""
        first, second = chosen.parts
        needed = first if chosen.is_one_pool else f"{first} or {second}"
        return f"They applied, but offer and seek nothing that makes them a {needed}."
    if partner.approved is False:
        return "Their manager has not said yes."
    if partner.id in out:
        return "The programme team left them out of this round."
    return None
