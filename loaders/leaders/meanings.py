"""What a column of a flat list of people can mean: a closed list, with the words for the page."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Meaning:
    """One thing that a column can mean; `once` where no two columns of a list may mean it.

    `field` is the field of a person whose values the column holds, where it is one as it stands.
    """

    code: str
    words: str
    once: bool = True
    field: str = ""


FACT, LEFT_OUT = "fact", "leave-out"
NAME, GIVEN, FAMILY = "name", "given-name", "family-name"

_ALL = (
    Meaning(NAME, "Full name"),
    Meaning(GIVEN, "First name"),
    Meaning(FAMILY, "Family name"),
    Meaning("title", "Title, such as Dr", field="attributes"),
    Meaning("email", "E-mail", field="email"),
    Meaning("telephone", "Telephone", field="telephone"),
    Meaning("job-title", "Job title", field="job_title"),
    Meaning("organization", "Organisation they work for"),
    Meaning("ods-code", "ODS code of that organisation"),
    Meaning("place", "Place (borough)", field="area_id"),
    Meaning("sector", "Sector", field="sector"),
    Meaning("profession", "Profession", once=False, field="profession_ids"),
    Meaning("level", "Level of leadership", field="level"),
    Meaning("side", "Side: clinical, managerial, public or political", field="side"),
    Meaning("body", "Board, committee or group they sit on", once=False),
    Meaning("body-role", "Their role on that board or group"),
    Meaning("from", "From this day (on the board, or else in the job)"),
    Meaning("until", "Until this day (on the board, or else in the job)"),
    Meaning("interests", "Interests", once=False, field="interests"),
    Meaning("challenges", "Challenges", once=False, field="challenges"),
    Meaning("offers", "What they offer", once=False, field="offers"),
    Meaning("seeks", "What they look for", once=False, field="seeks"),
    Meaning("days-free", "Half-days free", field="days_free"),
    Meaning("id", "A number or code of their own"),
    Meaning("invented", "Invented for demonstration: yes or no", field="invented"),
    Meaning(FACT, "Another fact, kept under its heading", once=False),
    Meaning(LEFT_OUT, "Leave this column out", once=False),
)
MEANINGS: Mapping[str, Meaning] = {item.code: item for item in _ALL}


def faults(chosen: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with a choice of meanings by column: a sentence by column, "" for the whole.

    A list needs a column with names; a meaning that is there once must not be chosen twice.
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for column, code in chosen.items():
        meaning = MEANINGS.get(code)
        if meaning is None:
            found[column] = "Choose what this column means."
        elif meaning.once and code in taken:
            found[column] = f"Two columns cannot both be '{meaning.words}'. Choose another meaning."
        taken.add(code)
    if not taken & {NAME, FAMILY}:
        needed = f"'{MEANINGS[NAME].words}', or '{MEANINGS[GIVEN].words}' and "
        found[""] = f"Say which column holds the names: {needed}'{MEANINGS[FAMILY].words}'."
    return found
