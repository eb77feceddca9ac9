"""What the pages about schemes show."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph_service import codes
from graph_service.analysis.numerals import listed, people
from graph_service.analysis.pairing.builtin import BUILTIN
from graph_service.analysis.pairing.criteria import CRITERIA
from graph_service.analysis.pairing.partners import partners
from graph_service.analysis.pairing.scheme_checks import points_of
from graph_service.analysis.pairing.schemes import Scheme, schemes
from graph_service.fields import Field
from graph_service.records import KINDS
from graph_service.records import Scheme as SchemeRecord
from graph_service.snapshot import Snapshot
from web.choices import Choice


@dataclass(frozen=True)
class SchemeRow:
    """A scheme in words: what it is for, its rules, its points, and who could take part today."""

    id: str
    name: str
    purpose: str
    rules: str
    points: str
    today: str


@dataclass(frozen=True)
class SchemesPage:
    """All schemes, and what was typed for a new one."""

    rows: tuple[SchemeRow, ...]
    like: tuple[Choice, ...]
    name: str
    field: str
    problem: str

    @classmethod
    def of(
        cls, snapshot: Snapshot, name: str = "", field: str = "", problem: str = ""
    ) -> "SchemesPage":
        """The page of a system."""
        known = schemes(snapshot)
        like = tuple(Choice(id_, item.words, selected=False) for id_, item in known.items())
        rows = tuple(_row(snapshot, item) for item in known.values())
        return cls(rows, like, name, field, problem)


@dataclass(frozen=True)
class FormField:
    """One field of the form: its words, its kind (line, several, one), its value or choices."""

    name: str
    label: str
    kind: str
    value: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class SchemePage:
    """One scheme as a form, with what is wrong by field; `back` is what taking it back does."""

    id: str
    name: str
    sentence: str
    back: str
    total: int
    what: tuple[FormField, ...]
    first: tuple[FormField, ...]
    second: tuple[FormField, ...]
    rules: tuple[FormField, ...]
    points: tuple[FormField, ...]
    problems: Mapping[str, str]

    @classmethod
    def of(
        cls, snapshot: Snapshot, record: SchemeRecord, problems: Mapping[str, str]
    ) -> "SchemePage":
        """The page of a scheme, as it is or as it was typed."""
        known = KINDS["Scheme"].by_name
        is_own = record.id in snapshot.schemes

        def form(*names: str) -> tuple[FormField, ...]:
            return tuple(_field(record, known[name]) for name in names)

        return cls(
            record.id,
            record.name or "A scheme without a name",
            could_today(snapshot, Scheme(record)),
            "" if not is_own else "standard" if record.id in BUILTIN else "delete",
            points_of(record),
            form("name", "purpose", "form"),
            form("first_words", "first_offers", "first_seeks", "first_sides", "first_levels"),
            form("second_words", "second_offers", "second_seeks", "second_sides", "second_levels"),
            form("rules", "not_again_within", "most_per_organization", "floor", "floor_by"),
            form(*(f"points_{code}" for code in CRITERIA)),
            problems,
        )


def could_today(snapshot: Snapshot, chosen: Scheme) -> str:
    """How many people could take each part of a scheme today."""
    known = partners(snapshot).values()
    first = sum(chosen.first(item) for item in known)
    if chosen.is_one_pool:
        return f"By these rules {people(first)} could take part today."
    second = sum(chosen.second(item) for item in known)
    return (
        f"By these rules {people(first)} could be {chosen.parts[0]} and {people(second)} "
        f"{chosen.parts[1]} today."
    )


def _row(snapshot: Snapshot, item: Scheme) -> SchemeRow:
    said = listed([codes.RULES.say(code).lower() for code in item.record.rules])
    points = "; ".join(f"{criterion.words} {weight}" for criterion, weight in item.weights)
    return SchemeRow(
        item.code, item.words, item.record.purpose, said or "none but those that always hold",
        points, could_today(snapshot, item),
    )  # fmt: skip


def _field(record: SchemeRecord, spec: Field) -> FormField:
    value = getattr(record, spec.name)
    if spec.type in ("codes", "code"):
        chosen = value if spec.type == "codes" else (value,)
        words = spec.codes.words.items() if spec.codes else ()
        choices = tuple(Choice(code, text, code in chosen) for code, text in words)
        kind = "several" if spec.type == "codes" else "one"
        return FormField(spec.name, spec.label, kind, "", choices)
    return FormField(spec.name, spec.label, "line", "" if value is None else str(value), ())
