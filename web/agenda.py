"""What deserves attention today, the most urgent first: one look at each analysis."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from graph_service.analysis.governance import governance
from graph_service.analysis.numerals import in_words
from graph_service.analysis.representation import people_gaps
from graph_service.days import in_words as day_in_words
from graph_service.integrity import loose_ends
from graph_service.records import KINDS, Round
from graph_service.snapshot import Snapshot

DIMENSIONS = ("sector", "profession")


@dataclass(frozen=True)
class Concern:
    """One thing to look at.

    `brief` is a part of the page's first sentence; `detail` says more; `endpoint` and `link` lead
    to the page that shows all of it.
    """

    brief: str
    detail: str
    endpoint: str
    link: str


def concerns(snapshot: Snapshot, whole: Snapshot) -> tuple[Concern, ...]:
    """All that deserves attention on a day, the most urgent first.

    What is named and not there is looked for in the whole history: something that has ended is
    still known.
    """
    of_the_day = (concern for look in _LOOKS for concern in look(snapshot))
    return (*of_the_day, *_dangling(whole))


def _are(number: int, one: str, many: str) -> str:
    """`one post is`, `12 posts are`."""
    return f"{in_words(number)} {one} is" if number == 1 else f"{in_words(number)} {many} are"


def _missing(snapshot: Snapshot) -> Iterator[Concern]:
    answers = [people_gaps(snapshot, (by,)) for by in DIMENSIONS]
    gaps = [gap for answer in answers for gap in answer.in_order]
    missing = [gap for gap in gaps if gap.status == "missing"]
    under = [gap for gap in gaps if gap.status == "under"]
    if missing:
        brief = f"{_are(len(missing), 'group', 'groups')} missing from our leadership network"
        yield Concern(brief, missing[0].sentence, "missing.page", "See who is missing")
    elif under:
        brief = f"{_are(len(under), 'group', 'groups')} too few in our leadership network"
        yield Concern(brief, under[0].sentence, "missing.page", "See who is missing")


def _undecided(snapshot: Snapshot) -> Iterator[Concern]:
    open_ = [item for item in governance(snapshot).decisions if item.nobody_accountable]
    if open_:
        number = len(open_)
        have = "decision has" if number == 1 else "decisions have"
        brief = f"{in_words(number)} {have} nobody accountable"
        where = f" in {open_[0].area}" if open_[0].area else ""
        detail = f"Among them: {open_[0].topic}{where}." if number > 1 else f"{open_[0].topic}."
        yield Concern(brief, detail, "governance.page", "See who decides")


def _vacant(snapshot: Snapshot) -> Iterator[Concern]:
    found = governance(snapshot)
    if found.vacancies:
        worst = max(found.bodies, key=lambda body: body.vacancies)
        brief = f"{_are(found.vacancies, 'post', 'posts')} vacant"
        detail = f"Most of them on {worst.name}: {in_words(worst.vacancies)}."
        if found.vacancies == worst.vacancies:
            detail = f"On {worst.name}."
        yield Concern(brief, detail, "governance.page", "See who sits where")


def _unpaired(snapshot: Snapshot) -> Iterator[Concern]:
    rounds: list[Round] = sorted(
        snapshot.of("Round").values(), key=lambda item: (item.start_date, item.id)
    )
    willing = {person.id for person in snapshot.people.values() if person.consent_pairing}
    if not rounds:
        if len(willing) > 1:
            brief = f"{_are(len(willing), 'person', 'people')} waiting to be paired"
            detail = "They agreed to be paired, and no round has been proposed yet."
            yield Concern(brief, detail, "pairings.page", "Propose pairs")
        return
    newest = rounds[-1]
    pairings = [item for item in snapshot.pairings.values() if item.round_id == newest.id]
    alone = willing.difference(*(item.person_ids for item in pairings))
    if alone:
        brief = f"{_are(len(alone), 'person', 'people')} without a partner"
        yield Concern(brief, f"In the round “{newest.name}”.", "pairings.page", "See the round")


def _dangling(whole: Snapshot) -> Iterator[Concern]:
    found = list(loose_ends(whole))
    if found:
        number = len(found)
        record, field, named = found[0]
        kind = KINDS[type(record).__name__]
        brief = f"{in_words(number)} {'record names' if number == 1 else 'records name'}"
        detail = (
            f"For example, the {kind.one} “{record.id}” names “{named}” under “{field.label}”, "
            f"and there is no {KINDS[field.refers_to].one} with that id."
        )
        yield Concern(f"{brief} something that is not here", detail, "load.page", "Load a file")


def _overdue(snapshot: Snapshot) -> Iterator[Concern]:
    stale = sorted(
        (body.confirmed_on, body.name)
        for body in snapshot.bodies.values()
        if body.confirmed_on and body.review_every
        if _months_between(body.confirmed_on, snapshot.as_of) >= body.review_every
    )
    if stale:
        number = len(stale)
        brief = f"{in_words(number)} {'body is' if number == 1 else 'bodies are'} due for review"
        last, name = stale[0]
        detail = f"{name} was last confirmed on {day_in_words(last)}."
        yield Concern(brief, detail, "governance.page", "See the bodies")


def _months_between(first: str, last: str) -> int:
    """Whole months between two days (a month or year alone counts from its beginning)."""
    years = int(last[:4]) - int(first[:4])
    months = int(last[5:7] or 1) - int(first[5:7] or 1)
    return years * 12 + months - (last[8:10] < (first[8:10] or "01"))


_LOOKS: tuple[Callable[[Snapshot], Iterator[Concern]], ...] = (
    _missing, _undecided, _vacant, _unpaired, _overdue,
)  # fmt: skip
