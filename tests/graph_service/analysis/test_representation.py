"""Who is missing, on small systems counted by hand."""

import random
from collections import Counter
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_service import codes
from graph_service.analysis.representation import Gap, Gaps, people_gaps, status_of
from graph_service.errors import NotFound, Refused
from graph_service.records import Area, Person, Profession, Record, Yardstick
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot
from tests.builders import body, membership, organization, person, snapshot

BOARD = Scope("Organization", "cplg")


def gap(found: Gaps, *group: str) -> Gap:
    return next(item for item in found.groups if item.group == group)


def people_of(**numbers: int) -> list[Person]:
    return [
        person(f"{code}-{number}", sector=code.replace("_", "-"))
        for code, many in numbers.items()
        for number in range(many)
    ]


def board_of(**numbers: int) -> list[Record]:
    """A board with so many people of each sector on it."""
    members = people_of(**numbers)
    seats = [membership(item.id, "cplg") for item in members]
    return [body("cplg", name="CPLG"), *members, *seats]


def yardstick(
    group: str, *, dimension: str = "sector", name: str = "fair", **said: object
) -> Yardstick:
    scope = str(said.get("scope", ""))
    id_ = f"{name}-{dimension}-{group}-{scope}"
    return Yardstick(id=id_, name=name, dimension=dimension, group=group, **said)  # type: ignore[arg-type]


def test_a_group_without_anybody_is_missing_where_at_least_one_was_to_be_expected() -> None:
    found = people_gaps(snapshot(*board_of(acute=12, primary=12)), scope=BOARD, yardstick="even")
    social_care = gap(found, "social-care")
    assert (social_care.count, social_care.share) == (0, 0)
    assert social_care.expected == pytest.approx(2)
    assert social_care.ratio == 0
    assert (social_care.shortfall, social_care.status) == (2, "missing")
    assert social_care.sentence == (
        "Nobody from social care sits on the CPLG; an even share would be two of 24 people."
    )


def test_groups_are_all_codes_of_the_vocabulary_also_without_people() -> None:
    found = people_gaps(snapshot(*people_of(acute=1)))
    assert [item.group[0] for item in found.groups] == list(codes.SECTORS)
    assert sum(item.count for item in found.groups) == 1


def test_a_person_not_known_is_a_number_of_its_own_and_in_no_share() -> None:
    found = people_gaps(snapshot(*people_of(acute=3), person("x"), person("y")))
    assert (found.people, found.unknown) == (5, 2)
    assert gap(found, "acute").share == 1


def test_a_sector_comes_from_the_employer_where_the_person_says_none() -> None:
    found = people_gaps(
        snapshot(
            organization("oxleas", sector="mental-health"), person("a"), membership("a", "oxleas")
        )
    )
    assert gap(found, "mental-health").count == 1


def test_somebody_of_two_professions_counts_in_each_and_the_share_is_one_of_people() -> None:
    found = people_gaps(
        snapshot(
            Profession(id="nursing", name="Nursing"),
            Profession(id="digital", name="Digital"),
            person("a", profession_ids=("nursing", "digital")),
            person("b", profession_ids=("nursing",)),
        ),
        by=("profession",),
    )
    assert (gap(found, "nursing").share, gap(found, "digital").share) == (1, 0.5)
    assert found.people == 2


def test_a_person_in_a_neighbourhood_counts_for_its_borough_and_one_of_the_system_for_none() -> (
    None
):
    found = people_gaps(
        snapshot(
            Area(id="sel", name="South East London", classification="system"),
            Area(id="bexley", name="Bexley", classification="borough", parent_id="sel"),
            Area(id="erith", name="Erith", classification="neighbourhood", parent_id="bexley"),
            person("a", area_id="erith"),
            person("b", area_id="sel"),
        ),
        by=("place",),
    )
    assert [(item.group, item.count) for item in found.groups] == [(("bexley",), 1)]
    assert found.unknown == 1


def test_areas_that_are_part_of_each_other_do_not_hang() -> None:
    found = people_gaps(
        snapshot(
            Area(id="a", name="A", classification="neighbourhood", parent_id="b"),
            Area(id="b", name="B", classification="neighbourhood", parent_id="a"),
            person("x", area_id="a"),
        ),
        by=("place",),
    )
    assert found.unknown == 1


def test_two_dimensions_are_crossed_and_empty_crossings_are_listed() -> None:
    found = people_gaps(
        snapshot(person("a", sector="acute", level="senior"), person("b", sector="acute")),
        by=("sector", "level"),
    )
    assert len(found.groups) == len(list(codes.SECTORS)) * len(list(codes.LEVELS))
    assert gap(found, "acute", "senior").count == 1
    assert gap(found, "acute", "board").count == 0
    assert found.unknown == 1


