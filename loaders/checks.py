"""Checks across the sheets of a workbook: ids said twice, references, circles."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from graph_service.fields import Field
from graph_service.records import KINDS, Record, Source
from loaders.circles import circles
from loaders.columns import Complain
from loaders.drafts import Draft
from loaders.reading import Known

Where = tuple[Draft, int]


def check_ids(drafts: Sequence[Draft], complain: Complain) -> set[tuple[int, int]]:
    """Complain of ids said twice; the places (draft, row) that only repeat an earlier row.

    Rows that name different sources may speak of one id.
    """
    by_kind: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        by_kind[draft.kind.name].append(draft)
    repeated: set[tuple[int, int]] = set()
    for group in by_kind.values():
        ids = [id_ for draft in group for id_ in draft.ids]
        if len(set(ids)) < len(ids):
            repeated |= set(_repeats(group, complain))
        _check_case(group, complain)
    return repeated


def _repeats(group: Sequence[Draft], complain: Complain) -> Iterator[tuple[int, int]]:
    twice = {id_ for id_, n in Counter(i for d in group for i in d.ids).items() if n > 1}
    first: dict[tuple[str, str], tuple[Where, Record]] = {}
    for draft in group:
        records = draft.records("")
        for place, id_ in enumerate(draft.ids):
            if id_ not in twice:
                continue
            here = replace(records[place], source=Source())
            key = id_, records[place].source.name
            if key not in first:
                first[key] = (draft, place), here
                continue
            (other, row), there = first[key]
            said = f"The {draft.kind.one} '{id_}' stands in row {_row(other, row, draft)} already"
            found = draft.problem(place, "id", f"{said}, with the same facts.", "Delete one row.")
            if here == there:
                yield id(draft), place
            else:
                mend = "Give each its own id, or delete one of the rows."
                found = replace(
                    found, problem=f"{said}, with other facts.", mend=mend, severity="error"
                )
            complain(replace(found, value=id_))


def _row(other: Draft, place: int, here: Draft) -> str:
    row = str(other.sheet.rows[place])
    return row if other.sheet.file == here.sheet.file else f"{row} of {other.sheet.file}"


def _check_case(group: Sequence[Draft], complain: Complain) -> None:
    ids = {id_ for draft in group for id_ in draft.ids}
    if len({id_.lower() for id_ in ids}) == len(ids):
        return
    first: dict[str, str] = {}
    for draft in group:
        for place, id_ in enumerate(draft.ids):
            same = first.setdefault(id_.lower(), id_)
            if same != id_:
                said = f"The ids '{same}' and '{id_}' differ only by case; both are kept."
                complain(draft.problem(place, "id", said, "Check that they are not the same."))


def resolve(drafts: Sequence[Draft], known: Known, complain: Complain) -> None:
    """Turn references by a name that only one record has into its id; complain of dangling ones."""
    ids: dict[str, set[str]] = defaultdict(set)
    for draft in drafts:
        ids[draft.kind.name].update(draft.ids)
    for draft in drafts:
        for field in draft.kind.fields:
            if field.points_to and field.name in draft.values:
                unknown = _distinct(draft.values[field.name], field) - ids[field.points_to]
                unknown -= set(field.built_in or ())
                unknown -= known().of(field.points_to).keys() if unknown else set()
                if unknown:
                    _mend(draft, field, unknown, _named(drafts, field, known), complain)


def _distinct(column: Sequence[Any], field: Field) -> set[str]:
    if field.type == "refs":
        return {id_ for ids in set(column) for id_ in ids}
    return set(column) - {""}


def _named(drafts: Sequence[Draft], field: Field, known: Known) -> Mapping[str, str]:
    """The ids that a field can point to, by the names that only one of them has."""
    kind = field.points_to
    found: dict[str, set[str]] = defaultdict(set)
    for id_, name in field.built_in.words.items() if field.built_in else ():
        found[name].add(id_)
    for id_, record in known().of(kind).items():
        found[getattr(record, "name", "")].add(id_)
    for draft in drafts:
        if draft.kind.name == kind:
            for name, id_ in zip(draft.values.get("name", ()), draft.ids, strict=False):
                found[name].add(id_)
    return {name: ids.pop() for name, ids in found.items() if name and len(ids) == 1}


def _mend(
    draft: Draft, field: Field, unknown: set[str], named: Mapping[str, str], complain: Complain
) -> None:
    column = draft.values[field.name]
    one = KINDS[field.points_to].one
    mended = {text: named[text] for text in unknown if text in named}
    for place, value in enumerate(column):
        for text in value if field.type == "refs" else (value,):
            if text in unknown and text not in mended:
                said = f"There is no {one} '{text}', in these files or in the store."
                complain(draft.problem(place, field.name, said, "Add it, or correct the id."))
    if mended and field.type == "refs":
        draft.values[field.name] = [tuple(mended.get(t, t) for t in value) for value in column]
    elif mended:
        draft.values[field.name] = [mended.get(text, text) for text in column]


def check_circles(drafts: Sequence[Draft], complain: Complain) -> None:
    """Complain of records above themselves, directly or by a circle, or tied to themselves."""
    for draft in drafts:
        for field in draft.kind.fields:
            above = field.refers_to == draft.kind.name and field.type == "ref"
            if above and field.name in draft.values:
                _check_circles(draft, field, complain)
        for link in draft.kind.links:
            ends = draft.values.get(link.source, ()), draft.values.get(link.target, ())
            kinds = {draft.kind.by_name[end].refers_to for end in (link.source, link.target)}
            if len(kinds) == 1:
                for place, (one, other) in enumerate(zip(*ends, strict=False)):
                    if one and one == other:
                        said = f"The {draft.kind.one} is from '{one}' to itself."
                        complain(draft.problem(place, link.target, said, "Correct one end."))


def _check_circles(draft: Draft, field: Field, complain: Complain) -> None:
    column = draft.values[field.name]
    parents = {id_: up for id_, up in zip(draft.ids, column, strict=True) if up}
    place = {id_: number for number, id_ in enumerate(draft.ids)}
    for circle in circles(parents):
        said = f"The {draft.kind.one} '{circle[0]}' names itself."
        if len(circle) > 1:
            said = f"These go round in a circle: {', '.join((*circle, circle[0]))}."
        complain(draft.problem(place[circle[0]], field.name, said, "Leave one of them blank."))


def check_values(drafts: Sequence[Draft], complain: Complain) -> None:
    """Complain of what ends before it begins, and of e-mail addresses that are none."""
    for draft in drafts:
        days = draft.values.get("start_date", ()), draft.values.get("end_date", ())
        for place, (start, end) in enumerate(zip(*days, strict=False)):
            # A month or a year is compared with as much of a day as it says.
            if start and end and end[: len(start)] < start[: len(end)]:
                said = f"It ends on {end}, before it begins on {start}."
                complain(draft.problem(place, "end_date", said, "Correct one of the days."))
        for place, email in enumerate(draft.values.get("email", ())):
            if email and "@" not in email:
                said = f"'{email}' is no e-mail address: it has no @."
                complain(draft.problem(place, "email", said, "Correct it, or leave it blank."))
