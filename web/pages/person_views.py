"""What the pages about a person show."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask import url_for

from graph_service.analysis.connections import Introductions, Step
from graph_service.codes import HALF_DAYS, LEVELS, OFFERS, SECTORS, SEEKS
from graph_service.days import in_words
from graph_service.records import Membership, Person, Tie
from graph_service.snapshot import Snapshot
from web.contact import contact_shown
from web.links import Named, programme_link
from web.origins import Origin
from web.shown import ties_shown
from web.templating import count
from web.visitor import Visitor


@dataclass(frozen=True)
class Role:
    """What somebody does in an organisation or on a body."""

    what: str
    where: Named
    since: str


@dataclass(frozen=True)
class PersonPage:
    """One person. `contact` is "" where they did not agree to show it."""

    id: str
    name: str
    invented: bool
    is_self: bool
    objects: bool
    sentence: str
    contact: str
    facts: tuple[tuple[str, str], ...]
    roles: tuple[Role, ...]
    programmes: tuple[Named, ...]
    ties: tuple[Named, ...]
    shows_ties: bool
    introduction: str
    origins: tuple[Origin, ...]

    @classmethod
    def of(
        cls, snapshot: Snapshot, person: Person, who: Visitor, origins: tuple[Origin, ...]
    ) -> "PersonPage":
        """The page about a person, as a visitor may see it."""
        known = {} if who.is_reader else _known(snapshot, person.id, who)
        is_self = who.person_id == person.id
        has_place = not who.is_reader and who.person_id in snapshot.people and not is_self
        return cls(
            person.id,
            person.name,
            bool(person.invented),
            is_self,
            bool(person.objects),
            _sentence(snapshot, person, who, known),
            contact_shown(person, who),
            tuple(_facts(snapshot, person, everything=not who.is_reader or is_self)),
            tuple(_roles(snapshot, person.id)),
            tuple(_programmes(snapshot, person.id)),
            tuple(_known_in_words(snapshot, known)),
            not who.is_reader,
            url_for("person.introduction", person_id=person.id) if has_place else "",
            origins,
        )


@dataclass(frozen=True)
class IntroductionPage:
    """Who can introduce the visitor to a person: each way as the people on it.

    `in_common` says what the two share themselves, "" where they need others between them.
    """

    name: str
    address: str
    sentence: str
    in_common: str
    ways: tuple[tuple[Step, ...], ...]
    map_address: str

    @classmethod
    def of(cls, person: Person, found: Introductions) -> "IntroductionPage":
        """The page about the ways found."""
        ways = found.paths
        if not ways:
            sentence = f"Nobody we know of can introduce you to {person.name} yet."
        elif found.length == 1:
            sentence = "You need no introduction."
        else:
            between = count((found.length or 0) - 1, "person", "people")
            sentence = f"You reach {person.name} through {between}."
        address = url_for("person.page", person_id=person.id)
        in_common = ways[0][-1].via if ways and found.length == 1 else ""
        drawn = url_for("map.page", near=ways[0][0].id, to=person.id) if ways else ""
        return cls(person.name, address, sentence, in_common, ways, drawn)


def _known(snapshot: Snapshot, person_id: str, who: Visitor) -> dict[str, list[Tie]]:
    """The ties of a person by who is at their other end."""
    found: dict[str, list[Tie]] = {}
    for tie in ties_shown(snapshot, snapshot.ties_of(person_id), who):
        other = tie.other_id if tie.person_id == person_id else tie.person_id
        if other != person_id:
            found.setdefault(other, []).append(tie)
    return found


def _known_in_words(snapshot: Snapshot, known: dict[str, list[Tie]]) -> Iterator[Named]:
    for id_ in sorted(known, key=lambda id_: (snapshot.label("Person", id_), id_)):
        contexts = sorted({tie.context for tie in known[id_] if tie.context})
        since = min((tie.start_date for tie in known[id_] if tie.start_date), default="")
        said = [*contexts, f"since {in_words(since)}"] if since else contexts
        address = url_for("person.page", person_id=id_)
        yield Named(snapshot.label("Person", id_), address, ", ".join(said))


def _sentence(snapshot: Snapshot, person: Person, who: Visitor, known: dict[str, list[Tie]]) -> str:
    employers = [snapshot.label("Organization", id_) for id_ in snapshot.employers_of(person.id)]
    begin = person.job_title or "A leader"
    begin += f" at {_listed(employers)}" if employers else ""
    bodies = list(_bodies(snapshot, person.id))
    parts = [begin] + ([f"on {_listed(bodies)}"] if bodies else [])
    sentence = ", ".join(parts)
    if who.person_id and who.person_id != person.id and not who.is_reader:
        both = known.keys() & _known(snapshot, who.person_id, who).keys()
        if both:
            sentence += f"; you both know {count(len(both), 'person', 'people')}"
    return sentence + "."


def _bodies(snapshot: Snapshot, person_id: str) -> Iterator[str]:
    """The bodies somebody is on, the ones they have been on longest first."""
    seen: set[str] = set()
    for item in sorted(snapshot.memberships_of(person_id), key=lambda item: item.start_date):
        id_ = snapshot.organization_of(item)
        if id_ in snapshot.bodies and id_ not in seen:
            seen.add(id_)
            name = snapshot.label("Organization", id_)
            yield f"{name} since {item.start_date[:4]}" if item.start_date else name


def _listed(words: Sequence[str]) -> str:
    """At most three, then how many more."""
    if len(words) > 3:
        return f"{', '.join(words[:2])} and {len(words) - 2} more"
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def _facts(snapshot: Snapshot, person: Person, *, everything: bool) -> Iterator[tuple[str, str]]:
    """What is known of somebody in words, blanks left out; or their professional facts alone."""
    said: dict[str, Sequence[str]] = {
        "Profession": [snapshot.label("Profession", id_) for id_ in person.profession_ids],
        "Sector": [SECTORS.say(snapshot.sector_of(person.id))],
        "Place": [snapshot.label("Area", snapshot.place_of(person.id))],
        "Level": [LEVELS.say(person.level)],
    }
    wishes: dict[str, Sequence[str]] = {
        "Offers to": [OFFERS.say(code) for code in person.offers],
        "Would like to": [SEEKS.say(code) for code in person.seeks],
        "Interests": person.interests,
        "Challenges": person.challenges,
        "Half-days free": [HALF_DAYS.say(code) for code in person.days_free],
    }
    for label, values in (said | wishes if everything else said).items():
        text = "; ".join(filter(None, values))
        if text:
            yield label, text


def _roles(snapshot: Snapshot, person_id: str) -> Iterator[Role]:
    for item in sorted(snapshot.memberships_of(person_id), key=lambda item: item.start_date):
        id_ = snapshot.organization_of(item)
        if id_:
            address = url_for("organizations.page", organization_id=id_)
            known = id_ in snapshot.organizations
            where = Named(snapshot.label("Organization", id_), address if known else "")
            yield Role(_what(snapshot, item), where, in_words(item.start_date))


def _what(snapshot: Snapshot, item: Membership) -> str:
    what = snapshot.label("Post", item.post_id) if item.post_id else item.role
    marks = [word for word, is_so in (("deputy", item.deputy), ("interim", item.interim)) if is_so]
    return f"{what or 'Member'} ({', '.join(marks)})" if marks else what or "Member"


def _programmes(snapshot: Snapshot, person_id: str) -> Iterator[Named]:
    for item in snapshot.memberships_of(person_id):
        if item.programme_id:
            known = item.programme_id in snapshot.programmes
            address = programme_link(item.programme_id) if known else ""
            yield Named(snapshot.label("Programme", item.programme_id), address, item.role)
