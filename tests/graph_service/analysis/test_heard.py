"""Whom we have heard: worked by hand, for all systems, and on the sample."""

import hypothesis.strategies as st
import pytest
from hypothesis import given

from graph_service.analysis.heard import ahead, heard, turning_point
from graph_service.analysis.heard_words import headline
from graph_service.codes import SECTORS
from graph_service.errors import NotFound, Refused
from graph_service.records import Attendance, Event, Record
from graph_service.scope import Scope
from graph_service.store.sqlite import SqliteStore
from leadership_map.sample import load_sample
from tests.builders import body, membership, person, snapshot

DAY = "2026-09-01"


def came(event_id: str, person_id: str) -> Attendance:
    return Attendance(id=f"{event_id}-{person_id}", event_id=event_id, person_id=person_id)


def small() -> list[Record]:
    """Two in acute (one heard twice), one in pharmacy who is not heard, one of no known sector."""
    return [
        person("a", sector="acute"),
        person("b", sector="acute"),
        person("p", sector="pharmacy"),
        person("x"),
        Event(id="talk", name="Talk", classification="interview", start_date="2021-02-01"),
        Event(id="s", name="Summit", classification="summit", start_date="2021-04-13"),
        Event(id="next", name="Next", classification="conference", start_date="2027-01-01"),
        Event(id="sometime", name="Sometime", classification="workshop"),
        came("talk", "a"),
        came("s", "a"),
        came("s", "x"),
        came("sometime", "b"),
        came("talk", "left"),
    ]


def test_people_are_counted_once_a_group_and_once_a_kind() -> None:
    found = heard(snapshot(*small()))
    acute = next(group for group in found.groups if group.code == "acute")
    assert (acute.leaders, acute.reached) == (2, 2)
    assert dict(acute.by_kind) == {"summit": 1, "workshop": 1, "interview": 1}
    assert (acute.first, acute.last) == ("2021-02-01", "2021-04-13")
    assert (found.leaders, found.reached, found.unknown, found.gone) == (4, 3, 1, 1)
    assert [group.code for group in found.silent] == ["pharmacy"]
    assert found.never == ("p",)


def test_by_a_day_only_events_up_to_it_count_and_none_without_a_day() -> None:
    found = heard(snapshot(*small()), until="2021-04-12")
    assert (found.reached, found.events, found.until) == (1, 1, "2021-04-12")
    assert found.never == ("b", "p", "x")
    assert heard(snapshot(*small()), until="2021-04-13").reached == 2


def test_a_body_counts_its_own_people_alone() -> None:
    known = snapshot(*small(), body("board"), membership("p", "board"))
    found = heard(known, scope=Scope("Organization", "board"))
    assert (found.leaders, found.reached, found.gone) == (1, 0, None)
    said = headline(known, found, DAY)
    assert said == "We have heard nothing yet of the one leader on the Organisation board."


def test_the_first_sentence_names_the_silent_groups() -> None:
    known = snapshot(*small())
    said = headline(known, heard(known), DAY)
    assert said == "We have heard three of 4 leaders; nobody from pharmacy has been heard."
    earlier = heard(known, until="2021-04-13")
    assert headline(known, earlier, DAY) == (
        "By 13 April 2021 we had heard two of 4 leaders; nobody from pharmacy had been heard."
    )


def test_where_no_group_is_silent_now_the_first_summit_is_told() -> None:
    known = snapshot(*small(), came("talk", "p"))
    summit = turning_point(known)
    assert summit is not None
    before = heard(snapshot(*small()), until=summit.start_date)
    assert headline(known, heard(known), DAY, (summit, before)) == (
        "We have heard all 4 leaders; nobody from pharmacy was heard by the day of the summit of "
        "13 April 2021."
    )


def test_what_lies_ahead_is_after_the_day_of_the_snapshot() -> None:
    assert [event.id for event in ahead(snapshot(*small()))] == ["next"]


def test_without_anybody_or_any_event_it_is_said_so() -> None:
    empty = snapshot()
    assert headline(empty, heard(empty), DAY).startswith("No leader is known here yet")
    silent = snapshot(person("a"), person("b"))
    assert headline(silent, heard(silent), DAY) == "We have heard none of the 2 leaders."
    assert turning_point(empty) is None


def test_an_unknown_dimension_or_scope_is_refused() -> None:
    with pytest.raises(Refused):
        heard(snapshot(), "shoes")
    with pytest.raises(NotFound):
        heard(snapshot(), scope=Scope("Event", "none"))


@given(
    st.lists(st.sampled_from(["", *SECTORS]), max_size=12),
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 11)), max_size=30, unique=True),
    st.sampled_from(["2020-06-01", "2021-06-01", "2022-06-01", ""]),
)
def test_everybody_is_heard_or_never_and_later_days_only_add(
    sectors: list[str], visits: list[tuple[int, int]], until: str
) -> None:
    people = [person(f"p{at}", sector=sector) for at, sector in enumerate(sectors)]
    events = [Event(id=f"e{at}", name="E", classification="workshop",
                    start_date=f"{2020 + at}-01-01") for at in range(4)]  # fmt: skip
    known = snapshot(*people, *events, *(came(f"e{e}", f"p{p}") for e, p in visits))
    found, all_days = heard(known, until=until), heard(known)
    assert found.reached + len(found.never) == found.leaders == len(people)
    assert found.reached <= all_days.reached
    assert sum(g.leaders for g in found.groups) + found.unknown == found.leaders
    for group in found.groups:
        assert group.reached <= group.leaders
        assert (
            max(group.by_kind.values(), default=0) <= group.reached <= sum(group.by_kind.values())
        )


def test_the_sample_tells_who_was_not_heard_by_the_day_of_its_summit(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    store = SqliteStore(tmp_path_factory.mktemp("heard") / "sample.db")
    load_sample(store)
    summit = turning_point(store.read())
    assert summit is not None
    found = heard(store.read(summit.start_date))
    assert {group.code for group in found.silent} == {
        "social-care", "vcse", "public-health", "local-authority", "patient-and-public"
    }  # fmt: skip
    assert found.reached > 100


def test_a_summit_of_which_only_the_month_is_known_is_no_turning_point() -> None:
    vague = Event(id="v", name="V", classification="summit", start_date="2021-04")
    known = Event(id="k", name="K", classification="summit", start_date="2022-04-26")
    assert turning_point(snapshot(vague, known, as_of="2026-06-01")) == known
