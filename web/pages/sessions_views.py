"""What the page about sessions and money shows."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import url_for

from graph_service.analysis.governance.funding import Secure, to_secure
from graph_service.analysis.governance.protected import Protected, promises, protected_time
from graph_service.analysis.governance.sessions import BY, Time, time_by, whole_time
from graph_service.analysis.governance.time_over_time import TimeOn, time_over_time
from graph_service.analysis.numerals import in_words as number_in_words
from graph_service.days import in_words
from graph_service.snapshot import Snapshot
from web.access import may_open
from web.choices import Choice
from web.links import Named, body_link

WAYS = {
    "body": "Body", "profession": "Profession", "place": "Place", "organization": "Organisation",
}  # fmt: skip
_KIND = {
    "body": "Organization", "profession": "Profession", "place": "Area",
    "organization": "Organization",
}  # fmt: skip
_NOBODY = {
    "body": "", "profession": "Any profession", "place": "The whole system",
    "organization": "Nobody yet, or not known",
}  # fmt: skip
MOST_SECURED = 30


@dataclass(frozen=True)
class TimeRow:
    """The time of a group; `cost` is what is not funded costs in a year, "" where not known."""

    group: Named
    needed: str
    filled: str
    funded: str
    unfunded: str
    cost: str


@dataclass(frozen=True)
class SecureRow:
    """A post to be funded first, with why."""

    post: str
    body: Named
    unfunded: str
    why: str


@dataclass(frozen=True)
class ProtectedRow:
    """Protected time of an organisation's people."""

    organization: str
    posts: int
    promised: str
    given: str
    gap: str


@dataclass(frozen=True)
class DayRow:
    """The sessions of a day, in words."""

    day: str
    needed: str
    filled: str
    funded: str
    promised: str
    given: str


@dataclass(frozen=True)
class SessionsPage:
    """Sessions by one way to group them, posts to be funded first, protected time.

    `promises` is the page of who gets it, for those who may open it.
    """

    sentence: str
    by: str
    ways: tuple[Choice, ...]
    has_costs: bool
    rows: tuple[TimeRow, ...]
    secure: tuple[SecureRow, ...]
    more: int
    protected: tuple[ProtectedRow, ...]
    promises: str
    days: tuple[DayRow, ...]

    @classmethod
    def of(cls, read: Callable[[str], Snapshot], by: str) -> "SessionsPage":
        """The page of today, and of the days before it."""
        snapshot = read("")
        by = by if by in BY else "body"
        whole, secure = whole_time(snapshot), to_secure(snapshot)
        rows = tuple(_row(snapshot, by, id_, time) for id_, time in time_by(snapshot, by).items())
        return cls(
            _sentence(whole),
            WAYS[by],
            tuple(Choice(code, words, code == by) for code, words in WAYS.items()),
            any(row.cost for row in rows),
            rows,
            tuple(_secure(snapshot, item) for item in secure[:MOST_SECURED]),
            max(0, len(secure) - MOST_SECURED),
            tuple(
                _protected(snapshot, item)
                for item in protected_time(promises(snapshot), "organization")
            ),
            url_for("protected_time.page") if may_open("protected_time.page") else "",
            tuple(_on(item) for item in time_over_time(read, snapshot.as_of)),
        )


def _sentence(whole: Time) -> str:
    if not whole.needed:
        return "No post says how many sessions it asks for yet."
    cost = f", {pounds(whole.missing_cost)} a year" if whole.missing_cost else ""
    return (
        f"Posts ask for {number(whole.needed)} sessions a week: {_are(whole.filled)} held, "
        f"{_are(whole.funded)} funded; {_are(whole.unfunded)} not{cost}, and {_are(whole.unpaid)} "
        "given without funding."
    )


def _are(value: float) -> str:
    return f"{number(value)} {'is' if value == 1 else 'are'}"


def number(value: float) -> str:
    """A number of sessions: whole, or with one digit."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def pounds(value: float | None) -> str:
    """Money in whole pounds; "" where it is not known."""
    return "" if value is None else f"£{value:,.0f}"


def _row(snapshot: Snapshot, by: str, id_: str, time: Time) -> TimeRow:
    name = snapshot.label(_KIND[by], id_) if id_ else _NOBODY[by]
    return TimeRow(
        Named(name, body_link(id_) if by == "body" else ""),
        number(time.needed), number(time.filled), number(time.funded), number(time.unfunded),
        pounds(time.missing_cost),
    )  # fmt: skip


def _on(item: TimeOn) -> DayRow:
    time = item.time
    amounts = (time.needed, time.filled, time.funded, item.promised, item.given)
    return DayRow(in_words(item.day), *map(number, amounts))


def _secure(snapshot: Snapshot, item: Secure) -> SecureRow:
    body = item.post.organization_id
    rest = "rests" if item.decisions == 1 else "rest"
    decisions = "decision" if item.decisions == 1 else "decisions"
    said = [
        f"{number_in_words(item.decisions)} {decisions} {rest} with it" if item.decisions else "",
        "it stands empty" if item.is_vacant else "somebody gives the time without funding",
    ]  # fmt: skip
    why = "; ".join(filter(None, said))
    return SecureRow(
        item.post.label,
        Named(snapshot.label("Organization", body), body_link(body)),
        number(item.time.unfunded),
        why[0].upper() + why[1:] + ".",
    )


def _protected(snapshot: Snapshot, item: Protected) -> ProtectedRow:
    id_ = item.group
    name = snapshot.label("Organization", id_) if id_ else _NOBODY["organization"]
    return ProtectedRow(
        name, item.posts, number(item.promised), number(item.given), number(item.gap)
    )
