"""What the page of invitations shows: whom to ask and why, who else could, what stays open."""

from dataclasses import dataclass, replace

from flask import url_for

from graph_service import codes
from graph_service.analysis import invitation_words as words
from graph_service.analysis.invitation_answer import Invitations, Invited, Left, Wish
from graph_service.analysis.invitation_candidates import BUSY
from graph_service.analysis.invitations import vacancies
from graph_service.analysis.numerals import in_words, people
from graph_service.days import in_words as day_in_words
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot
from web.links import Named, body_link
from web.pages.invitations_asked import InvitationsAsked
from web.pages.invitations_form import InvitationsForm
from web.pages.missing_form import yardstick_words

MOST_BODIES = 20


@dataclass(frozen=True)
class Other:
    """Somebody else for a seat; `swap` is the address at which they are asked instead."""

    name: str
    address: str
    load: str
    change: str
    swap: str


@dataclass(frozen=True)
class Card:
    """Somebody to ask. `change` fixes them, or lets them go where they are `taken`."""

    name: str
    address: str
    work: str
    taken: bool
    closes: tuple[str, ...]
    load: str
    bodies: tuple[Named, ...]
    seats: tuple[str, ...]
    involvement: str
    others: tuple[Other, ...]
    change: str
    rule_out: str


@dataclass(frozen=True)
class OpenRow:
    """A gap that stays open, who could still be asked, or else whom to approach."""

    gap: str
    short: int
    candidates: str
    approach: tuple[Named, ...]


@dataclass(frozen=True)
class SeatRow:
    """A vacant seat that asks for somebody: who of those chosen fits it, and who else."""

    seat: str
    wants: str
    chosen: str
    others: tuple[Named, ...]


