"""Who reports to whom: published references -> ids of posts, and what is odd about them."""

from collections.abc import Iterable, Mapping, Sequence

from loaders.circles import circles
from loaders.organogram.lines import Line, Organogram
from loaders.organogram.seats import Complain, Seat, warning
from loaders.reading import Known
from loaders.values import folded

ROOT = "xx"


class References:
    """The posts that references may mean: those of the files, then those of the store."""

    def __init__(self, seats: Iterable[Seat], known: Known) -> None:
        """Keep the seats by the reference that their rows give them."""
        self._known = known
        self._by_reference: dict[str, list[Seat]] = {}
        for seat in seats:
            self._by_reference.setdefault(seat.line["reference"], []).append(seat)
        self._folded = {folded(reference): reference for reference in self._by_reference}

    def find(self, space: str, line: Line) -> str | None:
        """The id of the post that a row reports to; None where there is none.

        A post of the same file's organisation comes first, then one of the row's own
        organisation, then one of the same department that alone has the reference.
        """
        reference = line["reports_to"]
        seats = self._by_reference.get(reference, [])
        own = [seat for seat in seats if seat.id.startswith(f"{space}:")]
        nearest = [seat for seat in own if seat.line["organization"] == line["organization"]]
        related = [seat for seat in seats if seat.line["department"] == line["department"]]
        for found in (nearest, own, related if len(related) == 1 else []):
            if found:
                return found[0].id
        id_ = f"{space}:{reference}"
        return id_ if id_ in self._known().of("Post") else None

    def near(self, reference: str) -> str:
        """The reference that differs from a missing one by case or signs only; blank if none."""
        found = self._folded.get(folded(reference), "")
        return "" if found == reference else found


def reports_to(file: Organogram, seats: Sequence[Seat], references: References,
               complain: Complain) -> Mapping[str, str]:  # fmt: skip
    """The id of the post that each seat reports to, by the seat's id; roots have none."""
    found: dict[str, str] = {}
    roots = [seat.line for seat in seats if seat.line["reports_to"].lower() == ROOT]
    for seat in seats:
        line = seat.line
        above = superior(file, line, references, complain)
        if above == seat.id:
            said = f"The post '{line['reference']}' reports to itself; it is kept without that."
            complain(warning(file, line, "reports_to", said, "Name its superior."))
        elif above:
            found[seat.id] = above
    if len(roots) > 1:
        said = f"{len(roots)} posts report to nobody ({roots[0]['reports_to']}); a tree has one."
        complain(warning(file, roots[1], "reports_to", said, "Check who they report to."))
    lines = {seat.id: seat.line for seat in seats}
    for circle in circles(found):
        names = [lines[id_]["reference"] for id_ in circle if id_ in lines]
        said = f"These posts report to one another in a circle: {', '.join(names)}."
        complain(warning(file, lines[circle[0]], "reports_to", said, "Correct one of them."))
    return found


def superior(file: Organogram, line: Line, references: References, complain: Complain) -> str:
    """The id of the post that a row reports to, blank for a root; a dangling id is kept."""
    reference = line["reports_to"]
    if reference.lower() == ROOT:
        return ""
    if not reference:
        said = "It is not said which post this one reports to."
        complain(warning(file, line, "reports_to", said, "Name it, or XX for the topmost post."))
        return ""
    id_ = references.find(file.space, line)
    if id_ is None:
        near = references.near(reference)
        mend = f"Is '{near}' meant?" if near else "Load the senior posts too, or correct it."
        said = f"There is no post '{reference}' to report to."
        complain(warning(file, line, "reports_to", said, mend))
        return f"{file.space}:{reference}"
    return id_
