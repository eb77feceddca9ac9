"""Whom to invite: worked by hand on small boards."""

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service.analysis import invitation_words as words
from graph_service.analysis.invitation_answer import Invitations
from graph_service.analysis.invitation_gaps import parse_weights
from graph_service.analysis.invitations import Wishes, invitations, scope_to
from graph_service.analysis.representation import people_gaps
from graph_service.errors import NotFound, Refused
from graph_service.records import (
    Area,
    Attendance,
    Event,
    Membership,
    Person,
    Profession,
    Record,
    Yardstick,
)
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot
from tests.builders import body, membership, organization, person, post, snapshot
from tests.searches import long_search

BOARD = Scope("Organization", "board")


def target(dimension: str, group: str, count: int) -> Yardstick:
    return Yardstick(
        id=f"{dimension}-{group}", name="target", dimension=dimension, group=group, count=count,
        scope="Organization:board",
    )  # fmt: skip


def system(*more: Record) -> Snapshot:
    """A board of one hospital doctor that wants one of three sectors each and one from Bexley."""
    return snapshot(
        body("board", name="Board"),
        Area(id="bexley", name="Bexley", classification="borough"),
        Area(id="lewisham", name="Lewisham", classification="borough"),
        person("doc", sector="acute", area_id="lewisham"),
        membership("doc", "board"),
        target("sector", "social-care", 2),
        target("sector", "vcse", 1),
        target("sector", "acute", 1),
        target("place", "bexley", 1),
        *more,
    )


def ask(found: Snapshot, seats: int | None = 2, **asked: Any) -> Invitations:
    return invitations(found, BOARD, Wishes(seats=seats, **asked))


def ids(found: Invitations) -> list[str]:
    return [item.person for item in found.chosen]


CARE = person("care", name="Ann Care", sector="social-care", area_id="bexley")
CARER = person("carer", name="Bo Carer", sector="social-care", area_id="lewisham")
VOICE = person("voice", name="Cy Voice", sector="vcse", area_id="lewisham")
PEOPLE = (CARE, CARER, VOICE)


def test_the_people_who_close_most_gaps_are_chosen_and_the_count_is_of_people_short() -> None:
    found = ask(system(*PEOPLE))
    assert (found.gaps, len(found.needs), found.closed) == (4, 3, 3)
    assert ids(found) == ["care", "carer"]
    assert found.optimal
    assert (
        words.headline(found) == "These two people close three of the four gaps; no two close more."
    )


def test_who_closes_what_is_told_from_how_many_to_how_many() -> None:
    found = ask(system(*PEOPLE), seats=3)
    said = {item.person: [words.closing(one) for one in item.closes] for item in found.chosen}
    assert said == {
        "care": ["Sector: Social care, from nobody to one", "Place: Bexley, from nobody to one"],
        "carer": ["Sector: Social care, from one to two"],
        "voice": ["Sector: Voluntary, community and social enterprise, from nobody to one"],
    }
    assert words.headline(found) == "These three people close all four gaps."


@st.composite
def small_systems(draw: st.DrawFn) -> tuple[list[Record], list[Record]]:
    """What a board wants, and up to six people who sit on up to two other bodies."""
    rows: list[Record] = [
        target("sector", code, draw(st.integers(0, 3))) for code in ("vcse", "acute")
    ]
    rows += [target("place", code, draw(st.integers(0, 2))) for code in ("bexley", "lewisham")]
    others: list[Record] = []
    for number in range(draw(st.integers(0, 6))):
        sector, place = draw(st.sampled_from(["vcse", "acute", "system"])), draw(
            st.sampled_from(["bexley", "lewisham", ""])
        )  # fmt: skip
        others.append(person(f"p{number}", sector=sector, area_id=place))
        others += [membership(f"p{number}", f"b{at}") for at in range(draw(st.integers(0, 2)))]
    return rows, others


def short(found: Snapshot) -> int:
    """The people short by the gaps themselves."""
    answers = [people_gaps(found, (by,), BOARD) for by in ("sector", "place")]
    return sum(gap.shortfall for answer in answers for gap in answer.groups)


