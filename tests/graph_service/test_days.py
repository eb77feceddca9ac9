"""Days, months and years as Popolo writes them."""

import pytest

from graph_service.days import holds_on, in_words, is_day, months_later


@pytest.mark.parametrize(
    ("value", "months", "later"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2025-12-05", 1, "2026-01-05"),
        ("2025-03-31", 11, "2026-02-28"),
        ("2025-06", 12, "2026-06-01"),
        ("2025", 18, "2026-07-01"),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_the_month(
    value: str, months: int, later: str
) -> None:
    assert months_later(value, months) == later


@pytest.mark.parametrize(
    ("start", "end", "holds"),
    [
        ("", "", True),
        ("2026-09-01", "2026-09-01", True),
        ("2026-09-02", "", False),
        ("", "2026-08-31", False),
        ("2026", "2026", True),
        ("2026-09", "2026-09", True),
        ("2026-10", "", False),
        ("", "2026-08", False),
    ],
)
def test_both_ends_are_included_and_a_partial_end_covers_all_its_days(
    start: str, end: str, holds: bool
) -> None:
    assert holds_on(start, end, "2026-09-01") is holds


def test_a_day_must_be_in_the_calendar() -> None:
    assert all(is_day(value) for value in ("2024-02-29", "2024-02", "2024"))
    assert not any(is_day(value) for value in ("2023-02-29", "2024-13", "24", "2024-2-9", ""))


def test_days_are_said_as_british_readers_write_them() -> None:
    assert [in_words(value) for value in ("2026-03-03", "2026-03", "2026", "")] == [
        "3 March 2026", "March 2026", "2026", "",
    ]  # fmt: skip
