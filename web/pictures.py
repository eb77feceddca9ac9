"""A picture as SVG, made by the server: for paper, for downloads, and where no script runs."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from web.maps import LINE, NEW, Dot
from web.maps import Line as Joined
from web.marks import outline

MARGIN = 60.0


def picture(title: str, dots: Sequence[Dot], lines: Sequence[Joined]) -> str:
    """An SVG document of dots and lines; named dots have their names written out.

    Every text is escaped; nothing in it runs or is fetched from elsewhere.
    """
    places = {dot.id: dot for dot in dots}
    old, new = ([line for line in lines if line.new == is_new] for is_new in (False, True))
    drawn = [
        f'<path d="{_strokes(places, old)}" stroke="{LINE}" stroke-width="1.5" fill="none"/>',
        *([_new(_strokes(places, new))] if new else []),
        *(_shape(dot) for dot in dots),
        *(_name(dot) for dot in dots if dot.named),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{_box(dots)}" role="img" '
        f'font-family="Arial, sans-serif"><title>{escape(title)}</title>'
        f"{''.join(drawn)}</svg>"
    )


def _new(strokes: str) -> str:
    return (
        f'<path d="{strokes}" stroke="{NEW}" stroke-width="2.5" stroke-dasharray="8 4" '
        'fill="none"/>'
    )


def _box(dots: Sequence[Dot]) -> str:
    if not dots:
        return "0 0 100 100"
    left, top = min(dot.x for dot in dots), min(dot.y for dot in dots)
    right, bottom = max(dot.x for dot in dots), max(dot.y for dot in dots)
    size = right - left + 2 * MARGIN, bottom - top + 2 * MARGIN
    return f"{left - MARGIN:g} {top - MARGIN:g} {size[0]:g} {size[1]:g}"


def _strokes(places: dict[str, Dot], lines: Sequence[Joined]) -> str:
    ends = ((places[line.source], places[line.target]) for line in lines)
    return "".join(f"M{one.x:g} {one.y:g}L{two.x:g} {two.y:g}" for one, two in ends)


def _shape(dot: Dot) -> str:
    path = outline(dot.mark.shape, dot.x, dot.y, dot.size)
    words = escape(f"{dot.name}: {dot.said}")
    return f'<path d="{path}" fill="{dot.mark.colour}" stroke="#fff"><title>{words}</title></path>'


def _name(dot: Dot) -> str:
    y = dot.y - dot.size - 8
    return (
        f'<text x="{dot.x:g}" y="{y:g}" font-size="36" text-anchor="middle" stroke="#fff" '
        f'stroke-width="6" paint-order="stroke" fill="#212b32">{escape(dot.name)}</text>'
    )
