"""Words for yardsticks: what each says, of whom, and what its rows say."""

from collections.abc import Iterator, Sequence

from graph_service.analysis.dimensions import BY_CODE
from graph_service.records import Yardstick
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot

BUILT_IN = {
    "even": "Each group has the same share. Used for the whole network where no target is set.",
    "network": (
        "Each group has the share that it has in our whole network. Used for any part of it where "
        "no target is set."
    ),
    "organizations": "Each group has its share of the organisations there are, bodies left out.",
    "minimum": "At least one person of each group.",
}
NAMED = {
    "population": "Each group has its share of the people who live here.",
    "workforce": (
        "Each group has its share of the people who work in health and care; by sex and ethnicity, "
        "of NHS staff."
    ),
    "care workforce": "Each group has its share of the people who work in adult social care.",
    "not-yet-involved": "At least one person of each group that was named as not yet involved.",
}


def scope_words(snapshot: Snapshot, scope: str) -> str:
    """Of whom rows speak: a name, or the whole network."""
    if not scope:
        return "the whole network"
    kind, _, id_ = scope.partition(":")
    known = {name.casefold(): name for name in ("Area", "Organization", "Programme", "Event")}
    known |= {"group": "Group", "body": "Organization"}
    return snapshot.label(known.get(kind.casefold(), kind), id_)


def figures_words(snapshot: Snapshot, rows: Sequence[Yardstick]) -> Iterator[str]:
    """What rows say: "At least 2: Primary care, Social care", then each share by itself."""
    by = BY_CODE.get(rows[0].dimension)
    groups = by.groups(snapshot) if by else {}
    order = {code: number for number, code in enumerate(groups)}
    asked: dict[int, list[str]] = {}
    shares: list[str] = []
    for row in sorted(rows, key=lambda row: (order.get(row.group, len(order)), row.id)):
        words = groups.get(row.group, row.group)
        if row.count is not None:
            asked.setdefault(row.count, []).append(words)
        elif row.share is not None:
            shares.append(f"{words} {100 * row.share:.1f}%")
    for least in sorted(asked, reverse=True):
        yield f"At least {least:,}: {'; '.join(asked[least])}"
    yield from shares


def sources_words(rows: Sequence[Yardstick]) -> str:
    """Where figures are from, each source once."""
    said = dict.fromkeys(row.basis.removesuffix(".") for row in rows if row.basis)
    return ". ".join(said) or "Not said"


def scope_of(text: str) -> Scope | None:
    """The scope that rows name; None for everywhere."""
    return Scope.parse(text) if text else None
