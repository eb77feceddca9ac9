"""The pairs that a round keeps, as a proposal: to be compared, asked about and audited."""

from graph_service.analysis.pairing.company import Company
from graph_service.analysis.pairing.life import stage_of
from graph_service.analysis.pairing.partners import partners
from graph_service.analysis.pairing.progress import pairings_of, unpaired_in
from graph_service.analysis.pairing.proposal import Pair, Proposal
from graph_service.analysis.pairing.schemes import Scheme, scheme
from graph_service.analysis.pairing.score import parts_of, total
from graph_service.records import Pairing, Round
from graph_service.snapshot import Snapshot


def kept_proposal(snapshot: Snapshot, round_: Round) -> Proposal:
    """A round's pairings that stand, scored as the records are now; nothing is proved of them.

    Raises:
        Refused: its scheme is not there any more.
    """
    chosen = scheme(snapshot, round_.scheme)
    known = Company(snapshot, partners(snapshot, within=chosen.record.not_again_within))
    pairs = tuple(
        _pair(snapshot, chosen, known, item)
        for item in pairings_of(snapshot, round_.id)
        if stage_of(snapshot, item) != "declined"
        and all(id_ in known.people for id_ in item.person_ids)
    )
    points = sum(pair.points for pair in pairs)
    return Proposal(
        chosen.code, chosen.form, round_.id, round_.seed or 0, True, snapshot.as_of, pairs,
        unpaired_in(snapshot, round_), optimal=False, bound=points, price=0,
    )  # fmt: skip


def _pair(snapshot: Snapshot, chosen: Scheme, known: Company, item: Pairing) -> Pair:
    people = [known.people[id_] for id_ in item.person_ids]
    parts = parts_of(known, chosen, people)
    return Pair(
        item.id,
        item.person_ids,
        tuple(snapshot.employers_of(id_) for id_ in item.person_ids),
        total(parts),
        parts,
        item.half_day,
    )
