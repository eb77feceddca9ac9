"""People's own answers as published totals: fixed scopes, fixed days, small numbers hidden.

A declaration counts on a quarter day only if it held then, so an answer that is given or taken
back in between changes nothing that is shown. What is shown of each day is fixed by what was shown
before: a table is published only if all that was ever published, with it, gives nobody's answer
away (`disclosure_audit.py`); else it is held back.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from graph_service.analysis.declared_rows import with_named_rows, words_of
from graph_service.analysis.dimensions import dimension
from graph_service.analysis.disclosure import FEWEST, protected
from graph_service.analysis.disclosure_audit import Sum, gives_away
from graph_service.analysis.published import EVERYBODY, NO_ANSWER, UNSAID, Column, Release, Table
from graph_service.days import holds_on
from graph_service.records import Declaration
from graph_service.snapshot import Snapshot, as_at

LARGE = 30
"""Leaders that an employer must have for figures of its own."""
CROSSINGS = (EVERYBODY, "place", "organization", "sector", "level", "staff-group")
"""What answers are published by, in this order: the whole, boroughs, large employers, and so on."""
_QUARTERS = ("01-01", "04-01", "07-01", "10-01")


def quarter_days(first: str, last: str) -> list[str]:
    """The quarter days from one day to another, both included."""
    years = range(int(first[:4]), int(last[:4]) + 1)
    days = [f"{year:04}-{quarter}" for year in years for quarter in _QUARTERS]
    return [day for day in days if first <= day <= last]


def releases(
    whole: Snapshot, declarations: Sequence[Declaration], characteristic: str, until: str
) -> list[Release]:
    """All that is published of a characteristic up to a day, the oldest first.

    The first is of the quarter day that follows the first answer. An answer without a day is in no
    figure: nobody could say which of those that are published it was in.

    Args:
        whole: the whole history.
        declarations: all answers, of any characteristic.
        characteristic: a code of `codes.CHARACTERISTICS`.
        until: an ISO day.
    """
    said = [
        item
        for item in declarations
        if item.characteristic == characteristic and item.answer and item.start_date
    ]
    # Answers are kept apart from snapshots, so they are a part of the key.
    given = hash(frozenset((i.person_id, i.answer, i.start_date, i.end_date) for i in said))
    key = f"declared.{characteristic}.{until}.{given}"
    if key not in whole.memory:
        words = words_of(whole, characteristic)
        found = _releases(whole, said, characteristic, until)
        whole.memory[key] = [with_named_rows(release, words) for release in found]
    named: list[Release] = whole.memory[key]
    return named


def _releases(
    whole: Snapshot, said: Sequence[Declaration], characteristic: str, until: str
) -> list[Release]:
    found: list[Release] = []
    published: list[Sum] = []
    answers: dict[str, str] = {}
    before: Mapping[str, str] = {}
    for day in _days(said, until):
        snapshot = as_at(whole, day)
        now = _answers(snapshot, said)
        if found and len({id_ for id_, _ in now.items() ^ before.items()}) < FEWEST:
            found.append(Release(day, found[-1].figures_of, found[-1].tables))
            continue
        tables = _published(snapshot, characteristic, now, published, answers)
        found.append(Release(day, day, tables))
        before = now
    return found


def _days(said: Sequence[Declaration], until: str) -> list[str]:
    first = min((item.start_date for item in said), default=until)
    return quarter_days(_whole_day(first), until) if said else []


def _whole_day(day: str) -> str:
    return (day + "-01-01")[:10]


def _answers(snapshot: Snapshot, said: Sequence[Declaration]) -> dict[str, str]:
    """What each leader of a day had answered by then; `NO_ANSWER` for those who had not."""
    day = snapshot.as_of
    found = dict.fromkeys(snapshot.people, NO_ANSWER)
    for item in said:
        if item.person_id in found and holds_on(item.start_date, item.end_date, day):
            found[item.person_id] = NO_ANSWER if item.answer == UNSAID else item.answer
    return found


def _published(
    snapshot: Snapshot,
    characteristic: str,
    now: Mapping[str, str],
    published: list[Sum],
    answers: dict[str, str],
) -> dict[str, Table]:
    """The tables of one day; `published` and `answers` grow by what is shown."""
    # Somebody who has changed their answer is another person to whoever adds figures up.
    names = {id_: f"{id_} {answer}" for id_, answer in now.items()}
    answers |= {names[id_]: answer for id_, answer in now.items()}
    rows = (*sorted(set(now.values()) - {NO_ANSWER}), NO_ANSWER)
    tables = {}
    drafts = []
    for crossing in CROSSINGS:
        members = _members(snapshot, crossing)
        if members:
            columns = _columns(snapshot, crossing, rows, members, now)
            sums = {one.group: list(_sums(one, members[one.group], names)) for one in columns}
            drafts.append((crossing, columns, sums))
    together = [one for _, _, sums in drafts for of_column in sums.values() for one in of_column]
    is_safe = not gives_away(answers, [*published, *together])
    for crossing, columns, sums in drafts:
        kept = columns if is_safe else _safe(columns, sums, published, answers)
        published += [one for column in kept for one in sums[column.group]]
        held = tuple(one.words for one in columns if one not in kept)
        tables[crossing] = Table(characteristic, crossing, snapshot.as_of, rows, tuple(kept), held)
    return tables


def _safe(
    columns: Sequence[Column],
    sums: Mapping[str, list[Sum]],
    published: Sequence[Sum],
    answers: Mapping[str, str],
) -> list[Column]:
    """All columns of a table, or else those that can stand, the largest first."""
    every = [one for column in columns for one in sums[column.group]]
    if not gives_away(answers, [*published, *every]):
        return list(columns)
    kept: list[Column] = []
    shown = list(published)
    for column in sorted(columns, key=lambda one: (-one.people, one.group)):
        if len(columns) > 1 and not gives_away(answers, [*shown, *sums[column.group]]):
            shown += sums[column.group]
            kept.append(column)
    return [column for column in columns if column in kept]


def _members(snapshot: Snapshot, crossing: str) -> dict[str, frozenset[str]]:
    """The people of each column; groups of fewer than ten have none, employers need more."""
    if crossing == EVERYBODY:
        everybody = frozenset(snapshot.people)
        return {EVERYBODY: everybody} if len(everybody) >= FEWEST else {}
    by = dimension(crossing)
    said = by.said(snapshot, None)
    groups: dict[str, set[str]] = {code: set() for code in by.groups(snapshot)}
    for id_ in snapshot.people:
        for code in by.sort(snapshot, said[id_]):
            if code in groups:
                groups[code].add(id_)
    least = LARGE if crossing == "organization" else FEWEST
    return {code: frozenset(people) for code, people in groups.items() if len(people) >= least}


def _columns(
    snapshot: Snapshot,
    crossing: str,
    rows: Sequence[str],
    members: Mapping[str, frozenset[str]],
    now: Mapping[str, str],
) -> list[Column]:
    everybody = {EVERYBODY: "Everybody"}
    words = dimension(crossing).groups(snapshot) if crossing else everybody
    counts = {code: Counter(now[id_] for id_ in people) for code, people in members.items()}
    return [
        Column(code, words[code], len(people), protected(counts[code], rows))
        for code, people in members.items()
    ]


def _sums(column: Column, people: frozenset[str], names: Mapping[str, str]) -> Iterator[Sum]:
    counted = frozenset(names[id_] for id_ in people)
    for row, cell in column.cells.items():
        yield Sum(counted, frozenset([row]), cell)
