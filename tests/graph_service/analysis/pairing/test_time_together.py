"""The real scheme asks for a day within six months: seven hours, by who met when."""

import pytest

from graph_service.analysis.pairing.nudges import nudges
from graph_service.analysis.pairing.outcome import outcome
from graph_service.analysis.pairing.time_together import in_hours, time_together
from graph_service.records import Pairing, Reply, Round
from graph_service.snapshot import Snapshot
from tests.builders import person, snapshot

ROUND = Round(id="r", name="May", scheme="shadowing", status="published", start_date="2026-05-11")


def pair(hours: float, met_on: str, as_of: str, scheme: str = "shadowing") -> Snapshot:
    made = Pairing(id="x", scheme=scheme, round_id="r", person_ids=("a", "b"), status="published")
    replies = [
        Reply(
            id=f"r{id_}", pairing_id="x", person_id=id_, answer="accepted", met_on=met_on,
            hours=hours, worth="5",
        )
        for id_ in ("a", "b")
    ]  # fmt: skip
    return snapshot(ROUND, person("a"), person("b"), made, *replies, as_of=as_of)


@pytest.mark.parametrize(
    ("hours", "met_on", "enough"),
    [
        (7, "2026-06-01", True),
        (7, "2026-11-11", True),
        (7, "2026-11-12", False),
        (6.5, "2026-06-01", False),
    ],
)
def test_a_day_counts_within_six_months_of_the_beginning(
    hours: float, met_on: str, enough: bool
) -> None:
    there = pair(hours, met_on, "2026-12-01")
    found = time_together(there, there.pairings["x"])
    assert found is not None
    assert (found.until, found.is_enough) == ("2026-11-11", enough)
    assert outcome(there, ROUND).enough == int(enough)


def test_a_scheme_that_asks_for_nothing_says_nothing() -> None:
    there = pair(1, "2026-06-01", "2026-12-01", scheme="buddies")
    assert time_together(there, there.pairings["x"]) is None


@pytest.mark.parametrize(("as_of", "said"), [("2026-10-11", False), ("2026-10-12", True)])
def test_the_team_hears_of_it_in_the_last_thirty_days(as_of: str, said: bool) -> None:
    words = [nudge.sentence for nudge in nudges(pair(3.5, "2026-06-01", as_of), "r")]
    asked = "The scheme asks for seven hours together until 11 November 2026; 3.5 hours so far."
    assert any(asked in item for item in words) == said


def test_hours_are_said_as_people_say_them() -> None:
    assert [in_hours(number) for number in (1, 3.5, 7, 12.0)] == [
        "one hour", "3.5 hours", "seven hours", "12 hours"
    ]  # fmt: skip
