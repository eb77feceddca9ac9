"""The picture of one body: every post, every vacancy, nothing that overlaps or runs as markup."""

from xml.etree import ElementTree as ET

from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from graph_service.store import Batch, Store
from tests.builders import body, membership, person, post
from web.body_picture import WIDTH, Neighbour, PostLine, body_picture
from web.lettering import wrapped

SVG = "{http://www.w3.org/2000/svg}"
NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]),
                min_size=1, max_size=120)  # fmt: skip


def boxes(drawn: str) -> list[tuple[int, int, int, int]]:
    """Left, top, right and bottom of each box."""
    found = []
    for rect in ET.fromstring(drawn).iter(f"{SVG}rect"):  # noqa: S314 - our own
        x, y, wide, high = (int(rect.get(name, "")) for name in ("x", "y", "width", "height"))
        found.append((x, y, x + wide, y + high))
    return found


@given(NAMES, st.lists(st.builds(PostLine, NAMES, NAMES, st.booleans()), max_size=8),
       st.lists(st.builds(Neighbour, NAMES, NAMES), max_size=3),
       st.lists(st.builds(Neighbour, NAMES, NAMES), max_size=3))  # fmt: skip
def test_no_box_lies_on_another_whatever_the_names(
    name: str, posts: list[PostLine], above: list[Neighbour], below: list[Neighbour]
) -> None:
    drawn = body_picture(name, posts, above, below)
    found = boxes(drawn)
    assert len(found) == 1 + 2 * len(posts) + len(above) + len(below)
    bottom = int(ET.fromstring(drawn).get("height", ""))  # noqa: S314 - our own
    for place, (left, top, right, low) in enumerate(found):
        assert 0 <= left < right <= WIDTH
        assert 0 <= top < low <= bottom
        for other in found[:place]:
            assert right <= other[0] or other[2] <= left or low <= other[1] or other[3] <= top


@given(NAMES, st.integers(40, 400))
def test_wrapping_loses_no_letter(text: str, width: int) -> None:
    assert "".join("".join(wrapped(text, width)).split()) == "".join(text.split())


def test_the_picture_holds_every_post_of_the_page(leader: FlaskClient, store: Store) -> None:
    records = [
        body("council", name="Council <b>of</b> & all"),
        body("upper", name="Upper board"),
        post("lead", "council", label="Chair"),
        post("gp-member", "council", label="GP member"),
        person("olu", name="Olu Old"),
        membership("olu", post_id="lead"),
    ]
    store.write(Batch("test", records), by="test", why="test")
    drawn = leader.get("/governance/picture-of/council").text
    texts = [item.text for item in ET.fromstring(drawn).iter(f"{SVG}text")]  # noqa: S314 - our own
    assert texts == ["Council <b>of</b> & all", "Chair", "Olu Old", "GP member", "Vacant"]
    assert "<b>" not in drawn
    assert 'src="/governance/picture-of/council"' in leader.get("/governance/council").text
    assert leader.get("/governance/picture-of/none").status_code == 404
