"""The bodies as a tree in SVG, drawn by the server: one row a body, what is below it indented."""

from collections.abc import Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

from graph_service.analysis.governance.bodies import Body, Governance
from web.lettering import wrapped
from web.templating import count

WIDTH, LINE_HEIGHT, PADDING, GAP, INDENT, MARGIN = 460, 22, 8, 12, 44, 16
EDGE, BESIDE = 8, 20
TRACKS, TRACK = 8, 10
INK, LINE, BLUE, RED = "#212b32", "#4c6272", "#005eb8", "#d5281b"


@dataclass(frozen=True)
class Placed:
    """A body, the left top corner of its box, and the lines of text in it."""

    body: Body
    x: int
    y: int
    name: tuple[str, ...]
    said: tuple[str, ...]

    @property
    def height(self) -> int:
        """The height of its box."""
        return 2 * PADDING + LINE_HEIGHT * (len(self.name) + len(self.said))

    @property
    def middle(self) -> int:
        """Where lines meet its box."""
        return self.y + self.height // 2


def tree_picture(title: str, found: Governance, marks: Mapping[str, str]) -> str:
    """An SVG document; a dashed line on the right joins a body to a further one above it.

    A vacancy is said in words and by a red edge; `marks` are words on what changed, by body id.
    All text is of 16 pixels, whole and escaped.
    """
    boxes = _placed(found, marks)
    right = max((box.x for box in boxes.values()), default=0) + WIDTH
    low = max((box.y + box.height for box in boxes.values()), default=0) + MARGIN
    joined = [
        (boxes[upper], box)
        for box in boxes.values()
        for upper in box.body.other_parents
        if upper in boxes
    ]
    drawn = [
        *(_branch(boxes, box) for box in boxes.values()),
        *(
            _dashed(upper, box, right + TRACK * (1 + place % TRACKS))
            for place, (upper, box) in enumerate(joined)
        ),
        *(_box(box) for box in boxes.values()),
    ]
    wide = right + TRACK * (TRACKS + 1) + MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {low}" width="{wide}" '
        f'height="{low}" role="img" font-family="Arial, sans-serif"><title>{escape(title)}</title>'
        f"{''.join(drawn)}</svg>"
    )


def _placed(found: Governance, marks: Mapping[str, str]) -> dict[str, Placed]:
    boxes: dict[str, Placed] = {}
    y, room = MARGIN, WIDTH - BESIDE - PADDING
    for body in found.bodies:
        mark = marks.get(body.id, "")
        vacant = f"{body.vacancies} vacant" if body.vacancies else ""
        said = ", ".join(filter(None, [count(len(body.posts), "post"), vacant, mark.lower()]))
        lines = tuple(wrapped(body.name, room)), tuple(wrapped(said, room))
        boxes[body.id] = box = Placed(body, MARGIN + body.depth * INDENT, y, *lines)
        y += box.height + GAP
    return boxes


def _branch(boxes: dict[str, Placed], box: Placed) -> str:
    upper = boxes.get(box.body.parent_id or "")
    # Where bodies stand in a circle, one of them is not drawn below the one above it.
    if upper is None or upper.body.depth != box.body.depth - 1:
        return ""
    x = upper.x + INDENT // 2
    path = f"M{x} {upper.y + upper.height}V{box.middle}H{box.x}"
    return f'<path d="{path}" fill="none" stroke="{LINE}" stroke-width="2"/>'


def _dashed(upper: Placed, box: Placed, x: int) -> str:
    ends = f"M{upper.x + WIDTH} {upper.middle}H{x}V{box.middle}H{box.x + WIDTH}"
    words = escape(f"{box.body.name} is also below {upper.body.name}")
    return (
        f'<path d="{ends}" fill="none" stroke="{LINE}" stroke-width="1.5" stroke-dasharray="5 4">'
        f"<title>{words}</title></path>"
    )


def _box(box: Placed) -> str:
    edge = RED if box.body.vacancies else BLUE
    lines = [*(("700", line) for line in box.name), *(("400", line) for line in box.said)]
    texts = (
        f'<text x="{box.x + BESIDE}" y="{box.y + PADDING + number * LINE_HEIGHT - 6}" '
        f'font-size="16" font-weight="{weight}" fill="{INK}">{escape(line)}</text>'
        for number, (weight, line) in enumerate(lines, 1)
    )
    return (
        f'<g><rect x="{box.x}" y="{box.y}" width="{WIDTH}" height="{box.height}" fill="#fff" '
        f'stroke="{LINE}"/>'
        f'<rect x="{box.x}" y="{box.y}" width="{EDGE}" height="{box.height}" fill="{edge}"/>'
        f"{''.join(texts)}</g>"
    )
