"""Gaps over time, worked by hand: what closed, opened, eased, and what may open soon."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_service.analysis.gap_changes import is_open
from graph_service.analysis.gap_history import GapHistory, gap_history
from graph_service.analysis.history_days import history_days
from graph_service.errors import NotFound, Refused
from graph_service.records import Record, Yardstick
from graph_service.scope import Scope
from graph_service.snapshot import as_at
from tests.builders import body, membership, person, post, snapshot

BOARD = Scope("Organization", "board")
DAYS = ("2025-10-01", "2026-01-01", "2026-04-01", "2026-07-01")


def at_least(**numbers: int) -> list[Yardstick]:
    """The team's target for the board: so many people of each sector."""
    return [
        Yardstick(id=f"y-{sector}", name="ours", dimension="sector", group=sector, count=number,
                  scope="Organization:board")
        for sector, number in numbers.items()
    ]  # fmt: skip


def seat(
    id_: str, sector: str, since: str = "", until: str = "", post_id: str = ""
) -> list[Record]:
    held = membership(id_, "board", start_date=since, end_date=until, post_id=post_id)
    return [person(id_, sector=sector), held]


def history(records: Sequence[Record], days: Sequence[str] = DAYS) -> GapHistory:
    whole = snapshot(*records)
    *earlier, last = (as_at(whole, day) for day in days)
    return gap_history(last, earlier, ("sector",), BOARD)


def board(*seats: list[Record], **numbers: int) -> list[Record]:
    return [body("board", name="Board"), *at_least(**numbers), *(r for one in seats for r in one)]


def test_a_gap_closes_when_somebody_comes_and_opens_when_the_last_one_leaves() -> None:
    found = history(board(
        seat("a", "acute", since="2026-02-01"), seat("v", "vcse", until="2026-03-31"),
        seat("p", "primary"), acute=1, vcse=1, primary=2,
    ))  # fmt: skip
    assert found.sentence == "Since October 2025: one gap closed, one opened; one is still open."
    assert [item.group for item in found.changes.closed] == [("acute",)]
    assert [item.sentence for item in found.changes.opened] == [
        "Nobody from voluntary, community and social enterprise sits on the Board; "
        "before it was one."
    ]
    assert [item.group for item in found.changes.still_open] == [("primary",)]


def test_a_line_has_a_gap_for_each_day() -> None:
    found = history(board(seat("a", "acute", since="2026-02-01"), seat("b", "primary"), acute=1))
    line = next(line for line in found.lines if line.group == ("acute",))
    assert [gap and gap.count for gap in line.gaps] == [0, 0, 1, 1]
    assert [gap and gap.status for gap in line.gaps] == ["missing", "missing", "met", "met"]
    assert [day.diversity.blau for day in found.days] == [0, 0, 0.5, 0.5]


def test_what_changed_lately_compares_the_last_two_days() -> None:
    found = history(board(seat("a", "acute", since="2026-02-01"), seat("b", "primary"), acute=1))
    assert found.changes.words == "one gap closed"
    assert found.lately.words == "no gap closed and none opened"


def test_a_gap_that_less_is_asked_of_has_eased_and_not_closed() -> None:
    asked = Yardstick(id="y", name="ours", dimension="sector", group="acute", count=1,
                      scope="Organization:board", end_date="2026-05-01")  # fmt: skip
    less = Yardstick(id="z", name="ours", dimension="sector", group="primary", count=1,
                     scope="Organization:board")  # fmt: skip
    found = history([body("board", name="Board"), asked, less, *seat("p", "primary")])
    assert found.sentence == "Since October 2025: one gap eased without anybody coming."
    assert found.changes.closed == ()


def test_a_day_on_which_the_body_was_not_there_is_left_out() -> None:
    records = board(seat("a", "acute"), acute=1)
    records[0] = body("board", name="Board", start_date="2026-01-15")
    found = history(records)
    assert found.left_out == ("2025-10-01", "2026-01-01")
    assert [day.as_of for day in found.days] == ["2026-04-01", "2026-07-01"]
    assert found.sentence.startswith("Since April 2026:")


def test_a_body_that_is_not_there_on_the_last_day_is_not_found() -> None:
    with pytest.raises(NotFound):
        gap_history(snapshot(), (), ("sector",), BOARD)


def test_one_day_alone_has_no_history() -> None:
    found = history(board(seat("a", "acute"), acute=1), DAYS[-1:])
    assert found.sentence == "There is only one day to look at, 1 July 2026."


