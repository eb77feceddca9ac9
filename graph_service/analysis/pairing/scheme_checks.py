"""Whether a scheme is whole: what would have to be mended before anybody is matched by it."""

from graph_service.analysis.pairing.criteria import CRITERIA
from graph_service.analysis.pairing.schemes import ALL_POINTS
from graph_service.records import Scheme


def points_of(record: Scheme) -> int:
    """The points of all criteria together."""
    return sum(getattr(record, f"points_{code}") or 0 for code in CRITERIA)


def faults(record: Scheme) -> dict[str, str]:
    """What is wrong, by field, in a sentence each; empty where a scheme can be used."""
    found: dict[str, str] = {}
    if not record.name.strip():
        found["name"] = "Give the scheme a name."
    if not record.form:
        found["form"] = "Choose how people are brought together."
    points = points_of(record)
    if points != ALL_POINTS:
        found["points"] = (
            f"The points must add up to {ALL_POINTS}, so that a score is of {ALL_POINTS}: "
            f"now they are {points}."
        )
    if bool(record.floor) != bool(record.floor_by):
        found["floor"] = (
            "Say both from each of what at least how many are to be reached, or neither."
        )
    if bool(record.least_hours) != bool(record.within_months):
        found["least_hours"] = "Say both how many hours and within how many months, or neither."
    if record.form == "pairs" and not (record.first_words and record.second_words):
        found["first_words"] = "Say what the two parts are called."
    return found
