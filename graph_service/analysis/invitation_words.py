"""Invitations in sentences: what they close, why somebody is asked, what stays open."""

from graph_service import codes
from graph_service.analysis.invitation_answer import Alternative, Closing, Invitations, Left
from graph_service.analysis.invitation_gaps import Wanted
from graph_service.analysis.numerals import in_words, people


def headline(found: Invitations) -> str:
    """The first sentence: "These six people close nine of the 11 gaps; no six close more."."""
    if not found.needs:
        return "Nobody has to be invited: no group is missing, and none has too few people."
    if not found.chosen:
        return f"Nobody who could be invited closes any of the {_gaps(found.gaps)}."
    number = len(found.chosen)
    who = "This person closes" if number == 1 else f"These {in_words(number)} people close"
    if found.closed == found.gaps:
        every = {1: "the only gap", 2: "both gaps"}.get(found.gaps, f"all {_gaps(found.gaps)}")
        return f"{who} {every}{_proof(found)}."
    return f"{who} {in_words(found.closed)} of the {_gaps(found.gaps)}{_proof(found)}."


def _proof(found: Invitations) -> str:
    if found.closed == found.gaps:
        free = found.seats - len(found.chosen)
        return f"; {_seats(free)} free" if free else ""
    if not found.none_closes_more:
        return "; whether others close more is not proved in the time there was"
    if found.taken == found.seats:
        return "; you chose every one of them"
    if len(found.chosen) < found.seats:
        return "; nobody else closes another"
    free = found.seats - found.taken
    others = "nobody" if free == 1 else f"no {'other ' if found.taken else ''}{in_words(free)}"
    better = "close more" if free > 1 else "closes more"
    if found.weighted:
        others, better = f"by your weights {others}", "would do better"
    return f"; {others} {better}{' beside those you chose' if found.taken else ''}"


def counting(found: Invitations) -> str:
    """What a gap is, and over how many groups they go."""
    groups = "one group" if len(found.needs) == 1 else f"{in_words(len(found.needs))} groups"
    there = "there is" if found.gaps == 1 else "there are"
    return f"A gap is one person short in one group; {there} {_gaps(found.gaps)} in {groups}."


def unknown(found: Invitations) -> str:
    """Along which dimensions nothing can be counted, "" where something can along all."""
    if not found.unknown:
        return ""
    listed = " or ".join(codes.DIMENSIONS.say(code).lower() for code in found.unknown)
    return f"No gap is counted by {listed}: it is known of nobody who is there."


def closing(item: Closing) -> str:
    """What somebody closes: "Sector: social care, from nobody to one"."""
    before = "nobody" if not item.before else in_words(item.before)
    return f"{need(item.need)}, from {before} to {in_words(item.after)}"


def need(wanted: Wanted) -> str:
    """A group with the name of its dimension: "Place: Bexley"."""
    return f"{codes.DIMENSIONS.say(wanted.dimension)}: {wanted.label}"


def load(bodies: int) -> str:
    """How much somebody carries already; read aloud, "no body" would be nobody."""
    if not bodies:
        return "On no board or group yet"
    return (
        f"On {in_words(bodies)} {'board or group' if bodies == 1 else 'boards or groups'} already"
    )


def instead(item: Alternative) -> str:
    """What changes if somebody else is asked: "closes as much", "leaves open Place: Bexley"."""
    opened = "; ".join(need(one) for one in item.opens)
    gained = "; ".join(need(one) for one in item.gains)
    if not item.opens:
        return f"also closes {gained}" if gained else "closes as much"
    return f"closes {gained} instead of {opened}" if gained else f"leaves open {opened}"


def left(item: Left) -> str:
    """A gap that stays open, and whether somebody could still be asked."""
    short = f"{need(item.need)} stays {people(item.short)} short"
    if item.candidates:
        return f"{short}; {people(item.candidates)} we know of could still be asked."
    return f"{short}; nobody we know of could be asked."


def _gaps(number: int) -> str:
    return "one gap" if number == 1 else f"{in_words(number)} gaps"


def _seats(number: int) -> str:
    return "one seat stays" if number == 1 else f"{in_words(number)} seats stay"
