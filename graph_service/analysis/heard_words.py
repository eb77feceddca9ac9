"""Whom we have heard, as sentences."""

from graph_service.analysis.gap_words import inside
from graph_service.analysis.heard import Heard
from graph_service.analysis.numerals import in_words, listed
from graph_service.days import in_words as day_in_words
from graph_service.records import Event
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot

MOST_GROUPS = 12


_WHERE = {"Area": "in", "Programme": "in", "Event": "at", "Group": "in"}


def headline(
    snapshot: Snapshot, found: Heard, today: str, before: tuple[Event, Heard] | None = None
) -> str:
    """The first sentence: how many were heard, and of which groups nobody.

    Args:
        snapshot: the day of the answer.
        found: the answer.
        today: the day of which "we have heard" is said; of an earlier one "we had".
        before: a summit and the answer as it was on its day, told where no group is silent now.
    """
    if not found.leaders:
        return "No leader is known here yet, so there is nobody to hear."
    said = [_heard(found, today, _where(snapshot, found.scope))]
    if found.reached and found.silent:
        said.append(f"nobody {_who(found)} {'had' if found.until < today else 'has'} been heard")
    elif before and before[1].reached and before[1].silent:
        day = day_in_words(before[0].start_date)
        said.append(f"nobody {_who(before[1])} was heard by the day of the summit of {day}")
    return "; ".join(said) + "."


def _heard(found: Heard, today: str, where: str) -> str:
    when = f"By {day_in_words(found.until)} we had" if found.until < today else "We have"
    if found.leaders == 1:
        return f"{when} heard {'' if found.reached else 'nothing yet of '}the one leader{where}"
    every = f"{found.leaders:,} leaders{where}"
    if not found.reached:
        return f"{when} heard none of the {every}"
    if found.reached == found.leaders:
        return f"{when} heard all {every}"
    return f"{when} heard {in_words(found.reached)} of {every}"


def _where(snapshot: Snapshot, scope: Scope | None) -> str:
    if scope is None:
        return ""
    name = snapshot.label(scope.kind, scope.id)
    if scope.kind == "Organization":
        article = "" if name.lower().startswith("the ") else "the "
        return f" on {article}{name}" if scope.id in snapshot.bodies else f" of {name}"
    return f" {_WHERE[scope.kind]} {name if scope.kind == 'Area' else f'“{name}”'}"


def _who(found: Heard) -> str:
    names = [item.words if found.by.is_name else inside(item.words) for item in found.silent]
    return found.by.phrase.format(listed(names, "or", most=MOST_GROUPS))
