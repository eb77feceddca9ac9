"""The days on which gaps are looked at: the first days of quarters or so, and a last one."""

from graph_service.days import in_words, months_later
from graph_service.errors import Refused

STEPS = {"month": 1, "quarter": 3, "year": 12}
MOST_DAYS = 61
_USUAL_STEPS = 8


def history_days(until: str, every: str = "quarter", since: str = "") -> tuple[str, ...]:
    """The days to look at, oldest first: the first days of quarters (or so), and the last day.

    Args:
        until: the last day, always among them.
        every: a key of `STEPS`; years and quarters begin as the calendar's.
        since: the first day, always among them; by default eight steps before the last.

    Raises:
        Refused: the step is not known, `since` is not before `until`, or there are more than
            `MOST_DAYS` days.
    """
    step = STEPS.get(every)
    if step is None:
        raise Refused(f"Gaps can be followed every {', '.join(STEPS)}, not every '{every}'.")
    if since and since >= until:
        raise Refused(f"Choose a first day before {in_words(until)}.")
    month = (int(until[5:7] or 1) - 1) // step * step + 1
    day = f"{until[:4]}-{month:02}-01"
    found = [until]
    while (day > since) if since else len(found) <= _USUAL_STEPS:
        if len(found) > MOST_DAYS:
            raise Refused(
                f"That is more than {MOST_DAYS} days to look at: choose a later first day, or a "
                "longer step."
            )
        if day < until:
            found.append(day)
        day = months_later(day, -step)
    return (*([since] if since else []), *reversed(found))
