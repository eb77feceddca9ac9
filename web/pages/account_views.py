"""What somebody's own page shows: what is held, who said it, and the form to correct it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph_service import codes
from graph_service.codes import CodeList
from graph_service.records import KINDS, Account, Person
from graph_service.store import Store
from graph_service.subject_access import records_about
from web.choices import Choice
from web.links import Named, person_link
from web.origins import in_words
from web.pages.account_form import CONSENTS, UNLESS_REFUSED, Profile
from web.templating import count
from web.visitor import Visitor


@dataclass(frozen=True)
class Ticks:
    """A question with answers to tick."""

    name: str
    legend: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class AccountPage:
    """One's own page; without `typed` for an account that belongs to nobody."""

    sentence: str
    email: str
    typed: Profile | None
    ticks: tuple[Ticks, ...]
    consents: tuple[Choice, ...]
    problems: Mapping[str, str]
    shown_at: str
    held: tuple[Named, ...]
    said_by: tuple[str, ...]

    @classmethod
    def of(
        cls, store: Store, who: Visitor, person: Person, typed: Profile,
        problems: Mapping[str, str],
    ) -> "AccountPage":  # fmt: skip
        """The page of somebody, with what they typed."""
        account: Account | None = store.apart("Account").get(who.account_id)
        open_ = [
            name for name in CONSENTS
            if getattr(person, name) is None and name not in UNLESS_REFUSED
        ]  # fmt: skip
        uses = count(len(open_), "use needs", "uses need")
        consent = f"; {uses} your consent" if open_ else ""
        return cls(
            f"You can see and change everything below{consent}.",
            account.email if account else person.email,
            typed,
            tuple(_ticks(typed)),
            tuple(Choice(name, text, name in typed.agreed) for name, text in CONSENTS.items()),
            problems,
            person_link(person.id),
            tuple(_held(store, person.id)),
            tuple(in_words(item.source.name) for item in store.said("Person", person.id)),
        )

    @classmethod
    def of_nobody(cls) -> "AccountPage":
        """The page of an account that belongs to nobody."""
        said = (
            "Your account belongs to nobody in this system, so nothing is held about you but your "
            "account. Ask the programme team to join it to a person."
        )
        return cls(said, "", None, (), (), {}, "", (), ())


def _ticks(typed: Profile) -> Sequence[Ticks]:
    return (
        _several("offers", "What you offer", codes.OFFERS, typed.offers),
        _several("seeks", "What you seek", codes.SEEKS, typed.seeks),
        _several("learning", "What you want to learn", codes.SKILLS, typed.learning),
        _several("arrangements", "What makes it possible for you to come (only the programme team "
                 "sees it)", codes.ARRANGEMENTS, typed.arrangements),
        _several("days_free", "When you are free", codes.HALF_DAYS, typed.days_free),
        _several("involvement", "How you want to be involved", codes.INVOLVEMENTS,
                 typed.involvement),
    )  # fmt: skip


def _several(name: str, legend: str, known: CodeList, chosen: Sequence[str]) -> Ticks:
    return Ticks(name, legend, tuple(Choice(code, known.say(code), code in chosen)
                                     for code in known))  # fmt: skip


def _held(store: Store, person_id: str) -> Sequence[Named]:
    """How many records of each kind concern them."""
    return [
        Named(KINDS[kind].many.capitalize(), note=f"{len(items):,}")
        for kind, items in records_about(store, person_id).items()
    ]
