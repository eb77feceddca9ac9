"""Who may sign in and ask, and who asked to be forgotten."""

from dataclasses import dataclass

from graph_service import codes
from graph_service import fields as has
from graph_service.fields import kind
from graph_service.vocabulary.record import Record


@kind("account", "accounts", key=("email",), apart=True)
@dataclass(frozen=True, kw_only=True, slots=True)
class Account(Record):
    """The right of a person to sign in, with a role."""

    email: str = has.text("E-mail", required=True, personal=True, private=True)
    person_id: str = has.ref("Person", "Person", personal=True)
    role: str = has.code("Role", codes.ROLES, required=True)
    locked: bool | None = has.flag("Locked")
    # Addresses are given to others when people leave; what a provider knows somebody by is not.
    subject: str = has.text("Known to their organisation's sign-in as", personal=True, private=True)


@kind("sign-in link", "sign-in links", sheet="sign_in_links", apart=True)
@dataclass(frozen=True, kw_only=True, slots=True)
class SignInLink(Record):
    """A link that signs somebody in. Its id is the SHA-256 of the secret, never the secret.

    Without `body_ids` it works once; with them it opens only those bodies until it expires.
    """

    account_id: str = has.ref("Account", "Account", required=True, personal=True)
    expires: str = has.moment("Works until", required=True)
    used: str = has.moment("Used at")
    body_ids: tuple[str, ...] = has.refs("Organization", "Only these bodies")


@kind("saved view", "saved views", sheet="saved_views", key=("account_id", "name"), apart=True)
@dataclass(frozen=True, kw_only=True, slots=True)
class SavedView(Record):
    """A view of the map that somebody keeps under a name: a question, never its answer.

    Whoever opens its link sees what they may see themselves.
    """

    account_id: str = has.ref("Account", "Account", required=True, personal=True)
    name: str = has.text("Name", required=True, personal=True, private=True)
    query: str = has.text("What it asks of the map", personal=True, private=True)
    expires: str = has.moment("Kept until", required=True)


@kind(
    "request to be removed",
    "requests to be removed",
    sheet="removal_requests",
    key=("person_id", "asked_on"),
    apart=True,
)
@dataclass(frozen=True, kw_only=True, slots=True)
class RemovalRequest(Record):
    """Somebody asks that nothing be held about them any more, and what the team answers."""

    person_id: str = has.ref("Person", "Person", required=True, personal=True)
    asked_on: str = has.day("Asked on", required=True)
    answer: str = has.code("Answer", codes.REMOVAL_ANSWERS)
    reason: str = has.text("Why they are kept", personal=True, private=True)
    answered_on: str = has.day("Answered on")


@kind("removal", "removals", key=("id",), apart=True)
@dataclass(frozen=True, kw_only=True, slots=True)
class Removal(Record):
    """That somebody was removed, on `start_date`, so that no file brings them back.

    Its id is the SHA-256 of the person's id: it says who only to whoever knows them already.
    """

    email_digest: str = has.text("SHA-256 of the e-mail address", personal=True, private=True)


@kind(
    "look at contact details",
    "looks at contact details",
    sheet="contact_looks",
    key=("person_id", "by_id", "start_date"),
    apart=True,
)
@dataclass(frozen=True, kw_only=True, slots=True)
class ContactLook(Record):
    """That somebody was shown how to reach a person, once a day; `start_date` is the day.

    Without a person they took out everybody's.
    """

    person_id: str = has.ref("Person", "Person", personal=True)
    by_id: str = has.ref("Person", "Shown to", personal=True)


@kind("token", "tokens", key=("account_id", "name"), apart=True)
@dataclass(frozen=True, kw_only=True, slots=True)
class Token(Record):
    """What lets a program ask in somebody's name. Its id is the SHA-256 of the secret."""

    account_id: str = has.ref("Account", "Account", required=True, personal=True)
    name: str = has.text("What it is for", required=True, personal=True, private=True)
    scopes: tuple[str, ...] = has.several("What it may do", codes.SCOPES)
    expires: str = has.moment("Works until", required=True)
