"""A picture as SVG, made by the server: for paper, for downloads, and where no script runs."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from web.lettering import wrapped
from web.maps import LINE, NEW, Dot
from web.maps import Line as Joined
from web.marks import outline

MARGIN = 60.0


def picture(
    title: str, dots: Sequence[Dot], lines: Sequence[Joined], *, with_words: bool = True
) -> str:
    """An SVG document of dots and lines; named dots have their names written out.

    With words each dot says what it is and leads to its page, and `title` stands underneath;
    without them it is smaller, for a page that shows it as an image beside the same words.
    Every text is escaped; nothing in it runs or is fetched from elsewhere.
    """
    places = {dot.id: dot for dot in dots}
    old, new = ([line for line in lines if line.new == is_new] for is_new in (False, True))
    sheet = _Sheet.of(dots)
    below = list(wrapped(title, sheet.width / sheet.letters * 16)) if with_words else []
    drawn = [
        f'<path d="{_strokes(places, old)}" stroke="{LINE}" stroke-width="1.5" fill="none"/>',
        *([_new(_strokes(places, new))] if new else []),
        '<g stroke="#fff">',
        *(_shape(dot, with_words=with_words) for dot in dots),
        "</g>",
        *(_name(dot) for dot in dots if dot.named),
        *(sheet.line(number, text) for number, text in enumerate(below, 1)),
    ]
    height = sheet.height + sheet.letters * 1.4 * (len(below) + bool(below))
    # What holds links is no single image to a screen reader.
    role = "group" if with_words else "img"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{sheet.left:g} {sheet.top:g} '
        f'{sheet.width:g} {height:g}" width="{sheet.width:g}" height="{height:g}" role="{role}" '
        f'font-family="Arial, sans-serif"><title>{escape(title)}</title>'
        f"{''.join(drawn)}</svg>"
    )


@dataclass(frozen=True)
class _Sheet:
    """The part of the plane that is drawn."""

    left: float
    top: float
    width: float
    height: float

    @classmethod
    def of(cls, dots: Sequence[Dot]) -> "_Sheet":
        if not dots:
            return cls(0, 0, 100, 100)
        left, top = min(dot.x for dot in dots), min(dot.y for dot in dots)
        right, bottom = max(dot.x for dot in dots), max(dot.y for dot in dots)
        return cls(
            left - MARGIN, top - MARGIN, right - left + 2 * MARGIN, bottom - top + 2 * MARGIN
        )

    @property
    def letters(self) -> float:
        """How large the letters underneath are, so that a line holds some hundred of them."""
        return self.width / 60

    def line(self, number: int, text: str) -> str:
        """A line of text underneath."""
        y = self.top + self.height + number * 1.4 * self.letters
        return (
            f'<text x="{self.left:g}" y="{y:.0f}" font-size="{self.letters:.1f}" '
            f'fill="#212b32">{escape(text)}</text>'
        )


def _new(strokes: str) -> str:
    return (
        f'<path d="{strokes}" stroke="{NEW}" stroke-width="2.5" stroke-dasharray="8 4" '
        'fill="none"/>'
    )


def _strokes(places: dict[str, Dot], lines: Sequence[Joined]) -> str:
    ends = ((places[line.source], places[line.target]) for line in lines)
    return "".join(f"M{one.x:.0f} {one.y:.0f}L{two.x:.0f} {two.y:.0f}" for one, two in ends)


def _shape(dot: Dot, *, with_words: bool) -> str:
    path = outline(dot.mark.shape, dot.x, dot.y, dot.size)
    if not with_words:
        return f'<path d="{path}" fill="{dot.mark.colour}"/>'
    words = escape(f"{dot.name}: {dot.said}")
    return (
        f'<a href={quoteattr(dot.address)}><path d="{path}" fill="{dot.mark.colour}">'
        f"<title>{words}</title></path></a>"
    )


def _name(dot: Dot) -> str:
    y, letters = dot.y - dot.size - dot.letters / 4, dot.letters
    return (
        f'<text x="{dot.x:g}" y="{y:g}" font-size="{letters:g}" text-anchor="middle" '
        f'stroke="#fff" stroke-width="{letters / 6:.1f}" paint-order="stroke" fill="#212b32">'
        f"{escape(dot.name)}</text>"
    )