@dataclass(frozen=True)
class InvitationsPage:
    """Whom to ask. Without `cards` the sentence says why; `problem` belongs to the field `field`.

    `bodies` are those with vacant posts, where nothing was chosen yet. Addresses are "" where there
    is nothing to lead to.
    """

    sentence: str
    notes: tuple[str, ...]
    asked: InvitationsAsked
    form: InvitationsForm
    as_at: str
    problem: str = ""
    field: str = ""
    bodies: tuple[Named, ...] = ()
    cards: tuple[Card, ...] = ()
    left: tuple[OpenRow, ...] = ()
    seats: tuple[SeatRow, ...] = ()
    ruled_out: tuple[Named, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    letters: str = ""
    download: str = ""
    gaps: str = ""
    anew: str = ""

    @classmethod
    def of(
        cls, snapshot: Snapshot, asked: InvitationsAsked, found: Invitations
    ) -> "InvitationsPage":
        """The page for an answer."""
        return replace(
            cls._frame(snapshot, asked, words.headline(found), found),
            notes=_notes(found),
            cards=tuple(_card(snapshot, asked, found, item) for item in found.chosen),
            left=tuple(_open(snapshot, item) for item in found.left),
            seats=tuple(_seat(snapshot, wish) for wish in found.wishes),
            ruled_out=tuple(
                Named(snapshot.label("Person", id_), asked.freed(id_)) for id_ in asked.without
            ),
            facts=_facts(found),
            letters=asked.address("invitations.letters") if found.chosen else "",
            download=asked.address("invitations.download") if found.chosen else "",
            gaps=url_for("missing.page", scope=asked.scope, as_of=asked.as_of or None),
        )

    @classmethod
    def asking(
        cls, snapshot: Snapshot, asked: InvitationsAsked, sentence: str
    ) -> "InvitationsPage":
        """The page where something has to be chosen first."""
        return cls._frame(snapshot, asked, sentence)

    @classmethod
    def start(cls, snapshot: Snapshot, asked: InvitationsAsked) -> "InvitationsPage":
        """The page where nothing was chosen: the bodies with vacant posts, the most first."""
        vacant = {id_: vacancies(snapshot, Scope("Organization", id_)) for id_ in snapshot.bodies}
        order = sorted((-n, snapshot.bodies[id_].name, id_) for id_, n in vacant.items() if n)
        sentence = "Choose a body or an event, and see whom to ask so that most of its gaps close."
        if order:
            posts = sum(vacant.values())
            stand = "one post stands" if posts == 1 else f"{in_words(posts)} posts stand"
            bodies = "one body" if len(order) == 1 else f"{in_words(len(order))} bodies"
            sentence = f"{stand.capitalize()} vacant on {bodies}: choose one, or an event."
        rows = (
            Named(
                name,
                asked.address("invitations.page", scope=f"Organization:{id_}"),
                "one vacant post" if minus == -1 else f"{in_words(-minus)} vacant posts",
            )
            for minus, name, id_ in order[:MOST_BODIES]
        )
        return replace(cls._frame(snapshot, asked, sentence), bodies=tuple(rows))

    @classmethod
    def refused(
        cls, snapshot: Snapshot, asked: InvitationsAsked, field: str, problem: str
    ) -> "InvitationsPage":
        """The page for what cannot be done; what was asked stays in the form."""
        page = cls._frame(snapshot, asked, "That cannot be worked out as it stands.")
        named = asked.take or asked.without
        anew = asked.address("invitations.page", take=(), without=()) if named else ""
        return replace(page, field=field, problem=problem, anew=anew)

    @classmethod
    def _frame(
        cls,
        snapshot: Snapshot,
        asked: InvitationsAsked,
        sentence: str,
        found: Invitations | None = None,
    ) -> "InvitationsPage":
        as_at = day_in_words(snapshot.as_of) if asked.as_of else ""
        return cls(sentence, (), asked, InvitationsForm.of(snapshot, asked, found), as_at)


def _notes(found: Invitations) -> tuple[str, ...]:
    unknown = words.unknown(found)
    if not found.needs:
        return tuple(filter(None, [unknown]))
    fair = (
        "Among equals, those on the fewest boards and groups are asked; who is on "
        f"{in_words(BUSY)} or more is asked only for what nobody else can close"
    )
    spared = people(len(found.busy)) if found.busy else ""
    verb = "is" if len(found.busy) == 1 else "are"
    fair = f"{fair} ({spared} {verb} spared)." if spared else f"{fair}."
    return tuple(filter(None, [words.counting(found), fair, unknown]))


def _facts(found: Invitations) -> tuple[tuple[str, str], ...]:
    listed = ", ".join(codes.DIMENSIONS.say(code).lower() for code in found.by)
    proof = "The solver proved that no other choice is better in this order."
    if not found.optimal:
        proof = "Not everything is proved in the time there was."
    return (
        ("Looked along", listed.capitalize()),
        ("Measured by", ", ".join(yardstick_words(name) for name in found.yardsticks)),
        ("Where that is from", "; ".join(found.bases)),
        ("People who could be asked", f"{found.candidates:,}"),
        ("Weight of the gaps closed", f"{found.points:g} of at most {found.bound:g}"),
        ("Proof", proof),
    )


def _card(snapshot: Snapshot, asked: InvitationsAsked, found: Invitations, item: Invited) -> Card:
    chosen = tuple(one.person for one in found.chosen)
    wishes = [
        codes.INVOLVEMENTS.say(code).lower() for code in snapshot.people[item.person].involvement
    ]
    return Card(
        item.name,
        url_for("person.page", person_id=item.person),
        work_of(snapshot, item.person),
        item.taken,
        tuple(words.closing(one) for one in item.closes),
        words.load(len(item.bodies)),
        tuple(Named(snapshot.bodies[id_].name, body_link(id_)) for id_ in item.bodies),
        tuple(snapshot.label("Post", id_) for id_ in item.seats),
        ", ".join(wishes),
        tuple(
            Other(
                snapshot.label("Person", one.person),
                url_for("person.page", person_id=one.person),
                words.load(len(one.bodies)),
                words.instead(one),
                asked.swapped(chosen, item.person, one.person),
            )
            for one in item.alternatives
        ),
        asked.freed(item.person) if item.taken else asked.fixed(item.person),
        asked.ruled_out(item.person),
    )


def work_of(snapshot: Snapshot, person_id: str) -> str:
    """What somebody does, and where."""
    employers = [snapshot.label("Organization", id_) for id_ in snapshot.employers_of(person_id)]
    return ", ".join(filter(None, [snapshot.people[person_id].job_title, *employers]))


def _open(snapshot: Snapshot, item: Left) -> OpenRow:
    approach = [
        Named(
            snapshot.label("Organization", id_),
            url_for("organizations.page", organization_id=id_),
        )
        for id_ in item.organizations
    ]
    approach += [Named(snapshot.bodies[id_].name, body_link(id_), "body") for id_ in item.bodies]
    could = (
        f"{people(item.candidates).capitalize()} could still be asked" if item.candidates else ""
    )
    return OpenRow(words.need(item.need), item.short, could, tuple(approach))


def _seat(snapshot: Snapshot, wish: Wish) -> SeatRow:
    post = snapshot.posts[wish.post]
    wants = [
        snapshot.label("Profession", post.profession_id) if post.profession_id else "",
        codes.SECTORS.say(post.sector) if post.sector else "",
        snapshot.label("Area", post.area_id) if post.area_id else "",
    ]
    return SeatRow(
        post.label,
        ", ".join(filter(None, wants)),
        ", ".join(snapshot.label("Person", id_) for id_ in wish.chosen),
        tuple(
            Named(snapshot.label("Person", id_), url_for("person.page", person_id=id_))
            for id_ in wish.fitting
        ),
    )
