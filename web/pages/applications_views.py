"""What the team sees of the applications to a round."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph_service.analysis.pairing.applying import applied
from graph_service.analysis.pairing.partners import Partner, partners
from graph_service.analysis.pairing.schemes import Scheme, scheme
from graph_service.records import Application, Round
from graph_service.snapshot import Snapshot
from web.choices import Choice
from web.pages.pairings_views import heading_of
from web.pages.rounds_views import Named
from web.templating import count


@dataclass(frozen=True)
class ApplicationRow:
    """An application: who, in which part and how often, when, and the manager's answer."""

    id: str
    person: Named
    part: str
    half_days: str
    manager: str
    said: str
    withdrawn: bool


@dataclass(frozen=True)
class ApplicationsPage:
    """The applications to a round; `may_change` until it is published."""

    round_id: str
    heading: str
    sentence: str
    rows: tuple[ApplicationRow, ...]
    could: tuple[Choice, ...]
    may_change: bool

    @classmethod
    def of(cls, snapshot: Snapshot, round_: Round) -> "ApplicationsPage":
        """The page of a round."""
        found = applied(snapshot, round_)
        # What waits for somebody stands first.
        waiting = sorted(found.applications, key=lambda item: item.manager_agrees is not None)
        known = partners(snapshot, round_.id)
        chosen = scheme(snapshot, round_.scheme)
        return cls(
            round_.id,
            heading_of(snapshot, round_),
            found.sentence,
            tuple(_row(snapshot, chosen, item, known.get(item.person_id)) for item in waiting),
            _choices(snapshot, found.could),
            round_.status != "closed",
        )


def _row(
    snapshot: Snapshot, chosen: Scheme, item: Application, partner: Partner | None
) -> ApplicationRow:
    half_days = partner.half_days if partner else item.half_days
    return ApplicationRow(
        item.id,
        Named.of(snapshot, item.person_id),
        _part(chosen, partner),
        ", ".join(f"{day[:3].capitalize()} {day[-2:]}" for day in half_days),
        item.manager,
        {True: "Yes", False: "No", None: "Not yet"}[item.manager_agrees],
        bool(item.withdrawn),
    )


def _part(chosen: Scheme, partner: Partner | None) -> str:
    if partner is None:
        return "Takes no part: has not agreed to be paired, or withdrew"
    if chosen.is_one_pool:
        return "" if chosen.first(partner) else "Offers and seeks nothing that fits"
    often = (partner.hosts, partner.visits)
    taken = [
        f"{words}, {count(number, 'visit')}" if chosen.form == "visits" else words
        for words, takes, number in zip(
            chosen.parts, (chosen.first, chosen.second), often, strict=True
        )
        if takes(partner)
    ]
    said = "; ".join(taken)
    return said[:1].upper() + said[1:] or "Offers and seeks nothing that fits"


def _choices(snapshot: Snapshot, ids: Sequence[str]) -> tuple[Choice, ...]:
    named = sorted((snapshot.label("Person", id_), id_) for id_ in ids)
    return tuple(Choice(id_, name, selected=False) for name, id_ in named)
