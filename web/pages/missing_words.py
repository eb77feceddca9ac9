"""What `/missing` says in words: its first sentence and its summary."""

from collections.abc import Mapping, Sequence

from graph_service import codes
from graph_service.analysis.numerals import in_words, listed
from graph_service.analysis.overview import OPEN, Overview
from graph_service.analysis.representation import Gap, Gaps, Status
from web.agenda import FEWEST_PEOPLE
from web.templating import count

STATUSES: Mapping[Status, tuple[str, str]] = {
    "missing": ("Missing", "red"),
    "under": ("Fewer than expected", "orange"),
    "over": ("More than expected", "blue"),
    "too-few-to-say": ("Too few to say", "grey"),
    "met": ("As expected", "green"),
}
_GROUPS: Mapping[Status, tuple[str, str]] = {
    "missing": ("group is missing", "groups are missing"),
    "under": ("group has fewer people than expected", "groups have fewer people than expected"),
    "over": ("group has more people than expected", "groups have more people than expected"),
    "too-few-to-say": (
        "group differs by no more than chance explains",
        "groups differ by no more than chance explains",
    ),
    "met": ("group is as expected", "groups are as expected"),
}


def status_words(gap: Gap) -> tuple[str, str]:
    """The word and the colour; a group that the yardstick leaves out is neither good nor bad."""
    return STATUSES[gap.status] if gap.expected is not None else ("No yardstick", "white")


def too_few(found: Gaps) -> bool:
    """Whether so few are known that the whole network says nothing; a body may be small."""
    return found.scope is None and found.people < FEWEST_PEOPLE


def headline(found: Gaps, ranked: Sequence[Gap]) -> str:
    """The first sentence about one dimension, or two crossed."""
    by = " and ".join(codes.DIMENSIONS.say(code).lower() for code in found.by)
    if not ranked:
        return f"There is nothing to group people by: no {by} is known yet."
    if found.people == found.unknown and found.people:
        return f"The {by} of none of the {found.people:,} people is known yet."
    if nothing := _nothing_to_say(found, ranked[0]):
        return nothing
    if ranked[0].status in OPEN:
        return ranked[0].sentence
    return f"No group is missing by {by}, and none has fewer people than chance explains."


def overview_headline(found: Overview) -> str:
    """The first sentence about all usual dimensions together."""
    answers = [answer for answer in found.answers.values() if answer.groups]
    if not answers:
        return "There is nothing to group people by yet."
    if nothing := _nothing_to_say(answers[0], answers[0].groups[0]):
        return nothing
    if all(answer.people == answer.unknown for answer in answers):
        known = listed([codes.DIMENSIONS.say(code).lower() for code in found.answers], "or")
        people = count(answers[0].people, "person", "people")
        return f"No {known} is known yet of the {people} here."
    if not found.gaps and all(too_few_for_shares(answer) for answer in answers):
        many = count(answers[0].people, "person", "people")
        return f"Only {many} can be looked at here: too few to say who is missing."
    return found.sentence or "No group is missing, and none has fewer people than chance explains."


def too_few_for_shares(found: Gaps) -> bool:
    """Whether so few are looked at that no share says anything; a number asked for still does."""
    return found.people < FEWEST_PEOPLE and all(gap.least is None for gap in found.groups)


def _nothing_to_say(found: Gaps, any_gap: Gap) -> str:
    if not found.people:
        return f"Nobody {any_gap.wording.one} yet."
    if too_few(found):
        known = "person is" if found.people == 1 else "people are"
        return (
            f"Only {in_words(found.people)} {known} known: too few to say who is missing. "
            "Load more people first."
        )
    return ""


def summary(found: Gaps) -> str:
    """How many groups of one answer have which verdict."""
    statuses = [gap.status for gap in found.groups if gap.expected is not None]
    said = [
        f"{in_words(number)} {words[0] if number == 1 else words[1]}"
        for status, words in _GROUPS.items()
        if (number := statuses.count(status))
    ]
    left_out = len(found.groups) - len(statuses)
    if left_out:
        said.append(f"the yardstick says nothing of {in_words(left_out)}")
    return f"{'; '.join(said)}.".capitalize() if said else ""


def overview_summary(found: Overview) -> str:
    """How many groups are missing or too few, along which dimensions."""
    counted = [
        f"{in_words(len(gaps))} by {codes.DIMENSIONS.say(code).lower()}"
        for code in found.answers
        if (gaps := found.by(code))
    ]
    if not counted:
        return ""
    number = len(found.gaps)
    groups = "group is" if number == 1 else "groups are"
    return f"{in_words(number).capitalize()} {groups} missing or too few: {listed(counted)}."
