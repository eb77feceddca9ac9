"""Records as rows of plain values, and back: the form in which both databases keep them.

A row is what one source says of one record: `(id, source, file, row, *values)`, the values in the
order of the kind's fields, None where the source says nothing.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any

from graph_service.days import is_day
from graph_service.errors import Refused
from graph_service.fields import MANY, Field, Kind
from graph_service.records import KINDS, Record, Source

Row = tuple[Any, ...]
LONGEST_ID = 1_000
"""Characters; an index of Neo4j holds no more than some 8,000 bytes."""
HEAD = ("id", "source", "file", "row")


def columns(kind: Kind) -> tuple[str, ...]:
    """The names of a row's places."""
    return HEAD + tuple(field.name for field in kind.fields)


def as_text(value: Any) -> str | None:
    """A list or a mapping as JSON; None where it is empty."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) if value else None


# Many people give one answer: the same list is written once.
_list_as_text = lru_cache(maxsize=65_536)(as_text)


@cache
def _encoder(name: str) -> Callable[[Record], Row]:
    kind = KINDS[name]
    getter = attrgetter("id", "source", *(field.name for field in kind.fields))
    packed = [
        place
        for place, field in enumerate(kind.fields, start=4)
        if field.type in MANY or field.type == "attributes"
    ]

    def encode(record: Record) -> Row:
        id_, source, *values = getter(record)
        row = [id_, source.name, source.file, source.row]
        row += [None if value == "" else value for value in values]
        for place in packed:
            value = row[place]
            if value.__class__ is tuple:
                row[place] = _list_as_text(value) if value else None
            else:
                row[place] = as_text(value)
        return tuple(row)

    return encode


def rows_of(name: str, records: Iterable[Record]) -> list[Row]:
    """The rows of records of the kind called `name`."""
    return list(map(_encoder(name), records))


@cache
def _decoder(name: str) -> Callable[[Row], Record]:
    kind = KINDS[name]
    names = [field.name for field in kind.fields]
    fixes = [(place, _fix(field)) for place, field in enumerate(kind.fields) if _needs_fix(field)]

    def decode(row: Row) -> Record:
        values = list(row[4:])
        for place, fix in fixes:
            values[place] = fix(values[place])
        record: Record = kind.record(
            id=row[0],
            source=Source(row[1], row[2] or "", row[3] or 0),
            **dict(zip(names, values, strict=True)),
        )
        return record

    return decode


def record_of(name: str, row: Row) -> Record:
    """The record of the kind called `name` that a row holds."""
    return _decoder(name)(row)


def _needs_fix(field: Field) -> bool:
    return field.type not in ("whole", "number")


def _fix(field: Field) -> Callable[[Any], Any]:
    if field.type in MANY:
        return lambda value: tuple(json.loads(value)) if value else ()
    if field.type == "attributes":
        return lambda value: json.loads(value) if value else {}
    if field.type == "flag":
        return lambda value: None if value is None else bool(value)
    return lambda value: value or ""


def merged(name: str, rows: Sequence[Row]) -> Row:
    """One row from what several sources say of one record, the most trusted first.

    Field by field the first source that says something is believed; of the other facts
    (`attributes`) each one by itself. The row names the most trusted source as its own.
    """
    if len(rows) == 1:
        return rows[0]
    values = [next((v for v in said if v is not None), None) for said in zip(*rows, strict=True)]
    place = columns(KINDS[name]).index("attributes")
    facts: dict[str, str] = {}
    for row in reversed(rows):
        facts |= json.loads(row[place] or "{}")
    values[place] = as_text(facts)
    return tuple(values)


def alike(one: Row, other: Row) -> bool:
    """Whether two rows of one kind say the same, wherever they stand in whichever file."""
    if one[len(HEAD) : -1] != other[len(HEAD) : -1]:
        return False
    # The other facts come last; they are the same in whichever order a file has its columns.
    return bool(
        one[-1] == other[-1] or json.loads(one[-1] or "{}") == json.loads(other[-1] or "{}")
    )


def check(kind: Kind, rows: Sequence[Row]) -> None:
    """Refuse rows with a value that the vocabulary does not know.

    Raises:
        Refused: a blank id, a code outside its list, a day outside the calendar or a number
            below its minimum.
    """
    if not all(row[0] for row in rows):
        raise Refused(f"{_a(kind.one).capitalize()} has no id.")
    long = next((row[0] for row in rows if len(row[0]) > LONGEST_ID), "")
    if long:
        raise Refused(
            f"The id '{long[:40]}…' of {_a(kind.one)} has {len(long)} characters: at most "
            f"{LONGEST_ID} can be kept."
        )
    for place, field in enumerate(kind.fields, start=len(HEAD)):
        fits = _test(field)
        if fits is not None:
            values = {row[place] for row in rows} - {None}
            wrong = sorted(str(value) for value in values if not fits(value))
            if wrong:
                raise Refused(f"'{wrong[0]}' cannot be the {field.name} of {_a(kind.one)}.")


def _test(field: Field) -> Callable[[Any], bool] | None:
    """How a value of this field is told from nonsense; None where anything goes."""
    codes, minimum = frozenset(field.codes or ()), field.minimum
    if field.type == "day":
        return is_day
    if field.type == "code":
        return codes.__contains__
    if field.type == "codes":
        return lambda value: codes.issuperset(json.loads(value))
    if minimum is not None:
        return lambda value: value >= minimum
    return None


def _a(words: str) -> str:
    return f"an {words}" if words[0] in "aeiou" else f"a {words}"
