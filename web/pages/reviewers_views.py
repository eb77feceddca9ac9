"""What the page about reviewers and their links shows."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from werkzeug.datastructures import MultiDict

from graph_service import sign_in
from graph_service.analysis.numerals import listed
from graph_service.days import in_words
from graph_service.errors import Refused
from graph_service.records import SignInLink
from graph_service.snapshot import Snapshot
from graph_service.store import Store
from web.choices import Choice
from web.pages.governance_views import concluded
from web.templating import count
from web.wrong_field import WrongField

USUAL_DAYS, MOST_DAYS = 14, 366


@dataclass(frozen=True)
class Asking:
    """Whom the team asks, of which bodies, for how many days, as it was typed."""

    name: str = ""
    email: str = ""
    body_ids: tuple[str, ...] = ()
    days: str = f"{USUAL_DAYS}"
    field: str = ""
    problem: str = ""

    @classmethod
    def of(cls, form: MultiDict[str, str]) -> "Asking":
        """What a form says."""
        name, email, days = (form.get(name, "").strip() for name in ("name", "email", "days"))
        return cls(name, email, tuple(form.getlist("body")), days)

    def checked(self, snapshot: Snapshot) -> int:
        """For how many days.

        Raises:
            Refused: something is missing or cannot be; its `field` says what.
        """
        if not self.name:
            raise WrongField("Write the name of the reviewer.", "name")
        if not self.email:
            raise WrongField("Write the e-mail address of the reviewer.", "email")
        if not self.body_ids or not {*self.body_ids} <= snapshot.bodies.keys():
            raise WrongField("Tick at least one body.", "body")
        if self.days not in map(str, range(1, MOST_DAYS + 1)):
            raise WrongField(f"Write a number of days from 1 to {MOST_DAYS}.", "days")
        return int(self.days)

    def refused(self, refusal: Refused) -> "Asking":
        """The same, with what is wrong: of the address, where the refusal names no field."""
        return replace(self, field=getattr(refusal, "field", "email"), problem=str(refusal))


@dataclass(frozen=True)
class LinkRow:
    """A link that works, in words."""

    id: str
    who: str
    bodies: str
    until: str


@dataclass(frozen=True)
class ReviewersPage:
    """The links that work, the form, and the letter with the link just made."""

    sentence: str
    links: tuple[LinkRow, ...]
    asking: Asking
    bodies: tuple[Choice, ...]
    letter: str
    field: str
    problem: str

    @classmethod
    def of(cls, store: Store, asking: Asking, now: datetime, letter: str) -> "ReviewersPage":
        """The page of this moment; bodies that are due for review stand first."""
        snapshot = store.read()
        found = concluded(snapshot)
        due = {item.id: item.review_due for item in found.bodies
               if item.review_due and item.review_due <= found.as_of}  # fmt: skip
        first = sorted(found.bodies, key=lambda item: (due.get(item.id, "9"), item.name))
        links = sign_in.links_to_bodies(store, now=now)
        return cls(
            _sentence(len(due)),
            tuple(_row(store, snapshot, item) for item in links),
            asking,
            tuple(
                Choice(item.id, _named(item.name, due.get(item.id, "")), item.id in asking.body_ids)
                for item in first
            ),
            letter,
            asking.field,
            asking.problem,
        )


def asked_letter(snapshot: Snapshot, asking: Asking, address: str, now: datetime, days: int) -> str:
    """The letter that asks somebody to look at bodies, with their link."""
    until = in_words((now + timedelta(days=days)).date().isoformat())
    bodies = [snapshot.label("Organization", id_) for id_ in asking.body_ids]
    named = "\n".join(f"- {name}" for name in bodies)
    return (
        f"Dear {asking.name}\n\n"
        f"Please look at what our leadership map says about:\n{named}\n\n"
        "Is it right who sits there, and what it decides? You can comment, propose a correction, "
        "or sign it off. We answer everything you write, on the same page.\n\n"
        f"Your link works until {until}. It opens only what is named above; please do not pass it "
        f"on.\n{address}\n\n"
        "Thank you."
    )


def _sentence(due: int) -> str:
    if not due:
        return "No body is due for review. You can ask somebody to look at one all the same."
    return f"{count(due, 'body is', 'bodies are')} due for review. Ask somebody who sits there."


def _named(name: str, due: str) -> str:
    return f"{name} (due since {in_words(due)})" if due else name


def _row(store: Store, snapshot: Snapshot, link: SignInLink) -> LinkRow:
    account = store.apart("Account").get(link.account_id)
    who = snapshot.label("Person", account.person_id) if account else "Somebody"
    names = [snapshot.label("Organization", id_) for id_ in link.body_ids]
    return LinkRow(link.id, who, listed(names), in_words(link.expires[:10]))
