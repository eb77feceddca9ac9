"""How a bid stands: whether its team crosses boundaries, and what those say who may assess it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from statistics import fmean
from typing import Any

from graph_service.analysis.bids.conflicts import conflict, organizations_of, team_of
from graph_service.analysis.bids.known import bids_on
from graph_service.analysis.dimensions import borough_of
from graph_service.records import Assessment, Bid, Call
from graph_service.snapshot import Snapshot

ASSESSORS = 2
"""How many assessments a bid needs where its call does not say."""


@dataclass(frozen=True)
class Standing:
    """A bid: what its team joins, and its assessments without those of people with an interest.

    `organizations` and `sectors` are those of the team, `places` the boroughs that gain. `marks`
    are by assessor, `kept_out` assessors by why (a code of `CONFLICTS`), `waiting` assessors who
    have not said anything yet.
    """

    bid: Bid
    organizations: tuple[str, ...]
    sectors: tuple[str, ...]
    places: tuple[str, ...]
    organizations_least: int
    sectors_least: int
    wanted: int
    marks: Mapping[str, int]
    kept_out: Mapping[str, str]
    waiting: tuple[str, ...]

    @property
    def crosses(self) -> bool:
        """Whether the team joins as many organisations and sectors as the call asks for."""
        return (
            len(self.organizations) >= self.organizations_least
            and len(self.sectors) >= self.sectors_least
        )

    @property
    def mean(self) -> float | None:
        """The mean of the marks that count, from 1 to 5; None without any."""
        return fmean(self.marks.values()) if self.marks else None

    @property
    def apart(self) -> int:
        """How far the highest and the lowest mark are apart."""
        return max(self.marks.values()) - min(self.marks.values()) if self.marks else 0

    @property
    def short(self) -> int:
        """How many assessments are missing; those that are promised are missing until they come."""
        return max(0, self.wanted - len(self.marks))

    def document(self) -> dict[str, Any]:
        """The bid in what `bids --json` answers with."""
        said = {name: value for name, value in asdict(self).items() if name != "bid"}
        return {
            "bid": self.bid.id, "state": self.bid.state, "cost": self.bid.cost,
            "crosses": self.crosses, "mean": self.mean, "short": self.short, **said,
        }  # fmt: skip


def standing(snapshot: Snapshot, bid: Bid) -> Standing:
    """How a bid stands on the snapshot's day."""
    call: Call | None = snapshot.of("Call").get(bid.call_id)
    said = [item for item in snapshot.of("Assessment").values() if item.bid_id == bid.id]
    reasons = {item.person_id: conflict(snapshot, bid, item.person_id, item) for item in said}
    kept_out = {id_: why for id_, why in reasons.items() if why}
    open_: list[Assessment] = [item for item in said if item.person_id not in kept_out]
    organizations = organizations_of(snapshot, bid)
    return Standing(
        bid,
        organizations,
        _sectors(snapshot, bid, organizations),
        places_of(snapshot, bid),
        (call.organizations_least if call else None) or 1,
        (call.sectors_least if call else None) or 1,
        (call.assessments_least if call else None) or ASSESSORS,
        {item.person_id: int(item.mark) for item in open_ if item.mark},
        kept_out,
        tuple(item.person_id for item in open_ if not item.mark),
    )


def standings(snapshot: Snapshot, call_id: str) -> list[Standing]:
    """All bids of a call that were not withdrawn, the highest mean first."""
    found = [
        standing(snapshot, item)
        for item in bids_on(snapshot).values()
        if item.call_id == call_id and item.state not in ("draft", "withdrawn")
    ]
    return sorted(found, key=lambda item: (-(item.mean or 0), item.bid.name, item.bid.id))


def places_of(snapshot: Snapshot, bid: Bid) -> tuple[str, ...]:
    """The boroughs that gain by a bid: an area stands for the boroughs in it, or that it is in."""
    found = []
    for area in bid.area_ids:
        below = (borough_of(snapshot, id_) for id_ in sorted(snapshot.area_and_below(area)))
        found += [id_ for id_ in below if id_]
    return tuple(dict.fromkeys(found))


def _sectors(snapshot: Snapshot, bid: Bid, organizations: tuple[str, ...]) -> tuple[str, ...]:
    people = (snapshot.sectors.get(id_, "") for id_ in team_of(bid))
    theirs = (snapshot.organizations[id_].sector for id_ in organizations
              if id_ in snapshot.organizations)  # fmt: skip
    return tuple(dict.fromkeys(filter(None, (*people, *theirs))))
