"""What deserves attention today, the most urgent first: one look at each analysis."""

from collections.abc import Iterator, Mapping, Sequence

from graph_service.analysis.governance.bodies import Governance, governance
from graph_service.analysis.governance.reviews import is_open
from graph_service.analysis.numerals import in_words, listed
from graph_service.analysis.pairing.schemes import schemes
from graph_service.analysis.pairing.standing import standing
from graph_service.analysis.representation import Gap, people_gaps
from graph_service.days import in_words as day_in_words
from graph_service.integrity import loose_ends
from graph_service.records import KINDS, Round
from graph_service.snapshot import Snapshot
from web.agenda_gaps import ENDING, OPENED, RESTING, concerns_of, warned
from web.concern import Concern

DIMENSIONS = ("sector", "profession")
FIRST_SCHEME = "shadowing"
NAMED = 2
FEWEST_PEOPLE = 10  # a network of fewer says nothing about who is missing


def concerns(snapshot: Snapshot, whole: Snapshot) -> tuple[Concern, ...]:
    """All that deserves attention on a day, the most urgent first.

    What is named and not there is looked for in the whole history: something that has ended is
    still known.
    """
    found, governed = warned(snapshot, whole), governance(snapshot)
    return (
        *_missing(snapshot),
        *concerns_of(snapshot, found, OPENED),
        *_undecided(governed),
        *_vacant(governed),
        *_unpaired(snapshot),
        *_said(snapshot),
        *concerns_of(snapshot, found, ENDING),
        *_overdue(governed),
        *concerns_of(snapshot, found, RESTING),
        *_dangling(whole),
    )


def _are(number: int, one: str, many: str) -> str:
    """`one post is`, `12 posts are`."""
    return f"{in_words(number)} {one} is" if number == 1 else f"{in_words(number)} {many} are"


def _missing(snapshot: Snapshot) -> Iterator[Concern]:
    if len(snapshot.people) < FEWEST_PEOPLE:
        return
    answers = {by: people_gaps(snapshot, (by,)).in_order for by in DIMENSIONS}
    short = {
        by: urgent
        for by, gaps in answers.items()
        if (urgent := [gap for gap in gaps if gap.status in ("missing", "under")])
    }
    if short:
        detail = " ".join(gaps[0].sentence for gaps in short.values())
        query = {"by": next(iter(short))}
        yield Concern(_short_of(short), detail, "missing.page", "See who is missing", query)


def _short_of(short: Mapping[str, Sequence[Gap]]) -> str:
    """`seven sectors and one profession are missing, two sectors have too few people`."""
    missing, under = (_counted(short, status) for status in ("missing", "under"))
    begin = f"{missing[0]} {'is' if missing[1] == 1 else 'are'} missing" if missing[1] else ""
    end = f"{under[0]} {'has' if under[1] == 1 else 'have'} too few people" if under[1] else ""
    where = "in our leadership network" if end else "from our leadership network"
    return f"{' and '.join(filter(None, [begin, end]))} {where}"


def _counted(short: Mapping[str, Sequence[Gap]], status: str) -> tuple[str, int]:
    """How many groups of each dimension have a status, in words, and how many in all."""
    counts = {by: sum(gap.status == status for gap in gaps) for by, gaps in short.items()}
    words = [
        f"{in_words(number)} {by if number == 1 else f'{by}s'}"
        for by, number in counts.items()
        if number
    ]
    return " and ".join(words), sum(counts.values())


def _undecided(found: Governance) -> Iterator[Concern]:
    open_ = [item for item in found.decisions if item.nobody_accountable]
    if open_:
        number = len(open_)
        have = "decision has" if number == 1 else "decisions have"
        brief = f"{in_words(number)} {have} nobody accountable"
        where = f" in {open_[0].area}" if open_[0].area else ""
        detail = f"Among them: {open_[0].topic}{where}." if number > 1 else f"{open_[0].topic}."
        yield Concern(brief, detail, "governance.page", "See who decides")


def _vacant(found: Governance) -> Iterator[Concern]:
    with_vacancies = sorted(
        (body for body in found.bodies if body.vacancies),
        key=lambda body: (-body.vacancies, body.name),
    )
    if with_vacancies:
        named = [f"{body.name} ({in_words(body.vacancies)})" for body in with_vacancies[:NAMED]]
        more = len(with_vacancies) - NAMED
        if more > 0:
            named.append(f"{in_words(more)} more {'body' if more == 1 else 'bodies'}")
        brief = f"{_are(found.vacancies, 'post', 'posts')} vacant"
        yield Concern(brief, f"On {listed(named)}.", "governance.page", "See who sits where")


def _unpaired(snapshot: Snapshot) -> Iterator[Concern]:
    rounds: list[Round] = sorted(
        snapshot.of("Round").values(), key=lambda item: (item.start_date, item.id)
    )
    if not rounds:
        waiting = _takers(snapshot, FIRST_SCHEME)
        if len(waiting) > 1:
            brief = f"{_are(len(waiting), 'person', 'people')} waiting to be paired"
            detail = "They agreed to be paired, and no round has been proposed yet."
            yield Concern(brief, detail, "pairings.page", "Propose pairs")
        return
    newest = rounds[-1]
    pairings = [item for item in snapshot.pairings.values() if item.round_id == newest.id]
    taking = _takers(snapshot, newest.scheme, newest.id)
    alone = taking.difference(*(item.person_ids for item in pairings))
    if alone:
        number = len(alone)
        who = f"{in_words(number)} {'person' if number == 1 else 'people'} who agreed to be paired"
        brief = f"{who} {'is' if number == 1 else 'are'} not in the round “{newest.name}”"
        detail = "They offer or seek what the round needs and have no partner in it."
        query = {"round_id": newest.id}
        yield Concern(brief, detail, "rounds.page", "See the round", query)


def _takers(snapshot: Snapshot, code: str, round_id: str = "") -> set[str]:
    """Who takes part in a scheme, or in a round of it where people have applied to one."""
    found = schemes(snapshot).get(code)
    return {*standing(snapshot, found, round_id).company.people} if found else set()


def _dangling(whole: Snapshot) -> Iterator[Concern]:
    found = list(loose_ends(whole))
    if found:
        number = len(found)
        record, field, named = found[0]
        kind = KINDS[type(record).__name__]
        brief = f"{in_words(number)} {'record names' if number == 1 else 'records name'}"
        detail = (
            f"For example, the {kind.one} “{record.id}” names “{named}” under “{field.label}”, "
            f"and there is no {KINDS[field.points_to].one} with that id."
        )
        yield Concern(f"{brief} something that is not here", detail, "load.page", "Load a file")


def _overdue(found: Governance) -> Iterator[Concern]:
    stale = sorted(
        (body.confirmed_on, body.name)
        for body in found.bodies
        if body.review_due and body.review_due <= found.as_of
    )
    if stale:
        number = len(stale)
        brief = f"{in_words(number)} {'body is' if number == 1 else 'bodies are'} due for review"
        last, name = stale[0]
        detail = f"{name} was last confirmed on {day_in_words(last)}."
        yield Concern(brief, detail, "governance.page", "See the bodies")


def _said(snapshot: Snapshot) -> Iterator[Concern]:
    number = sum(map(is_open, snapshot.reviews.values()))
    if number:
        brief = f"{_are(number, 'thing that reviewers said', 'things that reviewers said')} open"
        yield Concern(brief, "Accept, decline or answer them.", "reviews.page", "See what they say")
