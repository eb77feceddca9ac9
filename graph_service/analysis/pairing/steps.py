"""What one person can do about their own pairing next, and the records that it makes."""

from dataclasses import replace

from graph_service.analysis.pairing.life import replies_of, stage_of
from graph_service.days import is_whole_day
from graph_service.errors import Refused
from graph_service.records import Pairing, Reply
from graph_service.snapshot import Snapshot

MOST_HOURS = 100.0


def reply_of(snapshot: Snapshot, pairing: Pairing, person_id: str) -> Reply:
    """What a person has said of a pairing; an empty reply where they have said nothing yet."""
    said = next(
        (item for item in replies_of(snapshot, pairing.id) if item.person_id == person_id), None
    )
    id_ = f"{pairing.id}-{person_id}"
    return said or Reply(id=id_, pairing_id=pairing.id, person_id=person_id)


def answered(
    snapshot: Snapshot, pairing: Pairing, person_id: str, answer: str, reason: str
) -> Reply:
    """A yes or a no; the reason goes with a no only.

    Raises:
        Refused: it is neither, or the pairing cannot be answered any more.
    """
    if answer not in ("accepted", "declined"):
        raise Refused("Choose whether you accept or decline.")
    if stage_of(snapshot, pairing) not in ("published", "accepted", "declined"):
        raise Refused("This pairing cannot be answered: it is not published, or has gone on.")
    said = reply_of(snapshot, pairing, person_id)
    return replace(said, answer=answer, reason=reason if answer == "declined" else "")


def met(snapshot: Snapshot, pairing: Pairing, person_id: str, met_on: str, hours: str) -> Reply:
    """The day on which they met, and for how many hours.

    Raises:
        Refused: no such day, a day to come, no number of hours, or they have not both said yes.
    """
    if stage_of(snapshot, pairing) not in ("accepted", "introduced", "met", "reflected"):
        raise Refused("A meeting can be recorded once everybody has said yes.")
    if not is_whole_day(met_on):
        raise Refused(f"'{met_on}' is no day: write it like 2026-10-30.")
    if met_on > snapshot.as_of:
        raise Refused("Record the meeting once it has been: this day is still to come.")
    try:
        number = float(hours.replace(",", "."))
    except ValueError:
        number = -1.0
    if not 0 < number <= MOST_HOURS:
        raise Refused(f"'{hours}' is no number of hours: write it like 3.5.")
    return replace(reply_of(snapshot, pairing, person_id), met_on=met_on, hours=number)


def reflected(
    snapshot: Snapshot, pairing: Pairing, person_id: str, worth: str, change: str
) -> Reply:
    """What it was worth, from 1 to 6, and one change made since.

    Raises:
        Refused: no such worth, or they have not met.
    """
    if stage_of(snapshot, pairing) not in ("met", "reflected", "closed"):
        raise Refused("You can look back once the meeting is recorded.")
    if worth not in "123456" or len(worth) != 1:
        raise Refused("Choose a number from 1 to 6.")
    return replace(reply_of(snapshot, pairing, person_id), worth=worth, change=change)
