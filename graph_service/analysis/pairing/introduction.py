"""The message that introduces the people of a pairing to each other."""

from graph_service import codes
from graph_service.analysis.numerals import listed
from graph_service.analysis.pairing.schemes import words_of
from graph_service.analysis.pairing.time_together import in_hours, time_together
from graph_service.days import in_words as day_in_words
from graph_service.records import Pairing
from graph_service.snapshot import Snapshot


def introduction(snapshot: Snapshot, pairing: Pairing) -> str:
    """A drafted message to everybody in a pairing: who the others are, why, and what comes next.

    It holds nothing but what colleagues may see, and no way to reach anybody.
    """
    names = [snapshot.label("Person", id_) for id_ in pairing.person_ids]
    who = "\n".join(f"- {_described(snapshot, id_)}" for id_ in pairing.person_ids)
    what = words_of(snapshot, pairing.scheme).lower()
    why = "\n".join(f"- {_without_points(reason)}" for reason in pairing.reasons[:4])
    return "\n\n".join(
        filter(
            None,
            (
                f"Dear {listed(names)},",
                f"You have both said yes to {what}, so let me introduce you:\n{who}"
                if len(names) == 2
                else f"You have all said yes to {what}, so let me introduce you:\n{who}",
                f"This is why we thought of you:\n{why}" if why else "",
                _when(pairing),
                _together(snapshot, pairing),
                "Please agree between you where to meet and what you would like to see. After "
                "it, record the date on your pairing’s page and tell us in a sentence what you "
                "changed.",
                "With best wishes,\nthe programme team",
            ),
        )
    )


def _described(snapshot: Snapshot, person_id: str) -> str:
    person = snapshot.people.get(person_id)
    employers = [snapshot.label("Organization", id_) for id_ in snapshot.employers_of(person_id)]
    title = person.job_title if person else ""
    return ", ".join(filter(None, (snapshot.label("Person", person_id), title, *employers)))


def _without_points(reason: str) -> str:
    """A reason as it is kept, "Both … challenge. (21 of 35)", without its points."""
    return reason.rpartition(" (")[0] or reason


def _when(pairing: Pairing) -> str:
    if not pairing.half_day:
        return ""
    return f"You are both free on {codes.HALF_DAYS.say(pairing.half_day)}."


def _together(snapshot: Snapshot, pairing: Pairing) -> str:
    found = time_together(snapshot, pairing)
    if found is None:
        return ""
    until = day_in_words(found.until)
    return (
        f"The scheme hopes for {in_hours(found.asked)} together, at once or in parts, by {until}."
    )