def test_a_gap_that_was_closed_and_is_open_again_is_warned_of() -> None:
    found = history(board(
        seat("a", "acute", since="2025-12-01", until="2026-05-01"), seat("p", "primary"), acute=1
    ))  # fmt: skip
    (warned,) = found.warnings
    assert (warned.kind, warned.group) == ("open-again", ("acute",))
    assert warned.sentence == (
        "Nobody from acute hospitals sits on the Board; the yardstick 'ours' asks for at least "
        "one. This gap is open again: on 1 April 2026 it was closed, with one person."
    )


def test_a_gap_that_opened_for_the_first_time_is_warned_of_for_a_year() -> None:
    records = board(seat("a", "acute", until="2025-11-01"), seat("p", "primary"), acute=1)
    assert [item.kind for item in history(records).warnings] == ["opened"]
    later = history(records, ("2025-10-01", "2026-11-01"))
    assert later.warnings == ()


def test_a_gap_that_rests_on_one_person_may_open() -> None:
    (warned,) = history(board(seat("a", "acute"), seat("p", "primary"), acute=1)).warnings
    assert (warned.kind, warned.person_ids) == ("one-person", ("a",))
    assert warned.sentence == (
        "One person from acute hospitals sits on the Board; if they left, nobody would."
    )


def test_two_people_are_enough_unless_their_terms_end() -> None:
    chairs = [post("x", "board", term_months=36), post("y", "board", term_months=36)]
    records = board(
        seat("a", "acute", since="2023-08-01", post_id="x"),
        seat("b", "acute", since="2023-12-01", post_id="y"), acute=1,
    )  # fmt: skip
    (warned,) = history([*records, *chairs]).warnings
    assert (warned.kind, warned.day, warned.person_ids) == ("term-ends", "2026-08-01", ("a", "b"))
    assert "the terms of two of them end by 1 December 2026" in warned.sentence
    longer = [post("x", "board", term_months=36), post("y", "board", term_months=48)]
    assert history([*records, *longer]).warnings == ()


def test_who_stays_on_by_another_seat_does_not_leave() -> None:
    records = board(seat("a", "acute", until="2026-08-01"), seat("b", "acute"), acute=2)
    assert [item.kind for item in history(records).warnings] == ["term-ends"]
    again = membership("a", "board", id="again")
    assert history([*records, again]).warnings == ()


def test_a_gap_that_is_open_already_does_not_open() -> None:
    assert history(board(seat("a", "acute", until="2026-08-01"), acute=3)).warnings == ()


def test_a_group_that_the_yardstick_leaves_out_is_not_warned_of() -> None:
    found = history(board(seat("a", "acute"), seat("b", "acute"), seat("p", "primary"), acute=1))
    assert found.warnings == ()


def test_the_days_are_the_first_of_quarters_and_the_last_one() -> None:
    assert history_days("2026-09-01", since="2026-01-01") == (
        "2026-01-01", "2026-04-01", "2026-07-01", "2026-09-01",
    )  # fmt: skip
    assert history_days("2026-07-01", since="2026-02-10") == (
        "2026-02-10", "2026-04-01", "2026-07-01",
    )  # fmt: skip
    usual = history_days("2026-09-01")
    assert (usual[0], usual[-1], len(usual)) == ("2024-10-01", "2026-09-01", 9)
    assert history_days("2026-09-01", "month")[0] == "2026-01-01"
    assert history_days("2026-09-01", "year", "2024-05-01") == (
        "2024-05-01", "2025-01-01", "2026-01-01", "2026-09-01",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("every", "since"), [("week", ""), ("month", "1990-01-01"), ("quarter", "2026-09-01")]
)
def test_days_that_make_no_sense_are_refused(every: str, since: str) -> None:
    with pytest.raises(Refused):
        history_days("2026-09-01", every, since)


@settings(derandomize=True, deadline=None)
@given(st.dates(min_value=date(100, 1, 1)), st.sampled_from(["month", "quarter", "year"]))
def test_days_come_in_order_and_once(until: date, every: str) -> None:
    days = history_days(until.isoformat(), every)
    assert list(days) == sorted(set(days))
    assert days[-1] == until.isoformat()


@settings(derandomize=True, max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["acute", "primary", "vcse"]), st.sampled_from(DAYS),
                          st.sampled_from(["", *DAYS])), max_size=12))  # fmt: skip
def test_every_gap_that_was_open_is_closed_eased_or_still_open(
    seats: list[tuple[str, str, str]],
) -> None:
    held = [seat(f"p{n:02}", *said) for n, said in enumerate(seats)]
    found = history(board(seat("z", "system"), *held, acute=2, primary=1, vcse=3))
    was = [line for line in found.lines if (first := line.gaps[0]) and is_open(first)]
    now = [line for line in found.lines if is_open(line.latest)]
    changes = found.changes
    assert len(was) == len(changes.closed) + len(changes.eased) + len(changes.still_open)
    assert len(now) == len(changes.opened) + len(changes.still_open)
