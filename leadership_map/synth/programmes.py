"""Who leads and who takes part in the programmes of `data/facts/programmes.csv`."""

from collections.abc import Iterator, Mapping, Sequence
from random import Random

from graph_service.records import Membership
from leadership_map.synth import facts
from leadership_map.synth.draws import chance, day_between, full, later
from leadership_map.synth.people import Leader


def members(seed: int, leaders: Sequence[Leader]) -> Iterator[Membership]:
    """A lead where the facts name a sector or level for one, and as many members as they say."""
    rng = chance(seed, "programmes")
    for row in facts.rows("programmes"):
        wanted = (row["lead_sector"], row["lead_level"])
        leads = _fitting(leaders, *wanted, row["members_place"])[:] if any(wanted) else []
        lead = rng.choice(leads) if leads else None
        if lead:
            yield _membership(rng, row, lead, "Lead")
        open_to = _fitting(leaders, "", row["members_level"], row["members_place"])
        others = [item for item in open_to if item is not lead]
        for item in rng.sample(others, min(int(row["members"]), len(others))):
            yield _membership(rng, row, item, "Member")


def _fitting(leaders: Sequence[Leader], sector: str, level: str, place: str) -> list[Leader]:
    return [
        item
        for item in leaders
        if sector in ("", item.sector)
        and level in ("", item.person.level)
        and place in ("", item.place)
    ]


def _membership(rng: Random, row: Mapping[str, str], leader: Leader, role: str) -> Membership:
    begun = max(full(row["start_date"]), leader.since)
    return Membership(
        id=f"{leader.id}-{row['id']}",
        person_id=leader.id,
        programme_id=row["id"],
        role=role,
        start_date=day_between(rng, begun, min(later(begun, 500), "2026-08-03")),
        invented=True,
    )
