"""What a report suggests: whom to approach, which seats fit, what invitations can close."""

from collections.abc import Iterator, Sequence

from graph_service import codes
from graph_service.analysis.dimensions import borough_of, dimension
from graph_service.analysis.fillers import organizations_for
from graph_service.analysis.governance.seats import is_vacant
from graph_service.analysis.invitations import Wishes, invitations, vacancies
from graph_service.analysis.numerals import in_words, listed
from graph_service.analysis.overview import Overview
from graph_service.analysis.representation import Gap
from graph_service.records import Post
from graph_service.scope import Scope
from graph_service.snapshot import Snapshot

MOST_APPROACHED = 4
MOST_OF_ONE = 2
"""Groups of one dimension, so that each dimension has its say."""
MOST_ORGANIZATIONS = 3
MOST_SEATS = 3
SEATS = 6
"""Asked for where no seat stands empty."""
SECONDS = 2.0


def suggestions(
    snapshot: Snapshot, scope: Scope | None, found: Overview, by: str, yardstick: str | None
) -> Iterator[str]:
    """What could be done about the gaps of an overview, a sentence each; names no individual."""
    yield from _seats(snapshot, scope, found)
    # Invitations look along what a yardstick speaks of; by default as "Whom to invite" does.
    along = tuple(found.answers) if by or yardstick else ()
    yield from _invited(snapshot, scope, along, yardstick)
    yield from _approached(snapshot, found)
    yield from _unknown(found)


def _seats(snapshot: Snapshot, scope: Scope | None, found: Overview) -> Iterator[str]:
    """The vacant seats, of the body or of all bodies, that ask for somebody of a group in gap."""
    body = scope.id if scope and scope.kind == "Organization" else ""
    if scope and not body:
        return
    posts = snapshot.posts_in(body) if body else list(snapshot.posts.values())
    fitting = [post for post in posts if is_vacant(snapshot, post) and _fits(snapshot, post, found)]
    if not fitting:
        return
    fitting.sort(key=lambda post: (post.label, post.id))
    names = [_seat(snapshot, post, body) for post in fitting]
    if len(names) == 1:
        yield f"Fill the vacant seat {names[0]}, which asks for a group that is missing or too few."
    else:
        yield (
            f"Fill the vacant seats that ask for groups missing or too few: "
            f"{listed(names, most=MOST_SEATS)}."
        )


def _seat(snapshot: Snapshot, post: Post, body: str) -> str:
    if body:
        return f"“{post.label}”"
    return f"“{post.label}” ({snapshot.label('Organization', post.organization_id)})"


def _fits(snapshot: Snapshot, post: Post, found: Overview) -> bool:
    asks = {
        ("sector", post.sector),
        ("profession", post.profession_id),
        ("place", borough_of(snapshot, post.area_id)),
    }
    return any((code, gap.group[0]) in asks for code, gap in found.gaps)


def _invited(
    snapshot: Snapshot, scope: Scope | None, by: Sequence[str], yardstick: str | None
) -> Iterator[str]:
    """How many gaps the free seats of a body, or some invitations to what lies ahead, can close."""
    if scope is None or not _takes_people(snapshot, scope):
        return
    if any(dimension(code).of_scope for code in by):
        return
    free = vacancies(snapshot, scope)
    wishes = Wishes(free or SEATS, tuple(by), yardstick)
    found = invitations(snapshot, scope, wishes, SECONDS)
    if not found.closed:
        return
    number, noun = (free, "free seat") if free else (len(found.chosen), "invitation")
    who = f"{in_words(number)} {noun}{'' if number == 1 else 's'}".capitalize()
    gaps = f"the {in_words(found.gaps)} gaps" if found.gaps > 1 else "the only gap"
    close = gaps if found.closed == found.gaps else f"{in_words(found.closed)} of {gaps}"
    most = "" if found.closed == found.gaps or not found.none_closes_more else ", and no more"
    yield f"{who} can close {close}{most} (a gap is one person short in one group)."


def _takes_people(snapshot: Snapshot, scope: Scope) -> bool:
    if scope.kind == "Event":
        return bool(snapshot.events[scope.id].start_date > snapshot.as_of)
    return scope.id in snapshot.bodies or scope.kind == "Programme"


def _chosen(found: Overview) -> list[tuple[str, Gap]]:
    """The most important gaps, not all of one dimension where several have some."""
    several = len({code for code, _ in found.gaps}) > 1
    taken: dict[str, int] = {}
    chosen = []
    for code, gap in found.gaps:
        taken[code] = taken.get(code, 0) + 1
        if taken[code] <= MOST_OF_ONE or not several:
            chosen.append((code, gap))
    return chosen[:MOST_APPROACHED]


def _approached(snapshot: Snapshot, found: Overview) -> Iterator[str]:
    """Whom to ask for somebody of each group; groups that the same could send together."""
    wanted: dict[tuple[str, ...], list[str]] = {}
    for code, gap in _chosen(found):
        ids = organizations_for(snapshot, [dimension(code)], gap.group)[:MOST_ORGANIZATIONS]
        who = gap.wording.who(gap.words, 1).removeprefix("One person ")
        wanted.setdefault(ids, []).append(f"somebody {who}")
    for ids, people in wanted.items():
        if ids:
            names = [_name(snapshot, id_) for id_ in ids]
            yield f"Ask {listed(names, 'or')} for {listed(people)}."
        else:
            yield f"Find an organisation that could send {listed(people, 'or')}: we know of none."


def _name(snapshot: Snapshot, id_: str) -> str:
    """An organisation inside a sentence: one that is called "A care home" begins small."""
    name = snapshot.label("Organization", id_)
    return f"a{name[1:]}" if name.startswith(("A ", "An ")) else name


def _unknown(found: Overview) -> Iterator[str]:
    said = [
        f"the {codes.DIMENSIONS.say(code).lower()} of {in_words(answer.unknown)}"
        for code, answer in found.answers.items()
        if answer.unknown
    ]
    if said:
        yield f"Complete the records, so that everybody counts: {listed(said)} is not known."