@long_search(600)
@given(small_systems(), st.integers(1, 4))
def test_no_other_people_would_leave_fewer_short_once_they_have_joined(
    drawn: tuple[list[Record], list[Record]], seats: int
) -> None:
    """Every other choice joins the board in earnest, and its gaps are counted again."""
    rows, others = drawn
    doc = [person("doc", sector="system", area_id="lewisham"), membership("doc", "board")]
    areas = [Area(id=one, name=one, classification="borough") for one in ("bexley", "lewisham")]
    records = [body("board"), body("b0"), body("b1"), *areas, *rows, *doc, *others]
    found = ask(snapshot(*records), seats=seats)
    ids_ = [item.id for item in others if isinstance(item, Person)]

    def weighed(people: tuple[str, ...]) -> tuple[int, int, int, tuple[str, ...]]:
        joined = snapshot(*records, *(membership(id_, "board") for id_ in people))
        held = sum(isinstance(item, Membership) and item.person_id in people for item in others)
        return short(joined), held, len(people), people

    best = min(
        weighed(people) for number in range(seats + 1) for people in combinations(ids_, number)
    )
    assert found.optimal
    assert found.gaps - found.closed == best[0]
    assert tuple(sorted(ids(found))) == best[3]


def test_seats_that_nobody_is_needed_for_stay_free() -> None:
    found = ask(system(*PEOPLE), seats=5)
    assert len(found.chosen) == 3
    assert words.headline(found).endswith("all four gaps; two seats stay free.")


def test_by_default_the_vacant_posts_are_the_seats() -> None:
    assert ask(system(*PEOPLE, post("seat", "board")), seats=None).seats == 1
    with pytest.raises(Refused, match="say how many people you could invite"):
        ask(system(*PEOPLE), seats=None)


def test_of_equals_the_one_who_holds_fewest_seats_is_asked() -> None:
    other = person("aaron", name="Aaron", sector="vcse", area_id="lewisham")
    seat = [body("b1"), membership("aaron", "b1")]
    assert ids(ask(system(other, VOICE), seats=1)) == ["aaron"]
    assert ids(ask(system(other, VOICE, *seat), seats=1)) == ["voice"]


def on_four_bodies(person_id: str) -> list[Record]:
    bodies = [body(f"b{number}") for number in range(4)]
    return [*bodies, *(membership(person_id, item.id) for item in bodies)]


def test_who_sits_on_four_bodies_is_asked_only_for_what_nobody_else_can_close() -> None:
    # Ann alone would close two gaps, but Bo closes the one and Di the other.
    local = person("local", name="Di Local", area_id="bexley")
    found = ask(system(CARE, CARER, local, *on_four_bodies("care")), seats=1)
    assert ids(found) == ["carer"]
    assert found.busy == ("care",)
    found = ask(system(CARE, CARER, *on_four_bodies("care")), seats=1)
    assert ids(found) == ["care"]
    assert found.busy == ()


def test_who_objects_is_there_already_or_is_ruled_out_is_not_asked() -> None:
    shy = person("shy", sector="vcse", objects=True)
    assert ids(ask(system(shy))) == []
    assert ids(ask(system(*PEOPLE), without=("care",))) == ["carer", "voice"]
    assert "doc" not in ids(ask(system(*PEOPLE), seats=9))


def test_a_person_whom_the_team_takes_keeps_the_seat() -> None:
    found = ask(system(*PEOPLE), take=("voice",))
    assert ids(found) == ["care", "voice"]
    assert [item.taken for item in found.chosen] == [False, True]
    assert words.headline(found).endswith("; nobody closes more beside those you chose.")
    found = ask(system(*PEOPLE), seats=2, take=("voice", "carer"))
    assert words.headline(found) == (
        "These two people close two of the four gaps; you chose every one of them."
    )


def test_weights_say_which_gaps_count_more() -> None:
    assert ids(ask(system(*PEOPLE), seats=1)) == ["care"]
    weighted = ask(system(*PEOPLE), seats=1, weights={"sector:vcse": 2.5})
    assert ids(weighted) == ["voice"]
    assert weighted.points == weighted.bound == 2.5
    assert "by your weights nobody would do better" in words.headline(weighted)
    assert ask(system(*PEOPLE), weights={"sector": 0}).gaps == 1


def test_alternatives_say_what_would_be_lost() -> None:
    first = ask(system(*PEOPLE), seats=1).chosen[0]
    said = [(item.person, item.lost, words.instead(item)) for item in first.alternatives]
    assert said == [
        ("carer", 1.0, "leaves open Place: Bexley"),
        ("voice", 1.0, "closes Sector: Voluntary, community and social enterprise instead of "
         "Sector: Social care; Place: Bexley"),
    ]  # fmt: skip


