"""How a field of the vocabulary is declared: its type, its words, what it names, who may see it.

Everything else (tables, constraints, workbook columns, upload checks, the data dictionary) is
derived from these declarations; see `records.py`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from typing import Any, Literal, TypeVar

from graph_service.codes import CodeList

FieldType = Literal[
    "text", "whole", "number", "flag", "day", "moment", "code", "codes", "texts", "ref", "refs",
    "attributes",
]  # fmt: skip
COMMON = ("start_date", "end_date", "invented", "attributes")
MANY: frozenset[FieldType] = frozenset({"codes", "texts", "refs"})


@dataclass(frozen=True)
class Field:
    """One field of a kind.

    `relation` names the typed relation that a reference becomes in a property graph. `names` says
    of a text that it is the id of a record of that kind, or one of the `built_in` ones;
    `personal` marks personal data, `private` what colleagues may not see, `own` what nobody is
    shown but who said it: it is on no other page and in no export, only in backups.
    """

    type: FieldType
    label: str
    name: str = ""
    refers_to: str = ""
    relation: str = ""
    names: str = ""
    built_in: CodeList | None = None
    codes: CodeList | None = None
    required: bool = False
    personal: bool = False
    private: bool = False
    own: bool = False
    minimum: float | None = None

    @property
    def points_to(self) -> str:
        """The kind of record whose id this is; "" for none."""
        return self.refers_to or self.names


def _declare(default: Any, spec: Field) -> Any:
    return field(default=default, metadata={"spec": spec})


def text(label: str, **marks: Any) -> Any:
    """Free text on one or more lines; blank when nothing is said."""
    return _declare("", Field("text", label, **marks))


def texts(label: str, **marks: Any) -> Any:
    """Several texts; in a spreadsheet cell they are separated by semicolons."""
    return _declare((), Field("texts", label, **marks))


def whole(label: str, **marks: Any) -> Any:
    """A whole number, None when nothing is said."""
    return _declare(None, Field("whole", label, **marks))


def number(label: str, **marks: Any) -> Any:
    """A number, None when nothing is said."""
    return _declare(None, Field("number", label, **marks))


def flag(label: str, **marks: Any) -> Any:
    """Yes, no, or None when nothing is said."""
    return _declare(None, Field("flag", label, **marks))


def day(label: str, **marks: Any) -> Any:
    """An ISO 8601 day, month or year (`2013`, `2013-07`, `2013-07-01`), as Popolo allows."""
    return _declare("", Field("day", label, **marks))


def moment(label: str, **marks: Any) -> Any:
    """An ISO 8601 moment in UTC, to the second."""
    return _declare("", Field("moment", label, **marks))


def code(label: str, codes: CodeList, **marks: Any) -> Any:
    """One code of a closed list."""
    return _declare("", Field("code", label, codes=codes, **marks))


def several(label: str, codes: CodeList, **marks: Any) -> Any:
    """Several codes of a closed list."""
    return _declare((), Field("codes", label, codes=codes, **marks))


def ref(kind: str, label: str, **marks: Any) -> Any:
    """The id of one record of `kind`."""
    return _declare("", Field("ref", label, refers_to=kind, **marks))


def refs(kind: str, label: str, **marks: Any) -> Any:
    """The ids of several records of `kind`."""
    return _declare((), Field("refs", label, refers_to=kind, **marks))


def attributes() -> Any:
    """Columns a source has and we have no field for, text by name."""
    return field(
        default_factory=dict, metadata={"spec": Field("attributes", "Other facts", personal=True)}
    )


@dataclass(frozen=True)
class Link:
    """A relation that a record of a linking kind draws between two of the records it names.

    `name` is the relation's type in a property graph; where `named_by` is given, that field's
    code decides the type instead (`reports-to` becomes `REPORTS_TO`).
    """

    source: str
    target: str
    name: str
    named_by: str = ""


@dataclass(frozen=True)
class Kind:
    """One kind of record.

    `sheet` names its table, sheet and CSV file; `key` are the fields that make an id where a row
    has none; `apart` kinds never enter a snapshot; `links` are the relations it draws.
    """

    name: str
    record: type[Any]
    one: str
    many: str
    sheet: str
    about: str
    key: tuple[str, ...]
    apart: bool
    links: tuple[Link, ...]
    fields: tuple[Field, ...]

    @property
    def by_name(self) -> dict[str, Field]:
        """Fields by their names."""
        return {item.name: item for item in self.fields}


KINDS: dict[str, Kind] = {}
_Record = TypeVar("_Record")


def kind(
    one: str,
    many: str,
    *,
    sheet: str = "",
    key: tuple[str, ...] = ("name",),
    apart: bool = False,
    links: tuple[Link, ...] = (),
) -> Callable[[type[_Record]], type[_Record]]:
    """Class decorator: enter a frozen dataclass into `KINDS`; `one` and `many` are its words."""

    def enter(record: type[_Record]) -> type[_Record]:
        specs = tuple(
            replace(item.metadata["spec"], name=item.name)
            for item in fields(record)  # type: ignore[arg-type]
            if "spec" in item.metadata
        )
        # What every kind shares comes last: a reader meets a kind's own fields first.
        specs = tuple(sorted(specs, key=lambda spec: spec.name in COMMON))
        about = (record.__doc__ or "").strip()
        name = record.__name__
        KINDS[name] = Kind(
            name,
            record,
            one,
            many,
            sheet or many.replace(" ", "_"),
            about,
            key,
            apart,
            links,
            specs,
        )
        return record

    return enter
