"""Sheets of our own vocabulary -> records: where every format that is no organogram ends up.

A reader turns its files into drafts (columns of values of one kind). Here they are checked against
each other and the store, and become the records that one source says, or several.
"""

from collections.abc import Iterable, Sequence

from graph_service.records import Record
from graph_service.store import Batch
from loaders.checks import check_circles, check_ids, check_values, resolve
from loaders.drafts import Draft
from loaders.problems import Complaints
from loaders.reading import Asked, Known, Reading


def assembled(
    format_: str,
    drafts: Sequence[Draft],
    asked: Asked,
    complain: Complaints,
    trusted: Sequence[str] = (),
) -> Reading:
    """The records of drafts as a reading; each source's records replace what it said before.

    Everything is said by the source that was asked for, unless rows name their own (see
    `Draft.spoken`): then each of those sources gets a batch, those of `trusted` first, since a
    store trusts the source more that came first. Ties that do not say whether they hold in one
    direction only are as `asked.directed` says.
    """
    if asked.directed:
        _direct(drafts)
    doubled = checked(drafts, asked.known, complain)
    records: list[Record] = []
    for draft in drafts:
        said = draft.records(asked.named, anew=bool(asked.source))
        if doubled:
            said = [item for place, item in enumerate(said) if (id(draft), place) not in doubled]
        records += said
    return Reading(format_, tuple(_batches(records, asked, drafts, trusted)), complain.found)


def checked(drafts: Sequence[Draft], known: Known, complain: Complaints) -> set[tuple[int, int]]:
    """Check drafts against each other and the store; the places that only repeat another row."""
    doubled = check_ids(drafts, complain)
    resolve(drafts, known, complain)
    check_circles(drafts, complain)
    check_values(drafts, complain)
    return doubled


def _direct(drafts: Sequence[Draft]) -> None:
    for draft in drafts:
        if draft.kind.name == "Tie":
            said = draft.values.get("directed", [None] * len(draft.ids))
            draft.values["directed"] = [True if way is None else way for way in said]


def _batches(
    records: Sequence[Record], asked: Asked, drafts: Iterable[Draft], trusted: Sequence[str]
) -> list[Batch]:
    if asked.source or not any(draft.spoken for draft in drafts):
        return [Batch(asked.named, records, replaces=True)]
    by_source: dict[str, list[Record]] = {name: [] for name in trusted}
    for record in records:
        by_source.setdefault(record.source.name, []).append(record)
    return [Batch(name, said, replaces=True) for name, said in by_source.items() if said]
