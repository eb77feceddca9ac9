"""The words of findings about the network: what is seen, what it means, what to do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from graph_service.analysis.insight.insights import Insight
from graph_service.analysis.numerals import listed
from graph_service.snapshot import Snapshot
from web.templating import count


@dataclass(frozen=True)
class About:
    """What findings of a kind are called, what they mean, what to do, and how they are found."""

    heading: str
    meaning: str
    action: str
    method: str


ABOUT: Mapping[str, About] = {
    "silo": About(
        "Groups that keep to themselves",
        "What others learn reaches these people through one or two of them, if at all.",
        "Pair a few of them with people elsewhere, and invite them to what others go to.",
        "The ends of all ties are joined in every way there is, everybody keeping as many ties as "
        "they have; a group is named where chance would so rarely give as many ties inside (1%, "
        "corrected for all groups by Holm 1979) and at most two of its people have a tie out.",
    ),
    "cut-off": About(
        "Who cannot be spared",
        "If they left, the people named after them would lose touch with the rest.",
        "Introduce one of those to somebody on the other side, so that two ways lead there.",
        "Cut points of the network (Hopcroft and Tarjan 1973); the smaller parts are counted.",
    ),
    "relied-on": About(
        "Who is relied on",
        "Very many of the shortest ways between others lead through them.",
        "Ask somebody else for the next introduction, and spare them another seat.",
        "Betweenness (Freeman 1977): ten times the mean or more.",
    ),
    "alone": About(
        "Not yet connected",
        "No tie of theirs is shown here. They may be new, or nobody has asked them.",
        "Ask them whom they work with, or pair them in the next round.",
        "People without a tie on this day; who asked for theirs not to be shown is not named.",
    ),
    "shortcut": About(
        "The introduction that would help most",
        "A tie between these two would bring everybody closest together.",
        "Introduce them.",
        "Pairs who are not tied are tried one by one, and the steps between all others added up. "
        "Nobody is asked on whom too many rely already.",
    ),
    "broker": About(
        "Who reaches people that others do not",
        "Their contacts hardly know each other, so news from several sides meets in them.",
        "Ask them first when something new should spread.",
        "Structural holes: the lowest constraint (Burt 1992) among the thirty on most ways.",
    ),
}


def said(snapshot: Snapshot, item: Insight) -> str:
    """A finding in a sentence, without the names of people that stand beside it as links."""
    return _SAID[item.kind](snapshot, item)


def _names(snapshot: Snapshot, item: Insight) -> str:
    return listed([snapshot.people[id_].name for id_ in item.people])


def _silo(snapshot: Snapshot, item: Insight) -> str:
    inside, ties, expected, chance = item.numbers
    who = f"only {_names(snapshot, item)}" if item.people else "nobody"
    rarely = "less than one in a million" if chance < 1e-6 else f"{chance:.2g}"
    return (
        f"{item.group}: {inside:.0f} of their {ties:.0f} ties stay inside, where chance would give "
        f"{expected:.0f} (chance of as many: {rarely}), and {who} has a tie to others."
    )


def _cut_off(snapshot: Snapshot, item: Insight) -> str:
    lost = count(len(item.others), "person", "people")
    return f"Without {_names(snapshot, item)}, {lost} would lose touch with the rest."


def _relied_on(snapshot: Snapshot, item: Insight) -> str:
    share, times = item.numbers
    return (
        f"{share:.1%} of the ways between others lead through {_names(snapshot, item)}, "
        f"{times:.0f} times the usual."
    )


def _alone(snapshot: Snapshot, item: Insight) -> str:
    refused = sum(snapshot.people[id_].consent_ties is False for id_ in item.people)
    named = len(item.people) - refused
    without = f"{count(named, 'person has', 'people have')} no tie that is shown here."
    kept = f" {count(refused, 'person', 'people')} asked for their ties not to be shown."
    return without + (kept if refused else "")


def _shortcut(snapshot: Snapshot, item: Insight) -> str:
    before, after, tried, all_pairs = item.numbers
    of = f"all {tried:,.0f} pairs" if all_pairs else f"the {tried:,.0f} likeliest pairs"
    return (
        f"If {_names(snapshot, item)} knew each other, people would be {after:.3f} steps apart on "
        f"average instead of {before:.3f} (the best of {of} who are not tied)."
    )


def _broker(snapshot: Snapshot, item: Insight) -> str:
    return f"The contacts of {_names(snapshot, item)} hardly know each other."


_SAID: Mapping[str, Callable[[Snapshot, Insight], str]] = {
    "silo": _silo, "cut-off": _cut_off, "relied-on": _relied_on, "alone": _alone,
    "shortcut": _shortcut, "broker": _broker,
}  # fmt: skip
