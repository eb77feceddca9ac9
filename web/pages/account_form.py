"""What somebody says of themselves on a form, and the row of their own that it makes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from werkzeug.datastructures import MultiDict

from graph_service import codes
from graph_service.records import Person

LONGEST, MOST_LINES = 200, 20
CONSENTS = {
    "consent_pairing": "I may be paired",
    "consent_ties": "Whom I know may be shown",
    "consent_contact": "Colleagues may see my e-mail address",
}
UNLESS_REFUSED = frozenset({"consent_ties"})
"""What holds until somebody says no: ties come with files, or with a yes of their own."""
_LINES = ("interests", "challenges")
_SEVERAL = {
    "offers": codes.OFFERS, "seeks": codes.SEEKS, "days_free": codes.HALF_DAYS,
    "learning": codes.SKILLS, "arrangements": codes.ARRANGEMENTS,
    "involvement": codes.INVOLVEMENTS,
}  # fmt: skip


@dataclass(frozen=True)
class Profile:
    """What is on the form: texts, lines of text, ticked codes, and what is agreed to."""

    name: str = ""
    job_title: str = ""
    interests: str = ""
    challenges: str = ""
    offers: tuple[str, ...] = ()
    seeks: tuple[str, ...] = ()
    learning: tuple[str, ...] = ()
    arrangements: tuple[str, ...] = ()
    days_free: tuple[str, ...] = ()
    involvement: tuple[str, ...] = ()
    agreed: tuple[str, ...] = ()
    objects: bool = False

    @classmethod
    def of(cls, person: Person) -> "Profile":
        """What is known of somebody now."""
        return cls(
            person.name,
            person.job_title,
            "\n".join(person.interests),
            "\n".join(person.challenges),
            person.offers,
            person.seeks,
            person.learning,
            person.arrangements,
            person.days_free,
            person.involvement,
            tuple(name for name in CONSENTS if _holds(person, name)),
            bool(person.objects),
        )

    @classmethod
    def sent(cls, form: MultiDict[str, str]) -> "Profile":
        """What a form sent; what is none of our choices is as if it were not ticked."""
        texts = {name: form.get(name, "").strip() for name in ("name", "job_title", *_LINES)}
        ticked = {
            name: tuple(code for code in known if code in form.getlist(name))
            for name, known in _SEVERAL.items()
        }
        agreed = tuple(name for name in CONSENTS if name in form.getlist("agreed"))
        return cls(**texts, **ticked, agreed=agreed, objects=form.get("objects") == "yes")  # type: ignore[arg-type]

    def problems(self) -> Mapping[str, str]:
        """What is wrong, by field."""
        found = {}
        if not self.name:
            found["name"] = "Write your name."
        for name in ("name", "job_title"):
            if len(getattr(self, name)) > LONGEST:
                found[name] = f"Write at most {LONGEST} letters."
        for name in _LINES:
            lines = getattr(self, name).splitlines()
            if len(lines) > MOST_LINES or any(len(line) > LONGEST for line in lines):
                found[name] = f"Write at most {MOST_LINES} lines of at most {LONGEST} letters."
        return found

    def left(self, known: Person) -> list[str]:
        """What was emptied and is known all the same, since others say it, in words."""
        labels = {"job_title": "job title", **{name: name for name in _LINES}}
        return [text for name, text in labels.items()
                if not getattr(self, name) and getattr(known, name)]  # fmt: skip

    def row(self, own: Person, known: Person) -> Person:
        """The person's own row, which says what differs from what is known of them already.

        What somebody does not change stays as others said it, and moves on when they correct it.
        """
        said = {
            "name": self.name,
            "job_title": self.job_title,
            **{name: tuple(filter(None, map(str.strip, getattr(self, name).splitlines())))
               for name in _LINES},
            **{name: getattr(self, name) for name in _SEVERAL},
            **{name: name in self.agreed for name in CONSENTS},
            "objects": self.objects,
        }  # fmt: skip
        changed = {name: value for name, value in said.items() if value != _stands(known, name)}
        return replace(own, **changed)


def _stands(known: Person, name: str) -> Any:
    """What a field says now, with its own nothing where nobody said anything."""
    if name in (*CONSENTS, "objects"):
        return _holds(known, name)
    return getattr(known, name)


def _holds(known: Person, name: str) -> bool:
    said: bool | None = getattr(known, name)
    return name in UNLESS_REFUSED if said is None else said
