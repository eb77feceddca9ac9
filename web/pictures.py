"""A picture as SVG, made by the server: for paper, for downloads, and where no script runs."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from web.maps import LINE, NEW, Dot
from web.maps import Line as Joined
from web.marks import outline

MARGIN = 60.0


def picture(
    title: str, dots: Sequence[Dot], lines: Sequence[Joined], *, with_words: bool = True
) -> str:
    """An SVG document of dots and lines; named dots have their names written out.

    Without words the others have none, which a page that shows it as an image could not say.

    Every text is escaped; nothing in it runs or is fetched from elsewhere.
    """
    places = {dot.id: dot for dot in dots}
    old, new = ([line for line in lines if line.new == is_new] for is_new in (False, True))
    drawn = [
        f'<path d="{_strokes(places, old)}" stroke="{LINE}" stroke-width="1.5" fill="none"/>',
        *([_new(_strokes(places, new))] if new else []),
        '<g stroke="#fff">',
        *(_shape(dot, with_words=with_words) for dot in dots),
        "</g>",
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
    return "".join(f"M{one.x:.0f} {one.y:.0f}L{two.x:.0f} {two.y:.0f}" for one, two in ends)


def _shape(dot: Dot, *, with_words: bool) -> str:
    path = outline(dot.mark.shape, dot.x, dot.y, dot.size)
    words = f"<title>{escape(f'{dot.name}: {dot.said}')}</title>" if with_words else ""
    return f'<path d="{path}" fill="{dot.mark.colour}">{words}</path>'


def _name(dot: Dot) -> str:
    y = dot.y - dot.size - 8
    return (
        f'<text x="{dot.x:g}" y="{y:g}" font-size="36" text-anchor="middle" stroke="#fff" '
        f'stroke-width="6" paint-order="stroke" fill="#212b32">{escape(dot.name)}</text>'
    )
