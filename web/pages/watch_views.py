"""What the page about risks shows."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import url_for

from graph_service.analysis.numerals import in_words
from graph_service.analysis.watch.indicators import COUNTS, LOW_IS_BAD, RISKS, Indicator
from graph_service.codes import INDICATORS
from web.access import may_open
from web.links import Named
from web.templating import count

_NEXT: Mapping[str, tuple[str, str]] = {
    "shared-vision": ("priorities.page", "Ask again what comes first"),
    "momentum": ("events.page", "See the events"),
    "same-people": ("succession.page", "See whose terms end"),
    "silos": ("map.page", "See who knows whom"),
    "reliance": ("succession.page", "See what rests on few"),
    "gaps": ("missing.page", "See who is missing"),
    "reviews": ("governance.page", "See the bodies"),
}  # fmt: skip


@dataclass(frozen=True)
class RiskRow:
    """One risk: what is measured, now and a year ago, the line, and what to do."""

    code: str
    risk: str
    measured: str
    now: str
    before: str
    trend: str
    line: str
    typed: str
    alarmed: bool
    known: bool
    next: Named | None


@dataclass(frozen=True)
class WatchPage:
    """All risks; the lines can be set where `may_set`."""

    sentence: str
    rows: tuple[RiskRow, ...]
    may_set: bool
    obstacles: str
    problems: dict[str, str]

    @classmethod
    def of(
        cls, found: list[Indicator], obstacles: int, typed: Mapping[str, str] | None = None,
        problems: dict[str, str] | None = None,
    ) -> "WatchPage":  # fmt: skip
        """The page of a day, with what was typed."""
        open_ = count(obstacles, "obstacle is", "obstacles are").lower() if obstacles else ""
        return cls(
            sentence(found),
            tuple(_row(item, typed or {}) for item in found),
            may_open("watch.keep"),
            f"{open_[:1].upper()}{open_[1:]} without an answer." if open_ else "",
            problems or {},
        )


def sentence(found: list[Indicator]) -> str:
    """Which risks have reached their line."""
    alarmed = [RISKS[item.code] for item in found if item.alarmed]
    if not alarmed:
        return f"None of the {in_words(len(found))} risks that we watch has reached its line."
    has = "risk has" if len(alarmed) == 1 else "risks have"
    named = ", ".join(risk.lower() for risk in alarmed)
    return f"{in_words(len(alarmed)).capitalize()} {has} reached the line: {named}."


def value_words(code: str, value: float | None) -> str:
    """A reading in words; "Not known" for none."""
    if value is None:
        return "Not known"
    return f"{value:g}" if code in COUNTS else f"{value:.0f}%"


def _row(item: Indicator, typed: Mapping[str, str]) -> RiskRow:
    endpoint, words = _NEXT[item.code]
    trends = {True: "Worse than a year ago", False: "Better than a year ago", None: ""}
    now, before = value_words(item.code, item.value), value_words(item.code, item.before)
    side = "or less" if item.code in LOW_IS_BAD else "or more"
    return RiskRow(
        item.code,
        RISKS[item.code],
        INDICATORS.say(item.code),
        now,
        before,
        trends[item.worse] if now != before else "",
        f"{value_words(item.code, item.line)} {side}",
        typed.get(item.code, f"{item.line:g}"),
        item.alarmed,
        item.value is not None,
        Named(words, url_for(endpoint)) if may_open(endpoint) else None,
    )
