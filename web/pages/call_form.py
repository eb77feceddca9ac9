"""What the team types to open a call for bids."""

from collections.abc import Mapping
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from graph_service.days import is_whole_day
from graph_service.records import Call

LONGEST, MOST = 200, 50
MOST_POUNDS = 1e9
_WHOLE = ("organizations_least", "sectors_least", "assessments_least")


@dataclass(frozen=True)
class CallTyped:
    """What is on the form, as it was typed."""

    name: str = ""
    purpose: str = ""
    closes: str = ""
    budget: str = ""
    organizations_least: str = "2"
    sectors_least: str = "2"
    assessments_least: str = "3"

    @classmethod
    def sent(cls, form: MultiDict[str, str]) -> "CallTyped":
        """What a form sent."""
        return cls(**{name: form.get(name, "").strip() for name in cls.__dataclass_fields__})

    def problems(self, today: str) -> Mapping[str, str]:
        """What is wrong, by field."""
        found = {}
        if not self.name or len(self.name) > LONGEST:
            found["name"] = f"Give the call a name of at most {LONGEST} letters."
        if not is_whole_day(self.closes) or self.closes < today:
            found["closes"] = "Write the last day to bid, today or later, such as 2026-12-31."
        if pounds_typed(self.budget) is None:
            found["budget"] = "Write the budget in pounds, such as 240000."
        for name in _WHOLE:
            value = getattr(self, name)
            if not (value.isdecimal() and 1 <= int(value) <= MOST):
                found[name] = f"Write a whole number from 1 to {MOST}."
        return found

    def call(self, id_: str, today: str) -> Call:
        """The call, open from today; to be asked where nothing is wrong."""
        return Call(
            id=id_,
            name=self.name,
            purpose=self.purpose,
            closes=self.closes,
            budget=pounds_typed(self.budget),
            start_date=today,
            organizations_least=int(self.organizations_least),
            sectors_least=int(self.sectors_least),
            assessments_least=int(self.assessments_least),
        )


def pounds_typed(text: str) -> float | None:
    """An amount such as £42,000 or 42000.50; None where it is none, or beyond counting."""
    plain = text.strip().removeprefix("£").replace(",", "").strip()
    whole, _, part = plain.partition(".")
    if not whole.isdecimal() or (part and not part.isdecimal()) or not plain.isascii():
        return None
    amount = float(plain)
    return amount if amount <= MOST_POUNDS else None
