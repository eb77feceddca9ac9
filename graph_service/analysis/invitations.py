"""Whom to invite: the people who close the most gaps of a body or an event, proved and fair."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from graph_service.analysis.dimensions import dimension
from graph_service.analysis.fillers import bodies_for, organizations_for
from graph_service.analysis.governance.seats import is_vacant
from graph_service.analysis.invitation_answer import Closing, Invitations, Invited, Left, Wish
from graph_service.analysis.invitation_candidates import bodies_of, fits, pool_of, taken_in
from graph_service.analysis.invitation_gaps import (
    POINTS,
    Wanted,
    dimensions_asked,
    is_unknown,
    measured,
    wanted,
)
from graph_service.analysis.invitation_problem import SECONDS, Choice, best, points_of
from graph_service.analysis.invitation_programme import Candidate, Need
from graph_service.analysis.invitation_reasons import ALTERNATIVES, Reasons
from graph_service.analysis.numerals import in_words
from graph_service.errors import NotFound, Refused
from graph_service.records import Post
from graph_service.scope import Scope, people_within
from graph_service.snapshot import Snapshot

APPROACH = 5
_KINDS = ("Organization", "Event", "Programme", "Group", "Area")


@dataclass(frozen=True)
class Wishes:
    """What the team asks for.

    `seats`: how many people, None for the vacant posts of a body. `by`: codes of dimensions, none
    for those that a yardstick speaks of here. `weights`: see `invitation_gaps.wanted`. `take` are
    people who are to be asked in any case, `without` those who are not to be asked.
    """

    seats: int | None = None
    by: tuple[str, ...] = ()
    yardstick: str | None = None
    weights: Mapping[str, float] = field(default_factory=dict)
    take: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


def invitations(
    snapshot: Snapshot, scope: Scope, asked: Wishes, seconds: float = SECONDS
) -> Invitations:
    """Choose the people who close the most gaps together, as the integer programme proves.

    In this order: the most gaps closed (weighted); the fewest seats already held by those asked,
    since nobody is to be asked for a fifth board while others have none; the fewest people; the
    first by name. Who sits on four bodies or more is asked only for what nobody else can close.

    Args:
        snapshot: the whole network on one day.
        scope: to what people are invited.
        asked: seats, weights and the like.
        seconds: how long one programme of the solver may take.

    Raises:
        NotFound: the scope, or a person that was named, is not in the snapshot.
        Refused: what is asked cannot be done; the sentence says why.
    """
    take = tuple(dict.fromkeys(asked.take))
    seats = _seats(snapshot, scope, asked, len(take))
    by = dimensions_asked(snapshot, scope, asked.by, asked.yardstick)
    answers = measured(snapshot, scope, by, asked.yardstick)
    needs = wanted(answers, asked.weights)
    taken = taken_in(snapshot, scope, needs, take)
    pool = pool_of(snapshot, scope, needs, asked.without)
    free = {id_: item for id_, item in pool.people.items() if id_ not in taken}
    choice = _choice(needs, taken, free, seats, seconds)
    names = list(free)
    chosen = _by_name(snapshot, {**taken, **{names[at]: free[names[at]] for at in choice.places}})
    others = {id_: item for id_, item in free.items() if id_ not in chosen}
    reasons = Reasons(snapshot, needs, chosen, others)
    sure = points_of(_numbers(needs), list(taken.values()))
    return Invitations(
        scope,
        snapshot.label(scope.kind, scope.id),
        snapshot.as_of,
        seats,
        tuple(item.code for item in by),
        tuple(code for answer in answers if is_unknown(answer) for code in answer.by),
        tuple(dict.fromkeys(answer.yardstick for answer in answers)),
        tuple(dict.fromkeys(answer.basis for answer in answers)),
        len({need.points for need in needs}) > 1,
        needs,
        tuple(_invited(reasons, id_, closes, taken, _vacant(snapshot, scope))
              for id_, closes in reasons.closings().items()),
        tuple(_left(reasons, at, short) for at, short in enumerate(reasons.short()) if short),
        tuple(_wish(reasons, post) for post in _vacant(snapshot, scope)),
        pool.busy,
        len(free),
        (sure + choice.points) / POINTS,
        (sure + choice.bound) / POINTS,
        choice.proved,
    )  # fmt: skip


def scope_to(snapshot: Snapshot, text: str) -> Scope:
    """What `--to` means: KIND:ID, or the id alone of a body, an event or the like.

    Raises:
        NotFound: nothing has that id.
        Refused: several things have it.
    """
    if ":" in text and not any(text in snapshot.of(kind) for kind in _KINDS):
        return Scope.parse(text)
    found = [Scope(kind, text) for kind in _KINDS if text in snapshot.of(kind)]
    if not found:
        raise NotFound(f"There is no body and no event with the id '{text}' on {snapshot.as_of}.")
    if len(found) > 1:
        kinds = " or ".join(str(item) for item in found)
        raise Refused(f"Several things have the id '{text}': write {kinds}.")
    return found[0]


def vacancies(snapshot: Snapshot, scope: Scope) -> int:
    """How many posts of a body stand empty; 0 for anything else."""
    posts = snapshot.posts_in(scope.id) if scope.kind == "Organization" else []
    return sum(is_vacant(snapshot, post) for post in posts)


def _seats(snapshot: Snapshot, scope: Scope, asked: Wishes, taken: int) -> int:
    people_within(snapshot, scope)  # says that there is no such scope
    seats = vacancies(snapshot, scope) if asked.seats is None else asked.seats
    if asked.seats is None and not seats:
        raise Refused("No seat stands empty here: say how many people you could invite.")
    if seats < 1:
        raise Refused(f"Invite one person at least, not {seats}.")
    if taken > seats:
        raise Refused(
            f"You chose {in_words(taken)} people for {in_words(seats)} seat{'s' * (seats > 1)}."
        )
    if both := sorted({*asked.take} & {*asked.without}):
        raise Refused(f"'{both[0]}' is both to be invited and not: choose one.")
    return seats


def _numbers(needs: Sequence[Wanted]) -> list[Need]:
    return [Need(need.short, need.points) for need in needs]


def _choice(
    needs: Sequence[Wanted],
    taken: Mapping[str, Candidate],
    free: Mapping[str, Candidate],
    seats: int,
    seconds: float,
) -> Choice:
    """The best people beside those taken, for what those leave open."""
    covers = [item.covers for item in taken.values()]
    found = [sum(one >> at & 1 for one in covers) for at in range(len(needs))]
    still = [
        Need(max(0, need.short - n), need.points) for need, n in zip(needs, found, strict=True)
    ]
    open_ = sum(1 << at for at, need in enumerate(still) if need.short)
    candidates = [Candidate(item.covers & open_, item.load) for item in free.values()]
    return best(still, candidates, seats - len(taken), seconds)


def _by_name(snapshot: Snapshot, people: Mapping[str, Candidate]) -> dict[str, Candidate]:
    in_order = sorted(people, key=lambda id_: (snapshot.people[id_].name.casefold(), id_))
    return {id_: people[id_] for id_ in in_order}


def _invited(
    reasons: Reasons,
    id_: str,
    closes: tuple[Closing, ...],
    taken: Mapping[str, Candidate],
    posts: Sequence[Post],
) -> Invited:
    return Invited(
        id_,
        reasons.snapshot.people[id_].name,
        id_ in taken,
        closes,
        bodies_of(reasons.snapshot, id_),
        tuple(post.id for post in posts if fits(reasons.snapshot, id_, post)),
        reasons.alternatives(id_),
    )


def _left(reasons: Reasons, at: int, short: int) -> Left:
    need, snapshot = reasons.needs[at], reasons.snapshot
    candidates = reasons.who_could(at)
    by = [dimension(need.dimension)]
    return Left(
        need,
        short,
        candidates,
        () if candidates else organizations_for(snapshot, by, need.gap.group)[:APPROACH],
        () if candidates else bodies_for(snapshot, by, need.gap.group)[:APPROACH],
    )


def _vacant(snapshot: Snapshot, scope: Scope) -> list[Post]:
    """The vacant posts of a body that say whom they want."""
    posts = snapshot.posts_in(scope.id) if scope.kind == "Organization" else []
    asking = [post for post in posts if is_vacant(snapshot, post)
              and (post.profession_id or post.sector)]  # fmt: skip
    return sorted(asking, key=lambda post: (post.label, post.id))


def _wish(reasons: Reasons, post: Post) -> Wish:
    """Of the others those who hold the fewest seats."""
    lightest = sorted(reasons.others, key=lambda id_: reasons.others[id_].load)
    fitting = (id_ for id_ in lightest if fits(reasons.snapshot, id_, post))
    chosen = tuple(id_ for id_ in reasons.chosen if fits(reasons.snapshot, id_, post))
    return Wish(post.id, chosen, tuple(islice(fitting, ALTERNATIVES)))
