"""Who is emerging, who sponsors them, who is ready, and whether the same people hold the seats."""

import pytest

from graph_service.analysis.next_generation import next_generation
from graph_service.analysis.stagnation import stagnation
from graph_service.errors import Refused
from graph_service.records import DevelopmentOffer, Enrolment, Pairing, Programme, Record
from graph_service.snapshot import Snapshot, as_at
from tests.builders import body, membership, person, post, snapshot, tie


def pairing(*people: str, status: str = "met", scheme: str = "sponsor") -> Pairing:
    return Pairing(id="-".join((scheme, *people)), scheme=scheme, person_ids=people, status=status)


def test_an_emerging_leader_has_the_sponsors_of_pairings_that_hold() -> None:
    day = snapshot(
        person("ann", level="emerging"), person("bob", level="trainee", seeks=("mentor",)),
        person("eve", level="emerging"), person("top", level="board"),
        Programme(id="net", name="Net", classification="network"),
        Programme(id="work", name="Work", classification="programme"),
        pairing("top", "ann"), pairing("top", "bob", status="declined"),
        pairing("top", "eve", scheme="shadowing"),
        membership("ann", programme_id="net"), membership("bob", programme_id="work"),
    )  # fmt: skip
    found = next_generation(day, day)
    assert [(item.person_id, item.sponsors, item.seeks, item.networks) for item in found.emerging]\
        == [("ann", ("top",), False, ("net",)), ("bob", (), True, ()),
            ("eve", (), False, ())]  # fmt: skip
    assert found.sponsored == 1


def test_groups_in_which_nobody_is_emerging_are_told_the_largest_first() -> None:
    day = snapshot(
        person("a", sector="acute", level="emerging"), person("b", sector="acute"),
        person("c", sector="primary"), person("d", sector="primary"), person("e", sector="vcse"),
    )  # fmt: skip
    found = next_generation(day, day, "sector")
    assert [(item.group, item.people, item.emerging) for item in found.groups] == [
        ("primary", 2, 0), ("acute", 2, 1), ("vcse", 1, 0),
    ]  # fmt: skip
    assert [item.group for item in found.without] == ["primary", "vcse"]
    with pytest.raises(Refused, match="cannot be grouped by 'height'"):
        next_generation(day, day, "height")


def test_the_readier_of_two_who_could_follow_comes_first_with_every_sign() -> None:
    day = snapshot(
        body("board"), body("other"), post("seat", "board", term_months=12),
        person("old", profession_ids=("gp",)), person("top"),
        person("ann", level="emerging", profession_ids=("gp",)),
        person("zoe", level="emerging", profession_ids=("gp",)),
        membership("old", post_id="seat", start_date="2025-10-01"),
        membership("zoe", "other"), pairing("top", "zoe"), tie("zoe", "old"),
        DevelopmentOffer(id="course", name="Course"),
        Enrolment(id="e", person_id="zoe", offer_id="course", state="completed"),
    )  # fmt: skip
    (opening,) = next_generation(day, day).openings
    assert (opening.post_id, opening.holder_id, opening.end) == ("seat", "old", "2026-10-01")
    assert [(item.person_id, item.signs) for item in opening.ready] == [
        ("zoe", ("body", "development", "sponsor", "paired", "knows")), ("ann", ()),
    ]  # fmt: skip


def history(*records: Record) -> Snapshot:
    return snapshot(*records)


def test_seats_that_grow_old_are_told_with_how_fast() -> None:
    # Two seats: one held since 2019, the other since 2022; long is five years or more.
    whole = history(
        body("board"), post("one", "board"), post("two", "board"), person("a"), person("b"),
        membership("a", post_id="one", start_date="2019-03-01"),
        membership("b", post_id="two", start_date="2022-03-01"),
    )  # fmt: skip
    found = stagnation("2026-09-01", lambda day: as_at(whole, day))
    first, last = found.readings[0], found.readings[-1]
    assert (first.as_of, first.long, first.median_months) == ("2023-09-01", 0.0, 36.0)
    assert (last.as_of, last.long, last.median_months) == ("2026-09-01", 50.0, 72.0)
    assert (first.newcomers, last.newcomers) == (0.0, 0.0)
    assert found.trend is not None
    assert found.trend.a_year >= 0


def test_a_steady_rise_is_told_as_its_slope_with_no_doubt() -> None:
    # Twenty seats: each quarter-year one more has been held for five years, 20 points a year.
    records: list[Record] = [body("board")]
    for at in range(20):
        year, month = divmod(at * 3, 12)
        records += [
            person(f"p{at}"), post(f"s{at}", "board"),
            membership(f"p{at}", post_id=f"s{at}", start_date=f"{2017 + year}-{month + 1:02}-01"),
        ]  # fmt: skip
    whole = history(*records)
    found = stagnation("2026-10-01", lambda day: as_at(whole, day))
    assert found.trend is not None
    assert found.trend.direction == "worse"
    assert found.trend.a_year == pytest.approx(20, abs=0.5)


def test_where_no_beginning_is_known_there_is_neither_number_nor_trend() -> None:
    empty = snapshot(body("board"))
    found = stagnation("2026-09-01", lambda day: as_at(empty, day))
    assert found.trend is None
    assert {item.long for item in found.readings} == {None}
