"""Who may vote in a poll, and in which group each counts."""

from collections import Counter
from collections.abc import Mapping

from graph_service.analysis.dimensions import dimension
from graph_service.records import Poll
from graph_service.snapshot import Snapshot

FEWEST = 5
"""A group of fewer is counted with others: from its votes one could tell whose they are."""
OTHERS = "others"


def electorate(snapshot: Snapshot, poll: Poll) -> dict[str, str]:
    """Everybody who may vote, by id, with the code of their group.

    Who is in no group, or in one of fewer than `FEWEST` people, counts among `OTHERS`.
    """
    groups = _groups(snapshot, poll.by)
    sizes = Counter(groups.values())
    return {
        id_: group if group and sizes[group] >= FEWEST else OTHERS for id_, group in groups.items()
    }


def group_words(snapshot: Snapshot, poll: Poll) -> Mapping[str, str]:
    """What the groups of a poll are called, by code."""
    known = dimension(poll.by).groups(snapshot) if poll.by else {}
    return {**known, OTHERS: "Others, in groups too small to count apart" if poll.by else "All"}


def _groups(snapshot: Snapshot, by: str) -> dict[str, str]:
    if not by:
        return dict.fromkeys(snapshot.people, "")
    found = dimension(by)
    said = found.said(snapshot, None)
    return {id_: next(iter(found.sort(snapshot, said.get(id_, ""))), "") for id_ in snapshot.people}
