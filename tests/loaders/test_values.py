"""A cell becomes a value, or a sentence about what is wrong with it."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service.days import is_day
from graph_service.records import KINDS
from loaders.values import Misfit, day, parser, unquoted

DAYS = st.dates(date(1000, 1, 1), date(9999, 12, 31))


def parsed(kind: str, field: str, text: str) -> Any:
    return parser(KINDS[kind].by_name[field])(text)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2026-03-31", "2026-03-31"),
        ("2026-03", "2026-03"),
        ("2026", "2026"),
        ("2026-03-31 00:00:00", "2026-03-31"),
        ("31/03/2026", "2026-03-31"),
        ("1/2/2026", "2026-02-01"),
        ("31.12.2026", "2026-12-31"),
        ("03/2026", "2026-03"),
        ("3 March 2026", "2026-03-03"),
        ("3rd March 2026", "2026-03-03"),
        ("03-Mar-2026", "2026-03-03"),
        ("Mar 2026", "2026-03"),
        ("SEPTEMBER 2013", "2013-09"),
        ("29/02/2024", "2024-02-29"),
    ],
)
def test_a_day_is_read_in_iso_and_in_british_spellings(text: str, iso: str) -> None:
    assert day(text) == iso


@pytest.mark.parametrize(
    "text",
    ["31/02/2026", "13/13/2026", "29/02/2026", "0/1/2026", "2026-13", "2026-02-30", "tomorrow",
     "3 Marvember 2026", "01/02/26", "2026-03-31 12:30:00", "20260331", "٣/٣/٢٠٢٦"],
)  # fmt: skip
def test_what_is_no_day_of_the_calendar_is_refused_with_a_way_to_mend_it(text: str) -> None:
    with pytest.raises(Misfit) as refused:
        day(text)

    assert text in refused.value.problem
    assert "2026-03-31" in refused.value.mend


@given(DAYS)
def test_every_day_is_read_the_same_in_each_spelling(when: date) -> None:
    spellings = [
        when.isoformat(),
        f"{when.day}/{when.month}/{when.year:04}",
        f"{when.day} {when:%B} {when.year:04}",
        f"{when.day:02}-{when:%b}-{when.year:04}",
    ]

    assert {day(text) for text in spellings} == {when.isoformat()}


@given(st.text(max_size=30) | DAYS.map(lambda when: str(when + timedelta(0))[:-1] + "9"))
def test_any_text_is_a_day_of_the_calendar_or_refused(text: str) -> None:
    try:
        found = day(text)
    except Misfit:
        return
    assert is_day(found)


@pytest.mark.parametrize(
    ("text", "value"),
    [("yes", True), ("Y", True), ("TRUE", True), ("1", True), ("no", False), ("0", False)],
)
def test_a_flag_is_read_in_many_words(text: str, value: bool) -> None:
    assert parsed("Post", "voting", text) is value


def test_numbers_may_have_commas_between_thousands() -> None:
    assert parsed("Area", "population", "1,791,372") == 1791372
    assert parsed("Post", "sessions", "2.5") == 2.5


@pytest.mark.parametrize(
    ("kind", "field", "text"),
    [
        ("Post", "voting", "perhaps"),
        ("Post", "sessions", "two"),
        ("Post", "sessions", "-1"),
        ("Post", "sessions", "nan"),
        ("Post", "sessions", "1e400"),
        ("Area", "population", "12.5"),
        ("Area", "population", "99999999999999999999"),
        ("Area", "population", "1,79,1372"),
        ("Person", "level", "boss"),
        ("Person", "offers", "mentor; juggle"),
    ],
)
def test_what_no_field_can_hold_is_refused(kind: str, field: str, text: str) -> None:
    with pytest.raises(Misfit):
        parsed(kind, field, text)


def test_a_code_is_read_from_itself_or_from_its_words_in_any_case() -> None:
    for text in ("social-care", "SOCIAL CARE", "Social care", "social_care"):
        assert parsed("Organization", "sector", text) == "social-care"


def test_several_values_are_separated_by_semicolons_and_said_once() -> None:
    assert parsed("Person", "offers", "Mentor; Be a buddy;;mentor") == ("mentor", "buddy")
    assert parsed("Person", "interests", r"Ageing well; Diet\; exercise") == (
        "Ageing well",
        "Diet; exercise",
    )


@given(st.sampled_from("=+-@\t\r"), st.text(max_size=20))
def test_the_apostrophe_before_a_formula_is_taken_off_once(sign: str, rest: str) -> None:
    assert unquoted(f"'{sign}{rest}") == f"{sign}{rest}"
    assert unquoted(f"''{sign}{rest}") == f"'{sign}{rest}"


def test_other_apostrophes_stay() -> None:
    assert unquoted("'tis") == "'tis"
    assert unquoted("O'Brien") == "O'Brien"
