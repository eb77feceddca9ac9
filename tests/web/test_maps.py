"""Pictures: what vis-network and SVG are given, and that no text in them can run."""

from xml.etree import ElementTree as ET

import pytest

from graph_service.analysis.governance.bodies import governance
from tests.builders import body, snapshot
from tests.web.conftest import HOSTILE
from web.maps import Dot, Line, drawing
from web.marks import SHAPES, Mark, marks, outline
from web.pictures import picture
from web.spreadsheet import safe_cell
from web.trees import tree_picture

SVG = "{http://www.w3.org/2000/svg}"


def dot(id_: str, name: str = "Ann", *, named: bool = False) -> Dot:
    return Dot(id_, name, "3 ties", "/people/ann", Mark("square", "#005eb8"), 1.5, -2.0, 9.0, named)


def test_people_stand_where_they_are_put_and_nothing_moves_them() -> None:
    drawn = drawing([dot("a"), dot("b")], [Line("a", "b"), Line("b", "a")])
    assert (drawn["nodes"][0]["x"], drawn["nodes"][0]["y"]) == (1.5, -2.0)
    assert drawn["options"]["physics"]["enabled"] is False
    assert drawn["options"]["edges"]["smooth"]["enabled"] is False
    # Two ties between the same two people are two lines.
    assert [(edge["from"], edge["to"]) for edge in drawn["edges"]] == [("a", "b"), ("b", "a")]


def test_a_name_is_given_to_the_script_as_it_is_written() -> None:
    (node,) = drawing([dot("a", HOSTILE)], [])["nodes"]
    assert node["label"] == HOSTILE
    assert node["said"] == "3 ties"


def test_a_picture_is_well_formed_and_holds_names_as_text() -> None:
    drawn = picture(HOSTILE, [dot("a", HOSTILE, named=True), dot("b")], [Line("a", "b")])
    root = ET.fromstring(drawn)  # noqa: S314 - our own text, made a line above
    name, *below = [item.text or "" for item in root.iter(f"{SVG}text")]
    assert name == HOSTILE
    assert "".join(below).replace(" ", "") == HOSTILE.replace(" ", "")
    assert root.find(f"{SVG}title") is not None
    assert not list(root.iter(f"{SVG}script"))
    assert len(list(root.iter(f"{SVG}path"))) == 3


def test_the_tree_of_bodies_is_well_formed_and_says_vacancies() -> None:
    found = governance(
        snapshot(body("a", name=HOSTILE), body("b", name="B", parent_id="a"), body("c"))
    )
    root = ET.fromstring(tree_picture("Bodies", found, {"a": "2 changes"}))  # noqa: S314 - our own text
    words = [item.text for item in root.iter(f"{SVG}text")]
    assert HOSTILE in " ".join(filter(None, words))
    assert words.count("0 posts") == 2
    assert "0 posts, 2 changes" in words
    assert not list(root.iter(f"{SVG}script"))


def test_no_two_of_forty_groups_look_alike() -> None:
    found = marks([str(number) for number in range(40)])
    assert len(set(found.values())) == 41


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_has_an_outline(shape: str) -> None:
    assert outline(shape, 12, 12, 8).startswith("M")


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=1+1", "'=1+1"),
        (" @cmd", "' @cmd"),
        ("-2+3", "'-2+3"),
        ("+44 20", "'+44 20"),
        ("\tx", "'\tx"),
        ("Ann-Marie", "Ann-Marie"),
        (None, ""),
        (-2.5, "-2.5"),
    ],
)
def test_no_cell_of_a_download_can_run_as_a_formula(text: object, safe: str) -> None:
    assert safe_cell(text) == safe
