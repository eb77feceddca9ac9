"""Whom to invite to an event, and what it brought."""

from typing import Any

import pytest

from graph_service.analysis.attendance import brought
from graph_service.analysis.gathering import gathering
from graph_service.errors import NotFound, Refused
from graph_service.records import Attendance, Event, Invitation, Record, Yardstick
from tests.builders import body, membership, organization, person, snapshot, tie

EVENT = Event(id="conference", name="Conference", classification="conference",
              start_date="2026-11-12")  # fmt: skip


def invitation(person_id: str, state: str) -> Invitation:
    return Invitation(id=f"i-{person_id}", person_id=person_id, event_id="conference", state=state)


def target(sector: str, share: float) -> Yardstick:
    return Yardstick(id=sector, name="target", dimension="sector", group=sector, share=share)


def staff(id_: str, employer: str, sector: str, **said: Any) -> list[Record]:
    return [person(id_, sector=sector, **said), membership(id_, employer)]


def test_the_room_is_like_the_target_and_guests_are_new_to_each_other() -> None:
    records: list[Record] = [
        EVENT, body("board"), *map(organization, ("trust", "other", "practice")),
        target("acute", 0.5), target("primary", 0.5),
        *staff("a1", "trust", "acute"), *staff("a2", "trust", "acute"),
        *staff("a3", "other", "acute"), *staff("g1", "practice", "primary"),
        *staff("g2", "practice", "primary"),
        membership("a3", "board"), membership("g1", "board"), tie("a1", "g2"),
    ]  # fmt: skip
    found = gathering(snapshot(*records), "conference", 3, ("sector",))
    # One of each is wanted of three seats (a half of 3, rounded down); two of one trust, or
    # whoever sits on one board or was said to know another, are no new pair.
    assert {item.group: (item.wanted, item.invited) for item in found.groups if item.wanted} == {
        "acute": (1, 2), "primary": (1, 1),
    }  # fmt: skip
    assert (found.short, found.pairs, found.new, found.optimal) == (0, 3, 3, True)
    assert set(found.guests) == {"a2", "a3", "g2"}


def test_who_is_invited_stays_and_who_declined_objects_or_would_rather_not_is_not_asked() -> None:
    records: list[Record] = [
        EVENT, person("in", involvement=("email",)), person("no"), person("shy", objects=True),
        person("rather", involvement=("email",)), person("yes", involvement=("summits",)),
        person("open"), invitation("in", "sent"), invitation("no", "declined"),
    ]  # fmt: skip
    day = snapshot(*records)
    found = gathering(day, "conference", 9)
    assert set(found.guests) == {"in", "yes", "open"}
    assert (found.rather, found.declined, found.invited_already) == (1, 1, ("in",))
    assert set(gathering(day, "conference", 9, everybody=True).guests) == {
        "in", "yes", "open", "rather",
    }  # fmt: skip


def test_an_event_that_is_not_there_and_a_room_for_nobody_are_refused() -> None:
    day = snapshot(EVENT, person("ann"))
    with pytest.raises(NotFound, match="no event with the id 'other'"):
        gathering(day, "other", 3)
    with pytest.raises(Refused, match="for how many people there is room"):
        gathering(day, "conference", 0)


def test_what_an_event_brought_is_ties_of_those_who_were_there_within_a_year() -> None:
    event = Event(id="summit", name="Summit", start_date="2026-04-21")
    there = [Attendance(id=id_, event_id="summit", person_id=id_) for id_ in ("a", "b", "c")]
    ties = [
        tie("a", "b", start_date="2026-04-21"), tie("b", "c", start_date="2027-04-21"),
        tie("a", "c", start_date="2026-04-20"), tie("a", "d", start_date="2026-05-01"),
        tie("b", "a", start_date="2027-04-22", context="late"),
    ]  # fmt: skip
    day = snapshot(
        event, *there, *ties, person("a", sector="acute"), person("b", sector="primary"),
        person("c", sector="primary"), person("d"),
        *(Invitation(id=f"i{id_}", person_id=id_, event_id="summit", state=state)
          for id_, state in (("a", "accepted"), ("d", "accepted"), ("e", "declined"))),
    )  # fmt: skip
    found = brought(day, event, ties)
    assert [(item.person_id, item.other_id) for item in found.ties] == [("a", "b"), ("b", "c")]
    assert (found.across, found.absent) == (1, ("d",))
