"""What stands out along several dimensions at once."""

import pytest

from graph_service.analysis.overview import overview
from graph_service.analysis.representation import people_gaps
from graph_service.errors import NotFound, Refused
from graph_service.records import Area, Yardstick
from graph_service.scope import Scope
from tests.builders import body, membership, organization, person, snapshot

BOARD = Scope("Organization", "board")


def test_gaps_of_all_dimensions_come_in_order_of_importance() -> None:
    people = [person(f"p{n:02}", sector="acute", level="senior") for n in range(30)]
    few = person("few", sector="acute", level="lay")
    found = overview(snapshot(*people, few))
    statuses = [gap.status for _, gap in found.gaps]
    assert statuses == ["missing"] * 15 + ["under"]
    assert found.gaps[-1][1].words == ("Lay",)
    assert {code for code, _ in found.gaps} == {"sector", "level"}
    assert len(found.by("sector")) == 11


def test_groups_that_are_all_missing_are_named_in_one_sentence() -> None:
    people = [person(f"p{n:02}", level="senior") for n in range(24)]
    seats = [membership(one.id, "board") for one in people]
    rows = [
        Yardstick(id=code, name="t", dimension="level", group=code, count=1, scope=str(BOARD))
        for code in ("trainee", "lay")
    ]
    found = overview(snapshot(body("board", name="Board"), *people, *seats, *rows), BOARD)
    assert found.sentence == "Nobody at lay or trainee level sits on the Board."


def test_one_gap_alone_is_said_in_full() -> None:
    row = Yardstick(id="y", name="t", dimension="level", group="lay", count=1, scope=str(BOARD))
    system = snapshot(body("board", name="Board"), person("a"), membership("a", "board"), row)
    # The level of nobody is known: then nothing is said of levels.
    assert overview(system, BOARD, "t").sentence == ""
    known = snapshot(
        body("board", name="Board"), person("a", level="senior"), membership("a", "board"), row
    )
    assert overview(known, BOARD).sentence == (
        "Nobody at lay level sits on the Board; the yardstick 't' asks for at least one."
    )


def test_what_the_scope_decides_is_not_asked() -> None:
    places = [
        Area(id="sel", name="SEL", classification="system"),
        Area(id="bexley", name="Bexley", classification="borough", parent_id="sel"),
    ]
    system = snapshot(*places, organization("trust", sector="acute"))
    assert "place" not in overview(system, Scope("Area", "bexley")).answers
    assert "place" in overview(system, Scope("Area", "sel")).answers
    assert set(overview(system, Scope("Organization", "trust")).answers) == {"level", "profession"}


def test_each_answer_is_that_of_its_dimension_alone() -> None:
    system = snapshot(*(person(f"p{n}", sector="acute", level="lay") for n in range(20)))
    found = overview(system, by=("level",))
    assert found.answers["level"] == people_gaps(system, ("level",))


def test_nonsense_is_refused() -> None:
    with pytest.raises(NotFound):
        overview(snapshot(), Scope("Organization", "none"))
    with pytest.raises(Refused):
        overview(snapshot(), by=("colour",))
