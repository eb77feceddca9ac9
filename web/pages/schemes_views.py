"""What the pages about schemes show."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph_service import codes
from graph_service.analysis.numerals import in_words, listed, people
from graph_service.analysis.pairing.builtin import BUILTIN
from graph_service.analysis.pairing.criteria import CRITERIA
from graph_service.analysis.pairing.partners import partners
from graph_service.analysis.pairing.scheme_checks import points_of
from graph_service.analysis.pairing.schemes import Scheme, schemes
from graph_service.analysis.pairing.time_together import in_hours
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


HINTS = {
    "form": "Visits are half-days with a host. Pairs have two parts, for example a clinical and a "
            "managerial leader. In one pool anybody may be with anybody. Circles are of five to "
            "seven people.",
    "not_again_within": "Who was paired within so many earlier rounds is not paired again. Leave "
                        "it empty for never again.",
    "most_per_organization": "All hosts of one organisation together. Leave it empty for no limit.",
    "floor_by": "To make sure that no borough, profession or sector is passed over.",
    "floor": "So many visitors from each of these have a visit; where that cannot be, you are told "
             "before anybody is matched.",
    "least_hours": "What a pair is asked for; who has not come so far is named to the team. Seven "
                   "hours are a day. Leave it empty to ask for nothing.",
    "within_months": "From the day on which the round begins.",
    "points_wish": "Only where both ask for it, each for themselves; nobody else sees the reason.",
}  # fmt: skip
"""What stands below the words of a field, by its name."""


@dataclass(frozen=True)
class FormField:
    """One field of the form: its words, its kind (line, several, one), its value or choices.

    `under` is the heading that its words stand under, said only to those who do not see it.
    """

    name: str
    under: str
    label: str
    hint: str
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
            form(
                "rules",
                "not_again_within",
                "most_per_organization",
                "floor_by",
                "floor",
                "least_hours",
                "within_months",
            ),
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
    rules = [codes.RULES.say(code).lower() for code in item.record.rules]
    if item.record.least_hours:
        months = in_words(item.record.within_months or 0)
        rules.append(f"{in_hours(item.record.least_hours)} together within {months} months")
    said = listed(rules)
    points = "; ".join(f"{criterion.words} {weight}" for criterion, weight in item.weights)
    return SchemeRow(
        item.code, item.words, item.record.purpose, said or "none but those that always hold",
        points, could_today(snapshot, item),
    )  # fmt: skip


def _field(record: SchemeRecord, spec: Field) -> FormField:
    value = getattr(record, spec.name)
    under, _, last = spec.label.rpartition(": ")
    words = spec.name, under, last[:1].upper() + last[1:], HINTS.get(spec.name, "")
    if spec.type in ("codes", "code"):
        chosen = value if spec.type == "codes" else (value,)
        said = spec.codes.words.items() if spec.codes else ()
        choices = tuple(Choice(code, text, code in chosen) for code, text in said)
        return FormField(*words, "several" if spec.type == "codes" else "one", "", choices)
    return FormField(*words, "line", "" if value is None else str(value), ())
