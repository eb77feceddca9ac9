"""Decisions: who plays which part, and the answer to who decides."""

from dataclasses import dataclass

from graph_service.analysis.decisions import Answer, Decision, Party, decides
from graph_service.analysis.governance import Governance
from graph_service.analysis.numerals import in_words
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
    return _answered(snapshot, found)


def _answered(snapshot: Snapshot, found: Answer) -> AnswerView:
    where = f"{found.topic} in {snapshot.label('Area', found.area)}"
    accountable = _who(found.parts.accountable)
    said = {
        "Responsible": found.parts.responsible,
        "Consulted": found.parts.consulted,
        "Informed": found.parts.informed,
        "It goes up to": found.route,
    }
    parts = tuple((part, _who(who)) for part, who in said.items() if who)
    if not accountable:
        return AnswerView(f"Nobody is accountable for {where}.", parts)
    several = len(found.parts.accountable)
    if several > 1:
        begin = f"{in_words(several).capitalize()} are each said to be accountable for {where}"
        return AnswerView(f"{begin}: {accountable}. Only one should be.", parts)
    return AnswerView(f"{accountable} is accountable for {where}.", parts)


def _who(parties: tuple[Party, ...]) -> str:
    """Bodies, and posts with who holds them."""
    return "; ".join(
        party.name + (f" ({', '.join(party.people)})" if party.people else "") for party in parties
    )


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
