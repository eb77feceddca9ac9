"""The half-days of visits that were left open: one free for both, which there always is."""

from graph_service.matching.aims import Group
from graph_service.matching.timetable_problem import ANY, Timetable, Visits


def with_half_days(asked: Timetable, chosen: Visits) -> tuple[Group, ...]:
    """The visits as (host, visitor, half-day), in order.

    Raises:
        ArithmeticError: a visit has no half-day left, which its being left open rules out.
    """
    person: dict[int, tuple[str, int]] = {other: ("host", one) for one, other in asked.same}
    busy: set[tuple[tuple[str, int], int]] = set()
    visits = sorted(
        zip(chosen.host.tolist(), chosen.visitor.tolist(), chosen.slot.tolist(), strict=True)
    )
    groups = []
    for host, visitor, said in sorted(visits, key=lambda visit: visit[2] == ANY):
        both = [("host", host), person.get(visitor, ("visitor", visitor))]
        days = range(asked.host_free.shape[1]) if said == ANY else (said,)
        free = (
            day for day in days
            if asked.host_free[host, day] and asked.visitor_free[visitor, day]
            and not any((who, day) in busy for who in both)
        )  # fmt: skip
        slot = next(free, None)
        if slot is None:
            raise ArithmeticError("a visit is left without a half-day")
        busy.update((who, slot) for who in both)
        groups.append((host, visitor, slot))
    return tuple(sorted(groups))
