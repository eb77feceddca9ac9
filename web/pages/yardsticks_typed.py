"""What was typed into the form of a target, and how it is read."""

from collections.abc import Mapping
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from graph_service import codes
from graph_service.analysis.dimensions import Dimension, dimension
from graph_service.analysis.own_target import Target, Wanted, check_name
from graph_service.errors import Refused

# One person is in several of their groups: shares may add up to more than all.
SHARED = frozenset({"profession", "staff-group", "organization"})
_MOST_PEOPLE = 1_000_000


@dataclass(frozen=True)
class Typed:
    """What was sent: texts by code of group, trimmed; `changes` a target that there was."""

    scope: str
    by: str
    name: str
    basis: str
    version: int | None
    changes: bool
    people: Mapping[str, str]
    percent: Mapping[str, str]

    @classmethod
    def of(cls, form: "MultiDict[str, str]") -> "Typed":
        """What a form says; its lists run side by side."""
        scope, by, name, basis = (
            " ".join(form.get(field, "").split()) for field in ("scope", "by", "name", "basis")
        )
        groups = form.getlist("group")
        people, percent = (map(str.strip, form.getlist(field)) for field in ("people", "percent"))
        return cls(
            scope, by, name, basis, form.get("version", type=int), "changes" in form,
            dict(zip(groups, people, strict=False)), dict(zip(groups, percent, strict=False)),
        )  # fmt: skip


@dataclass(frozen=True)
class Reading:
    """A target as it was typed; with `problems` by field it cannot be kept.

    `warning` is about a target that can be kept, and never be met.
    """

    target: Target
    wanted: Mapping[str, Wanted]
    problems: Mapping[str, str]
    warning: str = ""


def reading_of(typed: Typed, groups: Mapping[str, str], *, exists: bool) -> Reading:
    """Read what was typed for some groups; `exists` says that there is such a target already."""
    grouped, problems, wanted = dimension(typed.by), dict[str, str](), dict[str, Wanted]()
    try:
        name = check_name(typed.name)
    except Refused as refusal:
        name, problems["name"] = typed.name, str(refusal)
    if exists and not typed.changes:
        problems["name"] = f"There is a target '{name}' here already: choose another name."
    if not typed.basis:
        problems["basis"] = "Say where the figures are from, for example “agreed on 3 March 2026”."
    for code, words in groups.items():
        try:
            wanted[code] = _wanted(typed.people.get(code, ""), typed.percent.get(code, ""))
        except _Misfit as misfit:
            problems[f"{misfit.field} {code}"] = f"{words}: {misfit}"
    if not problems and not exists and all(wish == Wanted() for wish in wanted.values()):
        problems[""] = "Fill in at least one group."
    target = Target(grouped, typed.scope, name)
    return Reading(target, wanted, problems, _warning(grouped, wanted))


class _Misfit(ValueError):
    """A text that is no figure; `field` is the field that it was typed into."""

    def __init__(self, field: str, said: str) -> None:
        super().__init__(said)
        self.field = field


def _wanted(people: str, percent: str) -> Wanted:
    if people and percent:
        raise _Misfit("percent", "give a number of people or a share, not both.")
    return Wanted(_people(people), _share(percent))


def _people(text: str) -> int | None:
    plain = text.replace(",", "")
    if not plain:
        return None
    if not (plain.isascii() and plain.isdigit()) or int(plain) > _MOST_PEOPLE:
        raise _Misfit("people", "write a whole number of people, 0 or more, such as 2.")
    return int(plain)


def _share(text: str) -> float | None:
    plain = text.removesuffix("%").strip()
    if not plain:
        return None
    try:
        percent = float(plain)
    except ValueError:
        percent = -1.0
    if not 0 <= percent <= 100:
        raise _Misfit("percent", "write a share from 0 to 100 per cent, such as 12.5.")
    return round(percent / 100, 6)


def _warning(by: Dimension, wanted: Mapping[str, Wanted]) -> str:
    total = sum(wish.share or 0.0 for wish in wanted.values())
    if by.code in SHARED or total <= 1 + 1e-6:
        return ""
    return (
        f"The shares add up to {100 * total:,.4g}%, and nobody is in two groups by "
        f"{codes.DIMENSIONS.say(by.code).lower()}: they can't all be met."
    )
