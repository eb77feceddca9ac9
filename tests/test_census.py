"""The census's yardsticks, made again from the raw tables."""

from pathlib import Path

import pytest

from leadership_map.synth.answers import SHARES
from leadership_map.synth.facts import BOROUGHS, rows
from tools.census import SOURCES, census_rows, is_census, numbers

BLACK = "Black, Black British, Black Welsh, Caribbean or African"


@pytest.mark.real_data
def test_the_rows_that_are_kept_are_those_that_the_raw_tables_give(real_data: Path) -> None:
    kept = [row for row in rows("yardsticks") if is_census(row)]
    assert list(census_rows(real_data)) == kept
    assert len(kept) == (5 + 2 + 2) * (1 + len(BOROUGHS))


@pytest.mark.real_data
def test_lewishams_black_residents_are_added_up_as_by_hand(real_data: Path) -> None:
    # African 37,834, Caribbean 31,883, other Black 10,756; of 26,927 Asian, 80,473 Black,
    # 24,253 mixed, 154,749 White and 14,151 other, 300,553 together.
    assert 37_834 + 31_883 + 10_756 == 80_473
    assert numbers(real_data, "ethnicity")["lewisham"][BLACK] == 80_473
    asked = ("population", "ethnicity", BLACK, "Area:lewisham")
    found = [
        row["share"]
        for row in census_rows(real_data)
        if (row["name"], row["dimension"], row["group"], row["scope"]) == asked
    ]
    assert found == ["0.2677"]  # 80,473 of 300,553 are .267749


@pytest.mark.parametrize("characteristic", SOURCES)
def test_groups_are_spelled_as_people_answer(characteristic: str) -> None:
    census = {row["group"] for row in rows("yardsticks")
              if is_census(row) and row["dimension"] == characteristic}  # fmt: skip
    assert census == SHARES[characteristic].keys() - {"Prefer not to say"}


@pytest.mark.parametrize("characteristic", SOURCES)
@pytest.mark.parametrize("scope", ["", *(f"Area:{id_}" for id_ in BOROUGHS)])
def test_the_shares_of_a_place_add_up_to_one(characteristic: str, scope: str) -> None:
    shares = [
        float(row["share"])
        for row in rows("yardsticks")
        if is_census(row) and (row["dimension"], row["scope"]) == (characteristic, scope)
    ]
    assert sum(shares) == pytest.approx(1, abs=0.0003)  # each is rounded to four places