def test_where_nobody_is_known_the_organisations_to_approach_are_named() -> None:
    charity = organization("charity", name="Charity", sector="vcse")
    found = ask(system(CARE, CARER, charity), seats=3)
    [left] = found.left
    assert (left.short, left.candidates, left.organizations) == (1, 0, ("charity",))
    assert words.left(left).endswith("stays one person short; nobody we know of could be asked.")


def test_a_vacant_seat_that_asks_for_a_profession_says_who_fits_it() -> None:
    nurse = Profession(id="nurse", name="Nurse")
    matron = Profession(id="matron", name="Matron", parent_id="nurse")
    seat = post("seat", "board", profession_id="nurse", area_id="bexley")
    care = person("care", sector="social-care", area_id="bexley", profession_ids=("matron",))
    far = person("far", sector="vcse", area_id="lewisham", profession_ids=("nurse",))
    found = ask(system(nurse, matron, seat, care, far), seats=2)
    assert [(wish.post, wish.chosen, wish.fitting) for wish in found.wishes] == [
        ("seat", ("care",), ())
    ]
    assert {item.person: item.seats for item in found.chosen} == {"care": ("seat",), "far": ()}


def test_an_event_that_nobody_comes_to_yet_wants_one_of_each() -> None:
    event = Event(id="summit", name="Summit")
    found = invitations(
        system(event, *PEOPLE), Scope("Event", "summit"), Wishes(seats=3, by=("place",))
    )
    assert found.yardsticks == ("minimum",)
    assert (found.closed, len(found.chosen)) == (2, 2)


def test_an_event_is_measured_against_the_network() -> None:
    event = Event(id="summit", name="Summit")
    many = [person(f"p{number:02}", sector="acute", area_id="bexley") for number in range(30)]
    came = [Attendance(id=item.id, event_id="summit", person_id=item.id) for item in many[:20]]
    others = [person(f"q{number}", sector="vcse", area_id="bexley") for number in range(30)]
    found = invitations(
        snapshot(event, *many, *others, *came), Scope("Event", "summit"), Wishes(seats=4)
    )
    # Half of the network is from charities, so ten of 20 people were expected and nobody came.
    assert [(need.label, need.short) for need in found.needs] == [
        ("Voluntary, community and social enterprise", 10)
    ]
    assert ids(found) == ["q0", "q1", "q10", "q11"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"seats": 0}, "one person at least"),
        ({"take": ("care", "carer", "voice")}, "three people for two seats"),
        ({"take": ("nobody",)}, "no person with the id 'nobody'"),
        ({"take": ("doc",)}, "there already"),
        ({"take": ("shy",)}, "object to being shown"),
        ({"without": ("nobody",)}, "no person with the id 'nobody'"),
        ({"take": ("care",), "without": ("care",)}, "both"),
        ({"by": ("tenure",)}, "follows from the seat"),
        ({"by": ("ethnicity",)}, "published totals"),
        ({"weights": {"level": 2}}, "weighs nothing"),
        ({"weights": {"sector:colour": 2}}, "weighs nothing"),
        ({"weights": {"sector": -1}}, "from 0 to 100"),
        ({"weights": {"sector": float("nan")}}, "from 0 to 100"),
        ({"yardstick": "workforce"}, "no yardstick 'workforce'"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(asked: dict[str, Any], said: str) -> None:
    found = system(*PEOPLE, person("shy", objects=True))
    with pytest.raises((Refused, NotFound), match=said):
        ask(found, **asked)


def test_weights_are_read_as_they_are_written() -> None:
    assert parse_weights(["place=2", "staff_group=0.5", "sector:vcse=3"]) == {
        "place": 2.0, "staff-group": 0.5, "sector:vcse": 3.0,
    }  # fmt: skip
    for text in ("place", "place=two", "=2"):
        with pytest.raises(Refused):
            parse_weights([text])


def test_an_id_alone_is_enough_where_it_is_one_thing() -> None:
    found = system(Event(id="summit", name="Summit"), Event(id="board", name="Board"))
    assert scope_to(found, "summit") == Scope("Event", "summit")
    assert scope_to(found, "event:summit") == Scope("Event", "summit")
    with pytest.raises(Refused, match="write Organization:board or Event:board"):
        scope_to(found, "board")
    with pytest.raises(NotFound):
        scope_to(found, "nowhere")
