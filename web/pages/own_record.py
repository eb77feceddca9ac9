"""Who changed what about me, and who saw how to reach me? To read, and to take away."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, render_template

from graph_service.records import KINDS, ContactLook
from graph_service.store import Store
from graph_service.store.history import Revision, history
from graph_service.subject_access import OTHERS, TEAMS_OWN, held_about, records_about
from web.held import store
from web.origins import in_words
from web.paging import Paged, paged
from web.record_words import doer, said_of, value_words
from web.templating import count, moment
from web.visitor import Visitor, signed_in_visitor

pages = Blueprint("own_record", __name__)
_ACTIONS = {"added": "added", "changed": "changed", "removed": "taken back"}


@dataclass(frozen=True)
class Happened:
    """One change: when, by whom, to what, and what each field said before and after."""

    at: str
    by: str
    what: str
    fields: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Look:
    """That somebody was shown how to reach the visitor, on a day."""

    day: str
    by: str


@dataclass(frozen=True)
class RecordPage:
    """All that happened to what is held about the visitor, the newest first, and who looked."""

    sentence: str
    happened: Paged[Happened]
    looks: tuple[Look, ...]

    @classmethod
    def of(cls, store: Store, who: Visitor) -> "RecordPage":
        """The page of a visitor."""
        found = list(_happened(store, who))
        looks = tuple(_looks(store, who))
        changes = count(len(found), "change")
        seen = count(len(looks), "look")
        return cls(
            f"{changes} to what is held about you, and {seen} at how to reach you.",
            paged(found),
            looks,
        )


@pages.get("/account/record")
def page() -> str:
    """What happened to what is held about the visitor, and who saw how to reach them."""
    return render_template("own_record.html", page=RecordPage.of(store(), signed_in_visitor()))


@pages.get("/account/held.txt")
def download() -> Response:
    """Everything that is held about the visitor, to read."""
    who = signed_in_visitor()
    found = held_about(store(), who.person_id, who.account_id)
    return Response(
        "\n".join(_lines(found)),
        mimetype="text/plain",
        headers={"Content-Disposition": 'attachment; filename="held-about-me.txt"'},
    )


def _happened(store: Store, who: Visitor) -> Iterator[Happened]:
    own = {("Person", item.id) for item in store.said("Person", who.person_id)}
    own |= {
        (kind, item.id)
        for kind, items in records_about(store, who.person_id, who.account_id).items()
        for item in items
        if kind != "ContactLook"
    }
    for revision in history(store, lambda kind, id_: (kind, id_) in own):
        yield Happened(
            moment(revision.entry.at[:16]),
            doer(store, revision.entry.by),
            _what(revision),
            tuple(_fields(store, revision)),
        )


def _what(revision: Revision) -> str:
    kind = KINDS[revision.change.kind]
    action = _ACTIONS[revision.change.action]
    return f"{kind.one.capitalize()} {action}, as said by: {in_words(revision.change.source)}"


def _fields(store: Store, revision: Revision) -> Iterator[tuple[str, str, str]]:
    kind = KINDS[revision.change.kind]
    # What answers say stands on the page of one's declarations alone.
    if kind.name in TEAMS_OWN or kind.name == "Declaration":
        return
    for item in revision.fields:
        if item.field not in OTHERS:
            field = kind.by_name[item.field]
            before, after = (value_words(store.whole(), field, value)
                             for value in (item.before, item.after))  # fmt: skip
            yield field.label, before, after


def _looks(store: Store, who: Visitor) -> Iterator[Look]:
    found: list[ContactLook] = list(store.apart("ContactLook").values())
    mine = [item for item in found if item.person_id in (who.person_id, "") and who.person_id]
    for item in sorted(mine, key=lambda item: (item.start_date, item.id), reverse=True):
        if item.by_id != who.person_id:
            by = store.whole().label("Person", item.by_id) or "The programme team"
            everybody = "" if item.person_id else ", in a file of everybody"
            yield Look(item.start_date, f"{by}{everybody}")


def _lines(found: dict[str, Any]) -> Iterator[str]:
    """What is held, in words: what is believed, what each source says, the rest, the changes."""
    whole = store().whole()
    yield "What is held about you in Leadership Map"
    for heading, items in (("What we go by", [found["person"]]), ("Who says it", found["said"])):
        yield from ("", heading)
        for item in items:
            yield from said_of(whole, "Person", item)
    for kind, items in found["records"].items():
        yield from ("", KINDS[kind].many.capitalize())
        for item in items:
            yield from said_of(whole, kind, item)
    yield from ("", "Who changed it, and what it said before")
    for change in found["changes"]:
        by = doer(store(), change["by"])
        yield f"{moment(change['at'][:16])}: {by}: {KINDS[change['kind']].one} {change['what']}"
        yield from said_of(whole, change["kind"], change["before"])
