"""What the page of accounts shows."""

from dataclasses import dataclass, replace

from werkzeug.datastructures import MultiDict

from graph_service.accounts import Standing, standings
from graph_service.codes import ROLES
from graph_service.errors import Refused
from graph_service.store import Store
from web.access import may_open
from web.choices import Choice
from web.paging import Paged, paged
from web.templating import count, moment
from web.wrong_field import WrongField

LINK_DAYS = 7


@dataclass(frozen=True)
class Adding:
    """Whom the team gives an account, as it was typed; `problem` is of `field`."""

    name: str = ""
    email: str = ""
    role: str = ""
    field: str = ""
    problem: str = ""

    @classmethod
    def of(cls, form: MultiDict[str, str]) -> "Adding":
        """What a form says."""
        return cls(*(form.get(name, "").strip() for name in ("name", "email", "role")))

    def check(self) -> None:
        """Look at what was typed.

        Raises:
            Refused: something is missing; its `field` says what.
        """
        if not self.name:
            raise WrongField("Write their name.", "name")
        if self.role not in ROLES:
            raise WrongField("Choose what they may do.", "role")

    def refused(self, refusal: Refused) -> "Adding":
        """The same, with what is wrong: of the address, where the refusal names no field."""
        return replace(self, field=getattr(refusal, "field", "email"), problem=str(refusal))


@dataclass(frozen=True)
class AccountRow:
    """An account in the list."""

    id: str
    name: str
    email: str
    role: str
    last_used: str
    locked: bool


@dataclass(frozen=True)
class AccountsPage:
    """Who can sign in, the form to add somebody, and the letter with the link just made."""

    sentence: str
    accounts: Paged[AccountRow]
    adding: Adding
    roles: tuple[Choice, ...]
    letter: str
    may_remove: bool
    field: str
    problem: str

    @classmethod
    def of(cls, store: Store, adding: Adding, letter: str) -> "AccountsPage":
        """The page of this moment."""
        found = standings(store)
        locked = sum(bool(item.account.locked) for item in found)
        can = count(len(found) - locked, "person can", "people can")
        return cls(
            f"{can} sign in" + (f"; {count(locked, 'account')} locked." if locked else "."),
            paged([_row(store, item) for item in found]),
            adding,
            tuple(Choice(code, ROLES.say(code), code == adding.role) for code in ROLES),
            letter,
            may_open("removals.page"),
            adding.field,
            adding.problem,
        )


def letter(name: str, address: str) -> str:
    """The letter that brings somebody their link."""
    return (
        f"Dear {name}\n\n"
        "This link lets you in to Leadership Map, where we keep who leads in our system. Open it "
        f"and press “Sign in”. It works once, within {count(LINK_DAYS, 'day')}.\n\n{address}\n\n"
        "You are told this because we hold your name, role, organisation and seats, which came "
        "from lists of our organisations. Under your name at the top of each page you see what is "
        "held, who said it and who sees it: correct it there, say what it may be used for, "
        "object, or ask to be removed.\n\nThank you."
    )


def _row(store: Store, item: Standing) -> AccountRow:
    account = item.account
    return AccountRow(
        account.id,
        store.whole().label("Person", account.person_id),
        account.email,
        ROLES.say(account.role),
        moment(item.last_used[:16]) if item.last_used else "Never",
        bool(account.locked),
    )
