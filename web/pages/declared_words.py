"""What `/missing/declarations` says in words: its finding, and how many gave no answer."""

from graph_service.analysis.declared_gaps import DeclaredGaps
from graph_service.analysis.declared_verdict import DeclaredGap, Verdict
from graph_service.analysis.disclosure import rounded
from graph_service.analysis.numerals import about
from graph_service.analysis.published import NO_ANSWER

STATUSES: dict[Verdict, tuple[str, str]] = {
    "under": ("Fewer than expected", "orange"),
    "over": ("More than expected", "blue"),
    "too-few-to-say": ("Too few to say", "grey"),
    "met": ("As expected", "green"),
    "hidden": ("Not shown", "white"),
    "no-yardstick": ("No yardstick", "white"),
}
MARKS = {"fewer-than-10": "fewer than 10", "hidden": "not shown"}
_KNOWN = {"population": "the population", "workforce": "the workforce"}


def status_words(gap: DeclaredGap) -> tuple[str, str]:
    """The verdict and its colour; none of those who gave no answer."""
    if gap.group[0] == NO_ANSWER and gap.mark != "hidden":
        return "", "white"
    return STATUSES[gap.status]


def headline(found: DeclaredGaps, where: str) -> str:
    """The first sentence: what is furthest below its yardstick, else furthest above.

    `where` is the name of the scope; "" for the whole system.
    """
    for status, end in (
        ("under", "fewer than chance explains"),
        ("over", "more than chance explains"),
    ):
        gaps = [gap for gap in found.gaps if gap.status == status]
        if gaps:
            return f"{_said(found, max(gaps, key=_distance), where)}: {end}."
    shown = [gap for gap in found.gaps if gap.count is not None]
    if not shown:
        return "Too few people gave any one answer to say more than that: all numbers are hidden."
    if any(gap.expected is not None for gap in found.gaps):
        return (
            f"Measured by {_measure(found.yardstick)}, no answer{_in(where)} is rarer or more "
            "frequent than chance explains, as far as these numbers can tell."
        )
    most = max(shown, key=lambda gap: gap.count or 0)
    if found.yardstick:
        return (
            f"{_said(found, most, where)}; {_measure(found.yardstick)} has none of these answers."
        )
    return f"{_said(found, most, where)}; there is no yardstick for this yet."


def no_answer(found: DeclaredGaps, where: str) -> str:
    """How many gave no answer; "" where that is a row of the table (crossed)."""
    if found.is_crossed or not found.no_answer:
        return ""
    cell, whose = found.no_answer[0], f"{found.people:,} leaders{_in(where)}"
    if cell.mark == "hidden":
        return (
            f"How many of the {whose} gave no answer is not shown: with the other numbers it would "
            "give a small one away."
        )
    many = f"About {cell.count:,}" if cell.count is not None else "Fewer than ten"
    return (
        f"{many} of the {whose} gave no answer, or preferred not to say. They are a number of "
        "their own, and in no share."
    )


def _distance(gap: DeclaredGap) -> float:
    """How many people a number is from what is expected."""
    return abs((gap.expected or 0) - (gap.count or 0))


def _said(found: DeclaredGaps, gap: DeclaredGap, where: str) -> str:
    many = f"About {gap.count:,}" if gap.count is not None else "Fewer than ten"
    group = f" in {gap.words[1]}" if found.is_crossed else _in(where)
    said = f"{many} of {_answered(found)}{group} said “{gap.words[0]}”"
    if gap.expected is None:
        return said
    return f"{said}; by {_measure(found.yardstick)} it would be {_about(gap.expected)}"


def _answered(found: DeclaredGaps) -> str:
    """Of how many: those who answered, as far as what is shown tells."""
    if found.is_crossed:
        return "the leaders who answered"
    silent = found.no_answer[0]
    if silent.count is not None:
        return f"about {rounded(found.people - silent.count):,} leaders who answered"
    if silent.mark == "fewer-than-10":
        return f"the leaders who answered ({found.people:,} but for fewer than ten)"
    return f"{found.people:,} leaders"


def _about(expected: float) -> str:
    words = about(expected)
    return words if words.startswith(("about", "fewer")) else f"about {words}"


def _measure(name: str) -> str:
    return _KNOWN.get(name, f"the yardstick “{name}”")


def _in(where: str) -> str:
    return f" in {where}" if where else ""
