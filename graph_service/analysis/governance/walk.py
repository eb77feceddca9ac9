"""A walk down a tree that says what stands above what, safe with circles."""

from collections.abc import Mapping, Sequence


def walked(above: Mapping[str, str], ids: Sequence[str]) -> dict[str, int]:
    """Every id once with its depth (0 at the top), each followed by those below it.

    Siblings come in the order of `ids`. What stands below something that is not among them, or
    below itself, is at the top; a circle is entered at the first of it.
    """
    rank = {id_: place for place, id_ in enumerate(ids)}
    below: dict[str, list[str]] = {}
    for id_ in reversed(ids):
        below.setdefault(_upper(above, rank, id_), []).append(id_)
    found: dict[str, int] = {}
    for start in [*reversed(below.get("", ())), *ids]:
        waiting = [(start, 0)]
        while waiting:
            id_, depth = waiting.pop()
            if id_ not in found:
                found[id_] = depth
                waiting += [(child, depth + 1) for child in below.get(id_, ())]
    return found


def _upper(above: Mapping[str, str], rank: Mapping[str, int], id_: str) -> str:
    upper = above.get(id_, "")
    return upper if upper in rank and upper != id_ else ""
