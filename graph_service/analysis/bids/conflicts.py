"""Who may not assess a bid: those of its team, of its organisations, and who says so."""

from graph_service.records import Assessment, Bid
from graph_service.snapshot import Snapshot

CONFLICTS = {
    "team": "On the team",
    "employer": "Belongs to an organisation of the team",
    "said": "Says that they have an interest",
}


def team_of(bid: Bid) -> tuple[str, ...]:
    """The people of a bid, whoever leads it first, each once."""
    return tuple(dict.fromkeys(filter(None, (bid.lead_id, *bid.team_ids))))


def organizations_of(snapshot: Snapshot, bid: Bid) -> tuple[str, ...]:
    """The organisations that a bid joins: the lead's, and those that employ its people."""
    own = (id_ for person in team_of(bid) for id_ in snapshot.employers_of(person))
    return tuple(dict.fromkeys(filter(None, (bid.organization_id, *own))))


def conflict(snapshot: Snapshot, bid: Bid, person_id: str, said: Assessment | None = None) -> str:
    """Why somebody may not assess a bid: a code of `CONFLICTS`; "" where nothing is known.

    Args:
        snapshot: the network on the day.
        bid: the bid.
        person_id: who would assess it.
        said: what they have said of it, if anything.
    """
    if person_id in team_of(bid):
        return "team"
    if {*snapshot.employers_of(person_id)} & {*organizations_of(snapshot, bid)}:
        return "employer"
    return "said" if said is not None and said.conflict else ""