def test_two_dimensions_make_one_readable_sentence_in_either_order() -> None:
    system = snapshot(
        Profession(id="nurse", name="Nurse"),
        Area(id="bexley", name="Bexley", classification="borough"),
        *(person(str(n), area_id="bexley", level="senior", sector="acute") for n in range(2)),
    )
    orders = [("level", "sector"), ("sector", "level")]
    said = {
        gap(people_gaps(system, by=by), *group).sentence.partition(" are")[0]
        for by, group in zip(orders, [("senior", "acute"), ("acute", "senior")], strict=True)
    }
    assert said == {"Two people from acute hospitals at senior level"}


def test_a_profession_is_said_last() -> None:
    system = snapshot(
        Profession(id="nurse", name="Nurse"),
        Area(id="bexley", name="Bexley", classification="borough"),
        person("a", area_id="bexley", profession_ids=("nurse",)),
    )
    found = people_gaps(system, by=("profession", "place"))
    assert gap(found, "nurse", "bexley").sentence.startswith(
        "One person based in Bexley whose profession is nurse is in the leadership network"
    )


def test_the_staff_group_is_that_of_the_profession_and_counts_once_a_person() -> None:
    found = people_gaps(
        snapshot(
            Profession(id="adult", name="Adult nursing", staff_group="Nurses"),
            Profession(id="child", name="Children's nursing", staff_group="Nurses"),
            person("a", profession_ids=("adult", "child")),
        ),
        by=("staff_group",),
    )
    assert gap(found, "Nurses").count == 1


@pytest.mark.parametrize(
    ("count", "people", "share", "expected"),
    [
        (0, 24, 2 / 24, "missing"),
        (0, 3, 1 / 3, "missing"),  # expects just one
        (0, 24, 0.9 / 24, "met"),  # less than a person expected
        (1, 29, 0.18, "under"),  # Wilson's upper end is 0.1718
        (1, 29, 0.17, "too-few-to-say"),
        (81, 263, 0.25, "over"),  # the interval is 0.2553 to 0.3662
        (81, 263, 0.26, "too-few-to-say"),
        (81, 263, 0.37, "under"),
        (2, 24, 2.5 / 24, "met"),
        (2, 24, 3 / 24, "too-few-to-say"),  # just one short
        (0, 0, 0.5, "too-few-to-say"),
    ],
)
def test_statuses_are_as_defined(count: int, people: int, share: float, expected: str) -> None:
    assert status_of(count, people, share=share) == expected


@pytest.mark.parametrize(
    ("count", "least", "expected"),
    [(0, 1, "missing"), (1, 2, "under"), (2, 2, "met"), (9, 2, "met")],
)
def test_a_least_number_is_a_plain_fact(count: int, least: int, expected: str) -> None:
    assert status_of(count, 20, least=least) == expected


def test_by_default_the_whole_is_measured_evenly_and_a_part_by_the_network() -> None:
    system = snapshot(*board_of(acute=2), *people_of(vcse=2))
    assert people_gaps(system).yardstick == "even"
    part = people_gaps(system, scope=BOARD)
    assert part.yardstick == "network"
    assert gap(part, "vcse").expected == 1
    assert gap(part, "vcse").status == "missing"


def test_the_teams_target_for_just_this_scope_goes_before_the_built_in_ones() -> None:
    target = yardstick("vcse", count=3, scope="Organization:cplg", basis="Summit, 2026")
    found = people_gaps(snapshot(*board_of(acute=2), target), scope=BOARD)
    assert (found.yardstick, found.basis) == ("fair", "Summit, 2026")
    assert (gap(found, "vcse").expected, gap(found, "vcse").shortfall) == (3, 3)
    assert gap(found, "acute").expected is None
    assert gap(found, "acute").status == "met"


def test_a_row_for_the_scope_goes_before_a_row_for_everywhere() -> None:
    rows = [yardstick("acute", share=0.5), yardstick("acute", share=0.1, scope="Organization:cplg")]
    found = people_gaps(snapshot(*board_of(acute=2), *rows), scope=BOARD, yardstick="fair")
    assert gap(found, "acute").expected == pytest.approx(0.2)
    elsewhere = people_gaps(snapshot(*board_of(acute=2), *rows), yardstick="fair")
    assert gap(elsewhere, "acute").expected == pytest.approx(1)


def test_a_row_may_name_its_group_in_words() -> None:
    found = people_gaps(
        snapshot(*people_of(acute=4), yardstick("acute hospitals", share=0.5)), yardstick="fair"
    )
    assert gap(found, "acute").expected == 2


def test_two_dimensions_of_a_yardstick_of_rows_multiply() -> None:
    rows = [yardstick("acute", share=0.5), yardstick("senior", dimension="level", share=0.2)]
    found = people_gaps(
        snapshot(*(person(str(n), sector="acute", level="senior") for n in range(10)), *rows),
        by=("sector", "level"),
        yardstick="fair",
    )
    assert gap(found, "acute", "senior").expected == pytest.approx(1)
    assert gap(found, "vcse", "senior").expected is None


