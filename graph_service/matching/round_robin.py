"""The circle method: rounds in which everybody meets everybody once."""

from collections.abc import Sequence

Pair = tuple[int, int]


def round_robin(people: Sequence[int]) -> list[list[Pair]]:
    """Rounds of pairs in which each two people meet exactly once.

    One stands still, all others move one place on along a circle, and who is opposite meets
    (T. P. Kirkman (1847), "On a problem in combinations", Cambridge and Dublin Mathematical
    Journal 2, 191-204; E. Lucas (1883), Recreations mathematiques 2, 161-197). Of an odd number
    one is out in each round, everybody once.
    """
    standing: int | None = people[-1] if people and len(people) % 2 == 0 else None
    moving = list(people if standing is None else people[:-1])
    found: list[list[Pair]] = []
    for turn in range(len(moving)):
        ring = moving[turn:] + moving[:turn]
        pairs = [(ring[at], ring[-at]) for at in range(1, (len(ring) + 1) // 2)]
        if standing is not None:
            pairs.append((ring[0], standing))
        found.append(sorted((min(pair), max(pair)) for pair in pairs))
    return [] if len(people) < 2 else found
