"""What `/missing/voice` shows: findings as sentences, the groups, and who knows whom."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for

from graph_service import codes
from graph_service.analysis.group_voice import GroupVoice
from graph_service.analysis.voice import MOST_BETWEENNESS, Voice
from graph_service.analysis.voice_findings import Finding, in_order
from graph_service.snapshot import Snapshot
from web.access import may_open
from web.links import body_link
from web.pages.missing_asked import Asked
from web.pages.voice_table import MixingTable, VoiceRow, mixing_table, voice_row
from web.paging import Paged, paged
from web.templating import count

MOST_SURE, MOST_UNSURE = 12, 12
NOTHING = "No group here stands out as present but not heard."
_NEXT = {
    "vote": ("governance.page", "See which posts vote"),
    "funding": ("governance.page", "See which sessions are funded"),
    "chair": ("governance.page", "See who chairs what"),
    "edge": ("pairings.page", "Find them a buddy or a visit"),
    "inside": ("map.page", "See these ties on the map"),
}


@dataclass(frozen=True)
class FindingView:
    """A finding with where to look closer, and what could be done."""

    text: str
    how_sure: str
    status: str
    colour: str
    address: str
    who: str
    next: str
    next_address: str


@dataclass(frozen=True)
class VoiceAnswer:
    """All below the first sentence. `more` findings of each sort are not in the lists.

    `by` names the dimension of the table; `others` are further ones with their addresses.
    """

    room: str
    sure: tuple[FindingView, ...]
    more_sure: int
    unsure: tuple[FindingView, ...]
    more_unsure: int
    by: str
    others: tuple[tuple[str, str], ...]
    rows: Paged[VoiceRow]
    ties: str
    mixing: MixingTable | None
    between: bool
    most_between: int

    @classmethod
    def of(cls, snapshot: Snapshot, asked: Asked, found: Sequence[Voice]) -> "VoiceAnswer":
        """The answer along one dimension, or along several with the table of the first."""
        ranked = in_order(_every(found))
        sure = [_view(snapshot, asked, one) for one in ranked if one.sure]
        unsure = [_view(snapshot, asked, one) for one in ranked if not one.sure]
        first = found[0]
        return cls(
            _room(first),
            tuple(sure[:MOST_SURE]),
            max(0, len(sure) - MOST_SURE),
            tuple(unsure[:MOST_UNSURE]),
            max(0, len(unsure) - MOST_UNSURE),
            codes.DIMENSIONS.say(first.by),
            tuple(
                (codes.DIMENSIONS.say(one.by).lower(), asked.address("voice.page", by=one.by))
                for one in found[1:]
            ),
            _rows(asked, first),
            _ties(first),
            mixing_table(first),
            any(item.between for item in first.groups),
            MOST_BETWEENNESS,
        )


def headline(found: Sequence[Voice]) -> str:
    """The first sentence: the most important finding."""
    if not found[0].people:
        return "Nobody is here yet, so nobody can be heard."
    ranked = in_order(_every(found))
    if not ranked:
        return NOTHING
    return ranked[0].text


def _every(found: Sequence[Voice]) -> list[Finding]:
    return [one for answer in found for one in answer.findings]


def _room(found: Voice) -> str:
    held = found.held
    funded = f"{held.sessions:,.0f} sessions a week, {held.funded:,.0f} of them funded"
    return (
        f"{count(found.people, 'person', 'people')} in the room hold "
        f"{count(round(held.seats), 'seat')}, {count(round(held.votes), 'vote')}, "
        f"{count(round(held.chairs), 'chair')} and {funded}; "
        f"{count(found.ties, 'tie')} between them {'is' if found.ties == 1 else 'are'} known."
    )


def _view(snapshot: Snapshot, asked: Asked, one: Finding) -> FindingView:
    endpoint, words = _NEXT[one.kind]
    seats = one.kind in ("vote", "funding", "chair")
    body = asked.scope.removeprefix("Organization:")
    address = url_for(endpoint) if may_open(endpoint) else ""
    return FindingView(
        one.text,
        one.how_sure,
        "More than chance" if one.sure else "Too few to say",
        "orange" if one.sure else "grey",
        asked.address("missing_group.page", (one.group,), by=one.by, second=""),
        one.words,
        words,
        body_link(body) if seats and body in snapshot.bodies else address,
    )


def _rows(asked: Asked, found: Voice) -> Paged[VoiceRow]:
    shown: Paged[GroupVoice] = paged(found.groups)
    rows = [voice_row(asked, found, item) for item in shown.items]
    return Paged(
        rows, shown.number, shown.pages, shown.total, shown.first, shown.previous_address,
        shown.next_address,
    )  # fmt: skip


def _ties(found: Voice) -> str:
    """How far ties stay inside groups, as a sentence."""
    mixed = found.mixing
    if not mixed.ties or mixed.ei_index is None:
        return "No tie between people of known groups is known here yet."
    inside = sum(number for (one, other), number in mixed.between.items() if one == other)
    said = f"{inside:,} of {count(mixed.ties, 'tie')} join people of one group"
    said += f"; the E-I index is {mixed.ei_index:.2f}"
    if mixed.assortativity is not None:
        said += f" and Newman’s assortativity {mixed.assortativity:.2f}"
    return f"{said}."