def test_organisations_are_a_yardstick_and_bodies_are_not_counted_among_them() -> None:
    system = snapshot(
        *people_of(acute=4),
        *(organization(f"vcse-{number}", sector="vcse") for number in range(3)),
        organization("trust", sector="acute"),
        body("board", sector="system"),
    )
    found = people_gaps(system, yardstick="organizations")
    assert gap(found, "vcse").expected == pytest.approx(3)
    assert gap(found, "system").expected == 0
    assert gap(found, "system").ratio is None


def test_the_population_of_boroughs_comes_from_the_areas_themselves() -> None:
    system = snapshot(
        Area(id="bexley", name="Bexley", classification="borough", population=100),
        Area(id="lambeth", name="Lambeth", classification="borough", population=300),
        *(person(str(number), area_id="bexley") for number in range(4)),
    )
    found = people_gaps(system, by=("place",), yardstick="population")
    assert gap(found, "lambeth").expected == 3
    assert gap(found, "lambeth").sentence.startswith("Nobody based in Lambeth is in the leader")


@pytest.mark.parametrize(
    ("by", "name", "said"),
    [
        (("sector",), "workforce", "sheet 'yardsticks'"),
        (("level",), "organizations", "Organisations have no level"),
        (("colour",), None, "choose one or two of sector"),
        (("sector", "sector"), None, "two different ones"),
        (("place",), "population", "population of some borough"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_what_to_do(
    by: tuple[str, ...], name: str | None, said: str
) -> None:
    system = snapshot(Area(id="bexley", name="Bexley", classification="borough"), person("a"))
    with pytest.raises(Refused, match=said):
        people_gaps(system, by=by, yardstick=name)


def test_a_yardstick_of_counts_cannot_be_crossed() -> None:
    rows = [yardstick("acute", count=1), yardstick("senior", dimension="level", count=1)]
    with pytest.raises(Refused, match="one dimension"):
        people_gaps(snapshot(*rows), by=("sector", "level"), yardstick="fair")


def test_a_target_of_counts_leaves_crossed_groups_to_the_network() -> None:
    rows = [
        yardstick(group, dimension=dimension, count=1, scope="Organization:cplg")
        for group, dimension in (("acute", "sector"), ("senior", "level"))
    ]
    system = snapshot(*board_of(acute=2), *rows)
    assert people_gaps(system, by=("sector",), scope=BOARD).yardstick == "fair"
    assert people_gaps(system, by=("sector", "level"), scope=BOARD).yardstick == "network"


def test_a_scope_that_is_not_there_is_not_found() -> None:
    with pytest.raises(NotFound):
        people_gaps(snapshot(), scope=BOARD)


def test_the_most_important_gap_comes_first() -> None:
    found = people_gaps(
        snapshot(*board_of(acute=60, primary=1, vcse=4)), scope=BOARD, yardstick="even"
    )
    statuses = [item.status for item in found.in_order]
    assert statuses[0] == "missing"
    assert statuses.index("missing") < statuses.index("under") < statuses.index("over")


PEOPLE = st.lists(
    st.tuples(st.sampled_from(["", *codes.SECTORS]), st.sampled_from(["", *codes.LEVELS])),
    max_size=40,
)


def system_of(rows: Iterable[tuple[str, str]]) -> Snapshot:
    return snapshot(*(person(f"{n:03}", sector=s, level=v) for n, (s, v) in enumerate(rows)))


@settings(derandomize=True, max_examples=60, deadline=None)
@given(PEOPLE)
def test_counts_add_up_and_say_what_a_counter_says(rows: list[tuple[str, str]]) -> None:
    found = people_gaps(system_of(rows), by=("sector", "level"))
    assert sum(item.count for item in found.groups) + found.unknown == found.people == len(rows)
    plain = Counter(row for row in rows if all(row))
    assert {item.group: item.count for item in found.groups if item.count} == plain


@settings(derandomize=True, max_examples=60, deadline=None)
@given(PEOPLE, st.randoms(use_true_random=False), st.sampled_from(["even", "network", "minimum"]))
def test_statuses_follow_their_definitions_in_any_order_of_records(
    rows: list[tuple[str, str]], order: random.Random, name: str
) -> None:
    found = people_gaps(system_of(rows), yardstick=name)
    order.shuffle(rows)
    again = people_gaps(system_of(rows), yardstick=name)
    assert again.groups == found.groups
    for item in found.groups:
        assert item.expected is not None
        nobody = item.count == 0 and item.expected > 1 - 1e-9
        assert (item.status == "missing") == nobody
        if item.status in {"under", "too-few-to-say"} and item.share is not None:
            assert abs(item.expected - item.count) > 1 - 1e-9


def test_a_name_of_several_capitals_keeps_them_inside_a_sentence() -> None:
    names = ("Information Technology / property", "Nursing and midwifery")
    found = snapshot(
        *(Profession(id=name, name=name) for name in names),
        person("a", profession_ids=(names[0],)),
    )
    said = " ".join(gap.sentence for gap in people_gaps(found, ("profession",)).groups)
    assert "Information Technology / property" in said
    assert "nursing and midwifery" in said
