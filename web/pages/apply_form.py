"""The form of an application: what was typed, what is wrong with it, and the record it makes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from graph_service import codes
from graph_service.records import Application, Person
from graph_service.snapshot import Snapshot

MOST = 20
_SEVERAL = ("offers", "seeks", "half_days")


@dataclass(frozen=True)
class Typed:
    """What an applicant typed: lines of text, ticked codes."""

    challenges: str
    offers: tuple[str, ...]
    seeks: tuple[str, ...]
    half_days: tuple[str, ...]
    hosts: str
    visits: str
    avoid: str
    wishes: str
    manager: str
    agrees: bool

    @classmethod
    def sent(cls, form: MultiDict[str, str]) -> "Typed":
        """What a form sent."""
        text = {name: form.get(name, "").strip() for name in cls.__dataclass_fields__}
        ticked = {name: tuple(form.getlist(name)) for name in _SEVERAL}
        return cls(**{**text, **ticked, "agrees": form.get("agrees") == "yes"})  # type: ignore[arg-type]

    @classmethod
    def of(cls, snapshot: Snapshot, person: Person, said: Application | None) -> "Typed":
        """What somebody applied with; else what their profile says."""
        names = [snapshot.label("Person", id_) for id_ in (said.avoid_ids if said else ())]
        return cls(
            "\n".join(said.challenges if said else person.challenges),
            said.offers if said else person.offers,
            said.seeks if said else person.seeks,
            said.half_days if said else person.days_free,
            _number(said.hosts if said else None),
            _number(said.visits if said else None),
            "\n".join(names),
            "\n".join(said.wishes if said else ()),
            said.manager if said else "",
            bool(person.consent_pairing),
        )


@dataclass(frozen=True)
class Checked:
    """An application, and what is wrong by field; it can be written where nothing is."""

    application: Application
    problems: Mapping[str, str]


def checked(snapshot: Snapshot, round_id: str, person_id: str, typed: Typed) -> Checked:
    """The application that was typed."""
    problems: dict[str, str] = {}
    avoid = _people(snapshot, _lines(typed.avoid), problems)
    made = Application(
        id=f"{round_id}-{person_id}",
        round_id=round_id,
        person_id=person_id,
        challenges=tuple(_lines(typed.challenges)),
        offers=tuple(code for code in codes.OFFERS if code in typed.offers),
        seeks=tuple(code for code in codes.SEEKS if code in typed.seeks),
        half_days=tuple(code for code in codes.HALF_DAYS if code in typed.half_days),
        hosts=_whole("hosts", typed.hosts, problems),
        visits=_whole("visits", typed.visits, problems),
        avoid_ids=tuple(avoid),
        wishes=tuple(_lines(typed.wishes)),
        manager=typed.manager,
    )
    if not (made.offers or made.seeks):
        problems["offers"] = "Choose at least one thing that you offer or seek."
    if not typed.manager:
        problems["manager"] = "Name the manager who is to be asked: without a yes nobody is paired."
    if not typed.agrees:
        problems["agrees"] = "Tick that you agree to be paired, or leave this page."
    return Checked(made, problems)


def _lines(text: str) -> list[str]:
    return list(dict.fromkeys(" ".join(line.split()) for line in text.splitlines() if line.strip()))


def _whole(field: str, text: str, problems: dict[str, str]) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and int(text) <= MOST):
        problems[field] = f"'{text}' is no number of visits: write a whole number up to {MOST}."
        return None
    return int(text)


def _people(snapshot: Snapshot, names: Sequence[str], problems: dict[str, str]) -> list[str]:
    """The ids of people that are named."""
    by_name: dict[str, list[str]] = {}
    for person in snapshot.people.values():
        by_name.setdefault(" ".join(person.name.casefold().split()), []).append(person.id)
    found = []
    for name in names:
        ids = by_name.get(name.casefold(), [])
        found += ids
        if not ids:
            problems["avoid"] = f"Nobody here is called '{name}': write the name as on their page."
    return found


def _number(value: int | None) -> str:
    return "" if value is None else str(value)
