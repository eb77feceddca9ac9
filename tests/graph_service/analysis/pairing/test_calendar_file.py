"""The calendar file and the half-day it is of: RFC 5545."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from graph_service import codes
from graph_service.analysis.pairing.calendar_file import Visit, calendar_file
from graph_service.analysis.pairing.half_days import hours_of, next_day
from graph_service.analysis.pairing.introduction import introduction
from graph_service.records import Pairing
from tests.builders import membership, organization, person, snapshot

STAMP = datetime(2026, 9, 1, 10, 30, tzinfo=UTC)


def text_of(summary: str, description: str = "") -> str:
    begins, ends = hours_of("tue-am", date(2026, 9, 15))
    return calendar_file(Visit("p@x", begins, ends, summary, description), STAMP)


def test_the_file_says_when_and_what() -> None:
    lines = text_of("Shadowing: A and B").split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    for line in (
        "VERSION:2.0", "UID:p@x", "DTSTAMP:20260901T103000Z", "DTSTART:20260915T090000",
        "DTEND:20260915T123000", "SUMMARY:Shadowing: A and B",
    ):  # fmt: skip
        assert line in lines
    assert lines[-2:] == ["END:VCALENDAR", ""]


def test_commas_semicolons_backslashes_and_lines_are_escaped() -> None:
    assert "SUMMARY:a\\, b\\; c\\\\d\\ne\r\n" in text_of("a, b; c\\d\ne")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_no_line_is_longer_than_75_octets_and_unfolding_gives_the_text_back(text: str) -> None:
    file = text_of("x", text)
    assert all(len(line.encode()) <= 75 for line in file.split("\r\n"))
    unfolded = file.replace("\r\n ", "")
    assert f"DESCRIPTION:{_escaped(text)}\r\n" in unfolded


def _escaped(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(escaped.splitlines())


@given(st.sampled_from([*codes.HALF_DAYS]), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_the_next_half_day_is_within_a_week_on_its_day(half_day: str, after: date) -> None:
    found = next_day(half_day, after)
    assert 0 <= (found - after).days < 7
    assert found.strftime("%a").lower() == half_day[:3]


def test_an_introduction_names_who_why_and_when_and_no_points() -> None:
    now = snapshot(
        organization("t", name="Trust"), person("a", name="Ann", job_title="Nurse", email="a@b.c"),
        person("b", name="Bo"), membership("a", "t"),
    )  # fmt: skip
    made = Pairing(
        id="p", scheme="shadowing", round_id="r", person_ids=("a", "b"), half_day="fri-pm",
        reasons=("Both named “X” as a challenge. (18 of 30)",),
    )  # fmt: skip
    text = introduction(now, made)
    assert "Dear Ann and Bo," in text
    assert "- Ann, Nurse, Trust" in text
    assert "Both named “X” as a challenge.\n" in text
    assert "You are both free on Friday afternoon." in text
    assert "a@b.c" not in text
    assert "all said yes" in introduction(
        now, Pairing(id="q", scheme="x", person_ids=("a", "b", "c"))
    )
