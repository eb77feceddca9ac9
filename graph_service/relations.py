"""Why two people are tied, and since when: what was said, and what they share."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb

from graph_service.errors import Refused
from graph_service.snapshot import Snapshot

SHARED = ("body", "organization", "programme", "event")
# The ties that nobody wrote down but that posts and shared places make.
DERIVED = (*SHARED, "pairing", "reporting")
MET = frozenset({"introduced", "met", "reflected", "closed"})
"""The pairings of which the people know each other."""
# Two thousand people in one group make two million pairs, and a picture of nothing.
MOST_PAIRS = 2_000_000


@dataclass(frozen=True)
class Younger:
    """The ties of some kinds that began on a day or after; those of unknown age are left out."""

    kinds: str | tuple[str, ...]
    since: str


# One kind of ties, several together, or those of an age.
Ties = str | tuple[str, ...] | Younger
# Kind and id of something that people share.
Place = tuple[str, str]
# Who comes together in what, by person since when ("" where nobody knows).
Together = Mapping[Place, Mapping[str, str]]
# The words of each relation, with the day since when it is, "" where nobody knows.
Why = dict[str, str]
# For two people: whether only from the first to the second, and why.
Pairs = dict[tuple[str, str], tuple[bool, Why]]


def kinds_of(ties: Ties) -> tuple[str, ...]:
    """The kinds of ties that are meant, whatever their age."""
    kinds = ties.kinds if isinstance(ties, Younger) else ties
    return (kinds,) if isinstance(kinds, str) else kinds


def relations(snapshot: Snapshot, ties: Ties) -> Pairs:
    """Pairs of people with all relations of the kinds asked for; see `network.people_network`.

    Raises:
        Refused: no tie has that context, or shared groups are too large to draw as pairs.
    """
    found = _together([_of_kind(snapshot, kind) for kind in kinds_of(ties)])
    if not isinstance(ties, Younger):
        return found
    young = {
        ends: (way, {words: day for words, day in why.items() if day >= ties.since})
        for ends, (way, why) in found.items()
    }
    return {ends: said for ends, said in young.items() if said[1]}


def closeness(snapshot: Snapshot, ties: Ties) -> dict[tuple[str, str], float]:
    """How close pairs of people (sorted) come to each other, where shared things tie them too.

    Each thing that n people share adds 1 / (n - 1): M. E. J. Newman 2001, Scientific collaboration
    networks II, Physical Review E 64, 016132. Each other kind of tie adds 1. Empty where nothing
    shared is among the kinds: there all ties are alike.
    """
    kinds = kinds_of(ties)
    found: dict[tuple[str, str], float] = defaultdict(float)
    if not {*kinds} & {*SHARED}:
        return found
    for kind in kinds:
        if kind not in SHARED:
            for one, other in {(min(ends), max(ends)) for ends in _of_kind(snapshot, kind)}:
                found[one, other] += 1
            continue
        for people in groups(snapshot, kind).values():
            for pair in combinations(people, 2):
                found[pair] += 1 / (len(people) - 1)
    return found


def contexts_of(snapshot: Snapshot) -> list[str]:
    """The contexts in which people are said to know each other, sorted."""
    return sorted({tie.context for tie in snapshot.ties.values() if tie.context})


def together(snapshot: Snapshot, shared: str) -> Together:
    """The people of each body, organisation, programme or event (`shared`), also of one person."""
    found: dict[Place, dict[str, str]] = defaultdict(dict)
    for place, person_id, day in _places(snapshot, shared):
        if person_id in snapshot.people and place[1] in snapshot.of(place[0]):
            before = found[place].get(person_id, day)
            found[place][person_id] = _earlier(before, day)
    return {place: dict(sorted(people.items())) for place, people in sorted(found.items())}


def groups(snapshot: Snapshot, shared: str) -> Together:
    """The same where two or more come together."""
    found = together(snapshot, shared)
    return {place: people for place, people in found.items() if len(people) > 1}


def _of_kind(snapshot: Snapshot, kind: str) -> Pairs:
    if kind == "reporting":
        return _reporting(snapshot)
    if kind == "pairing":
        return _paired(snapshot)
    return _sharing(snapshot, kind) if kind in SHARED else said_pairs(snapshot, kind)


def _together(all_: Sequence[Pairs]) -> Pairs:
    """Several kinds of pairs as one: a pair goes one way only where all of them say so."""
    if len(all_) == 1:
        return all_[0]
    ways: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    words: dict[tuple[str, str], Why] = defaultdict(dict)
    for found in all_:
        for (one, other), (way, why) in found.items():
            pair = min(one, other), max(one, other)
            ways[pair] |= {(one, other)} if way else {(one, other), (other, one)}
            for text, day in why.items():
                _say(words[pair], text, day)
    return {
        next(iter(both)) if len(both) == 1 else pair: (len(both) == 1, words[pair])
        for pair, both in ways.items()
    }


def _paired(snapshot: Snapshot) -> Pairs:
    """People who were brought together: in a pairing that took place or is under way."""
    pairs: Pairs = {}
    for item in snapshot.pairings.values():
        people = sorted({id_ for id_ in item.person_ids if id_ in snapshot.people})
        if item.status in MET:
            words = snapshot.label("Scheme", item.scheme) or item.scheme
            for pair in combinations(people, 2):
                why = pairs.setdefault(pair, (False, {}))[1]
                _say(why, f"paired: {words}", item.introduced_on or item.start_date)
    return pairs


def said_pairs(snapshot: Snapshot, context: str = "") -> Pairs:
    """Pairs by what ties of a context say, or by what all of them do.

    Raises:
        Refused: no tie has that context.
    """
    known = contexts_of(snapshot)
    if context and context not in known:
        raise Refused(
            f"No tie is of the kind '{context}': there are "
            f"{', '.join([*known, *DERIVED])} (the last {len(DERIVED)} are made from posts, "
            "memberships and pairings)."
        )
    pairs: Pairs = {}
    for tie in snapshot.ties.values():
        one, other = tie.person_id, tie.other_id
        known_people = one in snapshot.people and other in snapshot.people
        if one == other or not known_people or (context and tie.context != context):
            continue
        key = (one, other) if tie.directed else (min(one, other), max(one, other))
        way, why = pairs.get(key, (True, {}))
        _say(why, tie.context or "know each other", tie.start_date)
        pairs[key] = (way and bool(tie.directed), why)
    return pairs


def _sharing(snapshot: Snapshot, shared: str) -> Pairs:
    found = groups(snapshot, shared)
    pairs_at_most = sum(comb(len(people), 2) for people in found.values())
    if pairs_at_most > MOST_PAIRS:
        raise Refused(
            f"Ties by shared {shared} would join {pairs_at_most:,} pairs of people, more than a "
            f"network can usefully show: choose another kind of tie, or a part of the system."
        )
    pairs: Pairs = {}
    for (kind, id_), people in found.items():
        words = snapshot.label(kind, id_)
        for (one, first), (other, second) in combinations(people.items(), 2):
            both = max(first, second) if first and second else ""
            _say(pairs.setdefault((one, other), (False, {}))[1], words, both)
    return pairs


def _reporting(snapshot: Snapshot) -> Pairs:
    pairs: Pairs = {}
    for post in snapshot.posts.values():
        for lower in snapshot.holders_of(post.id):
            for upper in snapshot.holders_of(post.reports_to_id):
                one, other = sorted((lower.person_id, upper.person_id))
                if one != other and one in snapshot.people and other in snapshot.people:
                    since = lower.start_date and upper.start_date
                    day = max(lower.start_date, upper.start_date) if since else ""
                    why = pairs.setdefault((one, other), (False, {}))[1]
                    _say(why, "one reports to the other", day)
    return pairs


def _places(snapshot: Snapshot, shared: str) -> Iterator[tuple[Place, str, str]]:
    """Each thing of the sort asked for, a person who is in it, and since when."""
    if shared == "event":
        for item in snapshot.attendances.values():
            event = snapshot.events.get(item.event_id)
            day = item.start_date or (event.start_date if event else "")
            yield ("Event", item.event_id), item.person_id, day
        return
    for member in snapshot.memberships.values():
        if shared == "programme":
            yield ("Programme", member.programme_id), member.person_id, member.start_date
            continue
        id_ = snapshot.organization_of(member)
        if (id_ in snapshot.bodies) == (shared == "body"):
            yield ("Organization", id_), member.person_id, member.start_date


def _say(why: Why, words: str, day: str) -> None:
    why[words] = _earlier(why.get(words, day), day)


def _earlier(one: str, other: str) -> str:
    """The earlier of two days; "" where one of them is not known."""
    return min(one, other)
