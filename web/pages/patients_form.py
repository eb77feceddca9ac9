"""What the team types to give a patient, a carer or a member of the public a role."""

from collections.abc import Mapping
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from graph_service.analysis.patients import SECTOR, SIDE
from graph_service.codes import REIMBURSEMENTS
from graph_service.records import Membership, Person
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot

LONGEST = 200


@dataclass(frozen=True)
class RoleTyped:
    """What is on the form; `where` is KIND:ID of a programme or a body."""

    name: str = ""
    where: str = ""
    role: str = "Patient partner"
    place: str = ""
    reimbursement: str = ""

    @classmethod
    def sent(cls, form: MultiDict[str, str]) -> "RoleTyped":
        """What a form sent."""
        return cls(**{name: form.get(name, "").strip() for name in cls.__dataclass_fields__})

    def problems(self, snapshot: Snapshot) -> Mapping[str, str]:
        """What is wrong, by field."""
        found = {}
        for name, words in (("name", "their name"), ("role", "what the role is called")):
            if not getattr(self, name) or len(getattr(self, name)) > LONGEST:
                found[name] = f"Write {words}, in at most {LONGEST} letters."
        kind, _, id_ = self.where.partition(":")
        known = {"Programme": snapshot.programmes, "Organization": snapshot.bodies}.get(kind, {})
        if id_ not in known:
            found["where"] = "Choose a programme or a body."
        if self.place and self.place not in snapshot.areas:
            found["place"] = "Choose a borough, or leave it open."
        if self.reimbursement and self.reimbursement not in REIMBURSEMENTS:
            found["reimbursement"] = "Choose how the role is repaid, or leave it open."
        return found

    def person(self, id_: str, today: str) -> Person:
        """Who they are: nobody's employee."""
        return Person(id=id_, name=self.name, side=SIDE, sector=SECTOR, level="lay",
                      area_id=self.place, start_date=today)  # fmt: skip

    def membership(self, person_id: str, today: str) -> Membership:
        """Their role."""
        scope = Scope(*self.where.split(":", 1))
        field = "programme_id" if scope.kind == "Programme" else "organization_id"
        return Membership(
            id=f"{person_id}-{scope.id}", person_id=person_id, role=self.role, start_date=today,
            reimbursement=self.reimbursement, **{field: scope.id},  # type: ignore[arg-type]
        )  # fmt: skip
