"""What does not add up on a single body: quorum, chair, terms, whom its seats ask for."""

from collections.abc import Iterator

from graph_service import codes
from graph_service.analysis.governance.fault import Fault
from graph_service.analysis.governance.terms import ends_of
from graph_service.analysis.governance.votes import filled_votes
from graph_service.days import in_words
from graph_service.records import Organization, Post
from graph_service.snapshot import Snapshot


def board_faults(snapshot: Snapshot) -> Iterator[Fault]:
    """The faults of each body by itself."""
    for body in snapshot.bodies.values():
        yield from _quorum(snapshot, body)
        yield from _chair(snapshot, body)
        for post in snapshot.posts_in(body.id):
            yield from _terms(snapshot, body, post)
            yield from _wanted(snapshot, body, post)


def _quorum(snapshot: Snapshot, body: Organization) -> Iterator[Fault]:
    filled = filled_votes(snapshot, body)
    if body.quorum is not None and body.quorum > filled:
        sentence = (
            f"{body.name} cannot be quorate: it needs {body.quorum}, and {filled} of its voting "
            "seats are filled."
        )
        yield Fault("no-quorum", sentence, (body.id,))


def _chair(snapshot: Snapshot, body: Organization) -> Iterator[Fault]:
    posts = snapshot.posts_in(body.id)
    # A department's tree of posts says nothing of votes, and has no chair.
    is_board = any(post.voting is not None or post.in_attendance for post in posts)
    if is_board and not any(post.chair for post in posts):
        yield Fault("no-chair", f"{body.name} has no post of a chair.", (body.id,))


def _terms(snapshot: Snapshot, body: Organization, post: Post) -> Iterator[Fault]:
    # Posts are named, not people: a body has the gap, and some people do not want to be shown.
    for _, end in ends_of(snapshot, post):
        if end <= snapshot.as_of:
            sentence = (
                f"The term of {post.label} of {body.name} ended on {in_words(end)}: appoint the "
                "holder again, or somebody else."
            )
            yield Fault("term-over", sentence, (body.id,))


def _wanted(snapshot: Snapshot, body: Organization, post: Post) -> Iterator[Fault]:
    for held in snapshot.holders_of(post.id):
        person = snapshot.people.get(held.person_id)
        if person is None:
            continue
        where = f"{post.label} of {body.name}"
        wanted = post.profession_id
        if wanted and person.profession_ids and wanted not in person.profession_ids:
            words = snapshot.label("Profession", wanted)
            sentence = f"{where} asks for the profession “{words}”, which its holder is not of."
            yield Fault("not-as-wanted", sentence, (body.id,))
        sector = snapshot.sector_of(person.id)
        if post.sector and sector and post.sector != sector:
            words = codes.SECTORS.say(post.sector)
            sentence = f"{where} asks for the sector “{words}”, where its holder does not work."
            yield Fault("not-as-wanted", sentence, (body.id,))
