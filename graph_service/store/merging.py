"""How rows read once the team's decisions on who is who are applied; what is stored stays."""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import combinations

from graph_service.identity import Kept
from graph_service.records import KINDS
from graph_service.store.rows import HEAD, Row, as_text, columns


class Merging:
    """Which ids are read as which."""

    def __init__(self, kept: Kept) -> None:
        """Take the ids that are read as others, by kind."""
        self._kept = kept
        self._merged = {kind: {*ids, *ids.values()} for kind, ids in kept.items()}

    @property
    def every(self) -> Mapping[str, str]:
        """The id that is kept by each id that is read as it, of whichever kind."""
        return {id_: kept for ids in self._kept.values() for id_, kept in ids.items()}

    def kept(self, kind: str, id_: str) -> str:
        """The id under which a record of a kind is read."""
        return self._kept.get(kind, {}).get(id_, id_)

    def ids(self, kind: str, id_: str) -> list[str]:
        """All ids that are read as a record is, the kept one first."""
        kept = self.kept(kind, id_)
        return [kept, *(one for one, own in self._kept.get(kind, {}).items() if own == kept)]

    def together(self, kind: str, rows: Iterable[Row]) -> Iterable[Row]:
        """The rows of a kind under the ids that are kept, in their order, its own rows first."""
        if kind not in self._kept:
            return rows
        placed = sorted((self.kept(kind, row[0]), self.kept(kind, row[0]) != row[0], row[:2], row)
                        for row in rows)  # fmt: skip
        return [(kept, *row[1:]) for kept, _, _, row in placed]

    def concerns(self, kind: str) -> bool:
        """Whether rows of a kind may name one of those that were merged."""
        return any(to in self._kept for _, to, _ in _references(kind))

    def touches(self, kind: str, row: Row) -> bool:
        """Whether a row may name one of those that were merged."""
        for place, to, many in _references(kind):
            if row[place] is not None and (many or row[place] in self._merged.get(to, ())):
                return True
        return False

    def key(self, kind: str, row: Row) -> tuple[object, ...]:
        """What a row says that joins a merged record, to find it said twice; else its own id."""
        if not any(row[place] in self._merged.get(to, ()) for place, to in _ends(kind)):
            return (row[0],)
        names = columns(KINDS[kind])
        return tuple(row[names.index(name)] for name in (*KINDS[kind].key, "end_date"))

    def read(self, kind: str, row: Row) -> Row | None:
        """A believed row with the ids that are kept; None where it joins a record with itself."""
        after = self.named(kind, row)
        return None if _is_loop(kind, row, after) else after

    def named(self, kind: str, row: Row) -> Row:
        """A row, itself under the id that is kept, with such ids in the places of references."""
        values = list(row)
        for place, to, many in _references(kind):
            said = values[place]
            if said is not None and to in self._kept:
                values[place] = self._many(to, said) if many else self.kept(to, said)
                if to == kind and row[0] in self._merged[kind]:
                    values[place] = _without(row[0], values[place], many=many)
        return tuple(values)

    def _many(self, kind: str, said: str) -> str | None:
        return as_text(list(dict.fromkeys(self.kept(kind, id_) for id_ in json.loads(said))))


def _without(id_: str, said: str | None, *, many: bool) -> str | None:
    """What a record says of its own kind, without itself: it named one that it was merged with."""
    if many:
        return as_text([one for one in json.loads(said or "[]") if one != id_])
    return None if said == id_ else said


def _is_loop(kind: str, before: Row, after: Row) -> bool:
    """Whether what joined two now joins one with itself."""
    return any(
        before[one] != before[other] and after[one] is not None and after[one] == after[other]
        for one, other in _joined(kind)
    ) or any(
        len(json.loads(before[place] or "[]")) > 1 and len(json.loads(after[place] or "[]")) == 1
        for place in _listed(kind)
    )


@cache
def _references(kind: str) -> tuple[tuple[int, str, bool], ...]:
    """Where a kind's rows name others: the place, of which kind they are, and whether several."""
    return tuple(
        (place, field.refers_to, field.type == "refs")
        for place, field in enumerate(KINDS[kind].fields, start=len(HEAD))
        if field.refers_to
    )


@cache
def _ends(kind: str) -> tuple[tuple[int, str], ...]:
    """The places of what a linking kind joins, and of which kind that is."""
    names = columns(KINDS[kind])
    ends = {end for link in KINDS[kind].links for end in (link.source, link.target)}
    return tuple((names.index(end), KINDS[kind].by_name[end].refers_to) for end in sorted(ends))


@cache
def _joined(kind: str) -> tuple[tuple[int, int], ...]:
    """The places of two ends of one kind, such as those of a tie."""
    return tuple(
        (one, other)
        for (one, its), (other, others) in combinations(_ends(kind), 2)
        if its == others
    )


@cache
def _listed(kind: str) -> tuple[int, ...]:
    """The places of lists that say whom a record joins, such as the people of a pairing."""
    names = columns(KINDS[kind])
    return tuple(place for place, _, many in _references(kind)
                 if many and names[place] in KINDS[kind].key)  # fmt: skip
