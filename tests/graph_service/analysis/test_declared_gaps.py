"""Published answers against a yardstick, by hand."""

import pytest

from graph_service.analysis.declared import releases
from graph_service.analysis.declared_gaps import DeclaredGaps, declared_gaps
from graph_service.analysis.intervals import wilson
from graph_service.analysis.published import Release, Table
from graph_service.errors import NotFound, Refused
from graph_service.records import Area, Declaration, Record, Yardstick
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot
from tests.builders import body, declaration, person, snapshot

UNTIL = "2026-08-15"


def share(group: str, part: float, scope: str = "", name: str = "population") -> Yardstick:
    return Yardstick(id=f"{name}-{group}-{scope}", name=name, dimension="sex", group=group,
                     scope=scope, share=part, basis="counted")  # fmt: skip


def system(*more: Record, women: int = 40, men: int = 40, silent: int = 20) -> Snapshot:
    people: list[Record] = [
        *(person(f"w{n:02}", area_id="east") for n in range(women)),
        *(person(f"m{n:02}", area_id="east" if n < 20 else "west") for n in range(men)),
        *(person(f"s{n:02}", area_id="west") for n in range(silent)),
    ]
    places = [Area(id=place, name=place.title(), classification="borough")
              for place in ("east", "west", "north")]  # fmt: skip
    return snapshot(*people, *places, *more)


def said_in(whole: Snapshot) -> list[Declaration]:
    answers = {"w": "Female", "m": "Male"}
    return [
        declaration(id_, "sex", answer=answers[id_[0]], start_date="2026-05-05")
        for id_ in whole.people
        if id_[0] in answers
    ]


def ask(whole: Snapshot, **asked: object) -> DeclaredGaps:
    released = releases(whole, said_in(whole), "sex", UNTIL)
    return declared_gaps(whole, released, **asked)  # type: ignore[arg-type]


def test_shares_are_of_those_who_answered_and_the_interval_holds_what_rounding_hides() -> None:
    found = ask(system(share("Female", 0.5), share("Male", 0.5)))
    women = found.gaps[0]
    assert (women.count, women.mark, found.people) == (40, "shown", 100)
    # 100 people, of whom 18 to 22 gave no answer: 78 to 82 answered, 80 in the middle.
    assert women.share == pytest.approx(0.5)
    assert women.expected == pytest.approx(40)
    assert women.status == "met"
    assert women.low == pytest.approx(wilson(38, 82)[0])
    assert women.high == pytest.approx(wilson(42, 78)[1])


def test_far_too_few_are_under_and_their_number_is_said() -> None:
    found = ask(system(share("Female", 0.9), share("Male", 0.1)))
    assert [gap.status for gap in found.gaps] == ["under", "over"]
    assert found.gaps[0].shortfall == 32
    assert found.gaps[0].sentence == (
        "About 40 people answered “Female”; by the yardstick 'population' it would be about 72."
    )


def test_fewer_than_ten_can_be_too_few_without_saying_how_many() -> None:
    found = ask(system(share("Female", 0.5), women=3, men=60))
    women = found.gaps[0]
    assert (women.count, women.mark, women.status) == (None, "fewer-than-10", "under")
    assert women.sentence.startswith("Fewer than ten people answered “Female”")


def test_those_who_gave_no_answer_are_a_number_of_their_own() -> None:
    found = ask(system())
    assert [(one.group, one.count) for one in found.no_answer] == [(("No answer",), 20)]
    assert found.gaps[0].status == "no-yardstick"


def test_a_borough_has_its_own_figures_and_its_own_yardstick() -> None:
    whole = system(share("Female", 0.5), share("Female", 0.6, "Area:east"))
    found = ask(whole, scope=Scope("Area", "east"))
    assert found.people == 60
    assert [gap.count for gap in found.gaps] == [40, 20]
    assert found.gaps[0].expected == pytest.approx(0.6 * 55.5)


def test_another_dimension_has_a_column_for_each_of_its_groups() -> None:
    found = ask(system(), second="place")
    assert found.document()["by"] == ["sex", "place"]
    assert ("Female", "east") in [gap.group for gap in found.gaps]
    assert "north" not in [gap.group[1] for gap in found.gaps]


@pytest.mark.parametrize(
    "asked",
    [
        {"scope": Scope("Organization", "board")},
        {"scope": Scope("Event", "summit")},
        {"scope": Scope("Area", "east"), "second": "sector"},
        {"second": "profession"},
        {"yardstick": "none"},
    ],
)
def test_what_would_let_somebody_subtract_their_way_is_refused(asked: dict[str, object]) -> None:
    with pytest.raises(Refused):
        ask(system(body("board")), **asked)


def test_a_borough_of_few_has_no_figures() -> None:
    with pytest.raises(NotFound, match="No figures are shown for North"):
        ask(system(), scope=Scope("Area", "north"))


def test_where_even_the_total_is_held_back_that_is_said() -> None:
    table = Table("sex", "", "2026-07-01", ("Female",), (), ("Everybody",))
    with pytest.raises(NotFound, match="Nothing is published"):
        declared_gaps(system(), [Release("2026-07-01", "2026-07-01", {"": table})])


def test_where_nothing_is_published_yet_that_is_said() -> None:
    with pytest.raises(NotFound, match="too few people have answered"):
        declared_gaps(system(), [])
