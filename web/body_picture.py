"""One body in SVG: a table of its posts and who holds them, what stands above it and below."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from web.lettering import wrapped

WIDTH, COLUMN, LINE_HEIGHT, PADDING, GAP = 760, 380, 22, 10, 36
INDENT, DEEPEST = 16, 8
INK, LINE, BLUE, RED, PALE = "#212b32", "#4c6272", "#005eb8", "#d5281b", "#f0f4f5"


@dataclass(frozen=True)
class PostLine:
    """A post and who holds it, in words; vacancies are said in words and in red.

    `depth` counts the posts above it that it reports to.
    """

    label: str
    held: str
    vacant: bool
    depth: int = 0


@dataclass(frozen=True)
class Neighbour:
    """A body beside, with the words of the relation."""

    name: str
    relation: str


@dataclass
class _Sheet:
    """What is drawn so far, from the top down to `y`; `lows` end the last post of each depth."""

    y: int = 1

    def __post_init__(self) -> None:
        self.parts: list[str] = []
        self.lows: dict[int, int] = {}

    def cell(self, x: int, width: int, lines: Sequence[str], height: int, **look: str) -> None:
        """A box with lines of text in it."""
        fill, ink, weight = (
            look.get("fill", "#fff"), look.get("ink", INK), look.get("weight", "400"),
        )  # fmt: skip
        self.parts.append(
            f'<rect x="{x}" y="{self.y}" width="{width}" height="{height}" fill="{fill}" '
            f'stroke="{LINE}"/>'
        )
        for number, line in enumerate(lines, 1):
            y = self.y + PADDING + number * LINE_HEIGHT - 6
            self.parts.append(
                f'<text x="{x + PADDING}" y="{y}" font-size="16" font-weight="{weight}" '
                f'fill="{ink}">{escape(line)}</text>'
            )

    def branch(self, level: int, height: int) -> None:
        """A line from the post that a post reports to, down to the one about to be drawn."""
        if level - 1 in self.lows:
            x = 1 + (level - 1) * INDENT + INDENT // 2
            path = f"M{x} {self.lows[level - 1]}V{self.y + height // 2}h{INDENT // 2}"
            self.parts.append(f'<path d="{path}" fill="none" stroke="{LINE}"/>')

    def joined(self, *, dashed: bool) -> None:
        """A line from the last box down to the next one."""
        dash = ' stroke-dasharray="5 4"' if dashed else ""
        self.parts.append(
            f'<path d="M{WIDTH // 2} {self.y}v{GAP}" stroke="{LINE}" stroke-width="2"{dash}/>'
        )
        self.y += GAP


def body_picture(
    name: str, posts: Sequence[PostLine], above: Sequence[Neighbour], below: Sequence[Neighbour]
) -> str:
    """An SVG document at a width of `WIDTH` pixels with text of 16 pixels. All text is escaped."""
    sheet = _Sheet()
    for number, item in enumerate(above):
        _neighbour(sheet, f"It {item.relation} {item.name}")
        if number + 1 == len(above):
            sheet.joined(dashed=False)
    _title(sheet, name)
    for post in posts:
        _post(sheet, post)
    for number, item in enumerate(below):
        if not number:
            sheet.joined(dashed=True)
        _neighbour(sheet, f"{item.name} {item.relation} it")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {sheet.y + 1}" '
        f'width="{WIDTH}" height="{sheet.y + 1}" role="img" font-family="Arial, sans-serif">'
        f"<title>{escape(name)}</title>{''.join(sheet.parts)}</svg>"
    )


def _title(sheet: _Sheet, name: str) -> None:
    lines = list(wrapped(name, WIDTH - 2 - 2 * PADDING))
    height = _height(lines)
    sheet.cell(1, WIDTH - 2, lines, height, fill=BLUE, ink="#fff", weight="700")
    sheet.y += height


def _post(sheet: _Sheet, post: PostLine) -> None:
    level = min(post.depth, DEEPEST)
    x = 1 + level * INDENT
    label = list(wrapped(post.label, COLUMN - x - 2 * PADDING))
    held = list(wrapped(post.held, COLUMN - 1 - 2 * PADDING))
    height = _height(label if len(label) >= len(held) else held)
    ink, weight = (RED, "700") if post.vacant else (INK, "400")
    sheet.cell(x, COLUMN - x, label, height, weight="700")
    sheet.cell(COLUMN, COLUMN - 1, held, height, ink=ink, weight=weight)
    if 0 < post.depth <= DEEPEST:
        sheet.branch(level, height)
    sheet.y += height
    sheet.lows[level] = sheet.y


def _neighbour(sheet: _Sheet, words: str) -> None:
    lines = list(wrapped(words, WIDTH - 2 - 2 * PADDING))
    sheet.cell(1, WIDTH - 2, lines, _height(lines), fill=PALE)
    sheet.y += _height(lines)


def _height(lines: Sequence[str]) -> int:
    return max(1, len(lines)) * LINE_HEIGHT + 2 * PADDING
