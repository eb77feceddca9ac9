"""Early warnings: gaps that were closed and have opened, and gaps that may open soon."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

from graph_service.analysis.counting import Group
from graph_service.analysis.dimensions import dimension
from graph_service.analysis.gap_changes import is_open
from graph_service.analysis.numerals import in_words, people
from graph_service.analysis.overview import OPEN
from graph_service.analysis.representation import Gap, Gaps, status_of
from graph_service.days import in_words as day_in_words
from graph_service.days import months_later
from graph_service.records import Membership
from graph_service.scope import Scope, people_within
from graph_service.snapshot import Snapshot

MONTHS_AHEAD = 6
MONTHS_BACK = 12
Kind = Literal["open-again", "opened", "term-ends", "one-person"]


@dataclass(frozen=True)
class Warned:
    """One early warning, in a sentence.

    `open-again`: open, closed within the last twelve months, and open before that. `opened`: the
    same, but never seen open before. `term-ends`: closed, and open once those whose terms end
    within six months have gone (`day` is the first of these ends). `one-person`: closed, and open
    if the only person of the group left. `person_ids` are the people that it rests on.
    """

    kind: Kind
    group: Group
    words: tuple[str, ...]
    sentence: str
    day: str = ""
    person_ids: tuple[str, ...] = ()


def warnings_of(
    snapshot: Snapshot, measured: Sequence[Gaps], scope: Scope | None
) -> tuple[Warned, ...]:
    """The warnings on the last of some days: what opened first, then what may open.

    Args:
        snapshot: the whole network on the last day.
        measured: the gaps of each day, oldest first, by the same dimensions and yardstick.
        scope: whose people.
    """
    return (*_opened(measured), *_may_open(snapshot, measured[-1], scope))


def _opened(measured: Sequence[Gaps]) -> Iterator[Warned]:
    earliest = months_later(measured[-1].as_of, -MONTHS_BACK)
    by_day = [(found.as_of, {gap.group: gap for gap in found.groups}) for found in measured]
    for gap in filter(is_open, measured[-1].in_order):
        seen = [(as_of, day[gap.group]) for as_of, day in by_day if gap.group in day]
        closed = [at for at, (_, found) in enumerate(seen) if not is_open(found)]
        if not closed or seen[closed[-1]][0] < earliest:
            continue
        before = any(is_open(found) for _, found in seen[: closed[-1]])
        as_of, then = seen[closed[-1]]
        number = people(then.count) if then.count else "nobody"
        again = "This gap is open again" if before else "This gap has opened"
        yield Warned(
            "open-again" if before else "opened",
            gap.group,
            gap.words,
            f"{gap.sentence} {again}: on {day_in_words(as_of)} it was closed, with {number}.",
        )


def _may_open(snapshot: Snapshot, found: Gaps, scope: Scope | None) -> Iterator[Warned]:
    known = found.people - found.unknown
    closed = [gap for gap in found.in_order if gap.count and not is_open(gap)]
    ends = _ends(snapshot, scope)
    members = _members(snapshot, found, scope, {gap.group for gap in closed})
    for gap in closed:
        own = members.get(gap.group, [])
        going = sorted((ends[id_], id_) for id_ in own if id_ in ends)
        ids = tuple(id_ for _, id_ in going)
        if going and _without(gap, known, len(going)) in OPEN:
            said = _term(snapshot, gap, going)
            yield Warned("term-ends", gap.group, gap.words, said, going[0][0], ids)
        elif gap.count == 1 and _without(gap, known, 1) in OPEN:
            seen = gap.wording.seen(gap.words, 1)
            sentence = f"{seen}; if they left, nobody would."
            yield Warned("one-person", gap.group, gap.words, sentence, "", tuple(own))


def _without(gap: Gap, known: int, going: int) -> str:
    """The verdict once so many of the group have gone and nobody came."""
    share = None if gap.expected is None or gap.least is not None else gap.expected / known
    return status_of(gap.count - going, known - going, share=share, least=gap.least)


def _term(snapshot: Snapshot, gap: Gap, going: Sequence[tuple[str, str]]) -> str:
    """The people there, by when their terms end, and what then."""
    seen, last = gap.wording.seen(gap.words, gap.count), going[-1][0]
    over = last <= snapshot.as_of
    if gap.count == 1:
        end = f"their term {'was over' if over else 'ends'} on {day_in_words(last)}"
    else:
        end = f"the terms of {in_words(len(going))} of them " + (
            "are over" if over else f"end by {day_in_words(last)}"
        )
    return f"{seen}; {end}, and without them the gap would open."


def _ends(snapshot: Snapshot, scope: Scope | None) -> Mapping[str, str]:
    """Who leaves a body, an organisation or a programme within the months ahead, and on which day.

    Somebody who stays on by another seat does not leave. A membership ends on its `end_date`, else
    when its post's term is over, counted from its beginning; that may be past already.
    """
    own = _memberships(snapshot, scope)
    limit = months_later(snapshot.as_of, MONTHS_AHEAD)
    last: dict[str, str] = {}
    for item in own:
        last[item.person_id] = max(last.get(item.person_id, ""), _end(snapshot, item) or "9999")
    return {id_: day for id_, day in last.items() if day <= limit}


def _memberships(snapshot: Snapshot, scope: Scope | None) -> Collection[Membership]:
    if scope is not None and scope.kind == "Organization":
        return snapshot.memberships_in(scope.id)
    if scope is not None and scope.kind == "Programme":
        return [m for m in snapshot.memberships.values() if m.programme_id == scope.id]
    return ()


def _end(snapshot: Snapshot, item: Membership) -> str:
    post = snapshot.posts.get(item.post_id)
    if item.end_date or not (post and post.term_months and item.start_date):
        return item.end_date
    return months_later(item.start_date, post.term_months)


def _members(
    snapshot: Snapshot, found: Gaps, scope: Scope | None, groups: Collection[Group]
) -> Mapping[Group, list[str]]:
    """The people of some groups, in one walk over the people of the scope."""
    by = [dimension(code) for code in found.by]
    said = [item.said(snapshot, scope) for item in by]
    members: dict[Group, list[str]] = defaultdict(list)
    inside = sorted(people_within(snapshot, scope)) if scope else snapshot.people
    for id_ in inside:
        for group in product(
            *(item.sort(snapshot, words[id_]) for item, words in zip(by, said, strict=True))
        ):
            if group in groups:
                members[group].append(id_)
    return members
