"""The bodies as a tree in SVG, drawn by the server: one row a body, what is below it indented."""

from dataclasses import dataclass
from xml.sax.saxutils import escape

from graph_service.analysis.governance.bodies import Body, Governance
from web.templating import count

WIDTH, HEIGHT, GAP, INDENT, MARGIN = 460, 48, 12, 44, 16
TRACKS, TRACK = 8, 10
MOST_LETTERS = 48
INK, LINE, BLUE, RED = "#212b32", "#4c6272", "#005eb8", "#d5281b"


@dataclass(frozen=True)
class Placed:
    """A body and the left top corner of its box."""

    body: Body
    x: int
    y: int


def tree_picture(title: str, found: Governance) -> str:
    """An SVG document; a dashed line on the right joins a body to a further one above it.

    A vacancy is said in words and by a red edge. Every text is escaped.
    """
    boxes = {
        body.id: Placed(body, MARGIN + body.depth * INDENT, MARGIN + row * (HEIGHT + GAP))
        for row, body in enumerate(found.bodies)
    }
    right = max((box.x for box in boxes.values()), default=0) + WIDTH
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
    size = f"{right + TRACK * (TRACKS + 1) + MARGIN} {2 * MARGIN + len(boxes) * (HEIGHT + GAP)}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" role="img" '
        f'font-family="Arial, sans-serif"><title>{escape(title)}</title>{"".join(drawn)}</svg>'
    )


def _branch(boxes: dict[str, Placed], box: Placed) -> str:
    upper = boxes.get(box.body.parent_id or "")
    # Where bodies stand in a circle, one of them is not drawn below the one above it.
    if upper is None or upper.body.depth != box.body.depth - 1:
        return ""
    x = upper.x + INDENT // 2
    path = f"M{x} {upper.y + HEIGHT}V{box.y + HEIGHT // 2}H{box.x}"
    return f'<path d="{path}" fill="none" stroke="{LINE}" stroke-width="2"/>'


def _dashed(upper: Placed, box: Placed, x: int) -> str:
    ends = f"M{upper.x + WIDTH} {upper.y + HEIGHT // 2}H{x}V{box.y + HEIGHT // 2}H{box.x + WIDTH}"
    words = escape(f"{box.body.name} is also below {upper.body.name}")
    return (
        f'<path d="{ends}" fill="none" stroke="{LINE}" stroke-width="1.5" stroke-dasharray="5 4">'
        f"<title>{words}</title></path>"
    )


def _box(box: Placed) -> str:
    body = box.body
    name = body.name if len(body.name) <= MOST_LETTERS else body.name[: MOST_LETTERS - 1] + "…"
    said = count(len(body.posts), "post") + (f", {body.vacancies} vacant" if body.vacancies else "")
    edge = RED if body.vacancies else BLUE
    x, y = box.x + 20, box.y
    return (
        f"<g><title>{escape(f'{body.name}: {said}')}</title>"
        f'<rect x="{box.x}" y="{y}" width="{WIDTH}" height="{HEIGHT}" rx="4" fill="#fff" '
        f'stroke="{LINE}"/>'
        f'<rect x="{box.x}" y="{y}" width="8" height="{HEIGHT}" fill="{edge}"/>'
        f'<text x="{x}" y="{y + 20}" font-size="16" fill="{INK}">{escape(name)}</text>'
        f'<text x="{x}" y="{y + 40}" font-size="14" fill="{LINE}">{said}</text></g>'
    )
