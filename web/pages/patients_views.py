"""What the page about patients, carers and the public shows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph_service.analysis.dimensions import BY_CODE
from graph_service.analysis.numerals import listed
from graph_service.analysis.patients import WORK, Patients, Role, Voice, patients
from graph_service.codes import ARRANGEMENTS, REIMBURSEMENTS
from graph_service.snapshot import Snapshot
from web.choices import Choice
from web.links import Named, body_link, invitations_link, person_link, programme_link
from web.pages.patients_form import RoleTyped
from web.paging import Paged, paged
from web.templating import count
from web.visitor import Visitor


@dataclass(frozen=True)
class VoiceRow:
    """A programme or body, its people and patients; for the team, whom to ask."""

    where: Named
    people: int
    voices: int
    could: tuple[Named, ...]
    invite: str


@dataclass(frozen=True)
class PersonRow:
    """A patient, carer or member of the public, for the team: roles, money, arrangements."""

    person: Named
    roles: str
    repaid: str
    arrangements: str


@dataclass(frozen=True)
class PatientsPage:
    """Where their voice is missing, and where it is; for the team, each of them, and the form."""

    sentence: str
    silent: Paged[VoiceRow]
    heard: tuple[VoiceRow, ...]
    repaid: tuple[tuple[str, str], ...]
    is_team: bool
    people: tuple[PersonRow, ...]
    typed: RoleTyped
    programmes: tuple[Choice, ...]
    bodies: tuple[Choice, ...]
    places: tuple[Choice, ...]
    reimbursements: tuple[Choice, ...]
    problems: Mapping[str, str]

    @classmethod
    def of(
        cls, snapshot: Snapshot, who: Visitor, typed: RoleTyped,
        problems: Mapping[str, str] | None = None,
    ) -> "PatientsPage":  # fmt: skip
        """The page of a day, as a visitor may see it, with what was typed into the form."""
        found = patients(snapshot)
        boroughs = BY_CODE["place"].groups(snapshot)
        return cls(
            _sentence(found),
            paged([_voice(snapshot, item, who) for item in found.silent], 15),
            tuple(_voice(snapshot, item, who) for item in found.voices if item.voices),
            tuple(_repaid(found)),
            who.is_team,
            tuple(_people(snapshot, found)) if who.is_team else (),
            typed,
            tuple(Choice(f"Programme:{item.id}", item.name, typed.where == f"Programme:{item.id}")
                  for item in snapshot.programmes.values() if item.classification in WORK),
            tuple(Choice(f"Organization:{id_}", item.name, typed.where == f"Organization:{id_}")
                  for id_, item in snapshot.bodies.items()),
            tuple(Choice(id_, name, id_ == typed.place) for id_, name in boroughs.items()),
            tuple(Choice(code, words, code == typed.reimbursement)
                  for code, words in REIMBURSEMENTS.words.items()),
            problems or {},
        )  # fmt: skip


def _sentence(found: Patients) -> str:
    people, silent = len(found.people), found.silent
    if not found.voices:
        return "No body and no programme has anybody in it yet."
    who = count(people, "patient, carer or member of the public is",
                "patients, carers and members of the public are")  # fmt: skip
    roles = f" in {count(len(found.roles), 'role')}" if found.roles else ""
    programmes = sum(item.kind == "Programme" for item in silent)
    bodies = len(silent) - programmes
    if not silent:
        return f"{who} here{roles}; every body and programme has one."
    where = listed([count(programmes, "programme"), count(bodies, "body", "bodies")])
    return f"{who} here{roles}; {where} {'has' if len(silent) == 1 else 'have'} none."


def _voice(snapshot: Snapshot, item: Voice, who: Visitor) -> VoiceRow:
    of = body_link if item.kind == "Organization" else programme_link
    could = item.could if who.is_team else ()
    return VoiceRow(
        Named(item.name, of(item.id), "body" if item.kind == "Organization" else "programme"),
        item.people,
        item.voices,
        tuple(Named(snapshot.label("Person", id_), person_link(id_)) for id_ in could),
        invitations_link(f"Organization:{item.id}") if item.kind == "Organization" else "",
    )


def _repaid(found: Patients) -> Iterator[tuple[str, str]]:
    for code, number in found.reimbursement.items():
        if number:
            yield (REIMBURSEMENTS.say(code) if code else "Not known", count(number, "role"))


def _people(snapshot: Snapshot, found: Patients) -> Iterator[PersonRow]:
    for id_ in found.people:
        own = [item for item in found.roles if item.person_id == id_]
        wants = snapshot.people[id_].arrangements
        yield PersonRow(
            Named(snapshot.label("Person", id_), person_link(id_),
                  "" if snapshot.employers_of(id_) else "no employer"),
            "; ".join(_role(snapshot, item) for item in own) or "None yet",
            _said({item.reimbursement for item in own}),
            "; ".join(map(ARRANGEMENTS.say, wants)) or "Not said",
        )  # fmt: skip


def _role(snapshot: Snapshot, item: Role) -> str:
    return f"{item.words}, {snapshot.label(item.kind, item.id)}"


def _said(codes: set[str]) -> str:
    return listed([REIMBURSEMENTS.say(code) for code in REIMBURSEMENTS if code in codes]) or (
        "Not known"
    )
