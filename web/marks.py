"""How groups are told apart on a picture: by shape and colour together, and in words beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi, sin

SHAPES = ("dot", "square", "triangle", "diamond", "hexagon", "star", "triangleDown")
# Each has a contrast of at least 4.5 to 1 on white, and they differ in lightness too.
COLOURS = ("#005eb8", "#b3400a", "#00703c", "#7c2855", "#6b5900", "#330072")
NOT_KNOWN = ("dot", "#768692")

_CORNERS = {"square": (4, pi / 4), "diamond": (4, 0.0), "hexagon": (6, 0.0)}
_TURNED = {"triangle": (3, -pi / 2), "triangleDown": (3, pi / 2)}


@dataclass(frozen=True)
class Mark:
    """The shape (a name that vis-network knows) and colour of a group."""

    shape: str
    colour: str


def marks(groups: Sequence[str]) -> dict[str, Mark]:
    """A mark for each group; no two of the first forty-two groups have the same."""
    shapes, colours = len(SHAPES), len(COLOURS)
    found = {
        # Seven and six have no common divisor, so both change with each group.
        group: Mark(SHAPES[place % shapes], COLOURS[place % colours])
        for place, group in enumerate(groups)
    }
    return found | {"": Mark(*NOT_KNOWN)}


def outline(shape: str, x: float, y: float, size: float) -> str:
    """The shape as an SVG path around a point; `size` is half its height.

    All but the point is relative to it: a thousand alike pack into little.
    """
    if shape == "dot":
        arc = f"a{size:g} {size:g} 0 1 0"
        return f"M{x:g} {y:g}m{-size:g} 0{arc} {2 * size:g} 0{arc} {-2 * size:g} 0z"
    if shape == "star":
        radii = [size * 1.2 if corner % 2 == 0 else size * 0.5 for corner in range(10)]
        turn = -pi / 2
    else:
        corners, turn = (_CORNERS | _TURNED)[shape]
        radii = [size * 1.2] * corners
    points = [
        (radius * cos(turn + 2 * pi * place / len(radii)),
         radius * sin(turn + 2 * pi * place / len(radii)))
        for place, radius in enumerate(radii)
    ]  # fmt: skip
    steps = [(to[0] - at[0], to[1] - at[1]) for at, to in pairwise(points)]
    start = f"m{points[0][0]:.1f} {points[0][1]:.1f}"
    return f"M{x:g} {y:g}{start}l" + " ".join(f"{dx:.1f} {dy:.1f}" for dx, dy in steps) + "z"
