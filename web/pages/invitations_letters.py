"""Drafts of the letters to the people who are to be asked, and the list of them as a file.

A letter says why somebody is asked by where they work, where they are based and what they do: never
by what people declare of themselves, which no dimension of invitations knows.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from graph_service.analysis import invitation_words as words
from graph_service.analysis.invitation_answer import Closing, Invitations, Invited
from graph_service.analysis.involvement import suits
from graph_service.analysis.numerals import in_words, listed
from graph_service.codes import ARRANGEMENTS, INVOLVEMENTS
from graph_service.snapshot import Snapshot
from web.pages.invitations_asked import InvitationsAsked
from web.pages.invitations_views import work_of

_NO_REASON = "We would value what you know, and what the people you work with know."


@dataclass(frozen=True)
class Letter:
    """One draft: what stands before the reasons, the reasons, and what stands after them."""

    name: str
    subject: str
    opening: tuple[str, ...]
    reasons: tuple[str, ...]
    closing: tuple[str, ...]
    signed: str


@dataclass(frozen=True)
class LettersPage:
    """All drafts; `back` leads to the choice, `text` to the same as plain text.

    `keep` is where they are kept as invitations, to be followed until people are seated.
    """

    heading: str
    sentence: str
    letters: tuple[Letter, ...]
    back: str
    text: str
    keep: str

    @classmethod
    def of(cls, snapshot: Snapshot, found: Invitations, asked: InvitationsAsked) -> "LettersPage":
        """A letter to each person chosen."""
        number = len(found.chosen)
        drafts = {0: "Nobody is chosen yet, so there is no letter.", 1: "One draft: read it, put"}
        ready = drafts.get(number, f"{in_words(number).capitalize()} drafts: read each, put")
        return cls(
            f"Letters: {found.name}",
            f"{ready} it in your own words, and send it yourself." if number else ready,
            tuple(_letter(snapshot, found, item) for item in found.chosen),
            asked.address("invitations.page"),
            asked.address("invitations.letters_text"),
            asked.address("widening.keep"),
        )


def plain_text(page: LettersPage) -> str:
    """The letters one after another, as plain text."""
    return ("\n\n" + "-" * 60 + "\n\n").join(_text(letter) for letter in page.letters) + "\n"


def _text(letter: Letter) -> str:
    reasons = "\n".join(f"- {reason}" for reason in letter.reasons)
    parts = (
        f"Subject: {letter.subject}", f"Dear {letter.name},", *letter.opening, reasons,
        *letter.closing, f"With best wishes,\n{letter.signed}",
    )  # fmt: skip
    return "\n\n".join(filter(None, parts))


def _letter(snapshot: Snapshot, found: Invitations, item: Invited) -> Letter:
    is_event = found.scope.kind == "Event"
    name = found.name if found.name.lower().startswith("the ") else f"the {found.name}"
    ask = f"come to {name}" if is_event else f"join {name}"
    system = snapshot.system.name if snapshot.system else ""
    return Letter(
        item.name,
        f"Would you {ask}?",
        (f"I am writing to ask whether you would {ask}.", *_kept_to(snapshot, found, item),
         *_about(snapshot, found, item),
         "We are asking you because of who is not there yet:"
         if item.closes else _NO_REASON),
        tuple(_reason(one) for one in item.closes),
        (*_arranged(snapshot, item),
         "If this is a good time for you, I would be glad to tell you more and to hear what would "
         "make it possible. If it is not, no reason is needed; perhaps you know somebody else we "
         "should ask.",),
        f"[your name], for the programme team{f' of {system}' if system else ''}",
    )  # fmt: skip


def _about(snapshot: Snapshot, found: Invitations, item: Invited) -> Iterator[str]:
    """What the body is for, how often it meets, and which seat is meant."""
    body = snapshot.organizations.get(found.scope.id)
    said = []
    if body and found.scope.kind == "Organization":
        said += [f"What it is for: {_ended(body.purpose)}"] if body.purpose else []
        said += [f"How often it meets: {_ended(body.meets)}"] if body.meets else []
    if item.seats:
        seats = ", ".join(snapshot.label("Post", id_) for id_ in item.seats)
        said.append(f"The seat we have in mind: {_ended(seats)}")
    if said:
        yield " ".join(said)


def _kept_to(snapshot: Snapshot, found: Invitations, item: Invited) -> Iterator[str]:
    """Where somebody wants to stay involved in other ways than this, that a line is enough."""
    person, event = snapshot.people[item.person], snapshot.events.get(found.scope.id)
    asked = suits(person, event) if event else "meetings" in person.involvement
    if person.involvement and asked is False:
        ways = listed([INVOLVEMENTS.say(way).lower() for way in person.involvement])
        yield f"You told us that you would rather stay involved by {ways}: a line is enough."


def _arranged(snapshot: Snapshot, item: Invited) -> Iterator[str]:
    """What we see to so that somebody can come, as they told us."""
    wants = snapshot.people[item.person].arrangements
    if wants:
        said = "; ".join(map(ARRANGEMENTS.say, wants))
        yield f"So that you can come, we see to what you told us. {said}."


def _reason(item: Closing) -> str:
    """Why them: "Nobody from social care sits on the partnership board yet."."""
    gap = item.need.gap
    seen = gap.wording.seen(gap.words, gap.count)
    return f"{seen} yet." if not gap.count else f"{seen}, and more are wanted."


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def csv_rows(snapshot: Snapshot, found: Invitations) -> tuple[list[str], Iterator[list[object]]]:
    """The headings and the rows of a file: a row a person, in the order of the page."""
    headings = ["Name", "E-mail", "Work", "Closes", "Bodies they sit on", "Seats they fit"]
    headings += ["Alternatives", "Id"]

    def named(kind: str, ids: tuple[str, ...]) -> str:
        return "; ".join(snapshot.label(kind, id_) for id_ in ids)

    return headings, (
        [item.name, snapshot.people[item.person].email, work_of(snapshot, item.person),
         "; ".join(words.closing(one) for one in item.closes),
         named("Organization", item.bodies), named("Post", item.seats),
         named("Person", tuple(one.person for one in item.alternatives)), item.person]
        for item in found.chosen
    )  # fmt: skip
