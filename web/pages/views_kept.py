"""Views of the map as they are kept: by whom, under which name, until when."""

import secrets
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from werkzeug.datastructures import MultiDict

from graph_service.errors import NotFound, Refused
from graph_service.records import SavedView
from graph_service.store import Store
from web.wrong_field import WrongField

USUAL_DAYS, MOST_DAYS = 90, 366
LONGEST_NAME, LONGEST_QUERY = 80, 2000
MOST_VIEWS = 100
# So long that nobody finds a link by trying.
ID_BYTES = 16


@dataclass(frozen=True)
class Keeping:
    """A view that somebody would keep, as the form says it; `problem` is of `field`."""

    name: str = ""
    query: str = ""
    days: str = f"{USUAL_DAYS}"
    field: str = ""
    problem: str = ""

    @classmethod
    def of(cls, form: MultiDict[str, str]) -> "Keeping":
        """What a form says."""
        name, query, days = (form.get(key, "").strip() for key in ("name", "query", "days"))
        return cls(name, query, days)

    def view(self, account_id: str, query: str, now: datetime, kept: int) -> SavedView:
        """The view to keep for an account, which keeps so many; `query` in our own words.

        Raises:
            Refused: something is missing or cannot be; its `field` says what.
        """
        if not self.name or len(self.name) > LONGEST_NAME:
            raise WrongField(f"Write a name of 1 to {LONGEST_NAME} letters.", "name")
        if self.days not in map(str, range(1, MOST_DAYS + 1)):
            raise WrongField(f"Write a number of days from 1 to {MOST_DAYS}.", "days")
        if kept >= MOST_VIEWS:
            raise WrongField(f"You keep {MOST_VIEWS} views: remove one first.", "name")
        if len(query) > LONGEST_QUERY:
            raise WrongField("This view asks for too much at once to be kept.", "name")
        return SavedView(
            id=secrets.token_urlsafe(ID_BYTES),
            account_id=account_id,
            name=self.name,
            query=query,
            expires=_moment(now + timedelta(days=int(self.days))),
        )

    def refused(self, refusal: Refused) -> "Keeping":
        """The same, with what is wrong."""
        return replace(self, field=getattr(refusal, "field", "name"), problem=str(refusal))


def views_of(store: Store, account_id: str, now: datetime) -> list[SavedView]:
    """The views that an account keeps and that have not expired, by name."""
    mine = (item for item in store.apart("SavedView").values() if item.account_id == account_id)
    working = [item for item in mine if item.expires > _moment(now)]
    return sorted(working, key=lambda item: (item.name.casefold(), item.id))


def working_view(store: Store, view_id: str, now: datetime) -> SavedView:
    """Anybody's view, by its id, which only those know who were sent it.

    Raises:
        NotFound: there is none, or it has expired.
    """
    found: SavedView | None = store.apart("SavedView").get(view_id)
    if found is None or found.expires <= _moment(now):
        raise NotFound("There is no such view any more. Ask whoever sent you the link.")
    return found


def _moment(when: datetime) -> str:
    return when.astimezone(UTC).isoformat(timespec="seconds")
