"""The ids of a list's people, the same from one edition of the list to the next.

An id is the list's name and the person's own number or code, or else their name, such as
`leaders:ann-able`. No other source makes ids that begin so. Somebody whom an earlier edition
brought keeps that id. In this order, they are the one who

1. has the same e-mail address and a name that is alike (so a new spelling changes no id);
2. alone has the same name and an organisation in common (so a new address changes no id);
3. alone has the same name, unless both have e-mail addresses and these differ (so a new employer
   changes no id).

Anybody else is new: a second John Smith becomes `leaders:john-smith-2`, whichever row he stands in,
and the first one keeps his id. Where both the address and the organisation of an only namesake are
new, two people are seen, with a warning: the team can say that they are the same.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from graph_service.identity import kept_ids
from graph_service.records import Person
from graph_service.snapshot import Snapshot
from loaders.columns import Complain
from loaders.ids import slug
from loaders.leaders.grouping import Someone
from loaders.leaders.names import are_alike, name_key


@dataclass(frozen=True)
class Before:
    """Somebody whom an earlier edition brought: their id then, and what is known of them now."""

    id: str
    name: str
    email: str
    employers: frozenset[str]


def recognise(people: Sequence[Someone], known: Snapshot, source: str, complain: Complain) -> None:
    """Give each person of a list their id."""
    space = space_of(source)
    before = list(_before(known, space))
    for someone in people:
        if someone.own:
            ours = known.people.get(someone.own)
            same = ours is not None and name_key(ours.name) == someone.key
            someone.id = someone.own if same else f"{space}id:{someone.own}"
    _match(people, before, _same_address)
    _match_alone(people, before, _same_place)
    _match_alone(people, before, _not_told_apart)
    names_before = {name_key(item.name) for item in before}
    taken = {item.id for item in before} | {someone.id for someone in people}
    for someone in people:
        if not someone.id:
            someone.id = free(f"{space}{slug(someone.key)}", taken)
            if someone.key in names_before:
                _say_that_they_are_new(someone, complain)


def space_of(source: str) -> str:
    """How all ids begin that a list makes for people and seats."""
    return f"{slug(source)}:"


def _before(known: Snapshot, space: str) -> Iterator[Before]:
    """The people of earlier editions, those too that are read as somebody else by now."""
    merged = kept_ids(known.of("Identity").values()).get("Person", {})
    ids = [(id_, id_) for id_ in known.people if id_.startswith(space)]
    ids += [(id_, kept) for id_, kept in merged.items() if id_.startswith(space)]
    for id_, kept in ids:
        person: Person | None = known.people.get(kept)
        if person is not None:
            yield Before(
                id_, person.name, person.email.casefold(), frozenset(known.organizations_of(kept))
            )


Same = Callable[[Someone, Before], bool]


def _same_address(someone: Someone, before: Before) -> bool:
    return before.email in someone.emails and are_alike(before.name, someone.name)


def _same_place(someone: Someone, before: Before) -> bool:
    return bool(someone.employers & before.employers)


def _not_told_apart(someone: Someone, before: Before) -> bool:
    return not (someone.emails and before.email) or before.email in someone.emails


def _match(people: Sequence[Someone], before: Sequence[Before], same: Same) -> None:
    taken = {someone.id for someone in people}
    by_email = defaultdict(list)
    for item in before:
        if item.email:
            by_email[item.email].append(item)
    for someone in people:
        them = [item for email in sorted(someone.emails) for item in by_email[email]]
        found = [item for item in them if item.id not in taken and same(someone, item)]
        # Of two that were merged, the one whose id the same name makes.
        found.sort(key=lambda item: (name_key(item.name) != someone.key, item.id))
        if found and not someone.id:
            someone.id = found[0].id
            taken.add(someone.id)


def _match_alone(people: Sequence[Someone], before: Sequence[Before], same: Same) -> None:
    """Match those of one name of whom there is one on both sides that can be the same."""
    taken = {someone.id for someone in people}
    unmatched, free = defaultdict(list), defaultdict(list)
    for someone in people:
        if not someone.id:
            unmatched[someone.key].append(someone)
    for item in before:
        if item.id not in taken and ":id:" not in item.id:
            free[name_key(item.name)].append(item)
    for key, some in unmatched.items():
        pairs = [(one, item) for one in some for item in free[key] if same(one, item)]
        for one, item in pairs:
            rivals = sum(one is other or item is them for other, them in pairs)
            if rivals == 1:
                one.id = item.id


def free(id_: str, taken: set[str]) -> str:
    """An id, or that id with the first number that none of those before has; now taken as well."""
    number, found = 1, id_
    while found in taken:
        number += 1
        found = f"{id_}-{number}"
    taken.add(found)
    return found


def _say_that_they_are_new(someone: Someone, complain: Complain) -> None:
    said = (
        f"The {someone.name} of an earlier edition had another e-mail address or organisation; "
        "this one is taken for somebody new."
    )
    mend = "If they are one person, say so under 'Same person' once this is loaded."
    complain(someone.rows[0].problem("name", said, mend, value=someone.name))
