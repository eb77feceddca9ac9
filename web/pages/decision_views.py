"""Decisions: who plays which part, and the answer to who decides."""

from dataclasses import dataclass

from graph_service.analysis.governance.bodies import Governance
from graph_service.analysis.governance.decisions import Answer, Decision, decides
from graph_service.analysis.governance.parties import Party
from graph_service.errors import NotFound
from graph_service.snapshot import Snapshot
from web.choices import Choice


@dataclass(frozen=True)
class Asked:
    """Which decision, where; "" asks for nothing."""

    topic: str = ""
    area: str = ""


@dataclass(frozen=True)
class DecisionView:
    """Who plays which part in a decision."""

    topic: str
    area: str
    accountable: str
    responsible: str
    consulted: str
    nobody: bool


@dataclass(frozen=True)
class AnswerView:
    """Who decides what was asked for: a sentence and the parts, or why there is no answer."""

    sentence: str
    parts: tuple[tuple[str, str], ...] = ()


def topic_choices(found: Governance, chosen: str) -> tuple[Choice, ...]:
    """Every decision or function that something is said of."""
    names = sorted({item.topic for item in found.decisions})
    return tuple(Choice(name, name, name == chosen) for name in names)


def area_choices(snapshot: Snapshot, chosen: str) -> tuple[Choice, ...]:
    """All areas by name."""
    areas = sorted(snapshot.areas.values(), key=lambda area: (area.name, area.id))
    return tuple(Choice(area.id, area.name, area.id == chosen) for area in areas)


def answer(snapshot: Snapshot, asked: Asked) -> AnswerView | None:
    """Who decides what was asked for, None where nothing was."""
    if not (asked.topic or asked.area):
        return None
    if not (asked.topic and asked.area):
        return AnswerView("Choose both a decision and a place.")
    try:
        found = decides(snapshot, asked.topic, asked.area)
    except NotFound as missing:
        return AnswerView(str(missing))
    return _answered(found)


def _answered(found: Answer) -> AnswerView:
    said = {
        "Responsible": found.parts.responsible,
        "Consulted": found.parts.consulted,
        "Informed": found.parts.informed,
        "It goes up to": found.route[1:],
    }
    parts = ((part, "; ".join(party.said for party in who)) for part, who in said.items() if who)
    return AnswerView(found.sentence, tuple(parts))


def decision_view(item: Decision) -> DecisionView:
    """A decision in words, without the names of people."""
    accountable = _names(item.parts.accountable)
    if not accountable and item.inherited_from is not None:
        accountable = "As in the area above"
    return DecisionView(
        item.topic,
        item.area,
        accountable,
        _names(item.parts.responsible),
        _names(item.parts.consulted),
        item.nobody_accountable,
    )


def _names(parties: tuple[Party, ...]) -> str:
    return "; ".join(party.name for party in parties)
